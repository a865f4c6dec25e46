namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>Over which rows of a panel the parameters of a method are taken.</summary>
public enum NormalizationScope
{
    /// <summary>Over all periods together, so that scores are comparable over time.</summary>
    AllPeriods,

    /// <summary>Over each period alone.</summary>
    Period,

    /// <summary>Over one base period, frozen for the others.</summary>
    BasePeriod,
}
