using SciLiteracy.Cli.Output;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;
using SciLiteracy.Serialization;

namespace SciLiteracy.Cli.Tables;

/// <summary>The table of <c>sciliteracy evaluate</c>.</summary>
internal static class ValueTables
{
    /// <summary>Every observed or computed cell of the chosen indicators, entities and periods (none: all), by indicator in the order of the catalog, entity, breakdown and period.</summary>
    public static ResultTable Values(
        Workspace workspace, Dataset values, IReadOnlyCollection<string> indicators, IReadOnlyCollection<string> entities, IReadOnlyCollection<ReferencePeriod> periods)
    {
        var table = new ResultTable("indicator", "entity", "period", "breakdown", "value", "status", "unit");
        foreach (var indicator in workspace.Framework.Indicators.Indicators.Where(i => indicators.Count == 0 || indicators.Contains(i.Id)))
        {
            foreach (var cell in values.Observations(indicator.Id))
            {
                if ((entities.Count == 0 || entities.Contains(cell.Entity)) && (periods.Count == 0 || periods.Contains(cell.Period)))
                {
                    table.Add(
                        cell.Indicator, cell.Entity, cell.Period.ToString(), cell.Breakdown.ToString(), cell.Value, cell.Status.ToLetter().ToString(), indicator.Unit.Text);
                }
            }
        }

        return table;
    }
}
