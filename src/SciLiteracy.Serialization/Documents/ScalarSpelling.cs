namespace SciLiteracy.Serialization;

/// <summary>What a scalar is by its spelling: the rules of JSON, and of the YAML core schema where they do no harm.</summary>
/// <remarks>
/// Narrower than the core schema (YAML 1.2.2, section 10.3) in numbers: one with a needless leading zero is a text, for such are codes
/// (<c>007</c>), and so are hexadecimal and octal numbers, infinities and NaN, which have no place in these documents.
/// </remarks>
internal static class ScalarSpelling
{
    /// <summary>Returns the kind of a plain (not quoted) YAML scalar.</summary>
    public static ScalarKind KindOf(string plain) => plain switch
    {
        "" or "~" or "null" or "Null" or "NULL" => ScalarKind.Null,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => ScalarKind.Boolean,
        _ => IsNumber(plain) ? ScalarKind.Number : ScalarKind.Text,
    };

    /// <summary>Tells whether a text is a number: as in JSON, and with a leading plus or with no digit on one side of the point.</summary>
    public static bool IsNumber(ReadOnlySpan<char> text)
    {
        if (text is ['-' or '+', ..])
            text = text[1..];
        var whole = TakeDigits(ref text);
        if (whole is ['0', _, ..])
            return false;
        var digits = whole.Length;
        if (text is ['.', ..])
        {
            text = text[1..];
            digits += TakeDigits(ref text).Length;
        }

        if (digits == 0)
            return false;
        if (text is ['e' or 'E', ..])
        {
            text = text[1..];
            if (text is ['-' or '+', ..])
                text = text[1..];
            if (TakeDigits(ref text).IsEmpty)
                return false;
        }

        return text.IsEmpty;
    }

    /// <summary>Returns a number as JSON writes it, digits untouched: without a plus, and with a digit on both sides of the point.</summary>
    /// <param name="number">A text for which <see cref="IsNumber"/> holds.</param>
    public static string ToJson(string number)
    {
        var text = number.AsSpan();
        var sign = text is ['-', ..] ? "-" : "";
        if (text is ['-' or '+', ..])
            text = text[1..];
        var whole = TakeDigits(ref text);
        var fraction = ReadOnlySpan<char>.Empty;
        var hasPoint = text is ['.', ..];
        if (hasPoint)
        {
            text = text[1..];
            fraction = TakeDigits(ref text);
        }

        return $"{sign}{(whole.IsEmpty ? "0" : whole)}{(hasPoint ? "." : "")}{(hasPoint && fraction.IsEmpty ? "0" : fraction)}{text}";
    }

    private static ReadOnlySpan<char> TakeDigits(scoped ref ReadOnlySpan<char> text)
    {
        var count = text.IndexOfAnyExceptInRange('0', '9');
        var digits = count < 0 ? text : text[..count];
        text = text[digits.Length..];
        return digits;
    }
}
