using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Evaluation;

namespace SciLiteracy.Indicators.Formulas.Live;

/// <summary>
/// Which cells the functions read, and the inverse: which results a cell goes into. Every pattern is one of periods times one of entities, so a table
/// is as long as an axis, not as a column, and serves all formulas.
/// </summary>
internal sealed class AccessPatterns
{
    private readonly Dictionary<int, int[]> _earlier = [];
    private readonly Dictionary<(char Kind, int Count), int[][]> _periods = [];
    private readonly Dictionary<Breakdown, (int[] Parts, int[][] Wholes)> _parts = [];

    public AccessPatterns(FormulaAxes axes)
    {
        Axes = axes;
        var entities = axes.Keys.Length;
        ChildrenOf = Inverse(axes.Parents, entities);

        // A family that shares one result keeps it at its first member that is on the axis.
        Representatives = new int[entities];
        Array.Fill(Representatives, -1);
        Families = new int[]?[entities];
        foreach (var family in axes.Siblings)
        {
            var first = Array.FindIndex(family.Members, m => m >= 0);
            if (first < 0)
                continue;
            first = family.Members[first];
            Families[first] = family.Members;
            foreach (var member in family.Members.Where(m => m >= 0))
                Representatives[member] = first;
        }

        ToRepresentative = [.. Representatives.Select(r => r < 0 ? [] : new[] { r })];
        FromRepresentative = Inverse(Representatives, entities);

        Inside = new int[]?[entities];
        var owners = new List<int>?[entities];
        foreach (var family in axes.Children)
        {
            Inside[family.Owner] = family.Members;
            foreach (var member in family.Members.Where(m => m >= 0))
                (owners[member] ??= []).Add(family.Owner);
        }

        ToOwners = [.. owners.Select(o => o?.Distinct().ToArray() ?? [])];
        Series = new PeriodSeries[axes.Periods.Count];
        ToSeries = new int[axes.Periods.Count][];
        foreach (var sequence in axes.Sequences)
        {
            Series[sequence[0]] = new PeriodSeries([.. sequence], [.. sequence.Select(p => axes.Periods[p].Ordinal)]);
            foreach (var period in sequence)
                ToSeries[period] = [sequence[0]];
        }
    }

    public FormulaAxes Axes { get; }

    /// <summary>Gets for each entity those that lie in it, which read it by <c>parent</c>.</summary>
    public int[][] ChildrenOf { get; }

    /// <summary>Gets for each entity the one at which results of its siblings are kept.</summary>
    public int[] Representatives { get; }

    /// <summary>Gets the siblings of an entity that is a representative; -1 for one that is not on the axis.</summary>
    public int[]?[] Families { get; }

    public int[][] ToRepresentative { get; }

    public int[][] FromRepresentative { get; }

    /// <summary>Gets the regions in an entity, those of <c>mean_of</c> and the inequality measures; null if there are none.</summary>
    public int[]?[] Inside { get; }

    /// <summary>Gets for each entity those that it is inside of.</summary>
    public int[][] ToOwners { get; }

    /// <summary>Gets the periods of one frequency at the position of the first of them.</summary>
    public PeriodSeries[] Series { get; }

    /// <summary>Gets for each period the first of its frequency.</summary>
    public int[][] ToSeries { get; }

    /// <summary>Returns for each period the one that is so many earlier, or -1.</summary>
    public int[] Earlier(int count)
    {
        if (!_earlier.TryGetValue(count, out var earlier))
            _earlier.Add(count, earlier = Axes.Earlier(count));
        return earlier;
    }

    /// <summary>Returns for each period those that reach it by going so many back.</summary>
    public int[][] Later(int count) => Cached('l', count, () => Inverse(Earlier(count), Axes.Periods.Count));

    /// <summary>Returns for each period itself and those that reach it by going so many back.</summary>
    public int[][] SelfAndLater(int count) => Cached('s', count, () => [.. Later(count).Select((later, p) => later.Append(p).ToArray())]);

    /// <summary>Returns for each period those in whose window of so many periods it lies.</summary>
    public int[][] Windows(int count) => Cached(
        'w', count, () => [.. Enumerable.Range(0, Axes.Periods.Count).Select(p => Enumerable.Range(0, count).SelectMany(n => Later(n)[p]).ToArray())]);

    /// <summary>Returns for one period all of them, for the others none.</summary>
    public int[][] Everywhere(int period) => Cached(
        'e', period, () => [.. Enumerable.Range(0, Axes.Periods.Count).Select(p => p == period ? Enumerable.Range(0, Axes.Periods.Count).ToArray() : [])]);

    /// <summary>Returns for each entity the part that is selected, or -1, and for each part the wholes.</summary>
    public (int[] Parts, int[][] Wholes) Selection(Breakdown part)
    {
        if (!_parts.TryGetValue(part, out var selection))
        {
            var parts = Axes.Parts(part);
            _parts.Add(part, selection = (parts, Inverse(parts, parts.Length)));
        }

        return selection;
    }

    private static int[][] Inverse(int[] table, int length)
    {
        var lists = new List<int>?[length];
        for (var i = 0; i < table.Length; i++)
        {
            if (table[i] >= 0)
                (lists[table[i]] ??= []).Add(i);
        }

        return [.. lists.Select(l => l?.ToArray() ?? [])];
    }

    private int[][] Cached(char kind, int count, Func<int[][]> make)
    {
        if (!_periods.TryGetValue((kind, count), out var table))
            _periods[(kind, count)] = table = make();
        return table;
    }
}
