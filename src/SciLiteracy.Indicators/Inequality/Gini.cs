using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Inequality;

/// <summary>The Gini index: half the mean absolute difference of two observations, relative to the mean.</summary>
/// <param name="Variant">Which of the two.</param>
/// <remarks>
/// G = Σᵢ Σⱼ wᵢ wⱼ |xᵢ - xⱼ| / (2 W² μ), with W = Σ w and μ = Σ w x / W. Computed from sorted values as Σₖ (x₍ₖ₊₁₎ - x₍ₖ₎) Fₖ (W - Fₖ) / (W² μ),
/// with Fₖ the weight of the first k: O(n log n), and no term is negative. 0 for equal values. Zero values are allowed; a negative one, or a mean
/// of 0, leaves it undefined.
/// Source: Gini (1914), "Sulla misura della concentrazione e della variabilità dei caratteri"; Sen (1973), On Economic Inequality, section 2.5. The
/// correction: Deltas (2003), "The small-sample bias of the Gini coefficient", Review of Economics and Statistics 85(1).
/// Checked against: the double sum of the definition, closed forms, the area under the Lorenz curve.
/// </remarks>
public sealed record Gini(GiniVariant Variant) : InequalityMeasure
{
    /// <summary>Gets the Gini index of the observations as the whole population.</summary>
    public static Gini Population { get; } = new(GiniVariant.Population);

    /// <summary>Gets the Gini index times n / (n - 1).</summary>
    public static Gini BiasCorrected { get; } = new(GiniVariant.BiasCorrected);

    /// <summary>Gets which of the two.</summary>
    public GiniVariant Variant { get; } = Enum.IsDefined(Variant)
        ? Variant
        : throw new ArgumentOutOfRangeException(nameof(Variant), Variant, "Expected Population or BiasCorrected.");

    /// <inheritdoc/>
    public override string Id => Variant == GiniVariant.Population ? "gini" : "gini-bias-corrected";

    /// <inheritdoc/>
    public override double Equality => 0;

    internal override bool NeedsOrder => true;

    internal override InequalityResult Compute(ReadOnlySpan<double> x, ReadOnlySpan<double> w)
    {
        var n = x.Length;
        if (!AreShares(x, out var reason))
            return InequalityResult.Undefined(reason.Value, n);
        if (Variant == GiniVariant.BiasCorrected && n < 2)
            return InequalityResult.Undefined(InequalityUndefinedReason.TooFewObservations, n);
        var gini = SumOfDifferences(x, w) / (Summation.Compensated(w) * Summation.Weighted(w, x));
        return InequalityResult.Of(Corrected(Math.Min(gini, 1), n), n);
    }

    internal override bool TryComputeReplicates(ReadOnlySpan<double> x, ReadOnlySpan<double> w, Span<double> replicates)
    {
        // Without k, the sum of differences is that of the pairs below k, of those above, and of those across: Fₖ B + (W - Fₖ - wₖ) A, where
        // A = Σ wᵢ (xₖ - xᵢ) over those below and B = Σ wⱼ (xⱼ - xₖ) over those above. Sums from either end keep each part without a difference.
        var n = x.Length;
        if (!AreShares(x, out _) || n < (Variant == GiniVariant.BiasCorrected ? 3 : 2) || x[n - 2] == 0)
            return false;
        var above = new Side[n];
        var side = default(Side);
        for (var k = n - 1; k >= 0; k--)
        {
            if (k + 1 < n)
                side.Pass(x[k + 1], w[k + 1], x[k + 1] - x[k]);
            above[k] = side;
        }

        var below = default(Side);
        for (var k = 0; k < n; k++)
        {
            if (k > 0)
                below.Pass(x[k - 1], w[k - 1], x[k] - x[k - 1]);
            var differences = below.Pairs + above[k].Pairs + (below.Weight * above[k].Distance) + (above[k].Weight * below.Distance);
            var gini = differences / ((below.Weight + above[k].Weight) * (below.Sum + above[k].Sum));
            replicates[k] = Corrected(Math.Min(gini, 1), n - 1);
        }

        return true;
    }

    /// <summary>Σ over pairs i &lt; j of wᵢ wⱼ |xᵢ - xⱼ|, of ascending values.</summary>
    internal static double SumOfDifferences(ReadOnlySpan<double> x, ReadOnlySpan<double> w)
    {
        var total = default(CompensatedSum);
        foreach (var weight in w)
            total.Add(weight);
        var cumulated = default(CompensatedSum);
        var differences = default(CompensatedSum);
        for (var k = 0; k + 1 < x.Length; k++)
        {
            cumulated.Add(w[k]);
            differences.Add((x[k + 1] - x[k]) * cumulated.Value * total.Minus(cumulated));
        }

        return differences.Value;
    }

    private double Corrected(double gini, int n) => Variant == GiniVariant.BiasCorrected ? Math.Min(gini * n / (n - 1), 1) : gini;

    /// <summary>The observations on one side of k: their weight, their sum, their distance to k, and the sum of differences among them. None is ever
    /// taken off.</summary>
    private struct Side
    {
        public double Weight { get; private set; }

        public double Sum { get; private set; }

        public double Distance { get; private set; }

        public double Pairs { get; private set; }

        /// <summary>Takes in the observation that was k, and goes on to the next one.</summary>
        public void Pass(double x, double w, double gap)
        {
            Pairs += w * Distance;
            Weight += w;
            Sum += w * x;
            Distance += gap * Weight;
        }
    }
}
