using SciLiteracy.Cli.Output;
using SciLiteracy.Indicators.Observations.Consistency;

namespace SciLiteracy.Cli.Tables;

/// <summary>The table of <c>sciliteracy check</c>.</summary>
internal static class CheckTables
{
    /// <summary>Every finding about the chosen indicators (none: all), with the cell it is about, what was found there and what was to be expected.</summary>
    public static ResultTable Findings(IEnumerable<ConsistencyFinding> findings, IReadOnlyCollection<string> indicators)
    {
        var table = new ResultTable(
            "code", "severity", "indicator", "entity", "period", "breakdown", "found", "low", "high", "tolerance", "message", "path", "line");
        foreach (var finding in findings.Where(f => indicators.Count == 0 || indicators.Contains(f.Indicator)))
        {
            var (path, line, _) = finding.Cells[0].Location;
            table.Add(
                finding.Code, PlanTables.Lower(finding.Severity), finding.Indicator, finding.Entity, finding.Period.ToString(), finding.Cells[0].Breakdown.ToString(),
                Finite(finding.Found), Finite(finding.Low), Finite(finding.High), Finite(finding.Tolerance), finding.Message, path, line > 0 ? line : null);
        }

        return table;
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
