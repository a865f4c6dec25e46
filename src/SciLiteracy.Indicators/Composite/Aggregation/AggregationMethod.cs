namespace SciLiteracy.Indicators.Composite.Aggregation;

/// <summary>How children are combined.</summary>
public abstract record AggregationMethod
{
    private protected AggregationMethod()
    {
    }
}
