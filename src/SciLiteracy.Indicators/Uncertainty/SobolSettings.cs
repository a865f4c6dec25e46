namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Settings of variance-based sensitivity analysis. It evaluates the index (factors + 2) times for each point.</summary>
public sealed record SobolSettings
{
    /// <summary>Gets the number of points, at least 2; null for that of the draws.</summary>
    public int? Points { get; init; }

    /// <summary>Gets how often the points are resampled for the intervals; 0 for no intervals.</summary>
    public int Resamples { get; init; } = 1000;

    /// <summary>Gets the probability that an interval holds.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Gets whether there are indices of the rank and of the score of each entity, beside those of the mean absolute shift of ranks.</summary>
    public bool PerEntity { get; init; }
}
