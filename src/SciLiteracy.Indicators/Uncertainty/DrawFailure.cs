namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>A draw that has no scores.</summary>
/// <param name="Draw">The number of the draw, from 0.</param>
/// <param name="Reason">Why.</param>
public sealed record DrawFailure(long Draw, string Reason);
