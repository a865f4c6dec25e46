using System.Collections.Immutable;
using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Observations.Consistency;

/// <summary>Checks whether observations agree with each other: parts with totals, breakdowns and regions among themselves, values with those before. Other tools call it editing or plausibility checks.</summary>
public static class DatasetChecks
{
    /// <summary>Makes all checks.</summary>
    /// <param name="dataset">The observations, each in the unit of its indicator.</param>
    /// <param name="indicators">The indicators: what is rolled up as a sum is additive over parts; means and indicators of the nature ratio lie within their parts; others are checked over time only.</param>
    /// <param name="regions">The regions.</param>
    /// <param name="settings">What the checks go by; <see cref="ConsistencySettings.Default"/> if null.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The findings by indicator, entity, period and code; none is an error, and nothing is changed.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    /// <remarks>
    /// <para>Parts of a dimension are compared with the total, and with the parts of other dimensions, where all of them have a value. Additive: Σ parts = total. Ratios: the total
    /// is not outside the smallest and the largest part; if there are two parts, the weight (total - b) / (a - b) of the first is compared with those of other periods: it may not
    /// leave the range of the two nearest periods, one on either side if there are (at an end of the series: of the two nearest, and of what they extrapolate to), by more than
    /// the tolerance. So a weight may drift, but not jump.</para>
    /// <para>Tolerances are the printed rounding of all cells involved (<see cref="PrintedRounding"/>) at its worst.</para>
    /// <para>A cell that has the release dimension is compared with the same cell without it.</para>
    /// <para>Over time: values of the status B; and, for positive values, growth of the logarithm for each period, whose distance from the median of the series is counted in
    /// 1.4826 median absolute deviations (at least the smallest spread of the settings, or printed rounding). A growth that is undone by the next is one finding; one after which at
    /// least two others are usual is a level shift. Growth across a marked break does not count.</para>
    /// </remarks>
    public static ImmutableArray<ConsistencyFinding> Check(
        Dataset dataset, IndicatorCatalog indicators, RegionHierarchy regions, ConsistencySettings? settings = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(indicators);
        ArgumentNullException.ThrowIfNull(regions);
        settings ??= ConsistencySettings.Default;
        var findings = new List<ConsistencyFinding>();
        foreach (var id in dataset.Indicators)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ImmutableArray<Observation> observations = [.. dataset.Observations(id).Where(o => !o.IsMissing)];
            if (indicators.Find(id) is { } indicator && PartCheck.Applies(indicator))
                new PartCheck(indicator.Rollup is Rollup.Sum, settings, findings).Check(observations);
            if (settings.ReleaseDimension is { } release)
                CompareReleases(observations, release, findings);
            SeriesCheck.Check(observations, settings, findings);
        }

        RegionCheck.Check(dataset, indicators, regions, settings, findings, cancellationToken);
        return InOrder(findings);
    }

    /// <summary>Compares parts with their totals, with other breakdowns and with other periods, for the partitions of the settings and no other dimension.</summary>
    /// <param name="dataset">The observations, each in the unit of its indicator.</param>
    /// <param name="indicators">The indicators; see <see cref="Check"/>.</param>
    /// <param name="settings">What the checks go by; without partitions there are no findings.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The findings by indicator, entity, period and code; none is an error, and nothing is changed.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static ImmutableArray<ConsistencyFinding> CheckParts(
        Dataset dataset, IndicatorCatalog indicators, ConsistencySettings settings, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(indicators);
        ArgumentNullException.ThrowIfNull(settings);
        var findings = new List<ConsistencyFinding>();
        var dimensions = settings.Partitions.Select(p => p.Dimension).ToHashSet(StringComparer.Ordinal);
        foreach (var id in dimensions.Count == 0 ? [] : dataset.Indicators)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (indicators.Find(id) is { } indicator && PartCheck.Applies(indicator))
                new PartCheck(indicator.Rollup is Rollup.Sum, settings, findings).Check([.. dataset.Observations(id).Where(o => !o.IsMissing)], dimensions);
        }

        return InOrder(findings);
    }

    /// <summary>Compares a derived figure that was published with what a formula gives, cell by cell.</summary>
    /// <param name="dataset">Observations and computed values, each in the unit of its indicator; such as the result of evaluating a model.</param>
    /// <param name="indicators">The indicators.</param>
    /// <param name="published">The indicator that was published.</param>
    /// <param name="computed">The indicator with the formula; its unit can become that of the published one.</param>
    /// <param name="relativeTolerance">What rounding of the inputs may change, as a share of the computed value; at least 0. For a quotient about the sum of the shares of both.</param>
    /// <returns>A finding for each cell that has both values, where they differ by more than the printed rounding of the published one and the tolerance. The first cell is the published one.</returns>
    /// <exception cref="ArgumentException">An indicator is not among the indicators, or their units do not fit together.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative.</exception>
    public static ImmutableArray<ConsistencyFinding> CheckPublished(
        Dataset dataset, IndicatorCatalog indicators, string published, string computed, double relativeTolerance = 0)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(indicators);
        if (!(relativeTolerance >= 0))
            throw new ArgumentOutOfRangeException(nameof(relativeTolerance), relativeTolerance, "A tolerance is at least 0.");
        foreach (var id in new[] { published, computed })
        {
            if (indicators.Find(id) is null)
                throw new ArgumentException($"There is no indicator '{id}'.");
        }

        var conversion = UnitConversion.Between(indicators.UnitOf(computed), indicators.UnitOf(published));
        var findings = ImmutableArray.CreateBuilder<ConsistencyFinding>();
        foreach (var figure in dataset.Observations(published))
        {
            if (figure.IsMissing || dataset.Find(computed, figure.Entity, figure.Breakdown, figure.Period) is not { IsMissing: false } result)
                continue;
            var value = conversion.Apply(result.Value);
            var tolerance = PrintedRounding.HalfUnit(figure) + ((relativeTolerance + PartCheck.Rounding) * Math.Abs(value));
            if (!(Math.Abs(figure.Value - value) > tolerance))
                continue;
            findings.Add(new(
                ConsistencyDiagnostics.PublishedAndComputed, figure, [result], figure.Value, value, value, tolerance,
                $"{FindingText.Cell(figure)} is {FindingText.Of(figure.Value)}; '{computed}' gives {FindingText.Of(value)}, and rounding explains {FindingText.Of(tolerance)} at most."));
        }

        return findings.ToImmutable();
    }

    private static ImmutableArray<ConsistencyFinding> InOrder(List<ConsistencyFinding> findings) =>
    [
        .. findings.OrderBy(f => f.Indicator, StringComparer.Ordinal).ThenBy(f => f.Entity, StringComparer.Ordinal).ThenBy(f => f.Period)
            .ThenBy(f => f.Code, StringComparer.Ordinal).ThenBy(f => f.Cells[0].Breakdown),
    ];

    private static void CompareReleases(ImmutableArray<Observation> observations, string dimension, List<ConsistencyFinding> findings)
    {
        var cells = observations.ToDictionary(o => (o.Entity, o.Period, o.Breakdown));
        foreach (var other in observations.Where(o => o.Breakdown[dimension] is not null))
        {
            if (!cells.TryGetValue((other.Entity, other.Period, PartCheck.Without(other.Breakdown, dimension)), out var cell))
                continue;
            var tolerance = PrintedRounding.HalfUnit(cell) + PrintedRounding.HalfUnit(other);
            if (!(Math.Abs(cell.Value - other.Value) > tolerance * (1 + PartCheck.Rounding)))
                continue;
            findings.Add(new(
                ConsistencyDiagnostics.ConflictingReleases, cell, [other], cell.Value, other.Value, other.Value, tolerance,
                $"{FindingText.Cell(cell)} is {FindingText.Of(cell.Value)}{From(cell)}, but {FindingText.Of(other.Value)} as '{dimension}={other.Breakdown[dimension]}'{From(other)}."));
        }

        static string From(Observation o) => o.Source is { } source ? $" (source '{source}')" : "";
    }
}
