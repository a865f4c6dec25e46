using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Serialization;

/// <summary>The data of an index out of a workspace: indicators by code, observed or computed, whole entities; as groups the level and the parent of a region, and its groupings.</summary>
internal static class WorkspaceIndexData
{
    private static readonly string[] LabelColumns = ["level", "parent", "groups"];

    /// <summary>Checks what an index says of a workspace: its indicators, denominators and groups, and the selection.</summary>
    public static void Check(MonitoringFramework framework, IndexDocument document, DiagnosticBuilder findings)
    {
        CheckSources(framework, document, findings);
        if (document.Data is not null)
            return;
        var suggestions = new NameSuggestions(framework.Indicators.Indicators.Select(i => i.Id));
        var labels = new NameSuggestions(LabelColumns);
        foreach (var use in IndexColumnUses.Of(document))
        {
            if (use.IsLabels && !LabelColumns.Contains(use.Name))
            {
                findings.Add(
                    IndexDocumentDiagnostics.UnknownGroups, use.Location,
                    $"A workspace has no groups '{Excerpt.Of(use.Name)}'; expected {Listing.Of(LabelColumns)}.");
            }
            else if (!use.IsLabels && framework.Indicators.Find(use.Name) is null)
            {
                findings.Add(IndexDocumentDiagnostics.UnknownIndicator, use.Location, $"The workspace has no indicator '{Excerpt.Of(use.Name)}'{suggestions.End(use.Name)}");
            }
        }

        if (document.Selection is not { } selection || framework.Regions.Regions.Count == 0)
            return;
        var regions = new NameSuggestions(framework.Regions.Regions.Select(r => r.Code));
        foreach (var region in selection.Entities.Append(selection.Parent).OfType<Reference>().Where(r => framework.Regions.Find(r.Id) is null))
            findings.Add(IndexDocumentDiagnostics.UnknownRegion, region.Location, $"Unknown region '{Excerpt.Of(region.Id)}'{regions.End(region.Id)}");
        if (selection.Level is { } level && framework.Regions.Regions.All(r => r.Level != level))
        {
            var levels = new NameSuggestions(framework.Regions.Regions.Select(r => r.Level).OfType<string>().Distinct());
            findings.Add(IndexDocumentDiagnostics.UnknownRegion, selection.Location, $"No region has the level '{Excerpt.Of(level)}'{levels.End(level)}");
        }
    }

    // As of indicators: a workspace without sources says nothing of them.
    private static void CheckSources(MonitoringFramework framework, IndexDocument document, DiagnosticBuilder findings)
    {
        if (framework.Sources.Count == 0)
            return;
        var known = framework.Sources.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var names = new NameSuggestions(known);
        foreach (var source in document.Spec.Sources.Concat(NodesOf(document.Spec.Structure).SelectMany(n => n.Sources)).Where(s => !known.Contains(s.Id)))
            findings.Add(PlanDiagnostics.UnknownSource, source.Location, $"Unknown source '{Excerpt.Of(source.Id)}'{names.End(source.Id)}");
    }

    private static IEnumerable<IndexNode> NodesOf(IndexNode node) =>
        node is IndexAggregate aggregate ? aggregate.Children.SelectMany(NodesOf).Prepend(node) : [node];

    /// <summary>Takes the data of an index out of a workspace.</summary>
    public static Result<IndexData> Of(Workspace workspace, IndexDocument document, CancellationToken cancellationToken)
    {
        var findings = new DiagnosticBuilder();
        if (document.Data is not null)
        {
            findings.Add(
                IndexDocumentDiagnostics.Contradiction, document.Data.Location,
                "The index names the columns of a file in 'data', so its data do not come from a workspace; leave 'data' out.");
        }

        Check(workspace.Framework, document, findings);
        if (findings.HasErrors)
            return findings.ToResult<IndexData>(() => throw new InvalidOperationException("Findings with errors have no value."));
        var values = workspace.Evaluate(cancellationToken).Dataset;
        var uses = IndexColumnUses.Of(document);
        var cells = uses.Where(u => !u.IsLabels).ToDictionary(u => u.Name, u => Cells(values, u.Name), StringComparer.Ordinal);
        var indicators = Indicators(document.Spec.Structure).ToHashSet(StringComparer.Ordinal);
        var known = cells.Where(c => indicators.Contains(c.Key)).SelectMany(c => c.Value.Keys);
        var rows = Select(workspace.Framework.Regions, document.Selection ?? IndexSelection.All, known);
        if (rows.Count == 0)
        {
            findings.Add(
                IndexDocumentDiagnostics.NoCells, (document.Selection as Located ?? document).Location,
                "The workspace has no value of an indicator of the index for the entities and periods that are selected.");
            return findings.ToResult<IndexData>(() => throw new InvalidOperationException("Findings with errors have no value."));
        }

        var builder = new IndexDataBuilder(rows.Select(r => new IndexRow(r.Entity, r.Period)));
        foreach (var (code, column) in cells)
            builder.Add(code, [.. rows.Select(r => column.GetValueOrDefault(r, double.NaN))]);
        foreach (var use in uses.Where(u => u.IsLabels))
            builder.AddLabels(use.Name, [.. rows.Select(r => Label(workspace.Framework.Regions.Find(r.Entity), use.Name))]);
        return findings.ToResult(builder.Build);
    }

    private static Dictionary<(string Entity, ReferencePeriod Period), double> Cells(Dataset values, string indicator)
    {
        var cells = new Dictionary<(string, ReferencePeriod), double>();
        foreach (var cell in values.Observations(indicator))
        {
            if (cell.Breakdown.IsTotal && !cell.IsMissing)
                cells[(cell.Entity, cell.Period)] = cell.Value;
        }

        return cells;
    }

    private static IEnumerable<string> Indicators(IndexNode node) => node switch
    {
        IndexIndicator indicator => [indicator.Code],
        IndexAggregate aggregate => aggregate.Children.SelectMany(Indicators),
        _ => [],
    };

    // Regions in the order of the workspace, other entities after them by code; in each the periods in order. Of several frequencies the lowest is taken.
    private static List<(string Entity, ReferencePeriod Period)> Select(
        RegionHierarchy regions, IndexSelection selection, IEnumerable<(string Entity, ReferencePeriod Period)> known)
    {
        var places = regions.Regions.Select((r, i) => (r.Code, i)).ToDictionary(r => r.Code, r => r.i, StringComparer.Ordinal);
        var entities = selection.Entities.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        var periods = selection.Periods.ToHashSet();
        var chosen = known.Distinct().Where(c =>
            (entities.Count == 0 || entities.Contains(c.Entity))
            && (periods.Count == 0 || periods.Contains(c.Period))
            && (selection.Level is null || regions.Find(c.Entity)?.Level == selection.Level)
            && (selection.Parent is null || regions.Find(c.Entity)?.Parent?.Id == selection.Parent.Id)).ToList();
        if (chosen.Count == 0)
            return chosen;
        var frequency = chosen.Min(c => c.Period.Frequency);
        return
        [
            .. chosen.Where(c => c.Period.Frequency == frequency)
                .OrderBy(c => places.GetValueOrDefault(c.Entity, int.MaxValue))
                .ThenBy(c => c.Entity, StringComparer.Ordinal)
                .ThenBy(c => c.Period),
        ];
    }

    private static string? Label(Region? region, string column) => column switch
    {
        "level" => region?.Level,
        "parent" => region?.Parent?.Id,
        _ => region is { Groups.Count: > 0 } ? string.Join(' ', region.Groups.Select(g => g.Id)) : null,
    };
}
