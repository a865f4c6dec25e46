namespace SciLiteracy.Indicators.Composite.Weighting;

/// <summary>How siblings are weighted.</summary>
public abstract record WeightingMethod
{
    private protected WeightingMethod()
    {
    }
}
