namespace SciLiteracy.Domain;

/// <summary>The findings about plans, agencies, schedules and implementation records.</summary>
public static class PlanDiagnostics
{
    /// <summary>Two elements of a plan have one id.</summary>
    public static readonly DiagnosticDescriptor DuplicateElement = new("SL3001", DiagnosticSeverity.Error, "An element's id is used twice");

    /// <summary>An id does not look like an id.</summary>
    public static readonly DiagnosticDescriptor BadId = new("SL3002", DiagnosticSeverity.Error, "An id has characters that ids may not have");

    /// <summary>A responsibility names an agency that is not defined.</summary>
    public static readonly DiagnosticDescriptor UnknownAgency = new("SL3003", DiagnosticSeverity.Error, "An agency is not defined");

    /// <summary>A measure serves a task that is not in its project.</summary>
    public static readonly DiagnosticDescriptor UnknownTask = new("SL3004", DiagnosticSeverity.Error, "A task is not defined in the project");

    /// <summary>A measure is due in a phase that is not in the schedule.</summary>
    public static readonly DiagnosticDescriptor UnknownPhase = new("SL3005", DiagnosticSeverity.Error, "A phase is not in the schedule");

    /// <summary>A phase has days outside the plan's period.</summary>
    public static readonly DiagnosticDescriptor PhaseOutsidePlan = new("SL3006", DiagnosticSeverity.Error, "A phase reaches outside the plan's period");

    /// <summary>A project lists one agency twice.</summary>
    public static readonly DiagnosticDescriptor AgencyListedTwice = new("SL3007", DiagnosticSeverity.Error, "A project lists an agency twice");

    /// <summary>An element says that it is taken from a document that is not defined.</summary>
    public static readonly DiagnosticDescriptor UnknownSource = new("SL3008", DiagnosticSeverity.Error, "A source document is not defined");

    /// <summary>Two source documents have one id.</summary>
    public static readonly DiagnosticDescriptor DuplicateSource = new("SL3009", DiagnosticSeverity.Error, "A source document's id is used twice");

    /// <summary>Two agencies have one id.</summary>
    public static readonly DiagnosticDescriptor DuplicateAgency = new("SL3010", DiagnosticSeverity.Error, "An agency's id is used twice");

    /// <summary>Two agencies that cannot exist at one time do.</summary>
    public static readonly DiagnosticDescriptor LifetimesOverlap = new("SL3011", DiagnosticSeverity.Error, "Agency lifetimes overlap");

    /// <summary>An agency is, in the end, its own successor.</summary>
    public static readonly DiagnosticDescriptor SuccessionCycle = new("SL3012", DiagnosticSeverity.Error, "Agencies succeed each other in a circle");

    /// <summary>A successor is not defined.</summary>
    public static readonly DiagnosticDescriptor UnknownSuccessor = new("SL3013", DiagnosticSeverity.Error, "A succeeding agency is not defined");

    /// <summary>A successor does not exist on the day it would have to take over.</summary>
    public static readonly DiagnosticDescriptor SuccessorNotAlive = new("SL3014", DiagnosticSeverity.Error, "A successor does not exist when it would take over");

    /// <summary>An agency has a successor but no end.</summary>
    public static readonly DiagnosticDescriptor SuccessionWithoutEnd = new("SL3015", DiagnosticSeverity.Error, "An agency with successors has no last day");

    /// <summary>The number of successors does not fit what happened.</summary>
    public static readonly DiagnosticDescriptor SuccessorCount = new("SL3016", DiagnosticSeverity.Error, "The number of successors does not fit the kind of succession");

    /// <summary>A record is about a measure that is not in the plan.</summary>
    public static readonly DiagnosticDescriptor UnknownMeasure = new("SL3020", DiagnosticSeverity.Error, "A measure is not in the plan");

    /// <summary>Two records are about one measure on one date.</summary>
    public static readonly DiagnosticDescriptor DuplicateRecord = new("SL3021", DiagnosticSeverity.Error, "A measure has two records for one date");

    /// <summary>A percentage is not between 0 and 100.</summary>
    public static readonly DiagnosticDescriptor PercentOutOfRange = new("SL3022", DiagnosticSeverity.Error, "A percentage is not between 0 and 100");

    /// <summary>A record's percentage does not fit its status.</summary>
    public static readonly DiagnosticDescriptor PercentAgainstStatus = new("SL3023", DiagnosticSeverity.Warning, "A percentage does not fit the status");

    /// <summary>An element of a local plan takes up one that the national plan does not have.</summary>
    public static readonly DiagnosticDescriptor UnknownNationalElement =
        new("SL3030", DiagnosticSeverity.Error, "An element taken up is not in the national plan");

    /// <summary>A local plan or phase has days outside those of the national plan or phase.</summary>
    public static readonly DiagnosticDescriptor OutsideNationalSchedule =
        new("SL3031", DiagnosticSeverity.Warning, "A local plan or phase reaches outside the national schedule");

    /// <summary>Gets all of them.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        DuplicateElement, BadId, UnknownAgency, UnknownTask, UnknownPhase, PhaseOutsidePlan, AgencyListedTwice, UnknownSource, DuplicateSource,
        DuplicateAgency, LifetimesOverlap, SuccessionCycle, UnknownSuccessor, SuccessorNotAlive, SuccessionWithoutEnd, SuccessorCount,
        UnknownMeasure, DuplicateRecord, PercentOutOfRange, PercentAgainstStatus, UnknownNationalElement, OutsideNationalSchedule,
    ];
}
