using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>Documents of the kind <c>units</c>.</summary>
internal static class UnitsDocumentFormat
{
    public const string ExpectedUnit = "a unit such as 'person', 'venue / 1e6 person' or '%'";

    public static UnitsDocument Read(MappingReader r, ReadingNotes notes) =>
        new(notes.Definitions(r, "units", "a unit", ReadUnit, required: true)) { Location = r.Location };

    public static MappingNode Write(UnitsDocument document) => MappingNode.Of(("units", SequenceNode.Of(document.Units.Select(Write))));

    private static UnitDefinition? ReadUnit(MappingReader r)
    {
        var code = r.RequiredCode("code");
        var name = r.RequiredLocalizedText("name") ?? Placeholder.Text;
        var symbol = r.OptionalString("symbol");
        var definition = r.OptionalSourceText("definition", ExpectedUnit);
        return code is null ? null : new() { Code = code, Name = name, Symbol = symbol, Definition = definition, Location = r.Location };
    }

    private static DocumentNode Write(UnitDefinition unit) => MappingNode.Of(
        ("code", unit.Code), ("name", unit.Name), ("symbol", unit.Symbol), ("definition", unit.Definition?.Text)).InFlow();
}
