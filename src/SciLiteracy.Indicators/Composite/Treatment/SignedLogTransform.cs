namespace SciLiteracy.Indicators.Composite.Treatment;

/// <summary>
/// <see cref="LogTransform"/> if the skew is above 0, else -ln(max + 0.01 (max - min) - x); COINr <c>log_CT_plus</c>.
/// </summary>
/// <remarks>x in the unit of the indicator; missing stays missing. Source: COINr 1.1.14.</remarks>
public sealed record SignedLogTransform : SkewTransform;
