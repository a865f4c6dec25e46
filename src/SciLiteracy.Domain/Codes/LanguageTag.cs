namespace SciLiteracy.Domain;

/// <summary>Language tags of BCP 47, as far as texts need them: whether a tag is well formed, and how it is shortened.</summary>
public static class LanguageTag
{
    /// <summary>Tells whether a tag is well formed: a language of 2 to 8 letters, then subtags of 1 to 8 letters or digits.</summary>
    /// <remarks>The syntax is checked, not the registry. Source: RFC 5646, section 2.1 (without the grandfathered tags).</remarks>
    public static bool IsWellFormed(string tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        var first = true;
        foreach (var range in tag.AsSpan().Split('-'))
        {
            var subtag = tag.AsSpan(range);
            if (subtag.Length is 0 or > 8 || (first && subtag.Length < 2))
                return false;
            foreach (var c in subtag)
            {
                if (first ? !char.IsAsciiLetter(c) : !char.IsAsciiLetterOrDigit(c))
                    return false;
            }

            first = false;
        }

        return true;
    }

    /// <summary>Returns the tag without its last subtag, or null: <c>zh-Hans-CN</c>, <c>zh-Hans</c>, <c>zh</c>.</summary>
    /// <remarks>A single letter or digit before the cut goes too. Source: RFC 4647, section 3.4 (lookup).</remarks>
    public static string? Shorten(string tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        var cut = tag.LastIndexOf('-');
        if (cut >= 2 && tag[cut - 2] == '-')
            cut -= 2;
        return cut <= 0 ? null : tag[..cut];
    }
}
