namespace SciLiteracy.Domain;

/// <summary>What a change of a plan is about.</summary>
public enum PlanSubjectKind
{
    /// <summary>The plan itself.</summary>
    Plan,

    /// <summary>A project.</summary>
    Project,

    /// <summary>A task.</summary>
    Task,

    /// <summary>A measure.</summary>
    Measure,

    /// <summary>An arrangement.</summary>
    Arrangement,

    /// <summary>A phase of the schedule.</summary>
    Phase,

    /// <summary>An agency.</summary>
    Agency,

    /// <summary>A source document.</summary>
    SourceDocument,

    /// <summary>An indicator.</summary>
    Indicator,

    /// <summary>A target.</summary>
    Target,
}
