using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Observations.Consistency;

/// <summary>Compares the parts of each breakdown of one indicator with their total, with other breakdowns and with other periods.</summary>
internal sealed class PartCheck(bool isAdditive, ConsistencySettings settings, List<ConsistencyFinding> findings)
{
    /// <summary>What rounding of doubles may change, as a share.</summary>
    public const double Rounding = 1e-12;

    /// <summary>Tells whether there is a rule that parts of the indicator must follow.</summary>
    public static bool Applies(Indicator indicator) =>
        indicator.Rollup is Rollup.Sum or Rollup.Mean or Rollup.WeightedMean || indicator.Nature == IndicatorNature.Ratio;

    /// <param name="observations">The observations of the indicator that have a value.</param>
    /// <param name="dimensions">The dimensions that are looked at; null for all that name parts.</param>
    public void Check(ImmutableArray<Observation> observations, IReadOnlySet<string>? dimensions = null)
    {
        var partitions = PartitionsOf(observations);
        if (dimensions is not null)
            partitions.RemoveAll(p => !dimensions.Contains(p.Dimension));
        if (partitions.Count == 0)
            return;
        var weights = new Dictionary<(string Entity, Breakdown Context, BreakdownPartition Partition), List<WeightInPeriod>>();
        foreach (var cells in observations.GroupBy(o => (o.Entity, o.Period)))
        {
            var byBreakdown = cells.ToDictionary(o => o.Breakdown);
            var contexts = byBreakdown.Keys
                .SelectMany(b => partitions.Where(p => b[p.Dimension] is not null).Select(p => (Context: Without(b, p.Dimension), Partition: p)))
                .Distinct().GroupBy(c => c.Context, c => c.Partition).OrderBy(c => c.Key);
            foreach (var context in contexts)
            {
                var total = byBreakdown.GetValueOrDefault(context.Key);
                var wholes = new List<Whole>();
                foreach (var partition in context.OrderBy(p => p.Dimension, StringComparer.Ordinal))
                {
                    if (WholeOf(partition, context.Key, byBreakdown) is not { } whole)
                        continue;
                    if (total is null || CompareWithTotal(total, whole))
                    {
                        foreach (var other in wholes)
                            CompareBreakdowns(other, whole);
                    }

                    wholes.Add(whole);
                    if (total is null || isAdditive || partition.Values.Count != 2 || ImpliedWeight.Of(total, whole.Parts[0], whole.Parts[1]) is not { } weight
                        || weight.High < 0 || weight.Low > 1)
                    {
                        continue;
                    }

                    var key = (cells.Key.Entity, context.Key, partition);
                    if (!weights.TryGetValue(key, out var series))
                        weights.Add(key, series = []);
                    series.Add(new(cells.Key.Period, weight, total, whole));
                }
            }
        }

        foreach (var series in weights.Values)
        {
            foreach (var frequency in series.GroupBy(w => w.Period.Frequency))
                CompareWeights([.. frequency.OrderBy(w => w.Period)]);
        }
    }

    /// <summary>Returns a breakdown without one of its dimensions.</summary>
    public static Breakdown Without(Breakdown breakdown, string dimension)
    {
        var rest = breakdown.Dimensions.Where(d => d.Key != dimension).Select(d => $"{d.Key}={d.Value}").ToList();
        return rest.Count == 0 ? Breakdown.Total : Breakdown.Parse(string.Join(';', rest));
    }

    private List<BreakdownPartition> PartitionsOf(ImmutableArray<Observation> observations)
    {
        var partitions = new List<BreakdownPartition>();
        var dimensions = observations.SelectMany(o => o.Breakdown.Dimensions).Distinct()
            .Where(d => !settings.IgnoredDimensions.Contains(d.Key) && d.Key != settings.ReleaseDimension).GroupBy(d => d.Key, d => d.Value, StringComparer.Ordinal).OrderBy(d => d.Key, StringComparer.Ordinal);
        foreach (var dimension in dimensions)
        {
            var declared = settings.Partitions.Where(p => p.Dimension == dimension.Key).ToList();
            if (declared.Count > 0)
                partitions.AddRange(declared);
            else if (dimension.Count() > 1)
                partitions.Add(new(dimension.Key, dimension.Order(StringComparer.Ordinal)));
        }

        return partitions;
    }

    private Whole? WholeOf(BreakdownPartition partition, Breakdown context, Dictionary<Breakdown, Observation> cells)
    {
        var parts = ImmutableArray.CreateBuilder<Observation>();
        foreach (var value in partition.Values)
        {
            var text = context.IsTotal ? $"{partition.Dimension}={value}" : $"{context};{partition.Dimension}={value}";
            if (!Breakdown.TryParse(text, out var breakdown) || !cells.TryGetValue(breakdown, out var part))
                return null;
            parts.Add(part);
        }

        var rounding = parts.Select(PrintedRounding.HalfUnit).ToArray();
        if (!isAdditive)
            return new(partition, parts.ToImmutable(), parts.Min(p => p.Value), parts.Max(p => p.Value), rounding.Max());
        var sum = Summation.Compensated([.. parts.Select(p => p.Value)]);
        return new(partition, parts.ToImmutable(), sum, sum, rounding.Sum() + (Rounding * parts.Sum(p => Math.Abs(p.Value))));
    }

    // False after a finding.
    private bool CompareWithTotal(Observation total, Whole whole)
    {
        var tolerance = PrintedRounding.HalfUnit(total) + whole.Tolerance;
        if (!(total.Value < whole.Low - tolerance || total.Value > whole.High + tolerance))
            return true;
        var message = isAdditive
            ? $"The parts of {FindingText.Cell(total)} by '{whole.Partition.Dimension}' add up to {FindingText.Of(whole.Low)}; the total is {FindingText.Of(total.Value)}, "
                + $"and rounding explains {FindingText.Of(tolerance)} at most."
            : $"{FindingText.Cell(total)} is {FindingText.Of(total.Value)}; expected it between its parts by '{whole.Partition.Dimension}', {FindingText.Range(whole.Low, whole.High)}.";
        findings.Add(new(
            isAdditive ? ConsistencyDiagnostics.PartsAndTotal : ConsistencyDiagnostics.TotalOutsideParts, total, whole.Parts, total.Value, whole.Low, whole.High, tolerance, message));
        return false;
    }

    private void CompareBreakdowns(Whole a, Whole b)
    {
        var tolerance = a.Tolerance + b.Tolerance;
        if (!(b.Low > a.High + tolerance || b.High < a.Low - tolerance))
            return;
        var first = b.Parts[0];
        var whole = $"'{first.Indicator}' of '{first.Entity}' in '{first.Period}'";
        var message = isAdditive
            ? $"The parts of {whole} add up to {FindingText.Of(b.Low)} by '{b.Partition.Dimension}', but to {FindingText.Of(a.Low)} by '{a.Partition.Dimension}'; "
                + $"rounding explains {FindingText.Of(tolerance)} at most."
            : $"The parts of {whole} are {FindingText.Range(b.Low, b.High)} by '{b.Partition.Dimension}', but {FindingText.Range(a.Low, a.High)} by '{a.Partition.Dimension}'; "
                + "they cannot have the same total.";
        findings.Add(new(
            ConsistencyDiagnostics.BreakdownsDisagree, first, [.. b.Parts.Skip(1), .. a.Parts], b.Low > a.High ? b.Low : b.High, a.Low, a.High, tolerance, message));
    }

    private void CompareWeights(WeightInPeriod[] series)
    {
        if (series.Length < 3)
            return;
        for (var i = 0; i < series.Length; i++)
        {
            var (near, far) = i == 0 ? (1, 2) : i == series.Length - 1 ? (i - 1, i - 2) : (i - 1, i + 1);
            var (a, b) = (series[near], series[far]);
            double low = Math.Min(a.Weight.Value, b.Weight.Value), high = Math.Max(a.Weight.Value, b.Weight.Value);
            if (i == 0 || i == series.Length - 1)
            {
                var slope = (a.Weight.Value - b.Weight.Value) / (a.Period - b.Period);
                var further = Math.Clamp(a.Weight.Value + (slope * (series[i].Period - a.Period)), 0, 1);
                (low, high) = (Math.Min(low, further), Math.Max(high, further));
            }

            var here = series[i];
            if (!(here.Weight.High < low - settings.WeightTolerance || here.Weight.Low > high + settings.WeightTolerance))
                continue;
            var values = here.Whole.Partition.Values;
            findings.Add(new(
                ConsistencyDiagnostics.ImpliedWeight, here.Total, [.. here.Whole.Parts, a.Total, .. a.Whole.Parts, b.Total, .. b.Whole.Parts],
                here.Weight.Value, low, high, settings.WeightTolerance,
                $"{FindingText.Cell(here.Total)} is {FindingText.Of(here.Total.Value)}, with {Parts(here.Whole)}: that implies weights of "
                + $"{Share(here.Weight.Value)} for '{values[0]}' and {Share(1 - here.Weight.Value)} for '{values[1]}'; '{a.Period}' and '{b.Period}' let expect "
                + $"{Share(low)} to {Share(high)} and {Share(1 - high)} to {Share(1 - low)}."));
        }

        static string Parts(Whole whole) => string.Join(" and ", whole.Parts.Zip(whole.Partition.Values, (part, value) => $"{FindingText.Of(part.Value)} for '{value}'"));

        static string Share(double weight) => FindingText.Of(Math.Round(weight, 3));
    }

    // Low and High: the sum of the parts, twice, or the smallest and the largest.
    private sealed record Whole(BreakdownPartition Partition, ImmutableArray<Observation> Parts, double Low, double High, double Tolerance);

    private sealed record WeightInPeriod(ReferencePeriod Period, ImpliedWeight Weight, Observation Total, Whole Whole);
}
