using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite.Imputation;


/// <summary>What a linear regression on other columns predicts: least squares over the rows that have the indicator and all predictors.</summary>
/// <param name="Predictors">The columns of numbers, at least one. An entity that lacks one of them stays missing.</param>
/// <remarks>
/// Needs more complete rows than predictors + 1. A predictor that the others determine has no part.
/// Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, section 1.3; Little and Rubin (2002), Statistical Analysis with Missing Data.
/// </remarks>
public sealed record RegressionImputation(ValueList<Reference> Predictors) : ImputationMethod
{
    /// <inheritdoc/>
    public override string Id => "regression";

    /// <inheritdoc/>
    public override ImputationDonors Donors => ImputationDonors.Indicators;

    internal override string? Problem => Predictors.Count == 0 ? "A regression needs a predictor." : null;
}
