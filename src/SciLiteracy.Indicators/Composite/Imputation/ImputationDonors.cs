namespace SciLiteracy.Indicators.Composite.Imputation;


/// <summary>Where filled values come from.</summary>
public enum ImputationDonors
{
    /// <summary>Nowhere.</summary>
    None,

    /// <summary>The other entities, same indicator, same period.</summary>
    CrossSection,

    /// <summary>The other periods, same indicator, same entity.</summary>
    Time,

    /// <summary>The other indicators.</summary>
    Indicators,
}
