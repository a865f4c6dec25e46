using System.Buffers;

namespace SciLiteracy.Indicators.Observations;

/// <summary>Something that was published beside a value, as text: a note, the number as printed, a standard error. SDMX calls it an attribute.</summary>
public sealed record AttributeValue
{
    private static readonly SearchValues<char> Unprintable = SearchValues.Create(
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\u000B\f\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\u007F");

    /// <summary>Makes an attribute.</summary>
    /// <param name="name">The name; the title of the column it stands in.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">
    /// The name is blank, the text is empty, or one of them cannot stand in a text file: it has a control character other than tab, CR and LF, or half of a surrogate pair.
    /// </exception>
    public AttributeValue(string name, string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrEmpty(text);
        if (!IsPlain(name))
            throw new ArgumentException("The name has a control character or half of a surrogate pair.", nameof(name));
        if (!IsPlain(text))
            throw new ArgumentException("The text has a control character or half of a surrogate pair.", nameof(text));
        Name = name;
        Text = text;
    }

    /// <summary>Gets the name; the title of the column it stands in.</summary>
    public string Name { get; }

    /// <summary>Gets the text; never empty.</summary>
    public string Text { get; }

    private static bool IsPlain(ReadOnlySpan<char> text)
    {
        if (text.ContainsAny(Unprintable))
            return false;
        while (true)
        {
            var surrogate = text.IndexOfAnyInRange('\uD800', '\uDFFF');
            if (surrogate < 0)
                return true;
            if (surrogate + 1 >= text.Length || !char.IsSurrogatePair(text[surrogate], text[surrogate + 1]))
                return false;
            text = text[(surrogate + 2)..];
        }
    }
}
