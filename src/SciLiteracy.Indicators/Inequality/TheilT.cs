using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Inequality;

/// <summary>Theil's T: the entropy that the shares of the total lack, relative to the shares of the population. Generalized entropy GE(1).</summary>
/// <remarks>
/// T = Σ w (x/μ) ln(x/μ) / W, in nats; from 0 to ln(W / least weight). Computed as Σ w φ(x/μ) / W with φ(r) = r ln r - r + 1, which is the same since
/// Σ w (x/μ - 1) = 0, and has no negative terms. A zero value counts with 0 ln 0 = 0; a negative one, or a mean of 0, leaves it undefined.
/// Source: Theil (1967), Economics and Information Theory, chapter 4; Shorrocks (1980), "The class of additively decomposable inequality measures",
/// Econometrica 48.
/// </remarks>
public sealed record TheilT : InequalityMeasure
{
    private TheilT()
    {
    }

    /// <summary>Gets the measure; it has no parameters.</summary>
    public static TheilT Instance { get; } = new();

    /// <inheritdoc/>
    public override string Id => "theil-t";

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
            sum.Add(w[i] * ElementaryFunctions.EntropyRemainder((x[i] - mean) / mean));
        return InequalityResult.Of(sum.Value / Summation.Compensated(w), x.Length);
    }

    // Σ w r ln r of r = x/m is Σ w (φ(r) + r - 1), so that with the mean m (1 + δ): T = (mean of φ) / (1 + δ) - ψ(1 / (1 + δ)).
    internal override bool TryComputeReplicates(ReadOnlySpan<double> x, ReadOnlySpan<double> w, Span<double> replicates) =>
        new LeaveOneOut(this, x, w).TryCompute(
            static (_, u) => ElementaryFunctions.EntropyRemainder(u),
            static (mean, shift) => (mean / (1 + shift), TheilL.LogRemainder(1, 1 + shift)),
            static value => value,
            replicates);
}
