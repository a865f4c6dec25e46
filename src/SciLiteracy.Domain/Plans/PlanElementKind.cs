namespace SciLiteracy.Domain;

/// <summary>What an element of a plan is.</summary>
public enum PlanElementKind
{
    /// <summary>The plan itself, with its overall goal.</summary>
    Plan,

    /// <summary>A project: a field of action with tasks, measures and responsible agencies.</summary>
    Project,

    /// <summary>A task: what is to be reached.</summary>
    Task,

    /// <summary>A measure: what is done to reach it.</summary>
    Measure,

    /// <summary>An arrangement of leadership, a mechanism or a guarantee condition.</summary>
    Arrangement,

    /// <summary>A phase of the schedule.</summary>
    Phase,
}
