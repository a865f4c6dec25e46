using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>The keys that all elements of a plan have.</summary>
internal static class PlanElementFormat
{
    public static (string? Id, LocalizedText Title) Head(MappingReader r) =>
        (r.RequiredCode("id"), r.RequiredLocalizedText("title") ?? Placeholder.Text);

    public static (LocalizedText? Summary, ValueList<Reference> TakesUp, SourceLocator? Source) Tail(MappingReader r) =>
        (r.OptionalLocalizedText("summary"), r.References("takes_up"), Locator(r));

    public static SourceLocator? Locator(MappingReader r) => r.OptionalMapping("source", "a place in a source", ReadLocator);

    public static DocumentNode? Write(SourceLocator? locator) => locator is null
        ? null
        : MappingNode.Of(("document", locator.Document), ("section", locator.Section), ("kind", locator.Kind), ("ordinal", locator.Ordinal)).InFlow();

    private static SourceLocator? ReadLocator(MappingReader r)
    {
        var document = r.RequiredReference("document");
        var section = r.OptionalString("section");
        var kind = r.OptionalString("kind");
        var ordinal = r.OptionalInteger("ordinal");
        return document is null ? null : new() { Document = document, Section = section, Kind = kind, Ordinal = ordinal, Location = r.Location };
    }
}
