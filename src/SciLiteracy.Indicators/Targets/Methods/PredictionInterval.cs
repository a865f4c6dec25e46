namespace SciLiteracy.Indicators.Targets.Methods;

/// <summary>An interval that covers a value with a given probability.</summary>
/// <param name="Lower">The lower end, in the indicator's unit.</param>
/// <param name="Upper">The upper end, in the indicator's unit.</param>
/// <param name="Level">The probability, above 0 and below 1.</param>
public sealed record PredictionInterval(double Lower, double Upper, double Level);
