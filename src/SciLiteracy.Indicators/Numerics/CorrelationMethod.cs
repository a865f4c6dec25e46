namespace SciLiteracy.Indicators.Numerics;

/// <summary>How the association of two columns is measured.</summary>
public enum CorrelationMethod
{
    /// <summary>Pearson's product-moment correlation: how near a straight line.</summary>
    Pearson,

    /// <summary>Spearman's ρ: Pearson's correlation of the ranks, tied values at their mean rank.</summary>
    Spearman,

    /// <summary>Kendall's τ-b: concordant less discordant pairs, over the pairs that are not tied.</summary>
    Kendall,
}
