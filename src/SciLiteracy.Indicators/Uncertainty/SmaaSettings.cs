namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Settings of stochastic multicriteria acceptability analysis (SMAA): which weights make an entity the first.</summary>
public sealed record SmaaSettings
{
    /// <summary>Gets the number of draws of each confidence factor, at least 1; null for as many as the analysis has.</summary>
    public int? ConfidenceDraws { get; init; }
}
