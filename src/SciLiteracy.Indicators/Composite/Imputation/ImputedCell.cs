using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite.Imputation;

/// <summary>A cell that was filled.</summary>
/// <param name="Step">The number of the step.</param>
/// <param name="Row">The row.</param>
/// <param name="Indicator">The code of the indicator.</param>
/// <param name="Value">The value it got.</param>
/// <param name="Method">The method that filled it.</param>
/// <param name="SourcePeriod">The period of the value that was taken; null where it was made of several, or of another entity.</param>
public sealed record ImputedCell(int Step, IndexRow Row, string Indicator, double Value, ImputationMethod Method, ReferencePeriod? SourcePeriod);
