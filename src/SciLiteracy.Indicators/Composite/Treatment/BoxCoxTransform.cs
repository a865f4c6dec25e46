namespace SciLiteracy.Indicators.Composite.Treatment;

/// <summary>(y^λ - 1) / λ, or ln y for λ = 0, of y = x - min + 1.</summary>
/// <param name="Lambda">λ; null for the one of greatest profile likelihood under normality.</param>
/// <remarks>Source: Box and Cox (1964), An analysis of transformations; COINr <c>boxcox</c>, which does not estimate λ.</remarks>
public sealed record BoxCoxTransform(double? Lambda) : SkewTransform;
