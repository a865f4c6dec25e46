using System.Diagnostics.CodeAnalysis;

namespace SciLiteracy.Domain;

/// <summary>The signs of comparisons, and what they say of numbers.</summary>
public static class ComparisonExtensions
{
    /// <summary>Returns the sign: <c>&gt;</c>, <c>&gt;=</c>, <c>&lt;</c>, <c>&lt;=</c> or <c>=</c>.</summary>
    public static string ToSign(this Comparison comparison) => comparison switch
    {
        Comparison.GreaterThan => ">",
        Comparison.AtLeast => ">=",
        Comparison.LessThan => "<",
        Comparison.AtMost => "<=",
        Comparison.EqualTo => "=",
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "Not a comparison."),
    };

    /// <summary>Reads a sign.</summary>
    public static bool TryParseSign(string? sign, [NotNullWhen(true)] out Comparison? comparison)
    {
        comparison = sign switch
        {
            ">" => Comparison.GreaterThan,
            ">=" => Comparison.AtLeast,
            "<" => Comparison.LessThan,
            "<=" => Comparison.AtMost,
            "=" => Comparison.EqualTo,
            _ => null,
        };
        return comparison is not null;
    }

    /// <summary>Tells whether a value stands to a target as the comparison says. A missing (NaN) value never does.</summary>
    public static bool Holds(this Comparison comparison, double value, double target) => comparison switch
    {
        Comparison.GreaterThan => value > target,
        Comparison.AtLeast => value >= target,
        Comparison.LessThan => value < target,
        Comparison.AtMost => value <= target,
        Comparison.EqualTo => value == target,
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "Not a comparison."),
    };
}
