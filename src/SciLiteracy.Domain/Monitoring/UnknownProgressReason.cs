namespace SciLiteracy.Domain;

/// <summary>Why it cannot be said how something stands.</summary>
public enum UnknownProgressReason
{
    /// <summary>Its days have begun, and nothing was ever recorded.</summary>
    NoRecord,

    /// <summary>Its days have begun, and all records are of later dates than the one asked for.</summary>
    OnlyLaterRecords,

    /// <summary>The latest records are of one date and do not agree in status and percentage.</summary>
    ConflictingRecords,

    /// <summary>There is no measure: none serves the task, or the project has none.</summary>
    NoMeasures,

    /// <summary>None of several measures can be assessed, for different reasons.</summary>
    NothingAssessable,

    /// <summary>Those that can be assessed are all done, not due or given up; whether all are cannot be said.</summary>
    PartlyAssessable,
}
