using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Surveys.Items;

/// <summary>Which items are analyzed, and how.</summary>
public sealed record ItemSettings : Located
{
    /// <summary>Gets the columns of the items: names, or patterns in which <c>*</c> stands for any characters.</summary>
    public required ValueList<SourceText> Columns { get; init; }

    /// <summary>Gets the model.</summary>
    public ItemModel Model { get; init; }

    /// <summary>Gets the scores that are wanted; null for none.</summary>
    public ScoreMethod? Scores { get; init; }

    /// <summary>Gets the number of equally spaced nodes of the quadrature over abilities.</summary>
    public int Nodes { get; init; } = 61;

    /// <summary>Gets the lowest node.</summary>
    public double Low { get; init; } = -6;

    /// <summary>Gets the highest node.</summary>
    public double High { get; init; } = 6;
}
