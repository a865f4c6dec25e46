using System.Runtime.InteropServices;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite.Imputation;
using SciLiteracy.Indicators.Composite.Weighting;
using SciLiteracy.Indicators.Formulas.Columns;

namespace SciLiteracy.Indicators.Composite;

/// <summary>
/// The buffers of one evaluation of an <see cref="IndexPlan"/>, to be used by one thread at a time and again and again. What the caller may vary between two
/// evaluations: <see cref="Input"/>, <see cref="WeightOverrides"/>, <see cref="WeightFactors"/>, <see cref="LeftOut"/>,
/// <see cref="Choices"/>. What it reads afterwards: <see cref="Node"/>, <see cref="Ranks"/>, <see cref="RowOf"/>, <see cref="Failure"/>.
/// </summary>
/// <remarks>
/// Rows that screening leaves out are taken out of the columns: row r of a column is row <see cref="RowOf"/>[r] of the data. Every column has room for all rows of
/// the data and starts at a multiple of that.
/// </remarks>
internal sealed class IndexWorkspace
{
    private readonly double[][] _input;
    private readonly IndexPlan _plan;
    private readonly Dictionary<SourceText, ColumnFormula> _formulas = [];
    private readonly double[] _nodes;
    private readonly double[] _ranks;
    private readonly int _firstAggregate;
    private readonly Dictionary<(int Key, int Rows), MultivariateNormalModel> _models = [];

    public IndexWorkspace(IndexPlan plan)
    {
        var structure = plan.Structure;
        Stride = plan.Rows;
        _plan = plan;
        _input = [.. plan.Columns.Select(_ => new double[Stride])];
        _nodes = new double[structure.NodeCount * Stride];
        _ranks = new double[structure.AggregateCount * Stride];
        RowOfBuffer = new int[Stride];
        SectionStarts = new int[plan.Data.Sections.Length + 1];
        WeightOverrides = new double[structure.NodeCount];
        WeightFactors = new double[structure.NodeCount];
        StepWeights = new double[structure.NodeCount];
        UsedWeights = new double[structure.NodeCount];
        LeftOut = new bool[structure.NodeCount];
        Choices = new int[plan.StepCount];
        Values = new double[Math.Max(Stride, 1)];
        MoreValues = new double[Math.Max(Stride, 1)];
        Order = new int[Math.Max(Stride, 1)];
        Counts = new int[Math.Max(Stride, 1)];
        ImputationDraws = new ImputationDraw[plan.StepCount];
        if (plan.ImputesAnything)
        {
            BeforeImputation = new double[structure.IndicatorCount * Stride];
            Sources = new int[structure.IndicatorCount * Stride];
            Times = new int[Stride];
        }

        Scratch = new double[plan.ScratchLength];
        Weightings = new NodeWeighting?[structure.NodeCount];
        WeightedChildren = new int[structure.NodeCount];
        MadeWeights = new double[structure.NodeCount];
        Bounds = new double[2 * structure.NodeCount];
        Skipped = new bool[structure.NodeCount];
        Children = new int[structure.NodeCount];
        ChildWeights = new double[structure.NodeCount];
        _firstAggregate = structure.IndicatorCount;
        WeightOverrides.AsSpan().Fill(double.NaN);
        WeightFactors.AsSpan().Fill(1);
        plan.ResetInput(this);
    }

    /// <summary>Gets the number of rows of the data, and the distance between two columns.</summary>
    public int Stride { get; }

    /// <summary>Gets the number of rows that are not screened out.</summary>
    public int RowCount { get; set; }

    /// <summary>Gets the rows of the data that are not screened out, in their order.</summary>
    public ReadOnlySpan<int> RowOf => RowOfBuffer.AsSpan(0, RowCount);

    /// <summary>Gets for each period its first row, and the number of rows at the end.</summary>
    public int[] SectionStarts { get; }

    public int SectionCount => SectionStarts.Length - 1;

    /// <summary>Gets weights that replace whatever the structure and the steps say; NaN for none, the default. Shape [nodes].</summary>
    public double[] WeightOverrides { get; }

    /// <summary>Gets factors on the weights, whatever they are; 1 the default. Shape [nodes].</summary>
    public double[] WeightFactors { get; }

    /// <summary>Gets which nodes are left out, as if they were not in the tree; none the default. Shape [nodes].</summary>
    public bool[] LeftOut { get; }

    /// <summary>Gets which alternative of each step runs: 0 the step of the specification, -1 none, else what <see cref="IndexPlan.AddAlternative"/> returned.</summary>
    public int[] Choices { get; }

    /// <summary>Gets what steps of imputation draw, by step; nothing the default.</summary>
    public ImputationDraw[] ImputationDraws { get; }

    /// <summary>Gets or sets whether all aggregates are ranked, not only the index.</summary>
    public bool RankAll { get; set; }

    /// <summary>Gets or sets the writer of logs; null in repeated evaluations.</summary>
    public IndexRecorder? Recorder { get; set; }

    /// <summary>Gets or sets why there are no scores; the default if there are.</summary>
    public IndexFailure Failure { get; set; }

    /// <summary>Gets the weights that the steps so far made. Shape [nodes].</summary>
    internal double[] StepWeights { get; }

    /// <summary>Gets the weights that the last aggregation used. Shape [nodes].</summary>
    internal double[] UsedWeights { get; }

    /// <summary>Gets the weights that the next aggregation is to make of the scores; null for none. Shape [nodes].</summary>
    internal NodeWeighting?[] Weightings { get; }

    /// <summary>Gets or sets the step whose weights the next aggregation is to seek; null for none.</summary>
    internal WeightKernel? Optimization { get; set; }

    /// <summary>Gets scratch for the children that are weighted.</summary>
    internal int[] WeightedChildren { get; }

    /// <summary>Gets scratch for bounds of weights; shape [2 × nodes].</summary>
    internal double[] Bounds { get; }

    /// <summary>Gets which nodes are left out, or under one that is. Shape [nodes].</summary>
    internal bool[] Skipped { get; }

    /// <summary>Gets scratch for their weights.</summary>
    internal double[] MadeWeights { get; }

    internal int[] RowOfBuffer { get; }

    /// <summary>Gets scratch of one column.</summary>
    internal double[] Values { get; }

    /// <summary>Gets more scratch of one column.</summary>
    internal double[] MoreValues { get; }

    /// <summary>Gets scratch of one column of places.</summary>
    internal int[] Order { get; }

    /// <summary>Gets room for the indicators before an imputation.</summary>
    internal double[] BeforeImputation { get; } = [];

    /// <summary>Gets room for the rows that filled values are from.</summary>
    internal int[] Sources { get; } = [];

    /// <summary>Gets scratch of one column of times.</summary>
    internal int[] Times { get; } = [];

    /// <summary>Gets the room that the steps of the plan asked for.</summary>
    internal double[] Scratch { get; }

    /// <summary>Gets scratch for the numbers of children.</summary>
    internal int[] Children { get; }

    /// <summary>Gets scratch for the weights of children.</summary>
    internal double[] ChildWeights { get; }

    /// <summary>Gets scratch of one column of counts.</summary>
    internal int[] Counts { get; }

    /// <summary>Returns a column of the data, which the caller may change; <see cref="IndexPlan.ResetInput"/> brings it back. Shape [rows of the data].</summary>
    /// <param name="column">The place of the column in <see cref="IndexPlan.Columns"/>; the first are the indicators.</param>
    public Span<double> Input(int column) => _input[column];

    /// <summary>Returns the values of an indicator, or the scores of an aggregate. Shape [<see cref="RowCount"/>].</summary>
    public Span<double> Node(int node) => _nodes.AsSpan(node * Stride, RowCount);

    /// <summary>Returns the ranks of an aggregate, in each period: 1 the best, NaN without a score. Shape [<see cref="RowCount"/>].</summary>
    /// <param name="node">The number of the aggregate; the index, unless <see cref="RankAll"/> is set.</param>
    public Span<double> Ranks(int node) => _ranks.AsSpan((node - _firstAggregate) * Stride, RowCount);

    /// <summary>Returns the rows of a period. They are adjacent.</summary>
    public (int Start, int Length) Section(int section) => (SectionStarts[section], SectionStarts[section + 1] - SectionStarts[section]);

    /// <summary>Returns all columns of nodes, one after the other at a distance of <see cref="Stride"/>.</summary>
    internal Span<double> AllNodes => _nodes;

    /// <summary>Returns a formula over the columns of the input as they are now; made where there is none yet.</summary>
    internal ColumnFormula Formula(SourceText text)
    {
        if (_formulas.TryGetValue(text, out var formula))
            return formula;
        var columns = new Dictionary<string, TableColumn>(StringComparer.Ordinal);
        // The columns are those of this workspace, so that the formula sees what the caller varies.
        for (var c = 0; c < _input.Length; c++)
            columns.Add(_plan.Columns[c], new NumberColumn(_plan.Columns[c], ImmutableCollectionsMarshal.AsImmutableArray(_input[c])));
        return _formulas[text] = ColumnFormula.Create(text, columns).Require();
    }

    /// <summary>Returns a model to be fitted, made where there is none of that key and size yet.</summary>
    internal MultivariateNormalModel NormalModel(int key, int columns, int rows)
    {
        if (!_models.TryGetValue((key, rows), out var model))
            _models.Add((key, rows), model = new MultivariateNormalModel(columns, rows));
        return model;
    }

    /// <summary>Takes out rows, in all columns; those that stay keep their order.</summary>
    /// <param name="kept">Not 0 for a row that stays; shape [<see cref="RowCount"/>].</param>
    internal void Keep(ReadOnlySpan<int> kept)
    {
        if (!kept.Contains(0))
            return;
        for (var column = 0; column < _nodes.Length; column += Stride)
        {
            var values = _nodes.AsSpan(column, RowCount);
            var to = 0;
            for (var r = 0; r < values.Length; r++)
            {
                if (kept[r] != 0)
                    values[to++] = values[r];
            }
        }

        var count = 0;
        for (var section = 0; section < SectionCount; section++)
        {
            var (start, end) = (SectionStarts[section], SectionStarts[section + 1]);
            SectionStarts[section] = count;
            for (var r = start; r < end; r++)
            {
                if (kept[r] != 0)
                    RowOfBuffer[count++] = RowOfBuffer[r];
            }
        }

        SectionStarts[SectionCount] = count;
        RowCount = count;
    }

    /// <summary>Copies everything that the steps so far made.</summary>
    public IndexCheckpoint Save() => new([.. _nodes], [.. RowOf], [.. SectionStarts], [.. StepWeights], [.. Weightings], Optimization, Failure);

    /// <summary>Brings back what the steps had made when a checkpoint was taken. Allocates nothing.</summary>
    public void Restore(IndexCheckpoint checkpoint)
    {
        ImmutableCollectionsMarshal.AsArray(checkpoint.Nodes).AsSpan().CopyTo(_nodes);
        checkpoint.RowOf.AsSpan().CopyTo(RowOfBuffer);
        checkpoint.SectionStarts.AsSpan().CopyTo(SectionStarts);
        checkpoint.StepWeights.AsSpan().CopyTo(StepWeights);
        checkpoint.Weightings.AsSpan().CopyTo(Weightings);
        Optimization = checkpoint.Optimization;
        RowCount = checkpoint.RowOf.Length;
        Failure = checkpoint.Failure;
    }
}
