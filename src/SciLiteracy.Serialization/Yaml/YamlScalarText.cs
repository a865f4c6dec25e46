using System.Buffers;
using System.Globalization;
using System.Text;

namespace SciLiteracy.Serialization;

/// <summary>How a scalar is spelt in YAML: plain where every reader takes it for what it is, else in quotes or as a literal block.</summary>
internal static class YamlScalarText
{
    private const string Indicators = "-?:,[]{}#&*!|>'\"%@`=<~";

    // Folded text reaches to this column, but a line of it has some room however deep it stands.
    private const int FoldedWidth = 140;
    private const int LeastWidth = 60;

    private static readonly SearchValues<char> FlowIndicators = SearchValues.Create(",[]{}:?#");

    private static readonly SearchValues<char> DigitsAndSigns = SearchValues.Create("0123456789_:.eE+");

    // Words that YAML 1.1 readers take for truth values.
    private static readonly SearchValues<string> OldTruthValues =
        SearchValues.Create(["y", "n", "yes", "no", "on", "off", "true", "false", "null"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the text of a scalar on one line.</summary>
    public static string Of(ScalarNode scalar, bool inFlow) => scalar.Kind switch
    {
        ScalarKind.Null => "null",
        ScalarKind.Number or ScalarKind.Boolean => scalar.Text,
        _ => OfText(scalar.Text, inFlow),
    };

    /// <summary>Returns a text on one line.</summary>
    public static string OfText(string text, bool inFlow)
    {
        if (IsPlain(text, inFlow))
            return text;
        return text.AsSpan().ContainsAny('"', '\\') && !text.Contains('\'', StringComparison.Ordinal) && !NeedsEscapes(text) ? $"'{text}'" : Quoted(text);
    }

    /// <summary>Returns a text in double quotes.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsSurrogate(c))
            {
                RequirePair(text, i);
                quoted.Append(c).Append(text[++i]);
                continue;
            }

            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when NeedsEscape(c) => "\\u" + ((int)c).ToString("X4", CultureInfo.InvariantCulture),
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>
    /// Returns a text of several lines as a literal block, or one that does not fit on its line as a folded block, with its line end; null if
    /// neither is called for, or would not keep every character.
    /// </summary>
    /// <param name="node">The node.</param>
    /// <param name="column">Where the lines begin; at least 1.</param>
    /// <param name="width">How many characters fit on the line that has been begun.</param>
    public static string? AsBlock(DocumentNode node, int column, int width)
    {
        if (node is not ScalarNode { Kind: ScalarKind.Text, Text: var text })
            return null;
        return text.Contains('\n', StringComparison.Ordinal) ? AsLiteral(text, column) : text.Length > width ? AsFolded(text, column) : null;
    }

    private static string? AsLiteral(string text, int column)
    {
        var ends = text.EndsWith('\n');
        var lines = (ends ? text[..^1] : text).Split('\n');
        if (lines[0].Length == 0 || lines[^1].Length == 0)
            return null;
        foreach (var line in lines)
        {
            if (NeedsEscapes(line) || line.Contains('\t', StringComparison.Ordinal) || line is [' ', ..] or [.., ' '])
                return null;
        }

        var block = new StringBuilder(ends ? "|\n" : "|-\n");
        foreach (var line in lines)
            (line.Length == 0 ? block : block.Append(' ', column).Append(line)).Append('\n');
        return block.ToString();
    }

    private static string? AsFolded(string text, int column)
    {
        var words = text.Split(' ');
        if (words.Length == 1 || words.Contains("") || text.Contains('\t', StringComparison.Ordinal) || NeedsEscapes(text))
            return null;

        var block = new StringBuilder(">-\n").Append(' ', column).Append(words[0]);
        var width = Math.Max(LeastWidth, FoldedWidth - column);
        var length = words[0].Length;
        foreach (var word in words.AsSpan(1))
        {
            var goesOn = length + 1 + word.Length <= width;
            (goesOn ? block.Append(' ') : block.Append('\n').Append(' ', column)).Append(word);
            length = goesOn ? length + 1 + word.Length : word.Length;
        }

        return block.Append('\n').ToString();
    }

    private static bool IsPlain(string text, bool inFlow)
    {
        if (text.Length == 0 || Indicators.Contains(text[0], StringComparison.Ordinal) || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
            return false;
        if (text[^1] == ':' || text.Contains(": ", StringComparison.Ordinal) || text.Contains(" #", StringComparison.Ordinal) || text.Contains(" *", StringComparison.Ordinal) || text.StartsWith("...", StringComparison.Ordinal))
            return false;
        if (inFlow && text.AsSpan().ContainsAny(FlowIndicators))
            return false;
        return !text.Contains('\t', StringComparison.Ordinal) && !NeedsEscapes(text) && !LooksLikeAnother(text);
    }

    // Anything that a reader of YAML 1.1 or 1.2 might take for something other than a text. Dates are left: in these documents they are plain.
    private static bool LooksLikeAnother(string text)
    {
        if (OldTruthValues.Contains(text) || ScalarSpelling.KindOf(text) != ScalarKind.Text)
            return true;
        var unsigned = text[0] is '+' ? text.AsSpan(1) : text;
        if (unsigned is ['.', ..])
            return unsigned[1..].Equals("inf", StringComparison.OrdinalIgnoreCase) || unsigned[1..].Equals("nan", StringComparison.OrdinalIgnoreCase);
        // Numbers in other notations: 007, 0x1F, 0o17, 0b1, 1_000, 12:30:00.
        return unsigned is [>= '0' and <= '9', ..]
            && (unsigned is ['0', 'x' or 'o' or 'b', ..] || !unsigned.ContainsAnyExcept(DigitsAndSigns));
    }

    private static bool NeedsEscapes(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
                RequirePair(text, i++);
            else if (NeedsEscape(text[i]) && text[i] != '\t')
                return true;
        }

        return false;
    }

    // What YAML calls not printable, what it or its elder takes for a line end, and what hides or turns text.
    private static bool NeedsEscape(char c) =>
        c is < ' ' or (>= '\u007F' and <= '\u009F') or '\u00AD' or '\u061C' or (>= '\u200B' and <= '\u200F') or (>= '\u2028' and <= '\u202E')
            or (>= '\u2060' and <= '\u206F') or '\uFEFF' or >= '\uFFF0';

    private static void RequirePair(string text, int index)
    {
        if (index + 1 >= text.Length || !char.IsSurrogatePair(text[index], text[index + 1]))
            throw new ArgumentException($"Half a surrogate pair (U+{(int)text[index]:X4}) cannot be written.", nameof(text));
    }
}
