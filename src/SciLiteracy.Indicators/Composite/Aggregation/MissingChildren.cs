namespace SciLiteracy.Indicators.Composite.Aggregation;

/// <summary>What becomes of an aggregate with a missing child.</summary>
public enum MissingChildren
{
    /// <summary>The child and its weight are left out.</summary>
    Drop,

    /// <summary>The aggregate is missing.</summary>
    Propagate,
}
