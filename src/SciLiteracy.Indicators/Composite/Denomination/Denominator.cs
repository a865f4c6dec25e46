namespace SciLiteracy.Indicators.Composite.Denomination;

/// <summary>What an indicator is divided by.</summary>
public abstract record Denominator
{
    private protected Denominator()
    {
    }
}
