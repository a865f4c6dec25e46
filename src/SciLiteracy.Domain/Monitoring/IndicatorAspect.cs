namespace SciLiteracy.Domain;

/// <summary>What changed of an indicator, apart from its name and definition.</summary>
public enum IndicatorAspect
{
    /// <summary>The unit.</summary>
    Unit,

    /// <summary>Which way it should move.</summary>
    Direction,

    /// <summary>How it behaves over time.</summary>
    Nature,

    /// <summary>The formula.</summary>
    Formula,

    /// <summary>The elements of the plan that it monitors.</summary>
    Monitors,

    /// <summary>How entities combine into their parent.</summary>
    Rollup,

    /// <summary>The source.</summary>
    Source,

    /// <summary>The remark.</summary>
    Note,
}
