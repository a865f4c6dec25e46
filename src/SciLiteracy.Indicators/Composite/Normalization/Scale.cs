namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>(x - <paramref name="From"/>) / (<paramref name="To"/> - <paramref name="From"/>) · <paramref name="Factor"/>; COINr <c>n_scaled</c>. Both ends are raw values.</summary>
/// <param name="From">The raw value that scores 0.</param>
/// <param name="To">The raw value that scores <paramref name="Factor"/>.</param>
/// <param name="Factor">The score at <paramref name="To"/>.</param>
public sealed record Scale(double From, double To, double Factor) : NormalizationMethod;
