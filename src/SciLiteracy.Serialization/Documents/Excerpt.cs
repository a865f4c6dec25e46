using System.Text;

namespace SciLiteracy.Serialization;

/// <summary>Makes offending text fit to stand in a one-line message.</summary>
internal static class Excerpt
{
    private const int MaximumLength = 60;

    /// <summary>Returns the text with control characters and line ends written as escapes, cut off after 60 characters.</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        var cut = text.Length > MaximumLength;
        var shown = text;
        if (cut)
        {
            // A surrogate pair is not cut in two.
            shown = text[..(char.IsHighSurrogate(text[MaximumLength - 1]) ? MaximumLength - 1 : MaximumLength)];
        }

        var builder = new StringBuilder(shown.Length + 1);
        foreach (var c in shown)
            Append(builder, c);
        return cut ? builder.Append('…').ToString() : builder.ToString();
    }

    private static void Append(StringBuilder builder, char c)
    {
        switch (c)
        {
            case '\n':
                builder.Append("\\n");
                break;
            case '\r':
                builder.Append("\\r");
                break;
            case '\t':
                builder.Append("\\t");
                break;
            case < ' ' or (>= '\u007F' and <= '\u009F') or '\u2028' or '\u2029' or '\uFEFF' or (>= '\u200E' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'):
                builder.Append("\\u").Append(((int)c).ToString("X4", System.Globalization.CultureInfo.InvariantCulture));
                break;
            default:
                builder.Append(c);
                break;
        }
    }
}
