using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Surveys.Items;

/// <summary>Which items are analyzed, and how.</summary>
public sealed record ItemSettings : Located
{
    /// <summary>Gets the columns of the items: names, or patterns in which <c>*</c> stands for any characters.</summary>
    public required ValueList<SourceText> Columns { get; init; }

    /// <summary>Gets the scoring keys; an item without one has scores 0, 1, … in its column.</summary>
    public ValueList<ItemKey> Key { get; init; } = [];

    /// <summary>Gets a value indicating whether an item without an answer scores 0; otherwise it is missing, and the others count.</summary>
    public bool OmittedScoreZero { get; init; }

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

    /// <summary>Gets from which information the standard errors of the parameters come.</summary>
    public ItemErrorMethod StandardErrors { get; init; }
}
