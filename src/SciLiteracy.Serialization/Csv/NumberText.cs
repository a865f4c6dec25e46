using System.Globalization;
using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>Reads the values of statistics, and says of what is none how to write it.</summary>
internal static class NumberText
{
    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Reads a finite decimal number: digits, one decimal point, an exponent; no groups, no blanks.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out double value) =>
        double.TryParse(text, Styles, CultureInfo.InvariantCulture, out value) && double.IsFinite(value)
        && (value != 0 || !HasDigitsThatCount(text)) && text.IndexOfAnyInRange('0', '9') >= 0;

    /// <summary>Says what is wrong with a text that is no number, as a whole sentence.</summary>
    public static string Complaint(ReadOnlySpan<char> text)
    {
        var shown = Excerpt.Of(text);
        if (double.TryParse(text, Styles, CultureInfo.InvariantCulture, out var parsed) && text.IndexOfAnyInRange('0', '9') >= 0)
        {
            return parsed == 0
                ? $"'{shown}' is too small for a number; the smallest is about 5e-324."
                : $"'{shown}' is too large for a number; the largest is about 1.8e308.";
        }

        var trimmed = text.Trim();
        if (IsWordForMissing(trimmed))
            return $"'{shown}' is no number; leave the cell empty where the value is missing.";
        if (IsWordForInfinity(trimmed))
            return $"'{shown}' is no number; expected a finite one.";
        if (trimmed.Length < text.Length && TryParse(trimmed, out _))
            return $"'{shown}' has blanks around the number; write '{trimmed}'.";
        if (trimmed is [.., '%'] && TryParse(trimmed[..^1].TrimEnd(), out _))
            return $"'{shown}' is no number; write '{trimmed[..^1].TrimEnd()}' and '%' in the column 'unit'.";
        return Groups(trimmed) is { } better ? $"'{shown}' is no number; {better}." : $"'{shown}' is no number; expected one such as 10.56, -3 or 1.5e6.";
    }

    private static bool HasDigitsThatCount(ReadOnlySpan<char> text)
    {
        var exponent = text.IndexOfAny('e', 'E');
        return (exponent < 0 ? text : text[..exponent]).IndexOfAnyInRange('1', '9') >= 0;
    }

    private static bool IsWordForMissing(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<string> words = ["NaN", "NA", "N/A", "#N/A", "null", "none", "nil", "missing", "-", "--", "–", "—", "..", "...", "…", ":", "?"];
        foreach (var word in words)
        {
            if (text.Equals(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return text.IsEmpty;
    }

    private static bool IsWordForInfinity(ReadOnlySpan<char> text)
    {
        var word = text is ['+' or '-', ..] ? text[1..] : text;
        return word.Equals("Inf", StringComparison.OrdinalIgnoreCase) || word.Equals("Infinity", StringComparison.OrdinalIgnoreCase) || word is "∞";
    }

    // Commas and blanks: a decimal comma, or groups of digits.
    private static string? Groups(ReadOnlySpan<char> text)
    {
        if (text.Length > 64)
            return null;
        var compact = text.ToString();
        foreach (var group in " \u00A0\u2009\u202F_'")
            compact = compact.Replace(group.ToString(), "", StringComparison.Ordinal);
        var hasGroups = compact.Length < text.Length;
        var commas = compact.Count(c => c == ',');
        var withoutCommas = compact.Replace(",", "", StringComparison.Ordinal);
        if (!TryParse(withoutCommas, out _))
        {
            // 1.234,5
            var swapped = compact.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
            return commas == 1 && TryParse(swapped, out _) ? $"write '{swapped}', with a decimal point and without groups" : null;
        }

        if (commas == 0)
            return hasGroups ? $"write '{compact}', without groups" : null;
        var decimals = compact[(compact.LastIndexOf(',') + 1)..];
        var pointed = compact.Replace(',', '.');
        return commas == 1 && !compact.Contains('.', StringComparison.Ordinal) && TryParse(pointed, out _)
            ? decimals.Length == 3
                ? $"write '{pointed}' if the comma is the decimal point, '{withoutCommas}' if it makes groups"
                : $"write '{pointed}', with a decimal point"
            : $"write '{withoutCommas}', without groups";
    }
}
