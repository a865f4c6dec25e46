namespace SciLiteracy.Indicators.Composite.Aggregation;


/// <summary>The weighted power mean (Σ w x^p / Σ w)^(1/p), or generalized mean; the geometric mean for p = 0.</summary>
/// <param name="Exponent">p, finite; 1 is arithmetic, -1 harmonic, the larger the nearer to the maximum.</param>
/// <remarks>
/// Values must be positive if p is 0 or below, at least 0 if p is above 0 and not 1. Missing children are left out, as by the other means; COINr
/// <c>a_genmean</c> has no score then.
/// Source: Hardy, Littlewood and Pólya (1934), Inequalities, chapter 2; COINr <c>a_genmean</c>.
/// </remarks>
public sealed record PowerAggregation(double Exponent) : AggregationMethod
{
    /// <inheritdoc/>
    public override string Id => "power";

    internal override string? Problem => base.Problem ?? (double.IsFinite(Exponent)
        ? null
        : FormattableString.Invariant($"The exponent of a power mean is '{Exponent}', but must be finite."));
}
