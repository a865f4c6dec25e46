namespace SciLiteracy.Indicators.Composite.Audit;

/// <summary>Which correlations within a group are flagged.</summary>
public enum CorrelationLimit
{
    /// <summary>Those above the limit: the members say the same twice.</summary>
    Above,

    /// <summary>Those below the limit: the members cancel each other when they are averaged.</summary>
    Below,
}
