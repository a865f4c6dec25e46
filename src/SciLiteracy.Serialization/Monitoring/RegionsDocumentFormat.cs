using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>Documents of the kind <c>regions</c>.</summary>
internal static class RegionsDocumentFormat
{
    public static RegionsDocument Read(MappingReader r, ReadingNotes notes) =>
        new(notes.Definitions(r, "regions", "a region", ReadRegion, required: true)) { Location = r.Location };

    public static MappingNode Write(RegionsDocument document) => MappingNode.Of(("regions", SequenceNode.Of(document.Regions.Select(Write))));

    private static Region? ReadRegion(MappingReader r)
    {
        var code = r.RequiredEntity("code");
        var name = r.RequiredLocalizedText("name") ?? Placeholder.Text;
        var level = r.OptionalString("level");
        var parent = r.OptionalReference("parent");
        var parts = r.OptionalInteger("parts");
        var groups = r.References("groups");
        return code is null ? null : new() { Code = code, Name = name, Level = level, Parent = parent, Parts = parts, Groups = groups, Location = r.Location };
    }

    private static DocumentNode Write(Region region) => MappingNode.Of(
        ("code", region.Code), ("name", region.Name), ("level", region.Level), ("parent", region.Parent), ("parts", region.Parts), ("groups", region.Groups)).InFlow();
}
