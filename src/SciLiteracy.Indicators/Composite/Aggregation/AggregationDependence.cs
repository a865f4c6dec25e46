namespace SciLiteracy.Indicators.Composite.Aggregation;


/// <summary>Whose values a score depends on.</summary>
public enum AggregationDependence
{
    /// <summary>Those of the entity alone.</summary>
    Entity,

    /// <summary>Those of all entities in the period: it compares them.</summary>
    CrossSection,

    /// <summary>Those of all entities in all periods: its parameters are taken over all rows, so that scores are comparable over time.</summary>
    AllRows,
}
