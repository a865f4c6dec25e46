using System.Collections.Immutable;
using SciLiteracy.Indicators.Composite.Imputation;
using SciLiteracy.Indicators.Composite.Ranking;
using SciLiteracy.Indicators.Composite.Screening;
using SciLiteracy.Indicators.Composite.Treatment;
using SciLiteracy.Indicators.Composite.Weighting;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite;

/// <summary>A composite index with everything it is made of: stages, scores, ranks, weights, and what each step did. Immutable.</summary>
/// <remarks>Rows of all tables stand period by period, as in <see cref="IndexData"/>; <see cref="IndexTable.InputOrder"/> gives back the order of the input.</remarks>
public sealed class IndexResult
{
    private readonly CellMarks[] _marks;
    private readonly Dictionary<string, int> _nodes;

    internal IndexResult(IndexSpec spec, IndexData data, IndexStructure structure, IndexRecorder recorder, IndexTable? ranks)
    {
        Spec = spec;
        Data = data;
        Structure = structure;
        Raw = recorder.Raw;
        Steps = [.. recorder.Steps];
        Scores = Stage(IndexStage.Scores);
        Ranks = ranks;
        Weights = [.. recorder.Weights];
        Screening = [.. recorder.Screening];
        Imputation = [.. recorder.Imputation];
        Treatments = [.. recorder.Treatments];
        TreatedPoints = [.. recorder.TreatedPoints];
        Parameters = recorder.Parameters();
        _marks = recorder.Marks;
        _nodes = structure.Numbers;
    }

    /// <summary>Gets the specification.</summary>
    public IndexSpec Spec { get; }

    /// <summary>Gets the data.</summary>
    public IndexData Data { get; }

    /// <summary>Gets the indicators as given.</summary>
    public IndexTable Raw { get; }

    /// <summary>Gets what each step did, in the order of the steps.</summary>
    public ImmutableArray<StepRecord> Steps { get; }

    /// <summary>Gets the scores of the aggregates, the index first; null if no step aggregates.</summary>
    public IndexTable? Scores { get; }

    /// <summary>Gets the ranks of the aggregates in each period: 1 the best, ties share the best rank (1224), NaN without a score; null if no step aggregates.</summary>
    public IndexTable? Ranks { get; }

    /// <summary>Gets the weights as the last aggregation used them: the index, then each node before its children.</summary>
    public ImmutableArray<EffectiveWeight> Weights { get; }

    /// <summary>Gets what screening found out, step by step, every row that the step saw.</summary>
    public ImmutableArray<ScreeningEntry> Screening { get; }

    /// <summary>Gets the cells that were filled, step by step.</summary>
    public ImmutableArray<ImputedCell> Imputation { get; }

    /// <summary>Gets what treatment did to each indicator, step by step. An indicator without spread has none.</summary>
    public ImmutableArray<TreatmentSummary> Treatments { get; }

    /// <summary>Gets the cells that treatment changed, step by step.</summary>
    public ImmutableArray<TreatedPoint> TreatedPoints { get; }

    /// <summary>Gets what the steps were fitted to, for use with other data.</summary>
    public FrozenParameters Parameters { get; }

    internal IndexStructure Structure { get; }

    /// <summary>Returns the data at a stage: after the last step of a kind; null if there is no such step.</summary>
    public IndexTable? Stage(IndexStage stage) => stage == IndexStage.Raw ? Raw : Steps.LastOrDefault(s => s.Stage == stage)?.Table;

    /// <summary>Returns how a cell of an indicator or aggregate came about.</summary>
    /// <param name="code">The code of the indicator or aggregate.</param>
    /// <param name="row">The row, a place in <see cref="IndexData.Rows"/> of <see cref="Data"/>.</param>
    /// <exception cref="ArgumentException">There is no node of that code.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public CellMarks Marks(string code, int row)
    {
        if (!_nodes.TryGetValue(code, out var node))
            throw new ArgumentException($"There is no indicator or aggregate '{code}'.", nameof(code));
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Data.Rows.Length);
        return _marks[(node * Data.Rows.Length) + row];
    }

    /// <summary>Returns the ranks of the aggregates inside each group of each period: 1 the best, NaN without a score or a group.</summary>
    /// <param name="labels">The column of labels that says the group of a row.</param>
    /// <param name="ties">Which ranks equal scores get.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    /// <exception cref="InvalidOperationException">No step aggregates.</exception>
    public IndexTable RanksWithin(string labels, TieRule ties = TieRule.Minimum) => GroupTables.RanksWithin(RequireScores(), GroupsOf(labels), ties);

    /// <summary>Returns the means of the scores over each group of each period; the groups, in ordinal order, stand for entities.</summary>
    /// <param name="labels">The column of labels that says the group of a row.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    /// <exception cref="InvalidOperationException">No step aggregates.</exception>
    public IndexTable GroupMeans(string labels) => GroupTables.Means(RequireScores(), GroupsOf(labels));

    /// <summary>Returns the ranks of the aggregates in each period with another rule for ties; 1 the best, NaN without a score.</summary>
    /// <param name="ties">Which ranks equal scores get.</param>
    /// <exception cref="InvalidOperationException">No step aggregates.</exception>
    public IndexTable RanksBy(TieRule ties)
    {
        var scores = RequireScores();
        return GroupTables.RanksWithin(scores, [.. Enumerable.Repeat("", scores.Rows.Length)], ties);
    }

    private IndexTable RequireScores() => Scores ?? throw new InvalidOperationException("No step of the index aggregates, so there are no scores.");

    // The groups of the rows of the scores.
    private string?[] GroupsOf(string labels)
    {
        if (!Data.TryGetLabels(labels, out var groups))
            throw new ArgumentException($"The data have no column of labels '{labels}'.", nameof(labels));
        var of = new Dictionary<IndexRow, string?>();
        for (var r = 0; r < Data.Rows.Length; r++)
            of.Add(Data.Rows[r], groups[r]);
        return [.. Scores!.Rows.Select(r => of[r])];
    }
}
