namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>The least and the greatest score of a method.</summary>
/// <param name="Low">The score of the worst.</param>
/// <param name="High">The score of the best.</param>
public readonly record struct ScoreRange(double Low, double High)
{
    /// <summary>Gets 0 to 100.</summary>
    public static ScoreRange Hundred { get; } = new(0, 100);

    /// <summary>Gets 0 to 1.</summary>
    public static ScoreRange Unit { get; } = new(0, 1);
}
