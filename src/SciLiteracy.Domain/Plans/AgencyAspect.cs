namespace SciLiteracy.Domain;

/// <summary>What changed of an agency, apart from its name.</summary>
public enum AgencyAspect
{
    /// <summary>The abbreviation.</summary>
    Abbreviation,

    /// <summary>The first or the last day.</summary>
    Lifetime,

    /// <summary>Who took over, or how.</summary>
    Succession,

    /// <summary>Whether the source breaks off within the name.</summary>
    Truncation,

    /// <summary>Whether it still waits for a source.</summary>
    Verification,

    /// <summary>The source.</summary>
    Source,

    /// <summary>The remark.</summary>
    Note,
}
