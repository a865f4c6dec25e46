namespace SciLiteracy.Indicators.Composite.Imputation;


/// <summary>
/// The expectation of the missing values of an entity given those it has, under a multivariate normal distribution of the indicators whose mean and covariance
/// are fitted by the EM algorithm.
/// </summary>
/// <param name="MaxIterations">After how many iterations to stop, at least 1.</param>
/// <param name="Tolerance">Converged when no mean, in standard deviations, and no covariance, in products of them, changes by more; above 0.</param>
/// <param name="Ridge">
/// How many observations a prior without correlations counts for, at least 0. Where there are few entities for the number of indicators, a few keep the
/// covariance from being singular.
/// </param>
/// <remarks>
/// All indicators to which a step applies the method are filled together. Whether it converged, and after how many iterations, is in the step record. An
/// entity that has none of them gets the means.
/// Source: Dempster, Laird and Rubin (1977), JRSS B 39; Little and Rubin (2002), Statistical Analysis with Missing Data, section 11.2; Schafer
/// (1997), Analysis of Incomplete Multivariate Data, sections 5.2 (algorithm) and 5.3 (ridge prior).
/// </remarks>
public sealed record ExpectationMaximizationImputation(int MaxIterations = 1000, double Tolerance = 1e-6, double Ridge = 0) : ImputationMethod
{
    /// <inheritdoc/>
    public override string Id => "em";

    /// <inheritdoc/>
    public override ImputationDonors Donors => ImputationDonors.Indicators;

    internal override string? Problem =>
        MaxIterations < 1 ? FormattableString.Invariant($"The number of iterations is at most '{MaxIterations}', but must be at least 1.")
        : !(double.IsFinite(Tolerance) && Tolerance > 0) ? FormattableString.Invariant($"The tolerance is '{Tolerance}', but must be above 0.")
        : !(double.IsFinite(Ridge) && Ridge >= 0) ? FormattableString.Invariant($"The ridge is '{Ridge}', but must be at least 0.")
        : null;
}
