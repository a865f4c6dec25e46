using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Inequality;

/// <summary>Theil's L, the mean logarithmic deviation: how far the mean logarithm falls short of the logarithm of the mean. Generalized entropy
/// GE(0).</summary>
/// <remarks>
/// L = Σ w ln(μ/x) / W, in nats; 0 or more, without bound. Computed as Σ w ψ(x/μ) / W with ψ(r) = r - 1 - ln r, which is the same since Σ w (x/μ -
/// 1) = 0, and has no negative terms. A zero or negative value leaves it undefined.
/// Source: Theil (1967), Economics and Information Theory, chapter 4; Shorrocks (1980), "The class of additively decomposable inequality measures",
/// Econometrica 48.
/// </remarks>
public sealed record TheilL : InequalityMeasure
{
    private TheilL()
    {
    }

    /// <summary>Gets the measure; it has no parameters.</summary>
    public static TheilL Instance { get; } = new();

    /// <inheritdoc/>
    public override string Id => "theil-l";

    /// <inheritdoc/>
    public override double Equality => 0;

    internal override bool NeedsOrder => false;

    internal override InequalityResult Compute(ReadOnlySpan<double> x, ReadOnlySpan<double> w)
    {
        if (!AreShares(x, out var reason))
            return InequalityResult.Undefined(reason.Value, x.Length);
        if (x.Contains(0))
            return InequalityResult.Undefined(InequalityUndefinedReason.ZeroValue, x.Length);
        if (AreEqual(x))
            return InequalityResult.Of(0, x.Length);
        var mean = WeightedMoments.Mean(x, w);
        var sum = default(CompensatedSum);
        for (var i = 0; i < x.Length; i++)
            sum.Add(w[i] * LogRemainder(x[i], mean));
        return InequalityResult.Of(sum.Value / Summation.Compensated(w), x.Length);
    }

    // With the mean m (1 + δ): L = mean of ψ(x/m) - ψ(1 + δ).
    internal override bool TryComputeReplicates(ReadOnlySpan<double> x, ReadOnlySpan<double> w, Span<double> replicates)
    {
        var sample = new LeaveOneOut(this, x, w);
        return sample.TryCompute((value, _) => LogRemainder(value, sample.Mean), static (mean, shift) => (mean, LogRemainder(1 + shift, 1)), static value => value, replicates);
    }

    /// <summary>r - 1 - ln r for r = x / mean; the quotient keeps its precision where r is far below 1, the difference where it is near 1.</summary>
    internal static double LogRemainder(double x, double mean)
    {
        var u = (x - mean) / mean;
        return u < -0.5 ? u - Math.Log(x / mean) : ElementaryFunctions.LogRemainder(u);
    }
}
