using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite.Treatment;

/// <summary>What a treatment did to an indicator.</summary>
/// <param name="Step">The number of the step.</param>
/// <param name="Indicator">The code of the indicator.</param>
/// <param name="Period">The period, where each is treated alone; null if all rows are treated together, or the data have no periods.</param>
/// <param name="Before">Skewness and kurtosis before.</param>
/// <param name="Winsorized">How many points were pulled in; null if it passed before.</param>
/// <param name="AfterWinsorizing">Skewness and kurtosis after winsorizing, NaN if no spread was left; null if it passed before.</param>
/// <param name="Transform">The transform; <see cref="AppliedTransform.None"/> if it was not needed, or there is none.</param>
/// <param name="Lambda">λ of a Box-Cox transform; null for any other.</param>
/// <param name="AfterTransform">Skewness and kurtosis after the transform; null if there was none.</param>
/// <param name="EndsWorse">Whether it fails in the end, with a greater |skew| than before.</param>
/// <param name="Reverted">Whether the values from before came back because of that, or because no spread was left.</param>
public sealed record TreatmentSummary(
    int Step,
    string Indicator,
    ReferencePeriod? Period,
    ShapeStatistics Before,
    int? Winsorized,
    ShapeStatistics? AfterWinsorizing,
    AppliedTransform Transform,
    double? Lambda,
    ShapeStatistics? AfterTransform,
    bool EndsWorse,
    bool Reverted);
