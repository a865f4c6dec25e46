namespace SciLiteracy.Indicators.Composite.Treatment;

/// <summary>ln(x - min + 0.01 (max - min)); COINr <c>log_CT</c>. Against skew to the right only.</summary>
public sealed record LogTransform : SkewTransform;
