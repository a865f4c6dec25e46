namespace SciLiteracy.Indicators.Composite.Treatment;

/// <summary>What becomes of a treatment that ends worse than it began; both ways it is reported.</summary>
public enum WorseOutcome
{
    /// <summary>It stays, as in COINr.</summary>
    Keep,

    /// <summary>The values from before come back.</summary>
    Revert,
}
