using System.Buffers;
using System.Text.Json;
using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>Says what is wrong with broken JSON: what was expected, and what stands there.</summary>
internal static class JsonProblem
{
    private static readonly SearchValues<char> Delimiters = SearchValues.Create(" \t\r\n,:[]{}\"");

    private enum After
    {
        Nothing,
        Start,
        Key,
        Colon,
        Comma,
        Value,
    }

    /// <summary>Explains an error.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="from">The end of the last token that was read.</param>
    /// <param name="errorIndex">Where the reader met the error.</param>
    /// <param name="isMapping">Whether the innermost open collection is an object, or null if none is open.</param>
    /// <param name="previous">The last token that was read.</param>
    /// <returns>The index to report, and the message.</returns>
    public static (int Index, string Message) Explain(string text, int from, int errorIndex, bool? isMapping, JsonTokenType previous)
    {
        var after = previous switch
        {
            JsonTokenType.None => After.Nothing,
            JsonTokenType.StartObject or JsonTokenType.StartArray => After.Start,
            JsonTokenType.PropertyName => After.Colon,
            _ => After.Value,
        };

        // Goes over what the reader had seen since then without handing it out.
        var i = from;
        while (i < errorIndex)
        {
            var c = text[i];
            if (c is ' ' or '\t' or '\r' or '\n')
            {
                i++;
            }
            else if (c is ',' or ':')
            {
                after = c == ',' ? After.Comma : After.Colon;
                i++;
            }
            else if (c == '"')
            {
                var end = EndOfText(text, i);
                if (end < 0 || end > errorIndex)
                    return InText(text, i, errorIndex);
                after = isMapping == true && after is After.Start or After.Comma ? After.Key : After.Value;
                i = end;
            }
            else
            {
                var word = WordAt(text, i);
                if (!IsValue(word))
                    return (i, word.Length == 0 ? Unexpected(text, i, isMapping, after) : $"Expected {Expected(isMapping, after)}, found '{Excerpt.Of(word)}'.");
                after = After.Value;
                i += word.Length;
            }
        }

        // The reader points at a comma that nothing follows.
        if (after == After.Value && isMapping is not null && errorIndex < text.Length && text[errorIndex] == ',')
            return (errorIndex + 1, Unexpected(text, errorIndex + 1, isMapping, After.Comma));
        return (errorIndex, Unexpected(text, errorIndex, isMapping, after));
    }

    private static string Unexpected(string text, int index, bool? isMapping, After after)
    {
        var rest = text.AsSpan(index);
        if (rest.IsWhiteSpace())
            return $"The document ends too early; expected {Expected(isMapping, after)}.";
        return rest switch
        {
            ['/', '/' or '*', ..] => "Comments are not allowed in JSON.",
            ['\'', ..] => "Texts in JSON stand in double quotes, not in single ones.",
            [']' or '}', ..] when after == After.Comma => $"JSON has no ',' before a closing bracket; found ',' before '{rest[0]}'.",
            _ => $"Expected {Expected(isMapping, after)}, found '{Excerpt.Of(WordAt(text, index) is { Length: > 0 } word ? word : rest[..1])}'.",
        };
    }

    private static string Expected(bool? isMapping, After after) => (isMapping, after) switch
    {
        (true, After.Start) => "a key in double quotes, or '}'",
        (true, After.Comma) => "a key in double quotes",
        (true, After.Key) => "':' after the key",
        (true, After.Value) => "',' or '}'",
        (false, After.Start) => "a value or ']'",
        (false, After.Value) => "',' or ']'",
        (null, After.Value) => "the end of the document",
        _ => "a value",
    };

    private static (int Index, string Message) InText(string text, int start, int errorIndex)
    {
        if (errorIndex >= text.Length)
            return (start, "The text that begins here is not closed; expected '\"'.");
        if (text[errorIndex] is '\n' or '\r' or '\t')
            return (errorIndex, $"A {(text[errorIndex] == '\t' ? "tab" : "line end")} cannot stand in a text; write '{Excerpt.Of(text.AsSpan(errorIndex, 1))}', or close the quotes.");
        var escape = text.LastIndexOf('\\', errorIndex, errorIndex - start);
        return escape < 0
            ? (errorIndex, $"The character '{Excerpt.Of(text.AsSpan(errorIndex, 1))}' cannot stand in a text.")
            : (escape, $"Unknown escape '{Excerpt.Of(text.AsSpan(escape, errorIndex - escape + 1))}' in a text; write '\\\\' for a backslash.");
    }

    private static int EndOfText(string text, int start)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == '"')
                return i + 1;
        }

        return -1;
    }

    private static ReadOnlySpan<char> WordAt(string text, int index)
    {
        var rest = text.AsSpan(index);
        var end = rest.IndexOfAny(Delimiters);
        return end < 0 ? rest : rest[..end];
    }

    private static bool IsValue(ReadOnlySpan<char> word) =>
        word is "true" or "false" or "null" || (word is not (['+', ..] or ['.', ..] or ['-', '.', ..]) && !word.Contains(".e", StringComparison.OrdinalIgnoreCase) && word is not [.., '.'] && ScalarSpelling.IsNumber(word));
}
