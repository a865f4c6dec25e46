namespace SciLiteracy.Serialization;

/// <summary>Documents of the kind <c>workspace</c>.</summary>
internal static class WorkspaceDocumentFormat
{
    private const string ExpectedPath = "a path relative to the workspace, such as 'plan.yaml' or 'indicators/*.yaml'";

    public static WorkspaceDocument Read(MappingReader r) => new()
    {
        Name = r.RequiredName("workspace") ?? Placeholder.PlanId,
        Title = r.OptionalLocalizedText("title"),
        Documents = r.SourceTexts("documents", ExpectedPath),
        Statistics = r.SourceTexts("statistics", ExpectedPath),
        Location = r.Location,
    };

    public static MappingNode Write(WorkspaceDocument document) => MappingNode.Of(
        ("workspace", document.Name),
        ("title", document.Title),
        ("documents", SequenceNode.OfAny(document.Documents, d => (DocumentNode)d.Text!)?.InFlow()),
        ("statistics", SequenceNode.OfAny(document.Statistics, d => (DocumentNode)d.Text!)?.InFlow()));
}
