namespace SciLiteracy.Indicators.Composite.Treatment;

/// <summary>How far a treatment came.</summary>
internal enum TreatmentFate
{
    /// <summary>There are too few values, or no spread: nothing was looked at.</summary>
    LeftAlone,

    /// <summary>It passed as it was.</summary>
    Passed,

    /// <summary>It was treated.</summary>
    Treated,

    /// <summary>Winsorizing would take away all spread, so that it stays as it was.</summary>
    Untreatable,
}
