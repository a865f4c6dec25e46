using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Inequality;

/// <summary>The coefficient of variation: standard deviation over mean. Also relative standard deviation.</summary>
/// <param name="Definition">The divisor of the variance.</param>
/// <remarks>
/// sqrt(Q / divisor) / μ with Q = Σ w (x - μ)²; 0 or more. Zero and negative values are allowed; a mean of 0 or below leaves it undefined, and so
/// do too few observations for a sample variance. Squared and halved, with the population's variance, it is the generalized entropy GE(2).
/// Source: Pearson (1896), "Regression, heredity, and panmixia"; the variances as in <see cref="VarianceDefinition"/>.
/// </remarks>
public sealed record CoefficientOfVariation(VarianceDefinition Definition) : InequalityMeasure
{
    /// <summary>Gets the one with the variance of the observations as the whole population.</summary>
    public static CoefficientOfVariation Population { get; } = new(VarianceDefinition.Population);

    /// <summary>Gets the divisor of the variance.</summary>
    public VarianceDefinition Definition { get; } = Enum.IsDefined(Definition)
        ? Definition
        : throw new ArgumentOutOfRangeException(nameof(Definition), Definition, "Expected a definition of the variance.");

    /// <inheritdoc/>
    public override string Id => Definition switch
    {
        VarianceDefinition.Population => "coefficient-of-variation",
        VarianceDefinition.FrequencySample => "coefficient-of-variation(frequency-sample)",
        _ => "coefficient-of-variation(reliability-sample)",
    };

    /// <inheritdoc/>
    public override double Equality => 0;

    internal override bool NeedsOrder => false;

    internal override InequalityResult Compute(ReadOnlySpan<double> x, ReadOnlySpan<double> w)
    {
        var mean = WeightedMoments.Mean(x, w);
        if (!(mean > 0))
            return InequalityResult.Undefined(InequalityUndefinedReason.MeanNotPositive, x.Length);
        var variance = WeightedMoments.Variance(x, w, Definition);
        return double.IsNaN(variance)
            ? InequalityResult.Undefined(InequalityUndefinedReason.TooFewObservations, x.Length)
            : InequalityResult.Of(AreEqual(x) ? 0 : Math.Sqrt(variance) / mean, x.Length);
    }

    // In units of m: Σ w (x - μ)² = Σ w u² - W δ², and the mean is 1 + δ.
    internal override bool TryComputeReplicates(ReadOnlySpan<double> x, ReadOnlySpan<double> w, Span<double> replicates)
    {
        var sample = new LeaveOneOut(this, x, w);
        double[] weights = w.ToArray();
        var squares = LeaveOneOut.Sums([.. sample.Deviations.Select((u, i) => weights[i] * u * u)]);
        var squaresOfWeights = LeaveOneOut.Sums([.. weights.Select(weight => weight * weight)]);
        for (var k = 0; k < x.Length; k++)
        {
            var (total, shift) = (sample.Weight(k), sample.Shift(k));
            var divisor = Definition switch
            {
                VarianceDefinition.Population => total,
                VarianceDefinition.FrequencySample => total - 1,
                _ => total - (squaresOfWeights[k] / total),
            };
            var goes = total * shift * shift;

            // A divisor that is small beside what it is made of has lost digits too.
            if (shift > -0.5 && goes <= 0.5 * squares[k] && divisor > 1e-3 * total)
                replicates[k] = Math.Sqrt((squares[k] - goes) / divisor) / (1 + shift);
            else if (!sample.TryFromBeginning(k, out replicates[k]))
                return false;
        }

        return true;
    }
}
