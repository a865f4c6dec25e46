namespace SciLiteracy.Indicators.Composite.Treatment;

/// <summary>ln(x - min + 0.01 (max - min)); COINr <c>log_CT</c>. Against skew to the right only.</summary>
/// <remarks>x in the unit of the indicator; missing stays missing. Source: COINr 1.1.14, which follows the COIN Tool of the European Commission's Joint Research Centre.</remarks>
public sealed record LogTransform : SkewTransform;
