using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite.Imputation;

/// <summary>The value that an imputation by the cross-section fills in, enough to fill other cells alike.</summary>
/// <param name="Step">The number of the step.</param>
/// <param name="Indicator">The code of the indicator.</param>
/// <param name="Period">The period of the cross-section; null if the data have no periods.</param>
/// <param name="Method">The name of the method: <c>mean</c>, <c>median</c>, <c>group_mean</c> or <c>group_median</c>.</param>
/// <param name="Group">The group; null if the method has none.</param>
/// <param name="Value">The mean or the median, in the unit that the indicator has before the step; NaN if there was no value, so that cells stay missing.</param>
public sealed record ImputationParameters(int Step, string Indicator, ReferencePeriod? Period, string Method, string? Group, double Value);
