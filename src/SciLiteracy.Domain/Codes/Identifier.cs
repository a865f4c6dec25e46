namespace SciLiteracy.Domain;

/// <summary>What an id may look like. Codes need no quoting in a formula; ids of plans and places may.</summary>
public static class Identifier
{
    /// <summary>The longest id, in characters.</summary>
    public const int MaximumLength = 128;

    /// <summary>Gets the pattern of codes: indicators, units, dimensions, agencies, tasks, measures, targets.</summary>
    public const string CodePattern = "[A-Za-z][A-Za-z0-9_.]*";

    /// <summary>Gets the pattern of names: plans, workspaces, sources, phases; as a code, and may have hyphens.</summary>
    public const string NamePattern = "[A-Za-z][A-Za-z0-9_.-]*";

    /// <summary>Gets the pattern of entities: regions, venues, schools; as a name, and may begin with a digit.</summary>
    public const string EntityPattern = "[A-Za-z0-9][A-Za-z0-9_.-]*";

    /// <summary>Tells whether a text is a code.</summary>
    public static bool IsCode(ReadOnlySpan<char> text) => Matches(text, digitFirst: false, hyphens: false);

    /// <summary>Tells whether a text is a name.</summary>
    public static bool IsName(ReadOnlySpan<char> text) => Matches(text, digitFirst: false, hyphens: true);

    /// <summary>Tells whether a text is the code of an entity.</summary>
    public static bool IsEntity(ReadOnlySpan<char> text) => Matches(text, digitFirst: true, hyphens: true);

    private static bool Matches(ReadOnlySpan<char> text, bool digitFirst, bool hyphens)
    {
        if (text.Length is 0 or > MaximumLength || !(char.IsAsciiLetter(text[0]) || (digitFirst && char.IsAsciiDigit(text[0]))))
            return false;
        foreach (var c in text[1..])
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_' && c != '.' && !(hyphens && c == '-'))
                return false;
        }

        return true;
    }
}
