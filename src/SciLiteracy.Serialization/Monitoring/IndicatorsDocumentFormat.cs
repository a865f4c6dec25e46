using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>Documents of the kind <c>indicators</c>.</summary>
internal static class IndicatorsDocumentFormat
{
    private const string ExpectedRollup = "'sum', 'mean', 'none' or { weighted_mean: CODE }";

    private static readonly NameTable<int> Rollups = NameTable<int>.Of(("none", 0), ("sum", 1), ("mean", 2));

    public static IndicatorsDocument Read(MappingReader r, ReadingNotes notes) =>
        new(notes.Definitions(r, "indicators", "an indicator", ReadIndicator, required: true)) { Location = r.Location };

    public static MappingNode Write(IndicatorsDocument document) =>
        MappingNode.Of(("indicators", SequenceNode.Of(document.Indicators.Select(Write))));

    private static Indicator? ReadIndicator(MappingReader r)
    {
        var id = r.RequiredCode("id");
        var name = r.RequiredLocalizedText("name") ?? Placeholder.Text;
        var definition = r.OptionalLocalizedText("definition");
        var unit = r.RequiredSourceText("unit", UnitsDocumentFormat.ExpectedUnit) ?? Placeholder.Unit;
        var direction = r.OptionalEnumeration("direction", FileWords.Direction) ?? Direction.Context;
        var nature = r.OptionalEnumeration("nature", FileWords.Nature) ?? IndicatorNature.Unspecified;
        var formula = r.OptionalSourceText("formula", "a formula");
        var monitors = r.References("monitors");
        var rollup = ReadRollup(r);
        var source = r.OptionalReference("source");
        var note = r.OptionalString("note");
        return id is null
            ? null
            : new()
            {
                Id = id,
                Name = name,
                Definition = definition,
                Unit = unit,
                Direction = direction,
                Nature = nature,
                Formula = formula,
                Monitors = monitors,
                Rollup = rollup,
                Source = source,
                Note = note,
                Location = r.Location,
            };
    }

    private static DocumentNode Write(Indicator indicator) => MappingNode.Of(
        ("id", indicator.Id),
        ("name", indicator.Name),
        ("definition", indicator.Definition),
        ("unit", indicator.Unit.Text),
        ("direction", indicator.Direction == Direction.Context ? null : FileWords.Direction.NameOf(indicator.Direction)),
        ("nature", indicator.Nature == IndicatorNature.Unspecified ? null : FileWords.Nature.NameOf(indicator.Nature)),
        ("formula", indicator.Formula?.Text),
        ("monitors", indicator.Monitors),
        ("rollup", Write(indicator.Rollup)),
        ("source", indicator.Source),
        ("note", indicator.Note));

    private static Rollup ReadRollup(MappingReader r)
    {
        switch (r.OptionalNode("rollup"))
        {
            case null:
                break;
            case MappingNode:
                var weight = r.OptionalMapping("rollup", "a weighted mean", m => m.RequiredReference("weighted_mean"));
                return weight is null ? new Rollup.None() : new Rollup.WeightedMean(weight);
            case ScalarNode { Text: "weighted_mean" } node:
                r.Diagnostics.Add(DocumentDiagnostics.BadValue, node.Location, "A weighted mean needs the indicator that gives the weights; write { weighted_mean: CODE }.");
                break;
            case ScalarNode:
                return r.OptionalEnumeration("rollup", Rollups) switch { 1 => new Rollup.Sum(), 2 => new Rollup.Mean(), _ => new Rollup.None() };
            case var node:
                r.ReportBadValue("rollup", node, ExpectedRollup);
                break;
        }

        return new Rollup.None();
    }

    private static DocumentNode? Write(Rollup rollup) => rollup switch
    {
        Rollup.Sum => "sum",
        Rollup.Mean => "mean",
        Rollup.WeightedMean mean => MappingNode.Of(("weighted_mean", mean.Weight)).InFlow(),
        _ => null,
    };
}
