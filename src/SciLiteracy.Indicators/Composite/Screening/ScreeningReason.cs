namespace SciLiteracy.Indicators.Composite.Screening;

/// <summary>Why a row is kept or left out.</summary>
public enum ScreeningReason
{
    /// <summary>It has enough data.</summary>
    None,

    /// <summary>Too few of the indicators are present.</summary>
    LowAvailability,

    /// <summary>Too few of the present values are not 0.</summary>
    ManyZeros,

    /// <summary>Both.</summary>
    LowAvailabilityAndManyZeros,

    /// <summary>The step keeps the entity whatever its data, which are too few.</summary>
    Included,

    /// <summary>The step leaves the entity out whatever its data.</summary>
    Excluded,
}
