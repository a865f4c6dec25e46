using System.Globalization;
using System.Text;

namespace SciLiteracy.Domain;

/// <summary>Makes offending text fit to stand in a message of one line.</summary>
public static class Excerpt
{
    /// <summary>The number of characters of an offending text that are shown.</summary>
    public const int MaximumLength = 60;

    /// <summary>
    /// Returns a text cut off after <see cref="MaximumLength"/> characters, with line ends, control characters, invisible marks, marks of direction
    /// and lone surrogates written as escapes, so that a hostile text can neither fake lines of a report nor turn their reading around.
    /// </summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        var cut = text.Length > MaximumLength;
        if (cut)
            text = text[..(char.IsHighSurrogate(text[MaximumLength - 1]) ? MaximumLength - 1 : MaximumLength)];

        StringBuilder shown = new(text.Length + 1);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                shown.Append(c).Append(text[++i]);
            else if (c == '\n')
                shown.Append("\\n");
            else if (c == '\r')
                shown.Append("\\r");
            else if (c == '\t')
                shown.Append("\\t");
            else if (IsShown(c))
                shown.Append(c);
            else
                shown.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
        }

        return cut ? shown.Append('…').ToString() : shown.ToString();
    }

    private static bool IsShown(char c) => char.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
