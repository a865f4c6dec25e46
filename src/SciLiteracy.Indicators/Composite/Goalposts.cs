namespace SciLiteracy.Indicators.Composite;

/// <summary>The two values of an indicator, in raw units, between which its scores run.</summary>
public sealed record Goalposts
{
    private Goalposts(double low, double high) => (Low, High) = (low, high);

    /// <summary>Gets the lower value.</summary>
    public double Low { get; }

    /// <summary>Gets the higher value.</summary>
    public double High { get; }

    /// <summary>Makes goalposts of values that the caller knows to be good.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite, or <paramref name="low"/> is not below <paramref name="high"/>.</exception>
    public static Goalposts Of(double low, double high) => TryCreate(low, high, out var goalposts)
        ? goalposts
        : throw new ArgumentOutOfRangeException(nameof(high), high, $"Goalposts are finite, the low one ({low:R}) below the high one.");

    /// <summary>Makes goalposts of values that may be bad.</summary>
    public static bool TryCreate(double low, double high, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Goalposts? goalposts)
    {
        goalposts = double.IsFinite(low) && double.IsFinite(high) && low < high ? new Goalposts(low, high) : null;
        return goalposts is not null;
    }
}
