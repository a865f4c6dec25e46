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
            SeriesCheck.Check(observations, settings, findings);
        }

        RegionCheck.Check(dataset, indicators, regions, settings, findings, cancellationToken);
        return
        [
            .. findings.OrderBy(f => f.Indicator, StringComparer.Ordinal).ThenBy(f => f.Entity, StringComparer.Ordinal).ThenBy(f => f.Period)
                .ThenBy(f => f.Code, StringComparer.Ordinal).ThenBy(f => f.Cells[0].Breakdown),
        ];
    }
}
