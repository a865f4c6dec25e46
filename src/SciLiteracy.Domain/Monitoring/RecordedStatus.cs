namespace SciLiteracy.Domain;

/// <summary>How far a measure is, as somebody recorded it.</summary>
public enum RecordedStatus
{
    /// <summary>Nothing has been done.</summary>
    NotStarted,

    /// <summary>Work goes on.</summary>
    InProgress,

    /// <summary>It is done.</summary>
    Completed,

    /// <summary>It was given up.</summary>
    Cancelled,
}
