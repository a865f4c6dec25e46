using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite;

/// <summary>A leaf of the structure: an indicator, which is a column of the data.</summary>
public sealed record IndexIndicator : IndexNode
{
    /// <summary>Gets which way is better. It is applied once, by normalization: <see cref="Direction.Lower"/> multiplies by -1 before.</summary>
    public Direction Direction { get; init; } = Direction.Higher;

    /// <summary>Gets the values that score worst and best, in raw units, the lower first whatever the direction; null without.</summary>
    public Goalposts? Goalposts { get; init; }

    /// <summary>Gets the value to be reached, in raw units; null without.</summary>
    public double? Target { get; init; }

    /// <summary>Gets what the indicator is divided by: a column of the data or a formula over its columns; null if nothing.</summary>
    public SourceText? Denominator { get; init; }
}
