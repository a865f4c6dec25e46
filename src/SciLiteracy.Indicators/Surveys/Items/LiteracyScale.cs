using System.Collections.Immutable;
using SciLiteracy.Indicators.Formulas.Columns;

namespace SciLiteracy.Indicators.Surveys.Items;

/// <summary>Literacy classes by cut-offs of a score: a person is in the highest class whose least score is reached.</summary>
/// <remarks>
/// Classes exclude each other; what is published is mostly nested: "literate" are all who reach that cut-off, the advanced among them. <see cref="Classify"/> gives the
/// former, <see cref="Nested"/> the latter.
/// </remarks>
public sealed class LiteracyScale
{
    private LiteracyScale(string lowest, ImmutableArray<LevelCut> cuts)
    {
        Lowest = lowest;
        Cuts = cuts;
        Classes = [lowest, .. cuts.Select(c => c.Name)];
    }

    /// <summary>Gets the scale of the national survey from 2024 on, over 100 points: basic from 55, literate from 70, advanced from 85.</summary>
    public static LiteracyScale Graded2024 { get; } = Of("lower", new("basic", 55), new("literate", 70), new("advanced", 85));

    /// <summary>Gets the name of the class below all cut-offs.</summary>
    public string Lowest { get; }

    /// <summary>Gets the cut-offs, ascending.</summary>
    public ImmutableArray<LevelCut> Cuts { get; }

    /// <summary>Gets the names of the classes from the lowest on.</summary>
    public ImmutableArray<string> Classes { get; }

    /// <summary>Makes a scale.</summary>
    /// <param name="lowest">The name of the class below all cut-offs.</param>
    /// <param name="cuts">The least scores of the other classes, ascending; one or more.</param>
    /// <exception cref="ArgumentException">There is no cut-off, they do not ascend, one is not finite, or a name is empty or there twice.</exception>
    public static LiteracyScale Of(string lowest, params IEnumerable<LevelCut> cuts)
    {
        ArgumentException.ThrowIfNullOrEmpty(lowest);
        ArgumentNullException.ThrowIfNull(cuts);
        ImmutableArray<LevelCut> all = [.. cuts];
        if (all.IsEmpty)
            throw new ArgumentException("There is no cut-off; expected one or more.", nameof(cuts));
        var names = new HashSet<string>(StringComparer.Ordinal) { lowest };
        for (var k = 0; k < all.Length; k++)
        {
            if (string.IsNullOrEmpty(all[k].Name) || !names.Add(all[k].Name))
                throw new ArgumentException($"The name '{all[k].Name}' of a class is empty or there twice.", nameof(cuts));
            if (!double.IsFinite(all[k].Value) || (k > 0 && all[k].Value <= all[k - 1].Value))
                throw new ArgumentException($"The cut-off of '{all[k].Name}' is not finite or not above the one before; expected ascending cut-offs.", nameof(cuts));
        }

        return new(lowest, all);
    }

    /// <summary>Returns the class of a score as its place in <see cref="Classes"/>; -1 for NaN.</summary>
    /// <param name="score">The score.</param>
    public int ClassOf(double score)
    {
        if (double.IsNaN(score))
            return -1;
        var reached = 0;
        while (reached < Cuts.Length && score >= Cuts[reached].Value)
            reached++;
        return reached;
    }

    /// <summary>Returns the classes of scores as a column, one level a class; missing where the score is.</summary>
    /// <param name="name">The name of the column.</param>
    /// <param name="scores">The scores.</param>
    public TextColumn Classify(string name, NumberColumn scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        return new(name, [.. scores.Values.Select(ClassOf)], Classes);
    }

    /// <summary>Returns the nested classes of scores as columns of 1 (reached), 0 (not) and NaN (no score), one a cut-off: their means are the published rates.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="prefix">What stands before the name of the class in the name of its column.</param>
    public ImmutableArray<NumberColumn> Nested(NumberColumn scores, string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(scores);
        return [.. Cuts.Select(c => new NumberColumn(prefix + c.Name, [.. scores.Values.Select(s => double.IsNaN(s) ? s : s >= c.Value ? 1 : 0)]))];
    }
}
