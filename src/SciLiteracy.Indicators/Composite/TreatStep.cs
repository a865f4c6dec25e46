using SciLiteracy.Indicators.Composite.Treatment;

namespace SciLiteracy.Indicators.Composite;

/// <summary>Treats outliers and skew. Every changed cell is flagged.</summary>
/// <param name="Treatment">The treatment, by indicator.</param>
public sealed record TreatStep(PerIndicator<OutlierTreatment> Treatment) : IndexStep;
