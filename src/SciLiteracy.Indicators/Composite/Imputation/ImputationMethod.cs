namespace SciLiteracy.Indicators.Composite.Imputation;

/// <summary>How missing values are filled.</summary>
public abstract record ImputationMethod
{
    private protected ImputationMethod()
    {
    }
}
