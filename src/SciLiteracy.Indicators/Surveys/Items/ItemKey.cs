using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Surveys.Items;

/// <summary>The scoring key of one item: which answers score, and how much. Every other answer scores 0.</summary>
public sealed record ItemKey : Located
{
    /// <summary>Gets the column of the item.</summary>
    public required SourceText Item { get; init; }

    /// <summary>Gets the answers that score; one or more.</summary>
    public required ValueList<ScoredAnswer> Answers { get; init; }

    /// <summary>Makes the key of an item in which each of some answers scores 1.</summary>
    /// <param name="item">The column of the item.</param>
    /// <param name="right">The right answers.</param>
    public static ItemKey Of(string item, params IEnumerable<string> right)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(right);
        return new() { Item = item, Answers = right.Select(r => new ScoredAnswer(r, 1)).ToValueList() };
    }
}
