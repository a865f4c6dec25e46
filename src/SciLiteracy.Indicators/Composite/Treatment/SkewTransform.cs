namespace SciLiteracy.Indicators.Composite.Treatment;

/// <summary>A monotone transform against skew.</summary>
public abstract record SkewTransform
{
    private protected SkewTransform()
    {
    }
}
