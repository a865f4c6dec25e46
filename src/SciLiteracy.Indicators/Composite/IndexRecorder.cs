using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite.Imputation;
using SciLiteracy.Indicators.Composite.Normalization;
using SciLiteracy.Indicators.Composite.Screening;
using SciLiteracy.Indicators.Composite.Treatment;
using SciLiteracy.Indicators.Composite.Weighting;

namespace SciLiteracy.Indicators.Composite;

/// <summary>Writes down what the steps of an evaluation do: stages, logs, marks, parameters and findings.</summary>
internal sealed class IndexRecorder
{
    private readonly IndexPlan _plan;
    private readonly IndexWorkspace _workspace;
    private readonly DiagnosticBuilder _findings;
    private readonly List<string> _notes = [];
    private readonly List<ImputationParameters> _imputations = [];
    private readonly List<TreatmentParameters> _treatments = [];
    private readonly List<NormalizationParameters> _normalizations = [];
    private readonly List<FittedWeights> _weights = [];
    private int _changed;

    public IndexRecorder(IndexPlan plan, IndexWorkspace workspace, DiagnosticBuilder findings)
    {
        _plan = plan;
        _workspace = workspace;
        _findings = findings;
        Marks = new CellMarks[plan.Structure.NodeCount * plan.Rows];
        for (var i = 0; i < plan.Structure.IndicatorCount; i++)
        {
            var values = workspace.Node(i);
            for (var r = 0; r < values.Length; r++)
            {
                if (double.IsNaN(values[r]))
                    Marks[(i * plan.Rows) + r] = CellMarks.Missing;
            }
        }

        Raw = Snapshot(0, plan.Structure.IndicatorCodes);
    }

    public IndexTable Raw { get; }

    public List<StepRecord> Steps { get; } = [];

    public List<ScreeningEntry> Screening { get; } = [];

    public List<ImputedCell> Imputation { get; } = [];

    public List<TreatmentSummary> Treatments { get; } = [];

    public List<TreatedPoint> TreatedPoints { get; } = [];

    public List<EffectiveWeight> Weights { get; } = [];

    public CellMarks[] Marks { get; }

    public FrozenParameters Parameters() => new()
    {
        Imputations = [.. _imputations],
        Treatments = [.. _treatments],
        Normalizations = [.. _normalizations],
        Weights = [.. _weights],
    };

    /// <summary>Adds a mark to a cell.</summary>
    /// <param name="node">The node.</param>
    /// <param name="row">The row among those that are left.</param>
    /// <param name="mark">The mark.</param>
    public void Mark(int node, int row, CellMarks mark) => Marks[(node * _plan.Rows) + _workspace.RowOf[row]] |= mark;

    public CellMarks MarksOf(int node, int row) => Marks[(node * _plan.Rows) + _workspace.RowOf[row]];

    public double ValueOf(int node, int row) => _workspace.Node(node)[row];

    /// <summary>Forgets marks of a cell.</summary>
    public void Unmark(int node, int row, CellMarks marks) => Marks[(node * _plan.Rows) + _workspace.RowOf[row]] &= ~marks;

    /// <summary>Marks all cells of a row among those that are left as screened out.</summary>
    public void LeaveOut(int row)
    {
        Change();
        for (var n = 0; n < _plan.Structure.NodeCount; n++)
            Mark(n, row, CellMarks.ScreenedOut);
    }

    /// <summary>Counts changed cells of the step that runs.</summary>
    public void Change(int count = 1) => _changed += count;

    /// <summary>Adds a sentence to the record of the step that runs.</summary>
    public void Note(string sentence) => _notes.Add(sentence);

    public void Report(DiagnosticDescriptor kind, SourceLocation location, string message) => _findings.Add(kind, location, message);

    public void Add(ImputationParameters parameters) => _imputations.Add(parameters);

    public void Add(TreatmentParameters parameters) => _treatments.Add(parameters);

    public void Add(NormalizationParameters parameters) => _normalizations.Add(parameters);

    public void Add(FittedWeights weights) => _weights.Add(weights);

    /// <summary>Returns what a row among those that are left is about.</summary>
    public IndexRow RowAt(int row) => _plan.Data.Rows[_workspace.RowOf[row]];

    /// <summary>Names a row among those that are left, for a message.</summary>
    public string NameOf(int row) => RowAt(row) is { Period: { } period } named ? $"'{named.Entity}' in {period}" : $"'{RowAt(row).Entity}'";

    /// <summary>Closes the record of a step.</summary>
    public void EndStep(int step)
    {
        var kernel = _plan.Kernel(step, 0);
        var table = kernel.Stage == IndexStage.Scores
            ? Snapshot(_plan.Structure.IndicatorCount, _plan.Structure.AggregateCodes)
            : Snapshot(0, _plan.Structure.IndicatorCodes);
        Steps.Add(new StepRecord(step + 1, kernel.Step, kernel.Stage, table, _changed, [.. _notes]));
        _changed = 0;
        _notes.Clear();
    }

    /// <summary>Returns the ranks of the last aggregation; null if there was none.</summary>
    public IndexTable? RankTable()
    {
        if (Steps.LastOrDefault(s => s.Stage == IndexStage.Scores)?.Table is not { } scores)
            return null;
        var structure = _plan.Structure;
        var values = new double[scores.Rows.Length * structure.AggregateCount];
        for (var a = 0; a < structure.AggregateCount; a++)
            _ranks![a].CopyTo(values.AsSpan(a * scores.Rows.Length));
        return new IndexTable(scores.Rows, scores.InputOrder, structure.AggregateCodes, values);
    }

    private double[][]? _ranks;

    /// <summary>Keeps the ranks and the weights of an aggregation that is done.</summary>
    public void KeepAggregation()
    {
        var structure = _plan.Structure;
        _ranks = [.. Enumerable.Range(structure.Root, structure.AggregateCount).Select(a => _workspace.Ranks(a).ToArray())];
        Weights.Clear();
        AddWeight(structure.Root, 1);
    }

    /// <summary>Keeps the weights as they are, if there was no aggregation that used them.</summary>
    public void KeepWeights()
    {
        if (Weights.Count > 0)
            return;
        _workspace.StepWeights.CopyTo(_workspace.UsedWeights, 0);
        AddWeight(_plan.Structure.Root, 1);
    }

    private void AddWeight(int node, double effective)
    {
        var structure = _plan.Structure;
        var parent = structure.Parents[node];
        Weights.Add(new EffectiveWeight(
            structure[node].Code, parent < 0 ? null : structure[parent].Code, structure.Levels[node], _workspace.UsedWeights[node], effective));
        var total = 0.0;
        foreach (var child in structure.Children[node])
            total += _workspace.UsedWeights[child];
        foreach (var child in structure.Children[node])
            AddWeight(child, total > 0 ? effective * (_workspace.UsedWeights[child] / total) : double.NaN);
    }

    private IndexTable Snapshot(int firstNode, ImmutableArray<string> codes)
    {
        var count = _workspace.RowCount;
        var values = new double[codes.Length * count];
        for (var c = 0; c < codes.Length; c++)
            _workspace.Node(firstNode + c).CopyTo(values.AsSpan(c * count));
        return new IndexTable(RowsLeft(), InputOrderLeft(), codes, values);
    }

    private ImmutableArray<IndexRow> RowsLeft() =>
        _workspace.RowCount == _plan.Rows ? _plan.Data.Rows : [.. _workspace.RowOf.ToArray().Select(r => _plan.Data.Rows[r])];

    private ImmutableArray<int> InputOrderLeft()
    {
        if (_workspace.RowCount == _plan.Rows)
            return _plan.Data.InputOrder;
        var placeOf = new int[_plan.Rows];
        Array.Fill(placeOf, -1);
        for (var r = 0; r < _workspace.RowCount; r++)
            placeOf[_workspace.RowOf[r]] = r;
        return [.. _plan.Data.InputOrder.Select(r => placeOf[r]).Where(r => r >= 0)];
    }
}
