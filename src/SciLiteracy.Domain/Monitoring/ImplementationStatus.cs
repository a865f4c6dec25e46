namespace SciLiteracy.Domain;

/// <summary>How a measure, or what is made of measures, stands on a date. <see cref="ImplementationProgress"/> has the rules.</summary>
public enum ImplementationStatus
{
    /// <summary>It cannot be said; the reason stands beside it.</summary>
    NotAssessable,

    /// <summary>Its days have not begun, and nor has work.</summary>
    NotDue,

    /// <summary>Its days have begun, and work has not.</summary>
    Due,

    /// <summary>Work goes on, and its days are not over.</summary>
    InProgress,

    /// <summary>Its days are over, and it is not recorded as completed.</summary>
    Late,

    /// <summary>It is done.</summary>
    Completed,

    /// <summary>It is done, and a record shows that it was not when its days were over.</summary>
    CompletedLate,

    /// <summary>It was given up.</summary>
    Cancelled,
}
