namespace SciLiteracy.Indicators.Composite.Treatment;

/// <summary>A cell that a treatment changed.</summary>
/// <param name="Step">The number of the step.</param>
/// <param name="Row">The row.</param>
/// <param name="Indicator">The code of the indicator.</param>
/// <param name="Winsorized">At which end it was pulled in; none if the transform replaced that.</param>
/// <param name="Transform">The transform.</param>
/// <param name="Original">The value before.</param>
/// <param name="Treated">The value after.</param>
public sealed record TreatedPoint(
    int Step, IndexRow Row, string Indicator, WinsorizedEnd Winsorized, AppliedTransform Transform, double Original, double Treated);
