using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Binding;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Live;

/// <summary>Computes all periods of one frequency of an entity: <c>cumulative</c>, <c>interpolate</c> and <c>latest</c>.</summary>
internal sealed class SeriesStep(LiveColumn target, FunctionKind kind, LiveColumn x, int maximumAge, AccessPatterns patterns) : LiveStep(target)
{
    private readonly int _entities = patterns.Axes.Keys.Length;

    public override void RecomputeAll(LiveWriter writer)
    {
        foreach (var sequence in patterns.Axes.Sequences)
        {
            for (var entity = 0; entity < _entities; entity++)
                Recompute((sequence[0] * _entities) + entity, writer);
        }
    }

    protected override void Recompute(int cell, LiveWriter writer)
    {
        var (first, entity) = Math.DivRem(cell, _entities);
        switch (kind)
        {
            case FunctionKind.Cumulative:
                Cumulative(patterns.Series[first], entity, writer);
                break;
            case FunctionKind.Interpolate:
                Interpolate(patterns.Series[first], entity, writer);
                break;
            default:
                Latest(patterns.Series[first], entity, writer);
                break;
        }
    }

    private void Cumulative(PeriodSeries series, int entity, LiveWriter writer)
    {
        var sum = default(CompensatedSum);
        var status = ObservationStatus.Normal;
        var last = -1;
        for (var k = 0; k < series.Periods.Length; k++)
        {
            var cell = CellOf(series, k, entity);
            Load(x, cell, out var value, out var own);
            if (last < 0 && double.IsNaN(value))
            {
                writer.Write(Target, cell, double.NaN, own);
                continue;
            }

            // A period that is not on the axis is a gap too.
            if (last >= 0 && series.Ordinals[k] != last + 1)
                status = StatusCaution.Combine(status, ObservationStatus.Missing);
            status = StatusCaution.Combine(status, own);
            sum.Add(double.IsNaN(value) ? 0 : value);
            last = series.Ordinals[k];
            writer.Store(Target, cell, status.IsMissing() ? double.NaN : sum.Value, status);
        }
    }

    private void Interpolate(PeriodSeries series, int entity, LiveWriter writer)
    {
        var before = -1;
        var after = 0;
        for (var k = 0; k < series.Periods.Length; k++)
        {
            var cell = CellOf(series, k, entity);
            Load(x, cell, out var value, out var own);
            if (!double.IsNaN(value))
            {
                before = k;
                writer.Write(Target, cell, value, own);
                continue;
            }

            after = Math.Max(after, k + 1);
            while (after < series.Periods.Length && double.IsNaN(x.Values[CellOf(series, after, entity)]))
                after++;
            if (before < 0 || after == series.Periods.Length)
            {
                writer.Write(Target, cell, double.NaN, own);
                continue;
            }

            Load(x, CellOf(series, before, entity), out var a, out var statusBefore);
            Load(x, CellOf(series, after, entity), out var b, out var statusAfter);
            var way = (double)(series.Ordinals[k] - series.Ordinals[before]) / (series.Ordinals[after] - series.Ordinals[before]);
            var status = StatusCaution.Combine(statusBefore, statusAfter);
            writer.Store(Target, cell, a + ((b - a) * way), StatusCaution.Combine(status, ObservationStatus.Estimated));
        }
    }

    private void Latest(PeriodSeries series, int entity, LiveWriter writer)
    {
        var latest = -1;
        for (var k = 0; k < series.Periods.Length; k++)
        {
            var cell = CellOf(series, k, entity);
            Load(x, cell, out var value, out var status);
            if (!double.IsNaN(value))
            {
                latest = k;
            }
            else if (latest >= 0 && series.Ordinals[k] - series.Ordinals[latest] <= maximumAge)
            {
                Load(x, CellOf(series, latest, entity), out value, out status);
                status = StatusCaution.Combine(status, ObservationStatus.Estimated);
            }

            writer.Write(Target, cell, value, status);
        }
    }

    private int CellOf(PeriodSeries series, int k, int entity) => (series.Periods[k] * _entities) + entity;
}
