namespace SciLiteracy.Indicators.Composite.Treatment;

/// <summary>Which rows of a panel are treated together.</summary>
public enum TreatmentScope
{
    /// <summary>Those of each period, as in COINr.</summary>
    Period,

    /// <summary>All rows, so that a value is treated alike in all periods.</summary>
    AllPeriods,
}
