using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Aggregation;

namespace SciLiteracy.Serialization;

/// <summary>The structure of an index: aggregates with children, indicators as leaves.</summary>
internal static class IndexStructureFormat
{
    private static readonly NameTable<Direction> Directions = NameTable<Direction>.Of(("higher", Direction.Higher), ("lower", Direction.Lower));

    /// <summary>Reads the root.</summary>
    public static IndexAggregate? ReadRoot(MappingReader r)
    {
        if (r.Has("indicator") && !r.Has("id"))
        {
            r.Diagnostics.Add(DocumentDiagnostics.WrongShape, r.Location, "Expected the index itself, with 'id' and 'children', found an indicator.");
            return null;
        }

        return ReadAggregate(r);
    }

    public static MappingNode Write(IndexNode node) => node switch
    {
        IndexAggregate aggregate => Write(aggregate),
        IndexIndicator indicator => Write(indicator),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node.GetType(), "Not a node that can be written."),
    };

    private static IndexNode? ReadNode(DocumentNode node, DiagnosticBuilder findings)
    {
        var isAggregate = node is MappingNode mapping && (mapping["id"] is not null || mapping["children"] is not null);
        if (MappingReader.Open(node, isAggregate ? "an aggregate" : "an indicator", findings) is not { } r)
            return null;
        if (isAggregate && r.Has("indicator"))
        {
            findings.Add(IndexDocumentDiagnostics.Contradiction, r.LocationOf("indicator"), "A node is an indicator, or an aggregate with 'id' and 'children', not both.");
            return null;
        }

        IndexNode? read = isAggregate ? ReadAggregate(r) : ReadIndicator(r);
        r.Finish();
        return read;
    }

    private static IndexAggregate? ReadAggregate(MappingReader r)
    {
        var id = r.RequiredCode("id");
        var name = r.OptionalLocalizedText("name");
        var sources = r.OneOrMoreReferences("source");
        var weight = r.OptionalNumberThat("weight", w => w >= 0, "a weight of at least 0") ?? 1;
        AggregationMethod? aggregation = r.OptionalNode("aggregate") is { } method ? AggregationFormat.ReadAlone(method, r.Diagnostics) : null;
        var children = r.RequiredNode("children", "a list of aggregates and indicators");
        var read = children is null ? [] : r.Sequence("children", node => ReadNode(node, r.Diagnostics));
        if (children is SequenceNode { Items.Count: 0 })
            r.Diagnostics.Add(IndexDocumentDiagnostics.WrongCount, children.Location, $"The aggregate '{id}' has no children; expected at least one.");
        return id is null ? null : new() { Code = id, Name = name, Sources = sources, Weight = weight, Aggregation = aggregation, Children = read, Location = r.Location };
    }

    private static IndexIndicator? ReadIndicator(MappingReader r)
    {
        var code = r.RequiredCode("indicator");
        var name = r.OptionalLocalizedText("name");
        var sources = r.OneOrMoreReferences("source");
        var weight = r.OptionalNumberThat("weight", w => w >= 0, "a weight of at least 0") ?? 1;
        var direction = r.OptionalEnumeration("direction", Directions) ?? Direction.Higher;
        var denominator = r.OptionalSourceText("denominator", DenominatorFormat.Expected);
        var range = r.OptionalRange("goalposts", "two values, the low one first, such as [0, 100]");
        var target = r.OptionalNumber("target");
        var goalposts = range is { } g && Goalposts.TryCreate(g.Low, g.High, out var made) ? made : null;
        return code is null
            ? null
            : new()
            {
                Code = code,
                Name = name,
                Sources = sources,
                Weight = weight,
                Direction = direction,
                Denominator = denominator,
                Goalposts = goalposts,
                Target = target,
                Location = r.Location,
            };
    }

    private static MappingNode Write(IndexAggregate node) => MappingNode.Of(
        ("id", node.Code),
        ("name", node.Name),
        ("source", IndexScalars.OneOrMore(node.Sources)),
        ("weight", IndexScalars.Unless(1, node.Weight)),
        ("aggregate", node.Aggregation is { } method ? PerIndicatorFormat.Shorten(AggregationFormat.Write(method)) : null),
        ("children", SequenceNode.Of(node.Children.Select(Write))));

    private static MappingNode Write(IndexIndicator node) => MappingNode.Of(
        ("indicator", node.Code),
        ("name", node.Name),
        ("source", IndexScalars.OneOrMore(node.Sources)),
        ("weight", IndexScalars.Unless(1, node.Weight)),
        ("direction", node.Direction == Direction.Higher ? null : FileWords.Direction.NameOf(node.Direction)),
        ("denominator", node.Denominator?.Text),
        ("goalposts", node.Goalposts is { } g ? SequenceNode.Of([g.Low, g.High]).InFlow() : null),
        ("target", node.Target)).InFlow();
}
