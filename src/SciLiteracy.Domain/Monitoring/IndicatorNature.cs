namespace SciLiteracy.Domain;

/// <summary>How an indicator behaves over time; decides whether its values may be added over periods.</summary>
public enum IndicatorNature
{
    /// <summary>Not said.</summary>
    Unspecified,

    /// <summary>The state at a moment, such as a number of venues: may not be added over periods.</summary>
    Stock,

    /// <summary>What happened in a period, such as visits: may be added over periods.</summary>
    Flow,

    /// <summary>A quotient, such as a rate: may not be added at all.</summary>
    Ratio,

    /// <summary>A score or composite without a unit of its own: may not be added at all.</summary>
    Index,

    /// <summary>Yes (1) or no (0), such as whether there is a law: added over entities it is a count, as a stock; over periods it may not be added.</summary>
    Binary,
}
