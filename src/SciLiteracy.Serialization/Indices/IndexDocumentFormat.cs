using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Serialization;

/// <summary>Documents of the kind <c>index</c>.</summary>
internal static class IndexDocumentFormat
{
    public static IndexDocument Read(MappingReader r, ReadingNotes notes)
    {
        var id = r.RequiredName("index");
        var title = r.OptionalLocalizedText("title");
        var sources = r.OneOrMoreReferences("source");
        var data = r.OptionalMapping("data", "the columns of the data", ReadColumns);
        var selection = r.OptionalMapping("select", "a selection of cells", ReadSelection);
        if (r.Has("data") && r.Has("select"))
            r.Diagnostics.Add(IndexDocumentDiagnostics.Contradiction, r.LocationOf("select"), "'select' chooses cells of a workspace, 'data' names columns of a file; expected one of the two.");
        var structure = r.RequiredMapping("structure", "the structure of the index", IndexStructureFormat.ReadRoot);
        var sets = r.EntriesByCode("weight_sets", "sets of weights by name", ReadWeightSet);
        var steps = r.Sequence("steps", node => IndexStepFormat.Read(node, r.Diagnostics));
        var uncertainty = r.OptionalMapping("uncertainty", "an analysis of uncertainty", UncertaintyFormat.Read);
        if (id is null)
            notes.Miss(DocumentKind.Index);
        return new(new()
        {
            Id = id ?? Placeholder.PlanId,
            Title = title,
            Sources = sources,
            Structure = structure ?? new() { Code = Placeholder.PlanId, Children = [], Location = r.Location },
            Steps = steps,
            WeightSets = sets,
            Location = r.Location,
        })
        {
            Data = data,
            Selection = selection,
            Uncertainty = uncertainty,
            Location = r.Location,
        };
    }

    public static MappingNode Write(IndexDocument document) => MappingNode.Of(
        ("index", document.Spec.Id),
        ("title", document.Spec.Title),
        ("source", IndexScalars.OneOrMore(document.Spec.Sources)),
        ("data", document.Data is { } data ? Write(data) : null),
        ("select", document.Selection is { } selection ? Write(selection) : null),
        ("structure", IndexStructureFormat.Write(document.Spec.Structure)),
        ("weight_sets", document.Spec.WeightSets.Count == 0
            ? null
            : MappingNode.OfEntries(document.Spec.WeightSets.Select(s => new MappingEntry(
                ScalarNode.OfText(s.Name), IndexScalars.ByCode(s.Weights, w => w.Node, w => w.Weight) ?? MappingNode.Of().InFlow())))),
        ("steps", SequenceNode.OfAny(document.Spec.Steps, IndexStepFormat.Write)),
        ("uncertainty", document.Uncertainty is { } uncertainty ? UncertaintyFormat.Write(uncertainty) : null));

    private static IndexColumns? ReadColumns(MappingReader r)
    {
        var entity = r.RequiredNameIn("entity", "the name of the column of the entities");
        var period = r.OptionalNameIn("period");
        var missing = r.Sequence("missing", node => ReadSpelling(r, node));
        return entity is null ? null : new() { Entity = entity.Id, Period = period?.Id, Missing = missing, Location = r.Location };
    }

    // The spelling of missing may be the empty text, which is missing anyway, or a number such as -99.
    private static string? ReadSpelling(MappingReader r, DocumentNode node)
    {
        if (node is ScalarNode scalar)
            return scalar.Text;
        r.ReportBadValue("missing", node, "a spelling of missing");
        return null;
    }

    private static MappingNode Write(IndexColumns columns) => MappingNode.Of(
        ("entity", columns.Entity),
        ("period", columns.Period),
        ("missing", SequenceNode.OfAny(columns.Missing, s => ScalarNode.OfText(s))?.InFlow())).InFlow();

    private static IndexSelection ReadSelection(MappingReader r) => new()
    {
        Level = r.OptionalString("level"),
        Parent = r.OptionalReference("parent"),
        Entities = r.References("entities"),
        Periods = r.Sequence("periods", node => ReadPeriod(r, node)).Select(p => p.Value).ToValueList(),
        Location = r.Location,
    };

    private static Boxed<ReferencePeriod>? ReadPeriod(MappingReader r, DocumentNode node)
    {
        if (node is ScalarNode scalar && ReferencePeriod.TryParse(scalar.Text, out var period))
            return new(period);
        r.ReportBadValue("periods", node, FileScalars.ExpectedPeriod);
        return null;
    }

    private static MappingNode Write(IndexSelection selection) => MappingNode.Of(
        ("level", selection.Level),
        ("parent", selection.Parent),
        ("entities", selection.Entities),
        ("periods", SequenceNode.OfAny(selection.Periods, FileScalars.Period)?.InFlow())).InFlow();

    private static WeightSet? ReadWeightSet(Reference name, DocumentNode node, DiagnosticBuilder findings)
    {
        var r = new MappingReader(MappingNode.OfEntries([new(ScalarNode.OfText(name.Id), node)]) with { Location = node.Location }, "a set of weights", findings);
        var weights = WeightingFormat.ReadWeights(r, name.Id);
        return new(name.Id, weights) { Location = name.Location };
    }

    private sealed record Boxed<T>(T Value)
        where T : struct;
}
