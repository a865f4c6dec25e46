namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>(x - low) / (high - low) with the goalposts of the indicator, put on the range, 0 to 100 if there is none.</summary>
/// <param name="Clip">Whether scores stay inside the range.</param>
public sealed record GoalpostScaling(bool Clip) : NormalizationMethod;
