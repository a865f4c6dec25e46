using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>Documents of the kind <c>targets</c>.</summary>
internal static class TargetsDocumentFormat
{
    public static TargetsDocument Read(MappingReader r, ReadingNotes notes) =>
        new(notes.Definitions(r, "targets", "a target", ReadTarget, required: true)) { Location = r.Location };

    public static MappingNode Write(TargetsDocument document) => MappingNode.Of(("targets", SequenceNode.Of(document.Targets.Select(Write))));

    private static Target? ReadTarget(MappingReader r)
    {
        var id = r.RequiredCode("id");
        var title = r.OptionalLocalizedText("title");
        var indicator = r.RequiredReference("indicator");
        var entity = r.RequiredReference("entity");
        var breakdown = r.OptionalBreakdown("breakdown") ?? Breakdown.Total;
        var period = r.RequiredPeriod("period");
        var comparison = r.RequiredEnumeration("comparison", FileWords.Comparison) ?? Comparison.AtLeast;
        var value = r.RequiredNumber("value") ?? 0;
        var unit = r.OptionalSourceText("unit", UnitsDocumentFormat.ExpectedUnit);
        var baseline = r.OptionalMapping("baseline", "a baseline", ReadBaseline);
        var monitors = r.References("monitors");
        var source = r.OptionalReference("source");
        var note = r.OptionalString("note");
        return id is null || indicator is null || entity is null
            ? null
            : new()
            {
                Id = id,
                Title = title,
                Indicator = indicator,
                Entity = entity,
                Breakdown = breakdown,
                Period = period ?? default,
                Comparison = comparison,
                Value = value,
                Unit = unit,
                Baseline = period is null ? null : baseline,
                Monitors = monitors,
                Source = source,
                Note = note,
                Location = r.Location,
            };
    }

    private static Baseline? ReadBaseline(MappingReader r)
    {
        var period = r.RequiredPeriod("period");
        var value = r.OptionalNumber("value");
        return period is null ? null : new() { Period = period.Value, Value = value, Location = r.LocationOf("period") };
    }

    private static DocumentNode Write(Target target) => MappingNode.Of(
        ("id", target.Id),
        ("title", target.Title),
        ("indicator", target.Indicator),
        ("entity", target.Entity),
        ("breakdown", target.Breakdown.IsTotal ? null : target.Breakdown.ToString()),
        ("period", FileScalars.Period(target.Period)),
        ("comparison", FileWords.Comparison.NameOf(target.Comparison)),
        ("value", target.Value),
        ("unit", target.Unit?.Text),
        ("baseline", target.Baseline is null ? null : Write(target.Baseline)),
        ("monitors", target.Monitors),
        ("source", target.Source),
        ("note", target.Note));

    private static MappingNode Write(Baseline baseline) =>
        MappingNode.Of(("period", FileScalars.Period(baseline.Period)), ("value", baseline.Value)).InFlow();
}
