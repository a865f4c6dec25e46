using System.Globalization;
using SciLiteracy.Domain;

namespace SciLiteracy.Reporting;

/// <summary>Numbers as a reader of a page wants them.</summary>
internal static class NumberText
{
    /// <summary>Returns a number with at most six significant digits, in groups of three from 10 000 on, with no exponent between 1e-5 and 1e15.</summary>
    public static string Rounded(double value) => Rounded(value, digits: 6);

    /// <summary>Returns a number that is not known better with at most three significant digits, or all before the point.</summary>
    public static string Rough(double value) => Rounded(value, digits: 3);

    /// <summary>Returns the sign of a comparison as it is printed: <c>≥</c> for <c>&gt;=</c>.</summary>
    public static string Sign(Comparison comparison) => comparison switch
    {
        Comparison.AtLeast => "≥",
        Comparison.AtMost => "≤",
        _ => comparison.ToSign(),
    };

    private static string Rounded(double value, int digits)
    {
        if (!double.IsFinite(value))
            return "–";
        if (value == 0)
            return "0";
        var magnitude = Math.Abs(value);
        if (magnitude is < 1e-5 or >= 1e15)
            return value.ToString("0.###e+0", CultureInfo.InvariantCulture);
        var decimals = Math.Clamp(digits - 1 - (int)Math.Floor(Math.Log10(magnitude)), 0, 10);
        var rounded = Math.Round((decimal)value, decimals);
        var text = rounded.ToString(magnitude >= 10_000 ? "#,0.##########" : "0.##########", CultureInfo.InvariantCulture);
        // A narrow no-break space groups digits the same way in every language.
        return text.Replace(",", "\u202F", StringComparison.Ordinal);
    }
}
