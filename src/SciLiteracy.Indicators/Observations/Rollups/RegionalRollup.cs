using System.Collections.Immutable;
using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Observations.Rollups;

/// <summary>Rolls the values of regions up to their parents, by the rule of each indicator. Other tools call it aggregation over a hierarchy.</summary>
public static class RegionalRollup
{
    /// <summary>Computes the values of parents, from the lowest up, for each breakdown and period in which a child has an observation.</summary>
    /// <param name="dataset">The observations, each in the unit of its indicator.</param>
    /// <param name="indicators">The indicators and their rules. Those of the dataset that are not among them, or that have no rule, stay as they are.</param>
    /// <param name="regions">The regions. Entities that are not among them are nobody's children.</param>
    /// <param name="settings">What is asked for; <see cref="RollupSettings.Default"/> if null.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The observations with the values of parents, and what each covers.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    /// <remarks>
    /// <para>With v the values and w the weights of the children that have one: sum Σ v; mean Σ v / n; weighted mean Σ w v / Σ w, w being the weight indicator's value of the same
    /// entity, breakdown and period. Means are kept within the smallest and the largest v, so rounding cannot lead out. Sums are compensated and taken in ordinal order
    /// of the codes, so the order of regions changes no bit.</para>
    /// <para>A child without a value is not a 0: it lowers the coverage, and the parent is missing if that is below the minimum. A partial sum is the sum of what is
    /// there; nothing is added for the rest. All regions that lie directly in a parent are its children, whatever their levels (mixed levels are reported), unless the settings
    /// name a level. Where a region says that it has more parts than are listed (<see cref="Region.Parts"/>), the others are children without a value and a weight. A child
    /// that was itself rolled up from a part of its children covers only that part.</para>
    /// <para>Groupings are computed after the tree, from members that are observed or in the tree; their values go no further.</para>
    /// <para>A rolled-up value has the status of its children that calls for the most caution; if it is partial, at least E. Where all children that it is made of have a
    /// standard error, it has sqrt(Σ e²), divided by n for a mean, or sqrt(Σ w² e²) / Σ w: errors of children are taken as independent, and weights as known. Where all have a
    /// number of cases, it has their sum.</para>
    /// </remarks>
    public static RollupResult Compute(
        Dataset dataset, IndicatorCatalog indicators, RegionHierarchy regions, RollupSettings? settings = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(indicators);
        ArgumentNullException.ThrowIfNull(regions);
        settings ??= RollupSettings.Default;

        var families = FamiliesOf(regions, settings);
        var columns = new Dictionary<string, RollupColumn>(StringComparer.Ordinal);
        var cells = new List<RollupCell>();
        var computed = new Dictionary<(string, string, Breakdown, ReferencePeriod), RollupPart>();
        foreach (var indicator in InOrder(dataset, indicators))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var column = ColumnOf(indicator.Id);
            var weights = indicator.Rollup is Rollup.WeightedMean { Weight.Id: var weight } ? ColumnOf(weight) : null;
            var groupings = new List<(RollupCell, RollupPart)>();
            foreach (var family in families)
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var (breakdown, period) in family.Children.SelectMany(column.KeysOf).Distinct())
                {
                    var (cell, part) = Combine(dataset, indicator, family, column, weights, breakdown, period, settings);
                    cells.Add(cell);
                    if (!cell.IsUsed)
                        continue;
                    computed.Add((indicator.Id, family.Parent, breakdown, period), part);
                    if (family.IsGrouping)
                        groupings.Add((cell, part));
                    else
                        column.Set(family.Parent, breakdown, period, part);
                }
            }

            // Only now, so that no grouping is made of another, whatever the order.
            foreach (var (cell, part) in groupings)
                column.Set(cell.Entity, cell.Breakdown, cell.Period, part);
        }

        return new RollupResult(
            Merge(dataset, computed),
            [
                .. cells.OrderBy(c => c.Indicator, StringComparer.Ordinal).ThenBy(c => c.Entity, StringComparer.Ordinal)
                    .ThenBy(c => c.Breakdown).ThenBy(c => c.Period),
            ]);

        RollupColumn ColumnOf(string id)
        {
            if (!columns.TryGetValue(id, out var column))
                columns.Add(id, column = new RollupColumn(dataset.Observations(id)));
            return column;
        }
    }

    // The lowest parents first, then the groupings.
    private static ImmutableArray<Family> FamiliesOf(RegionHierarchy regions, RollupSettings settings)
    {
        var families = ImmutableArray.CreateBuilder<Family>();
        foreach (var region in regions.Regions.OrderByDescending(r => regions.Depth(r.Code)))
            AddFamily(region.Code, regions.Children(region.Code), isGrouping: false);
        if (settings.IncludesGroupings)
        {
            foreach (var grouping in regions.Groupings)
                AddFamily(grouping.Code, regions.Members(grouping.Code), isGrouping: true);
        }

        return families.ToImmutable();

        void AddFamily(string parent, ImmutableArray<Region> children, bool isGrouping)
        {
            var counted = children.Where(c => settings.Level is null || c.Level == settings.Level).OrderBy(c => c.Code, StringComparer.Ordinal).ToList();
            if (counted.Count == 0)
                return;
            families.Add(new(
                parent, [.. counted.Select(c => c.Code)], regions.PartCount(parent) - children.Length,
                [.. counted.Select(c => c.Level).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], isGrouping));
        }
    }

    // Weights before what they weigh, so that weights of parents are there when these are children. In a circle of weights some have only what was observed.
    private static List<Indicator> InOrder(Dataset dataset, IndicatorCatalog indicators)
    {
        var order = new List<Indicator>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in dataset.Indicators)
        {
            var chain = new Stack<Indicator>();
            for (var next = indicators.Find(id); next is not null && seen.Add(next.Id);)
            {
                chain.Push(next);
                next = next.Rollup is Rollup.WeightedMean { Weight.Id: var weight } ? indicators.Find(weight) : null;
            }

            order.AddRange(chain.Where(i => i.Rollup is not Rollup.None && dataset.Contains(i.Id)));
        }

        return order;
    }

    private static (RollupCell Cell, RollupPart Part) Combine(
        Dataset dataset, Indicator indicator, Family family, RollupColumn column, RollupColumn? weights, Breakdown breakdown, ReferencePeriod period,
        RollupSettings settings)
    {
        var terms = new RollupTerms(family.Children.Length + family.Unlisted);
        var missing = ImmutableArray.CreateBuilder<string>();
        foreach (var child in family.Children)
        {
            var weight = weights is null ? 1 : WeightOf(weights, child, breakdown, period, settings);
            if (column.TryGet(child, breakdown, period, out var part) && weight >= 0)
            {
                terms.Add(part, weight);
            }
            else
            {
                terms.AddMissing(weight);
                missing.Add(child);
            }
        }

        if (family.Unlisted > 0)
            terms.AddMissing(double.NaN);
        double? weightCoverage = weights is null ? null : terms.WeightCoverage(WeightOf(weights, family.Parent, breakdown, period, settings, isWhole: true));
        var value = double.NaN;
        RollupOutcome outcome;
        if (terms.Coverage < settings.MinimumCoverage || weightCoverage < settings.MinimumWeightCoverage)
            outcome = RollupOutcome.InsufficientCoverage;
        else if (weights is not null && weightCoverage is null && settings.MinimumWeightCoverage > 0)
            outcome = terms.IsWeightless ? RollupOutcome.NoWeight : RollupOutcome.UnknownWeightCoverage;
        else if (indicator.Rollup is not Rollup.Sum && terms.IsWeightless)
            outcome = RollupOutcome.NoWeight;
        else if (!double.IsFinite(value = indicator.Rollup is Rollup.Sum ? terms.Sum() : terms.Mean()))
            (outcome, value) = (RollupOutcome.OutOfRange, double.NaN);
        else
            outcome = missing.Count == 0 && terms.Coverage == 1 ? RollupOutcome.Complete : RollupOutcome.Partial;

        var observed = dataset.Find(indicator.Id, family.Parent, breakdown, period);
        var gives = settings.ObservedParents == ObservedParents.Replace || observed is null
            || observed is { IsMissing: true, Status: ObservationStatus.Missing or ObservationStatus.NotCollected };
        var cell = new RollupCell
        {
            Indicator = indicator.Id,
            Entity = family.Parent,
            Breakdown = breakdown,
            Period = period,
            Rule = indicator.Rollup,
            IsGrouping = family.IsGrouping,
            Children = family.Children,
            Unlisted = family.Unlisted,
            Missing = missing.DrainToImmutable(),
            Levels = family.Levels,
            Coverage = terms.Coverage,
            WeightCoverage = weightCoverage,
            Outcome = outcome,
            Value = value,
            Observed = observed,
            IsUsed = gives && !double.IsNaN(value),
        };
        var status = outcome == RollupOutcome.Partial ? StatusCaution.Combine(terms.Status, ObservationStatus.Estimated) : terms.Status;
        return (cell, new(
            value, status, terms.StandardError(indicator.Rollup is Rollup.Sum), terms.SampleSize, terms.Coverage, weightCoverage ?? terms.Coverage));
    }

    // isWhole: a weight that was itself rolled up from a part of the children will not do.
    private static double WeightOf(
        RollupColumn weights, string entity, Breakdown breakdown, ReferencePeriod period, RollupSettings settings, bool isWhole = false)
    {
        if (!weights.TryGet(entity, breakdown, period, out var weight)
            && !(settings.FallsBackToTotalWeight && weights.TryGet(entity, Breakdown.Total, period, out weight)))
        {
            return double.NaN;
        }

        return weight.Value >= 0 && (!isWhole || weight.Coverage == 1) ? weight.Value : double.NaN;
    }

    private static Dataset Merge(Dataset dataset, Dictionary<(string Indicator, string Entity, Breakdown Breakdown, ReferencePeriod Period), RollupPart> computed)
    {
        var builder = new DatasetBuilder();
        foreach (var ((indicator, entity, breakdown, period), part) in computed)
        {
            builder.TryAdd(
                indicator, entity, breakdown, period, part.Value, part.Status, source: null,
                ObservationDetails.Of(sampleSize: Finite(part.SampleSize), standardError: Finite(part.StandardError)), [], SourceLocation.None, out _);
        }

        // A cell that is taken has its rolled-up value.
        foreach (var observation in dataset.Observations())
            builder.TryAdd(observation, out _);
        return builder.Build();
    }

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;

    private sealed record Family(string Parent, ImmutableArray<string> Children, int Unlisted, ImmutableArray<string> Levels, bool IsGrouping);
}
