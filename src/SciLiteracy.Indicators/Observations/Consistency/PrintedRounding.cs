using System.Globalization;

namespace SciLiteracy.Indicators.Observations.Consistency;

/// <summary>How exactly a value was printed.</summary>
public static class PrintedRounding
{
    /// <summary>The attribute that has the number as it was printed: <c>published_as</c>.</summary>
    public const string PublishedAs = "published_as";

    // A value with more digits was computed, not printed.
    private const int MostDigits = 12;
    private const int ZerosOfARoundNumber = 3;

    /// <summary>Returns half a unit of the last digit that was printed, in the unit of the value: the true value is within that of it.</summary>
    /// <param name="observation">The observation.</param>
    /// <returns>
    /// At least 0. Of the first number in <see cref="PublishedAs"/>, where that is the value but for a power of ten (<c>4695.09万</c> for 46950900 gives 50). Otherwise
    /// of the digits of the value: 10.56 gives 0.005, 1258 gives 0.5; a whole number that ends in three or more zeros counts as rounded to them. 0 for a value of more than
    /// twelve digits, which was computed, and for a missing one.
    /// </returns>
    public static double HalfUnit(Observation observation)
    {
        ArgumentNullException.ThrowIfNull(observation);
        if (!double.IsFinite(observation.Value))
            return 0;
        return HalfUnitOfText(observation.Attribute(PublishedAs), observation.Value) ?? HalfUnitOfDigits(observation.Value);
    }

    private static double? HalfUnitOfText(ReadOnlySpan<char> text, double value)
    {
        var start = text.IndexOfAnyInRange('0', '9');
        if (start < 0 || value == 0)
            return null;
        var end = start;
        var point = -1;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] is '.' && point < 0)))
        {
            if (text[end] == '.')
                point = end;
            end++;
        }

        var decimals = point < 0 ? 0 : end - point - 1;
        if (!double.TryParse(text[start..end], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var printed) || !(printed > 0))
            return null;
        var exponent = Math.Log10(Math.Abs(value) / printed);
        var power = Math.Round(exponent);
        return Math.Abs(exponent - power) < 1e-9 ? 0.5 * Math.Pow(10, power - decimals) : null;
    }

    private static double HalfUnitOfDigits(double value)
    {
        if (value == 0)
            return 0.5;
        var text = Math.Abs(value).ToString("E16", CultureInfo.InvariantCulture).AsSpan();
        var shortest = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        var digits = new string([.. shortest.TakeWhile(c => c != 'E').Where(char.IsAsciiDigit)]).Trim('0').Length;
        if (digits > MostDigits)
            return 0;

        // 1.2345E+003 has its last digit at 10^(3 - 4).
        var last = int.Parse(text[(text.IndexOf('E') + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) - (digits - 1);
        return 0.5 * Math.Pow(10, last is > 0 and < ZerosOfARoundNumber ? 0 : last);
    }
}
