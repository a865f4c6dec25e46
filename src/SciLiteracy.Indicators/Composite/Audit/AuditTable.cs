using System.Collections.Immutable;
using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite.Audit;

/// <summary>
/// The members of an index, indicators and aggregates, each with its values: what every analysis of an index looks at. Immutable.
/// </summary>
/// <remarks>
/// Members stand in the order in which the structure names them. A node of the structure for which there are no values is no member: a table of raw data has
/// indicators only. Level 1 is the indicators; an aggregate is one level above its highest child.
/// </remarks>
public sealed class AuditTable
{
    private readonly ImmutableArray<IndexNode> _nodes;
    private readonly Dictionary<string, int> _numbers;
    private readonly int[] _parents;
    private readonly int[] _levels;
    private readonly double[]?[] _columns;

    private AuditTable(
        ImmutableArray<IndexNode> nodes, int[] parents, int[] levels, ImmutableArray<IndexRow> rows, ImmutableArray<int> inputOrder, double[]?[] columns)
    {
        _nodes = nodes;
        _parents = parents;
        _levels = levels;
        _columns = columns;
        _numbers = new(nodes.Length, StringComparer.Ordinal);
        for (var i = 0; i < nodes.Length; i++)
            _numbers.TryAdd(nodes[i].Code, i);
        Rows = rows;
        InputOrder = inputOrder;
    }

    /// <summary>Gets the rows, period by period.</summary>
    public ImmutableArray<IndexRow> Rows { get; }

    /// <summary>Gets, for each row in the order in which the data were given, its place in <see cref="Rows"/>.</summary>
    public ImmutableArray<int> InputOrder { get; }

    /// <summary>Gets the code of the index.</summary>
    public string Index => _nodes[0].Code;

    /// <summary>Gets the level of the index, the highest.</summary>
    public int Levels => _levels[0];

    /// <summary>Takes the values of the members from columns of data: of indicators, and of aggregates whose scores are there as columns.</summary>
    /// <param name="structure">The tree whose root is the index.</param>
    /// <param name="data">The data; columns that the structure does not name are ignored.</param>
    public static AuditTable Of(IndexAggregate structure, IndexData data)
    {
        ArgumentNullException.ThrowIfNull(structure);
        ArgumentNullException.ThrowIfNull(data);
        return Create(structure, data.Rows, data.InputOrder, code => data.TryGetColumn(code, out var values) ? values.ToArray() : null);
    }

    /// <summary>Takes the values of the members from tables of one computation, such as a stage and the scores.</summary>
    /// <param name="structure">The tree whose root is the index.</param>
    /// <param name="tables">The tables; where two have a column of a member, the first counts. The rows are those of the first; in the others they are
    /// looked up, and rows that are not there are missing.</param>
    /// <exception cref="ArgumentException">There is no table.</exception>
    public static AuditTable Of(IndexAggregate structure, params IReadOnlyList<IndexTable> tables)
    {
        ArgumentNullException.ThrowIfNull(structure);
        ArgumentNullException.ThrowIfNull(tables);
        if (tables.Count == 0)
            throw new ArgumentException("An analysis needs a table.", nameof(tables));
        var rows = tables[0].Rows;
        return Create(structure, rows, tables[0].InputOrder, code => tables.FirstOrDefault(t => t.Has(code)) is { } table ? Align(table, code, rows) : null);
    }

    /// <summary>Takes the indicators at a stage of a computed index, with the scores of the aggregates.</summary>
    /// <param name="result">The index.</param>
    /// <param name="stage">The stage; of <see cref="IndexStage.Scores"/>, there are aggregates only.</param>
    /// <exception cref="ArgumentException">The index has no step that leads to the stage.</exception>
    public static AuditTable Of(IndexResult result, IndexStage stage)
    {
        ArgumentNullException.ThrowIfNull(result);
        var table = result.Stage(stage) ?? throw new ArgumentException($"The index has no step that leads to the stage '{stage}'.", nameof(stage));
        return result.Scores is { } scores ? Of(result.Spec.Structure, table, scores) : Of(result.Spec.Structure, table);
    }

    /// <summary>Returns the table of one period alone.</summary>
    /// <exception cref="ArgumentException">No row is about the period.</exception>
    public AuditTable ForPeriod(ReferencePeriod period)
    {
        int[] kept = [.. Enumerable.Range(0, Rows.Length).Where(r => Rows[r].Period == period)];
        if (kept.Length == 0)
            throw new ArgumentException($"No row is about '{period}'.", nameof(period));
        return new(
            _nodes,
            _parents,
            _levels,
            [.. kept.Select(r => Rows[r])],
            // The rows of a period are adjacent.
            [.. InputOrder.Where(r => Rows[r].Period == period).Select(r => r - kept[0])],
            [.. _columns.Select(c => c is null ? null : kept.Select(r => c[r]).ToArray())]);
    }

    /// <summary>Returns whether a code is that of a member.</summary>
    public bool Has(string code) => _numbers.TryGetValue(code, out var number) && _columns[number] is not null;

    /// <summary>Returns the values of a member; shape [rows], NaN is missing.</summary>
    /// <exception cref="ArgumentException">There is no member of that code.</exception>
    public ReadOnlySpan<double> Column(string code) => _columns[Member(code)];

    /// <summary>Returns the codes of the members of a level.</summary>
    /// <param name="level">The level, 1 for the indicators.</param>
    /// <exception cref="ArgumentOutOfRangeException">The structure has no such level.</exception>
    public ImmutableArray<string> Members(int level)
    {
        RequireLevel(level);
        return [.. Numbers.Where(n => _levels[n] == level && _columns[n] is not null).Select(n => _nodes[n].Code)];
    }

    /// <summary>Returns the codes of the members of a level that are below an aggregate, at any distance.</summary>
    /// <param name="aggregate">The code of the aggregate; it need not have values itself.</param>
    /// <param name="level">The level, 1 for the indicators.</param>
    /// <exception cref="ArgumentException">The structure has no node of that code.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The structure has no such level.</exception>
    public ImmutableArray<string> MembersUnder(string aggregate, int level)
    {
        RequireLevel(level);
        var top = Node(aggregate);
        return [.. Numbers.Where(n => n != top && _levels[n] == level && _columns[n] is not null && IsUnder(n, top)).Select(n => _nodes[n].Code)];
    }

    /// <summary>Returns the codes of the members of a level whose parent is an aggregate.</summary>
    /// <param name="aggregate">The code of the aggregate; it need not have values itself.</param>
    /// <param name="level">The level, 1 for the indicators.</param>
    /// <exception cref="ArgumentException">The structure has no node of that code.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The structure has no such level.</exception>
    public ImmutableArray<string> ChildrenOf(string aggregate, int level)
    {
        RequireLevel(level);
        var parent = Node(aggregate);
        return [.. Numbers.Where(n => _parents[n] == parent && _levels[n] == level && _columns[n] is not null).Select(n => _nodes[n].Code)];
    }

    /// <summary>Returns the codes of the aggregates above a level, each before those below it, whether they have values or not.</summary>
    /// <param name="level">The level, 1 for the indicators.</param>
    /// <exception cref="ArgumentOutOfRangeException">The structure has no such level.</exception>
    public ImmutableArray<string> AggregatesAbove(int level)
    {
        RequireLevel(level);
        return [.. Numbers.Where(n => _levels[n] > level).Select(n => _nodes[n].Code)];
    }

    /// <summary>Returns the code of the parent of a node; null for the index.</summary>
    /// <exception cref="ArgumentException">The structure has no node of that code.</exception>
    public string? ParentOf(string code) => _parents[Node(code)] is >= 0 and var parent ? _nodes[parent].Code : null;

    /// <summary>Returns the level of a node.</summary>
    /// <exception cref="ArgumentException">The structure has no node of that code.</exception>
    public int LevelOf(string code) => _levels[Node(code)];

    internal IndexNode this[string code] => _nodes[Node(code)];

    private IEnumerable<int> Numbers => Enumerable.Range(0, _nodes.Length);

    private static AuditTable Create(
        IndexAggregate structure, ImmutableArray<IndexRow> rows, ImmutableArray<int> inputOrder, Func<string, double[]?> column)
    {
        var nodes = ImmutableArray.CreateBuilder<IndexNode>();
        List<int> parents = [];
        var open = new Stack<(IndexNode Node, int Parent)>([(structure, -1)]);
        while (open.TryPop(out var next))
        {
            var number = nodes.Count;
            nodes.Add(next.Node);
            parents.Add(next.Parent);
            if (next.Node is not IndexAggregate aggregate)
                continue;
            // The last is pushed first, so that children come out in their order.
            for (var c = aggregate.Children.Count - 1; c >= 0; c--)
                open.Push((aggregate.Children[c], number));
        }

        // Parents stand before their children.
        var levels = new int[nodes.Count];
        for (var n = nodes.Count - 1; n >= 0; n--)
        {
            levels[n] = Math.Max(levels[n], 1);
            if (parents[n] >= 0)
                levels[parents[n]] = Math.Max(levels[parents[n]], levels[n] + 1);
        }

        return new(nodes.ToImmutable(), [.. parents], levels, rows, inputOrder, [.. nodes.Select(n => column(n.Code))]);
    }

    private static double[] Align(IndexTable table, string code, ImmutableArray<IndexRow> rows)
    {
        var values = table.Column(code);
        if (table.Rows.SequenceEqual(rows))
            return values.ToArray();
        var places = new Dictionary<IndexRow, int>(table.Rows.Length);
        for (var i = 0; i < table.Rows.Length; i++)
            places.Add(table.Rows[i], i);
        var aligned = new double[rows.Length];
        for (var i = 0; i < rows.Length; i++)
            aligned[i] = places.TryGetValue(rows[i], out var place) ? values[place] : double.NaN;
        return aligned;
    }

    private bool IsUnder(int node, int top)
    {
        while (node >= 0 && node != top)
            node = _parents[node];
        return node == top;
    }

    private int Node(string code) => _numbers.TryGetValue(code, out var number)
        ? number
        : throw new ArgumentException($"The index has no node '{code}'.", nameof(code));

    private int Member(string code) => _numbers.TryGetValue(code, out var number) && _columns[number] is not null
        ? number
        : throw new ArgumentException($"There are no values of '{code}'.", nameof(code));

    private void RequireLevel(int level)
    {
        if (level < 1 || level > Levels)
            throw new ArgumentOutOfRangeException(nameof(level), level, $"The levels are 1 to {Levels}.");
    }
}
