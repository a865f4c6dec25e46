namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Settings of screening by elementary effects. It evaluates the index (factors + 1) times for each path.</summary>
public sealed record MorrisSettings
{
    /// <summary>Gets the number of paths, at least 2.</summary>
    public int Paths { get; init; } = 50;

    /// <summary>Gets the number of levels of the grid, even and at least 4.</summary>
    public int Levels { get; init; } = 8;
}
