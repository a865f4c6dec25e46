namespace SciLiteracy.Indicators.Composite.Screening;

/// <summary>What a step of screening found out about a row.</summary>
/// <param name="Step">The number of the step.</param>
/// <param name="Row">The row.</param>
/// <param name="Available">How many of the indicators are present.</param>
/// <param name="Missing">How many are missing.</param>
/// <param name="Zeros">How many of the present values are 0.</param>
/// <param name="Availability">The share of the indicators that is present.</param>
/// <param name="NonzeroShare">The share of the present values that is not 0; NaN if none is present.</param>
/// <param name="Kept">Whether the row stays.</param>
/// <param name="Reason">Why.</param>
public sealed record ScreeningEntry(
    int Step, IndexRow Row, int Available, int Missing, int Zeros, double Availability, double NonzeroShare, bool Kept, ScreeningReason Reason);
