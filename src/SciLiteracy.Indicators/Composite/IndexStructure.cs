using System.Collections.Immutable;

namespace SciLiteracy.Indicators.Composite;

/// <summary>
/// The tree of an index as arrays. Nodes are numbered: indicators first, in the order in which the tree names them, then the aggregates, each before its
/// children, so that the index is the first of them.
/// </summary>
internal sealed class IndexStructure
{
    private IndexStructure(List<IndexIndicator> indicators, List<IndexAggregate> aggregates, Dictionary<IndexNode, IndexAggregate?> parents)
    {
        Indicators = [.. indicators];
        Aggregates = [.. aggregates];
        IndicatorCodes = [.. indicators.Select(i => i.Code)];
        AggregateCodes = [.. aggregates.Select(a => a.Code)];
        Numbers = new(StringComparer.Ordinal);
        var numberOf = new Dictionary<IndexNode, int>(ReferenceEqualityComparer.Instance);
        foreach (var node in indicators.Concat<IndexNode>(aggregates))
        {
            numberOf.Add(node, numberOf.Count);
            Numbers.TryAdd(node.Code, Numbers.Count);
        }

        Parents = [.. Nodes.Select(n => parents[n] is { } p ? numberOf[p] : -1)];
        Children = [.. Nodes.Select(n => n is IndexAggregate a ? a.Children.Select(c => numberOf[c]).ToImmutableArray() : [])];
        var levels = new int[NodeCount];
        for (var node = NodeCount - 1; node >= 0; node--)
            levels[node] = node < IndicatorCount ? 1 : 1 + Children[node].Max(c => c < IndicatorCount ? 1 : levels[c]);
        Levels = [.. levels];
        UpwardOrder = [.. Enumerable.Range(IndicatorCount, AggregateCount).OrderBy(n => levels[n])];
    }

    public ImmutableArray<IndexIndicator> Indicators { get; }

    public ImmutableArray<IndexAggregate> Aggregates { get; }

    public ImmutableArray<string> IndicatorCodes { get; }

    public ImmutableArray<string> AggregateCodes { get; }

    /// <summary>Gets the numbers of nodes by their codes.</summary>
    public Dictionary<string, int> Numbers { get; }

    /// <summary>Gets the parent of each node; -1 for the index.</summary>
    public ImmutableArray<int> Parents { get; }

    /// <summary>Gets the children of each node, in their order.</summary>
    public ImmutableArray<ImmutableArray<int>> Children { get; }

    /// <summary>Gets the level of each node: 1 for an indicator, one above the highest child for an aggregate.</summary>
    public ImmutableArray<int> Levels { get; }

    /// <summary>Gets the aggregates, each after its children.</summary>
    public ImmutableArray<int> UpwardOrder { get; }

    public int IndicatorCount => Indicators.Length;

    public int AggregateCount => Aggregates.Length;

    public int NodeCount => Indicators.Length + Aggregates.Length;

    /// <summary>Gets the number of the index itself.</summary>
    public int Root => IndicatorCount;

    private IEnumerable<IndexNode> Nodes => Indicators.Cast<IndexNode>().Concat(Aggregates);

    public IndexNode this[int node] => node < IndicatorCount ? Indicators[node] : Aggregates[node - IndicatorCount];

    /// <summary>Makes the arrays of a tree; codes may still be there twice, but every aggregate has a child.</summary>
    public static IndexStructure Of(IndexAggregate root)
    {
        List<IndexIndicator> indicators = [];
        List<IndexAggregate> aggregates = [];
        var parents = new Dictionary<IndexNode, IndexAggregate?>(ReferenceEqualityComparer.Instance);
        var open = new Stack<(IndexNode Node, IndexAggregate? Parent)>([(root, null)]);
        while (open.TryPop(out var next))
        {
            parents.Add(next.Node, next.Parent);
            if (next.Node is IndexIndicator indicator)
            {
                indicators.Add(indicator);
                continue;
            }

            var aggregate = (IndexAggregate)next.Node;
            aggregates.Add(aggregate);
            for (var c = aggregate.Children.Count - 1; c >= 0; c--)
                open.Push((aggregate.Children[c], aggregate));
        }

        return new(indicators, aggregates, parents);
    }

    /// <summary>Returns the indicators below a node, itself if it is one.</summary>
    public IEnumerable<int> IndicatorsUnder(int node) =>
        node < IndicatorCount ? [node] : Children[node].SelectMany(IndicatorsUnder);
}
