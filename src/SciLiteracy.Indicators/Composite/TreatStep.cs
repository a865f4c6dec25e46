using SciLiteracy.Indicators.Composite.Treatment;

namespace SciLiteracy.Indicators.Composite;

/// <summary>Treats outliers and skew. Every changed cell is marked.</summary>
/// <param name="Treatment">The treatment, by indicator.</param>
public sealed record TreatStep(PerIndicator<OutlierTreatment> Treatment) : IndexStep
{
    /// <summary>Gets which rows of a panel are treated together.</summary>
    public TreatmentScope Scope { get; init; } = TreatmentScope.Period;
}
