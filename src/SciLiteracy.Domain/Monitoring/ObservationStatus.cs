namespace SciLiteracy.Domain;

/// <summary>What is to be known about an observed value, or why there is none. The letters are those of the SDMX code list CL_OBS_STATUS.</summary>
public enum ObservationStatus : byte
{
    /// <summary>A: normal.</summary>
    Normal,

    /// <summary>B: a break in the series.</summary>
    TimeSeriesBreak,

    /// <summary>D: another definition than usual.</summary>
    DefinitionDiffers,

    /// <summary>E: estimated or derived from other values.</summary>
    Estimated,

    /// <summary>F: a forecast.</summary>
    Forecast,

    /// <summary>G: experimental.</summary>
    Experimental,

    /// <summary>H: missing because of a holiday or weekend.</summary>
    MissingHoliday,

    /// <summary>I: imputed by the one who collected it.</summary>
    Imputed,

    /// <summary>J: a derogation applies.</summary>
    Derogation,

    /// <summary>K: included in another category.</summary>
    IncludedElsewhere,

    /// <summary>L: missing; exists but was not collected.</summary>
    NotCollected,

    /// <summary>M: missing; cannot exist.</summary>
    CannotExist,

    /// <summary>N: not significant.</summary>
    NotSignificant,

    /// <summary>O: missing, no reason given.</summary>
    Missing,

    /// <summary>P: provisional.</summary>
    Provisional,

    /// <summary>Q: suppressed.</summary>
    Suppressed,

    /// <summary>S: a strike or another special event.</summary>
    Strike,

    /// <summary>U: low reliability.</summary>
    LowReliability,

    /// <summary>V: not validated.</summary>
    Unvalidated,

    /// <summary>W: includes data of another category.</summary>
    IncludesOtherCategory,
}
