using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;
using SciLiteracy.Serialization;

namespace SciLiteracy.Cli.Commands;

/// <summary>Checks ids that a call names against a workspace: one that is not there is wrong usage.</summary>
internal static class CellChoice
{
    /// <summary>Tells of every indicator and entity that a workspace does not have; false if there is one.</summary>
    public static bool AreKnown(Workspace workspace, IEnumerable<string> indicators, IEnumerable<string> entities, Terminal terminal)
    {
        var catalog = workspace.Framework.Indicators;
        var regions = workspace.Framework.Regions;
        var codes = workspace.Observations.Entities.Codes;
        var known = regions.Regions.Select(r => r.Code).Concat(codes).Distinct(StringComparer.Ordinal);
        var areKnown = Tell("indicator", indicators.Where(i => catalog.Find(i) is null), catalog.Indicators.Select(i => i.Id), terminal);
        return Tell("entity", entities.Where(e => regions.Find(e) is null && !codes.Contains(e)), known, terminal) && areKnown;
    }

    /// <summary>Tells of every period that no statistics have; false if there is one.</summary>
    public static bool AreKnown(Dataset values, IEnumerable<ReferencePeriod> periods, Terminal terminal) =>
        Tell("period", periods.Where(p => values.Periods.IndexOf(p) < 0).Select(p => p.ToString()), values.Periods.Select(p => p.ToString()), terminal);

    private static bool Tell(string kind, IEnumerable<string> unknown, IEnumerable<string> known, Terminal terminal)
    {
        var suggestions = new NameSuggestions(known);
        var areKnown = true;
        foreach (var name in unknown.Distinct(StringComparer.Ordinal))
        {
            terminal.Error.WriteLine($"sciliteracy: Unknown {kind} '{name}'{suggestions.End(name)}");
            areKnown = false;
        }

        return areKnown;
    }
}
