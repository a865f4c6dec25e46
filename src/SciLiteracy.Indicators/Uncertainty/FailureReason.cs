namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Why draws failed.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Count">How many draws failed for it.</param>
public sealed record FailureReason(string Reason, long Count);
