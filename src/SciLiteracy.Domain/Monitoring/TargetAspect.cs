namespace SciLiteracy.Domain;

/// <summary>What changed of a target, apart from its title.</summary>
public enum TargetAspect
{
    /// <summary>The indicator.</summary>
    Indicator,

    /// <summary>The entity.</summary>
    Entity,

    /// <summary>The part of the entity.</summary>
    Breakdown,

    /// <summary>The period by which it is to be reached.</summary>
    Period,

    /// <summary>How the value must stand to the target.</summary>
    Comparison,

    /// <summary>The value.</summary>
    Value,

    /// <summary>The unit.</summary>
    Unit,

    /// <summary>Where it starts from.</summary>
    Baseline,

    /// <summary>The elements of the plan that it belongs to.</summary>
    Monitors,

    /// <summary>The source.</summary>
    Source,

    /// <summary>The remark.</summary>
    Note,
}
