using SciLiteracy.Indicators.Composite.Imputation;

namespace SciLiteracy.Indicators.Composite;

/// <summary>Fills missing values. Every filled cell is flagged.</summary>
/// <param name="Method">The method, by indicator.</param>
public sealed record ImputeStep(PerIndicator<ImputationMethod> Method) : IndexStep;
