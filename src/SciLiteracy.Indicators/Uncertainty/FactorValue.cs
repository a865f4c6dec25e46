namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>What a factor was in a draw.</summary>
/// <param name="Factor">The name of the factor.</param>
/// <param name="Element">What of it: a node whose weight it is, a cell; null if the factor is one thing.</param>
/// <param name="Value">The alternative by its label, or null if it is a number.</param>
/// <param name="Number">The number, for instance a weight, or null if it is an alternative.</param>
public sealed record FactorValue(string Factor, string? Element, string? Value, double? Number);
