using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite.Imputation;
using SciLiteracy.Indicators.Composite.Normalization;
using SciLiteracy.Indicators.Composite.Treatment;
using SciLiteracy.Indicators.Composite.Weighting;

namespace SciLiteracy.Indicators.Composite;

/// <summary>
/// What the steps of an index were fitted to: means and medians that fill gaps, minima, means, winsorizing bounds, weights. Given to a later computation it takes the place of fitting, so that the
/// scores of rows that were there before stay as they were, whatever rows are added.
/// </summary>
/// <remarks>
/// Methods that compare the rows of the new data among themselves (imputation by other indicators, Copeland, TOPSIS, benefit of the doubt) have no
/// parameters, and are done anew.
/// </remarks>
public sealed record FrozenParameters
{
    /// <summary>
    /// Gets the values of steps of imputation by the cross-section: means and medians, also of groups. Those without a period are for all periods; a period without any takes those of the
    /// latest period before it, or of the first after it.
    /// </summary>
    public ValueList<ImputationParameters> Imputations { get; init; } = [];

    /// <summary>Gets the parameters of steps of treatment.</summary>
    public ValueList<TreatmentParameters> Treatments { get; init; } = [];

    /// <summary>Gets the parameters of steps of normalization.</summary>
    public ValueList<NormalizationParameters> Normalizations { get; init; } = [];

    /// <summary>Gets the weights that steps made of the data.</summary>
    public ValueList<FittedWeights> Weights { get; init; } = [];
}
