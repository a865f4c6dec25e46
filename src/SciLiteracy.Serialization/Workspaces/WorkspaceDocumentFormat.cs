using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations.Consistency;

namespace SciLiteracy.Serialization;

/// <summary>Documents of the kind <c>workspace</c>.</summary>
internal static class WorkspaceDocumentFormat
{
    private const string ExpectedPath = "a path relative to the workspace, such as 'plan.yaml' or 'indicators/*.yaml'";

    private const string ExpectedValue = "values of a dimension, such as [female, male]";

    public static WorkspaceDocument Read(MappingReader r) => new()
    {
        Name = r.RequiredName("workspace") ?? Placeholder.PlanId,
        Title = r.OptionalLocalizedText("title"),
        Documents = r.SourceTexts("documents", ExpectedPath),
        Statistics = r.SourceTexts("statistics", ExpectedPath),
        Partitions = r.Mappings("partitions", "a partition of a breakdown", ReadPartition),
        Location = r.Location,
    };

    public static MappingNode Write(WorkspaceDocument document) => MappingNode.Of(
        ("workspace", document.Name),
        ("title", document.Title),
        ("documents", SequenceNode.OfAny(document.Documents, d => (DocumentNode)d.Text!)?.InFlow()),
        ("statistics", SequenceNode.OfAny(document.Statistics, d => (DocumentNode)d.Text!)?.InFlow()),
        ("partitions", SequenceNode.OfAny(document.Partitions, p => MappingNode.Of(
            ("dimension", p.Dimension), ("values", SequenceNode.OfAny(p.Values, v => (DocumentNode)v!)?.InFlow())).InFlow())));

    private static BreakdownPartition? ReadPartition(MappingReader r)
    {
        var dimension = r.RequiredCode("dimension");
        var values = r.SourceTexts("values", ExpectedValue);
        if (dimension is null)
            return null;
        var isGood = true;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            if (!Breakdown.TryParse($"{dimension}={value.Text}", out _) || value.Text.Contains(';', StringComparison.Ordinal))
                Report(value.Location, $"'{Excerpt.Of(value.Text)}' is no value of a breakdown; expected letters, digits, '_', '.', '-' or '+'.");
            else if (!seen.Add(value.Text))
                Report(value.Location, $"The value '{value.Text}' is there twice; a part counts once.");
        }

        if (isGood && seen.Count < 2)
            Report(r.Location, $"A partition of '{dimension}' has at least two values; write values: [female, male], for instance.");
        return isGood ? new(dimension, seen) : null;

        void Report(SourceLocation location, string message)
        {
            isGood = false;
            r.Diagnostics.Add(DocumentDiagnostics.BadValue, location, message);
        }
    }
}
