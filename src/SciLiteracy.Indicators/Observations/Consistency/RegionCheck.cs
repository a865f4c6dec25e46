using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations.Rollups;

namespace SciLiteracy.Indicators.Observations.Consistency;

/// <summary>Compares the observed values of parents with those of the regions in them.</summary>
internal static class RegionCheck
{
    private const double Rounding = 1e-12;

    public static void Check(
        Dataset dataset, IndicatorCatalog indicators, RegionHierarchy regions, ConsistencySettings settings, List<ConsistencyFinding> findings,
        CancellationToken cancellationToken)
    {
        // Any coverage will do: parts that already exceed their whole are wrong whatever the others are.
        var result = RegionalRollup.Compute(
            dataset, indicators, regions, new RollupSettings(double.Epsilon, minimumWeightCoverage: 0, includesGroupings: settings.IncludesGroupings), cancellationToken);
        var rounding = new Dictionary<(string, string, Breakdown, ReferencePeriod), double>();

        // Children before their parents, so that the rounding of a value that was rolled up is that of what it was made of.
        foreach (var cell in result.Cells.OrderBy(c => c.IsGrouping).ThenByDescending(c => regions.Depth(c.Entity)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var children = cell.Children.Select(c => result.Dataset.Find(cell.Indicator, c, cell.Breakdown, cell.Period)).OfType<Observation>().Where(o => !o.IsMissing).ToList();
            if (children.Count == 0)
                continue;
            var ofChildren = children.Select(c => rounding.TryGetValue((c.Indicator, c.Entity, c.Breakdown, c.Period), out var made) ? made : PrintedRounding.HalfUnit(c));
            var tolerance = cell.Rule is Rollup.Sum
                ? ofChildren.Sum() + (Rounding * children.Sum(c => Math.Abs(c.Value)))
                : ofChildren.Max() + (Rounding * children.Max(c => Math.Abs(c.Value)));
            if (cell.IsUsed)
                rounding.Add((cell.Indicator, cell.Entity, cell.Breakdown, cell.Period), tolerance);
            if (cell.Observed is not { IsMissing: false } observed)
                continue;
            tolerance += PrintedRounding.HalfUnit(observed);
            if (cell.Rule is Rollup.Sum)
                CompareSum(cell, observed, children, tolerance, findings);
            else
                CompareMean(cell, observed, children, tolerance, findings);
        }
    }

    private static void CompareSum(RollupCell cell, Observation observed, List<Observation> children, double tolerance, List<ConsistencyFinding> findings)
    {
        if (double.IsNaN(cell.Value))
            return;
        var isComplete = cell.Outcome == RollupOutcome.Complete;
        if (isComplete ? !(Math.Abs(cell.Difference) > tolerance) : cell.Value <= observed.Value + tolerance || children.Exists(c => c.Value < 0))
            return;
        var which = isComplete ? "" : $" even without {Lacking(cell)}";
        findings.Add(new(
            ConsistencyDiagnostics.ParentAndChildren, observed, children, observed.Value, cell.Value, isComplete ? cell.Value : double.PositiveInfinity, tolerance,
            $"{FindingText.Cell(observed)} is {FindingText.Of(observed.Value)}, but its {children.Count} {Kind(cell)} add up to {FindingText.Of(cell.Value)}{which}; "
            + $"rounding explains {FindingText.Of(tolerance)} at most."));
    }

    private static void CompareMean(RollupCell cell, Observation observed, List<Observation> children, double tolerance, List<ConsistencyFinding> findings)
    {
        if (children.Count < cell.Expected)
            return;
        double low = children.Min(c => c.Value), high = children.Max(c => c.Value);
        if (cell.Rule is Rollup.Mean && cell.Outcome == RollupOutcome.Complete)
            low = high = cell.Value;
        if (observed.Value >= low - tolerance && observed.Value <= high + tolerance)
            return;
        findings.Add(new(
            ConsistencyDiagnostics.ParentAndChildren, observed, children, observed.Value, low, high, tolerance,
            $"{FindingText.Cell(observed)} is {FindingText.Of(observed.Value)}; its {children.Count} {Kind(cell)} let expect {FindingText.Range(low, high)}."));
    }

    private static string Lacking(RollupCell cell) =>
        !cell.Missing.IsEmpty ? FindingText.Names(cell.Missing) : cell.Unlisted > 0 ? $"{cell.Unlisted} that are not listed" : "what is missing below them";

    private static string Kind(RollupCell cell) => cell.IsGrouping ? "members" : "regions";
}
