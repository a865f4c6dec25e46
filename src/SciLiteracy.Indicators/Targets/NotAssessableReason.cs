namespace SciLiteracy.Indicators.Targets;

/// <summary>Why nothing can be said of a target.</summary>
public enum NotAssessableReason
{
    /// <summary>The indicator has no value for the entity in any period.</summary>
    NoObservation,

    /// <summary>The indicator has values for the entity, but none in the period of the target.</summary>
    NoObservationInPeriod,

    /// <summary>There is an observation in the period of the target, which says that the value is missing.</summary>
    ValueMissing,

    /// <summary>The indicator is computed by a formula, and has no value for the entity in any period.</summary>
    ComputedIndicator,
}
