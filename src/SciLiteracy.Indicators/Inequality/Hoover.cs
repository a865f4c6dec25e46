using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Inequality;

/// <summary>The Hoover index: the share of the total that would have to move for all to have the mean. Also Robin Hood, Schutz or Pietra index,
/// dissimilarity.</summary>
/// <remarks>
/// H = ½ Σ |w x / (W μ) - w / W|, half the sum of differences between the share of the total and the share of the population; from 0 to 1 less the
/// least share of the population. Zero values are allowed; a negative one, or a mean of 0, leaves it undefined. It does not fall with a transfer
/// between two above the mean.
/// Source: Hoover (1936), "The measurement of industrial localization", Review of Economics and Statistics 18(4).
/// </remarks>
public sealed record Hoover : InequalityMeasure
{
    private Hoover()
    {
    }

    /// <summary>Gets the measure; it has no parameters.</summary>
    public static Hoover Instance { get; } = new();

    /// <inheritdoc/>
    public override string Id => "hoover";

    /// <inheritdoc/>
    public override double Equality => 0;

    internal override bool NeedsOrder => false;

    internal override InequalityResult Compute(ReadOnlySpan<double> x, ReadOnlySpan<double> w)
    {
        if (!AreShares(x, out var reason))
            return InequalityResult.Undefined(reason.Value, x.Length);
        if (AreEqual(x))
            return InequalityResult.Of(0, x.Length);
        var mean = WeightedMoments.Mean(x, w);
        var sum = default(CompensatedSum);
        for (var i = 0; i < x.Length; i++)
            sum.Add(w[i] * Math.Abs((x[i] - mean) / mean));
        return InequalityResult.Of(Math.Min(sum.Value / (2 * Summation.Compensated(w)), 1), x.Length);
    }
}
