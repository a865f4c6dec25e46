namespace SciLiteracy.Domain;

/// <summary>How a value must stand to a target.</summary>
public enum Comparison
{
    /// <summary>Above it: <c>&gt;</c>.</summary>
    GreaterThan,

    /// <summary>At it or above: <c>&gt;=</c>.</summary>
    AtLeast,

    /// <summary>Below it: <c>&lt;</c>.</summary>
    LessThan,

    /// <summary>At it or below: <c>&lt;=</c>.</summary>
    AtMost,

    /// <summary>Exactly it: <c>=</c>.</summary>
    EqualTo,
}
