namespace SciLiteracy.Indicators.Composite.Treatment;

/// <summary>What a treatment did to a column, kept without allocating.</summary>
internal struct TreatmentOutcome
{
    public TreatmentFate Fate;
    public ShapeStatistics Before;
    public ShapeStatistics AfterWinsorizing;
    public ShapeStatistics AfterTransform;
    public int Winsorized;
    public AppliedTransform Transform;
    public bool EndsWorse;
    public bool Reverted;

    /// <summary>The value to which lower ones were pulled in; -∞ if none were, or the transform replaced that.</summary>
    public double Lower;

    /// <summary>The value to which higher ones were pulled in; ∞ if none were, or the transform replaced that.</summary>
    public double Upper;

    /// <summary>The least and the greatest value before the transform; NaN without one.</summary>
    public double Minimum;
    public double Maximum;
    public double Lambda;

    public static TreatmentOutcome Untouched => new()
    {
        Lower = double.NegativeInfinity,
        Upper = double.PositiveInfinity,
        Minimum = double.NaN,
        Maximum = double.NaN,
        Lambda = double.NaN,
    };
}
