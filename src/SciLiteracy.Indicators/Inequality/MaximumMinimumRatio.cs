namespace SciLiteracy.Indicators.Inequality;

/// <summary>The largest value over the smallest. Also range ratio, maximum-minimum ratio.</summary>
/// <remarks>max x / min x; 1 or more. Weights only leave out what has none. A zero or negative value leaves it undefined.</remarks>
public sealed record MaximumMinimumRatio : InequalityMeasure
{
    private MaximumMinimumRatio()
    {
    }

    /// <summary>Gets the measure; it has no parameters.</summary>
    public static MaximumMinimumRatio Instance { get; } = new();

    /// <inheritdoc/>
    public override string Id => "max-min-ratio";

    /// <inheritdoc/>
    public override double Equality => 1;

    internal override bool NeedsOrder => false;

    internal override InequalityResult Compute(ReadOnlySpan<double> x, ReadOnlySpan<double> w)
    {
        var least = x[0];
        var largest = x[0];
        foreach (var value in x)
        {
            least = Math.Min(least, value);
            largest = Math.Max(largest, value);
        }

        return least switch
        {
            < 0 => InequalityResult.Undefined(InequalityUndefinedReason.NegativeValue, x.Length),
            0 => InequalityResult.Undefined(InequalityUndefinedReason.ZeroValue, x.Length),
            _ => InequalityResult.Of(largest / least, x.Length),
        };
    }
}
