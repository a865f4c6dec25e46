using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Observations.Consistency;

/// <summary>Looks along the series of one indicator for breaks, unusual growth and repetitions.</summary>
internal static class SeriesCheck
{
    // Of a normal distribution, 1.4826 median absolute deviations are a standard deviation.
    private const double DeviationsOfNormal = 1.4826;

    // So many usual growths after an unusual one make another level.
    private const int UsualGrowthsOfALevel = 2;

    public static void Check(ImmutableArray<Observation> observations, ConsistencySettings settings, List<ConsistencyFinding> findings)
    {
        foreach (var group in observations.GroupBy(o => (o.Entity, o.Breakdown, o.Period.Frequency)))
        {
            Observation[] series = [.. group.OrderBy(o => o.Period)];
            foreach (var cell in series.Where(o => o.Status == ObservationStatus.TimeSeriesBreak))
            {
                findings.Add(new(
                    ConsistencyDiagnostics.MarkedBreak, cell, [], cell.Value, double.NaN, double.NaN, 0,
                    $"{FindingText.Cell(cell)} is marked as a break in the series; values before it cannot be compared."));
            }

            CheckGrowth(GrowthsOf(series), settings, findings);
            if (settings.RepeatedRun > 0)
                CheckRepetition(series, settings.RepeatedRun, findings);
        }
    }

    private static List<Growth> GrowthsOf(Observation[] series)
    {
        var growths = new List<Growth>();
        for (var i = 1; i < series.Length; i++)
        {
            var (before, after) = (series[i - 1], series[i]);
            if (!(before.Value > 0 && after.Value > 0) || after.Status == ObservationStatus.TimeSeriesBreak)
                continue;
            var steps = after.Period - before.Period;
            var rounding = (PrintedRounding.HalfUnit(before) / before.Value) + (PrintedRounding.HalfUnit(after) / after.Value);
            growths.Add(new(before, after, (Math.Log(after.Value) - Math.Log(before.Value)) / steps, rounding / steps));
        }

        return growths;
    }

    private static void CheckGrowth(List<Growth> growths, ConsistencySettings settings, List<ConsistencyFinding> findings)
    {
        if (growths.Count < settings.MinimumGrowths)
            return;
        var median = Median(growths.Select(g => g.Log));
        var spread = Math.Max(DeviationsOfNormal * Median(growths.Select(g => Math.Abs(g.Log - median))), settings.SmallestSpread);
        for (var i = 0; i < growths.Count; i++)
        {
            if (!IsUnusual(i))
                continue;
            var (before, after, log, _) = growths[i];
            var isUndone = IsUnusual(i + 1) && growths[i + 1].Before == after && Math.Sign(growths[i + 1].Log - median) != Math.Sign(log - median);
            var stays = !isUndone && i + UsualGrowthsOfALevel < growths.Count && Enumerable.Range(i + 1, UsualGrowthsOfALevel).All(next => !IsUnusual(next));
            var tolerance = settings.GrowthThreshold * SpreadOf(i);
            var growth = $"grew by {Percent(log)} a period from {FindingText.Of(before.Value)} in '{before.Period}' to {FindingText.Of(after.Value)}; usual in the series is {Percent(median)}";
            var end = isUndone ? ", and the next value undoes it." : stays ? ", and the values after it stay at the new level." : ".";
            findings.Add(new(
                stays ? ConsistencyDiagnostics.LevelShift : ConsistencyDiagnostics.GrowthOutlier, after, isUndone ? [before, growths[i + 1].After] : [before], log, median, median,
                tolerance, $"{FindingText.Cell(after)} {growth}{end}"));
            if (isUndone)
                i++;
        }

        bool IsUnusual(int i) => i < growths.Count && Math.Abs(growths[i].Log - median) > settings.GrowthThreshold * SpreadOf(i);

        double SpreadOf(int i) => Math.Max(spread, growths[i].Rounding);
    }

    private static void CheckRepetition(Observation[] series, int least, List<ConsistencyFinding> findings)
    {
        var start = 0;
        for (var i = 1; i <= series.Length; i++)
        {
            if (i < series.Length && series[i].Value == series[start].Value)
                continue;
            var count = i - start;
            if (count >= least && series[start].Value != 0)
            {
                findings.Add(new(
                    ConsistencyDiagnostics.RepeatedValue, series[i - 1], series[start..(i - 1)], count, 1, least - 1, 0,
                    $"{FindingText.Cell(series[i - 1])} is {FindingText.Of(series[start].Value)}, as in each of the {count - 1} observations before it, since '{series[start].Period}'."));
            }

            start = i;
        }
    }

    private static double Median(IEnumerable<double> values) => Quantile.Of([.. values.Order()], 0.5, QuantileDefinition.R7);

    private static string Percent(double log) => $"{FindingText.Of(Math.Round(100 * (Math.Exp(log) - 1), 1))} %";

    // Log: for one period.
    private sealed record Growth(Observation Before, Observation After, double Log, double Rounding);
}
