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

    // Only the two smallest and the two largest matter.
    internal override bool TryComputeReplicates(ReadOnlySpan<double> x, ReadOnlySpan<double> w, Span<double> replicates)
    {
        var (least, second, largest, next) = (double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);
        foreach (var value in x)
        {
            if (value < least)
                (least, second) = (value, least);
            else
                second = Math.Min(second, value);
            if (value > largest)
                (largest, next) = (value, largest);
            else
                next = Math.Max(next, value);
        }

        for (var k = 0; k < x.Length; k++)
            replicates[k] = (x[k] == largest ? next : largest) / (x[k] == least ? second : least);
        return true;
    }
}
