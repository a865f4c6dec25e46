using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Audit;

/// <summary>Trends of the entities of a panel.</summary>
/// <remarks>
/// Growth: (yₙ / y₁)^(1 / (tₙ - t₁)) - 1 of the first and last values that are there. Change: 100 b per / ŷ₁, with the slope b of the least-squares line through
/// the values that are there and its height ŷ₁ at the first of them. Time is in years. Checked against: COINr 1.1.14 <c>CAGR</c>, <c>prc_change</c>, but
/// that growth from 0 or below is not defined here.
/// </remarks>
public static class TrendAnalysis
{
    private const double DaysPerYear = 365.25;

    /// <summary>Computes the trend of each entity in each member of a level.</summary>
    /// <param name="table">The members with their values, a panel.</param>
    /// <param name="level">The level of the members, 1 for the indicators.</param>
    /// <param name="per">The number of years that the change in percent is for.</param>
    /// <returns>Entity by entity, in the order in which the data have them.</returns>
    /// <exception cref="ArgumentException">The rows have no periods.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The structure has no such level.</exception>
    public static ImmutableArray<EntityTrend> Of(AuditTable table, int level = 1, double per = 1)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Rows.Any(r => r.Period is null))
            throw new ArgumentException("Trends need rows with periods.", nameof(table));
        var members = table.Members(level);
        return [.. table.InputOrder
            .GroupBy(r => table.Rows[r].Entity, StringComparer.Ordinal)
            .SelectMany(rows => members.Select(code => Of(table, rows.Key, [.. rows.Order()], code, per)))];
    }

    private static EntityTrend Of(AuditTable table, string entity, int[] rows, string code, double per)
    {
        // Rows stand in the order of time.
        int[] present = [.. rows.Where(r => !double.IsNaN(table.Column(code)[r]))];
        if (present.Length == 0)
            return new(entity, code, 0, double.NaN, double.NaN, null, null);
        var (first, last) = (table.Rows[present[0]].Period!.Value, table.Rows[present[^1]].Period!.Value);
        double[] times = [.. present.Select(r => Years(table.Rows[r].Period!.Value))];
        double[] values = [.. present.Select(r => table.Column(code)[r])];
        var growth = present.Length > 1 && values[0] > 0 && values[^1] >= 0
            ? Math.Pow(values[^1] / values[0], 1 / (times[^1] - times[0])) - 1
            : double.NaN;
        var change = LineFit.Of(times, values) is { } line && line.At(times[0]) is var start && start != 0
            ? 100 * line.Slope * per / start
            : double.NaN;
        return new(entity, code, present.Length, growth, change, first, last);
    }

    private static double Years(ReferencePeriod period) => period.Frequency switch
    {
        PeriodFrequency.Annual => period.Ordinal,
        PeriodFrequency.HalfYearly => period.Ordinal / 2.0,
        PeriodFrequency.Quarterly => period.Ordinal / 4.0,
        PeriodFrequency.Monthly => period.Ordinal / 12.0,
        _ => period.Ordinal / DaysPerYear,
    };
}
