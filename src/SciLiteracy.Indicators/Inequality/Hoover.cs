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

    // In units of m, H is the excess of those above the mean 1 + δ: (Σ w u - δ Σ w) over those above it, / (W (1 + δ)). Sorted, those above are what comes after a place.
    internal override bool TryComputeReplicates(ReadOnlySpan<double> x, ReadOnlySpan<double> w, Span<double> replicates)
    {
        var sample = new LeaveOneOut(this, x, w);
        var n = x.Length;
        var deviations = sample.Deviations.ToArray();
        var order = Enumerable.Range(0, n).ToArray();
        Array.Sort(deviations, order);
        var (weightAbove, excessAbove) = (new double[n + 1], new double[n + 1]);
        var (weight, excess) = (default(CompensatedSum), default(CompensatedSum));
        for (var i = n - 1; i >= 0; i--)
        {
            weight.Add(w[order[i]]);
            excess.Add(w[order[i]] * deviations[i]);
            (weightAbove[i], excessAbove[i]) = (weight.Value, excess.Value);
        }

        for (var k = 0; k < n; k++)
        {
            var shift = sample.Shift(k);
            var first = FirstAbove(deviations, shift);
            var own = sample.Deviations[k] > shift;
            var above = weightAbove[first] - (own ? w[k] : 0);
            var stays = excessAbove[first] - (own ? w[k] * sample.Deviations[k] : 0);
            var sum = stays - (shift * above);

            // What was taken off must not be most of what there was.
            if (shift > -0.5 && sum > 0.25 * excessAbove[first] && Math.Abs(shift * above) < sum)
                replicates[k] = Math.Min(sum / (sample.Weight(k) * (1 + shift)), 1);
            else if (!sample.TryFromBeginning(k, out replicates[k]))
                return false;
        }

        return true;
    }

    private static int FirstAbove(double[] sorted, double value)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] > value)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }
}
