using System.Globalization;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Inequality;

/// <summary>Atkinson's index: the share of the total that could be given up if the rest were spread equally, for a given aversion to
/// inequality.</summary>
/// <remarks>
/// A = 1 - M / μ, where M = (Σ w x^(1-ε) / W)^(1/(1-ε)), and for ε = 1 the geometric mean exp(Σ w ln x / W); from 0 to 1. Computed from ln(M/μ),
/// whose terms have one sign near equality, and by log-sum-exp where a power would leave the range of doubles. Zero values: as they are for ε below
/// 1; from ε = 1 on M is 0 in the limit, and A is 1. A negative value, or a mean of 0, leaves it undefined.
/// Source: Atkinson (1970), "On the measurement of inequality", Journal of Economic Theory 2(3).
/// </remarks>
public sealed record Atkinson : InequalityMeasure
{
    /// <summary>Makes the index for an aversion to inequality.</summary>
    /// <param name="epsilon">The aversion, dimensionless, finite and above 0; usual are 0.5, 1 and 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite and above 0.</exception>
    public Atkinson(double epsilon) => Epsilon = double.IsFinite(epsilon) && epsilon > 0
        ? epsilon
        : throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, "The aversion to inequality is finite and above 0.");

    /// <summary>Gets the aversion to inequality; dimensionless, finite, above 0.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    public override string Id => string.Create(CultureInfo.InvariantCulture, $"atkinson({Epsilon})");

    /// <inheritdoc/>
    public override double Equality => 0;

    internal override bool NeedsOrder => false;

    internal override InequalityResult Compute(ReadOnlySpan<double> x, ReadOnlySpan<double> w)
    {
        if (!AreShares(x, out var reason))
            return InequalityResult.Undefined(reason.Value, x.Length);
        if (AreEqual(x))
            return InequalityResult.Of(0, x.Length);
        if (Epsilon >= 1 && x.Contains(0))
            return InequalityResult.Of(1, x.Length);
        var logarithm = Epsilon == 1 ? LogarithmOfGeometricMean(x, w) : LogarithmOfPowerMean(x, w, 1 - Epsilon);
        return InequalityResult.Of(Math.Clamp(-ElementaryFunctions.ExpMinusOne(logarithm), 0, 1), x.Length);
    }

    // ln(M/μ) as for Theil's L where ε = 1, else ln(1 + (mean of remainders about m - remainder of the shift) / (1 + δ)^a) / a. Powers that leave the range of doubles, and zeros from
    // ε = 1 on, are left to the way one by one.
    internal override bool TryComputeReplicates(ReadOnlySpan<double> x, ReadOnlySpan<double> w, Span<double> replicates)
    {
        const double LargestExponent = 300;
        if (Epsilon >= 1 && x.Contains(0))
            return false;
        var sample = new LeaveOneOut(this, x, w);
        if (Epsilon == 1)
        {
            return sample.TryCompute(
                (value, _) => TheilL.LogRemainder(value, sample.Mean),
                static (mean, shift) => (mean, TheilL.LogRemainder(1 + shift, 1)),
                static value => Math.Clamp(-ElementaryFunctions.ExpMinusOne(-value), 0, 1),
                replicates);
        }

        var a = 1 - Epsilon;
        foreach (var value in x)
        {
            if (a * Math.Log(value / sample.Mean) > LargestExponent)
                return false;
        }

        return sample.TryCompute(
            (value, u) => PowerRemainder(value, u),
            (mean, shift) => Shifted(mean, shift),
            value => Math.Clamp(-ElementaryFunctions.ExpMinusOne(ElementaryFunctions.LogOnePlus(value) / a), 0, 1),
            replicates);

        double PowerRemainder(double value, double u) => u < -0.5
            ? ElementaryFunctions.ExpMinusOne(a * Math.Log(value / sample.Mean)) - (a * u)
            : ElementaryFunctions.PowerRemainder(u, a);

        (double Stays, double Goes) Shifted(double mean, double shift)
        {
            var power = Math.Pow(1 + shift, a);
            return (mean / power, ElementaryFunctions.PowerRemainder(shift, a) / power);
        }
    }

    /// <summary>ln(M / μ) = -Σ w ψ(x/μ) / W, ψ(r) = r - 1 - ln r.</summary>
    private static double LogarithmOfGeometricMean(ReadOnlySpan<double> x, ReadOnlySpan<double> w)
    {
        var mean = WeightedMoments.Mean(x, w);
        var sum = default(CompensatedSum);
        for (var i = 0; i < x.Length; i++)
            sum.Add(w[i] * TheilL.LogRemainder(x[i], mean));
        return -sum.Value / Summation.Compensated(w);
    }

    /// <summary>ln(M / μ) = ln(1 + Σ w (r^a - 1 - a (r - 1)) / W) / a, for r = x/μ, since Σ w (r - 1) = 0.</summary>
    private static double LogarithmOfPowerMean(ReadOnlySpan<double> x, ReadOnlySpan<double> w, double a)
    {
        const double LargestExponent = 600;
        var mean = WeightedMoments.Mean(x, w);
        var total = Summation.Compensated(w);
        var highest = double.NegativeInfinity;
        foreach (var value in x)
            highest = Math.Max(highest, a * Math.Log(value / mean));

        var sum = default(CompensatedSum);
        if (highest > LargestExponent)
        {
            for (var i = 0; i < x.Length; i++)
                sum.Add(w[i] * Math.Exp((a * Math.Log(x[i] / mean)) - highest));
            return (highest + Math.Log(sum.Value / total)) / a;
        }

        for (var i = 0; i < x.Length; i++)
        {
            var u = (x[i] - mean) / mean;
            sum.Add(w[i] * (u < -0.5
                ? ElementaryFunctions.ExpMinusOne(a * Math.Log(x[i] / mean)) - (a * u)
                : ElementaryFunctions.PowerRemainder(u, a)));
        }

        return ElementaryFunctions.LogOnePlus(sum.Value / total) / a;
    }
}
