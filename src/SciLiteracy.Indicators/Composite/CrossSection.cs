using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite;

/// <summary>The rows of one period, which stand together.</summary>
/// <param name="Period">The period; null if the data have none.</param>
/// <param name="Start">The first row.</param>
/// <param name="Length">The number of rows.</param>
public readonly record struct CrossSection(ReferencePeriod? Period, int Start, int Length);
