namespace SciLiteracy.Serialization;

/// <summary>What a document holds; its first key says so.</summary>
public enum DocumentKind
{
    /// <summary><c>workspace</c>: which documents and statistics belong together.</summary>
    Workspace,

    /// <summary><c>plan</c>: projects, tasks, measures, responsibilities and arrangements.</summary>
    Plan,

    /// <summary><c>agencies</c>: agencies in time.</summary>
    Agencies,

    /// <summary><c>schedule</c>: the phases of a plan.</summary>
    Schedule,

    /// <summary><c>sources</c>: documents that plans and figures are taken from.</summary>
    Sources,

    /// <summary><c>regions</c>: places and their groupings.</summary>
    Regions,

    /// <summary><c>units</c>: units of measure.</summary>
    Units,

    /// <summary><c>indicators</c>: what is measured or computed.</summary>
    Indicators,

    /// <summary><c>targets</c>: values to be reached.</summary>
    Targets,

    /// <summary><c>records</c>: how far the measures are.</summary>
    Records,

    /// <summary><c>index</c>: a composite index.</summary>
    Index,

    /// <summary><c>survey</c>: a sample survey, and what is estimated from it.</summary>
    Survey,
}
