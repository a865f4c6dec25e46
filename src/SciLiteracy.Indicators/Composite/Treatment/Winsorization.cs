namespace SciLiteracy.Indicators.Composite.Treatment;

/// <summary>How extreme values are pulled in.</summary>
public abstract record Winsorization
{
    private protected Winsorization()
    {
    }
}
