namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>The errors of raw data: standard errors of cells that are independent of each other, or replicates of the data.</summary>
public abstract record InputErrors
{
    private protected InputErrors()
    {
    }
}
