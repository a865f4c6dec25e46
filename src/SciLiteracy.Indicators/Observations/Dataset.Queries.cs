using System.Collections.Immutable;
using NodaTime;
using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Observations;

/// <content>The view as observations.</content>
public sealed partial class Dataset
{
    /// <summary>Returns the observation of an entity as a whole, or null.</summary>
    public Observation? Find(string indicator, string entity, ReferencePeriod period) => Find(indicator, entity, Breakdown.Total, period);

    /// <summary>Returns the observation of a cell, or null. An observation that says that the value is missing is one.</summary>
    public Observation? Find(string indicator, string entity, Breakdown breakdown, ReferencePeriod period)
    {
        var (start, end) = SeriesOf(indicator, entity, breakdown);
        var wanted = Periods.IndexOf(period);
        if (start == end || wanted < 0)
            return null;
        var at = FirstNotBefore(start, end, cell => cell.Period.CompareTo(wanted));
        return at < end && _cells[at].Period == wanted ? At(at) : null;
    }

    /// <summary>Returns all observations by indicator, entity, breakdown and period.</summary>
    public IEnumerable<Observation> Observations() => Slice(0, _cells.Length);

    /// <summary>Returns the observations of an indicator by entity, breakdown and period; none if it has none.</summary>
    public IEnumerable<Observation> Observations(string indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return _positions.TryGetValue(indicator, out var position) ? Slice(_starts[position], _starts[position + 1]) : [];
    }

    /// <summary>Returns the observations of an entity as a whole by period, the missing ones too; empty if there is none.</summary>
    public ImmutableArray<Observation> Series(string indicator, string entity) => Series(indicator, entity, Breakdown.Total);

    /// <summary>Returns the observations of an entity's part by period, the missing ones too; empty if there is none.</summary>
    public ImmutableArray<Observation> Series(string indicator, string entity, Breakdown breakdown)
    {
        var (start, end) = SeriesOf(indicator, entity, breakdown);
        return [.. Slice(start, end)];
    }

    /// <summary>Tells whether an indicator has any value, for whatever entity.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="notAfter">Only periods that ended on or before this day count; null for all.</param>
    public bool HasValues(string indicator, LocalDate? notAfter = null) =>
        Observations(indicator).Any(o => !o.IsMissing && (notAfter is not { } day || o.Period.LastDay <= day));

    /// <summary>Returns the latest observation that has a value, or null.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="entity">The entity.</param>
    /// <param name="breakdown">The part of the entity.</param>
    /// <param name="notAfter">Only periods that ended on or before this day count; null for all.</param>
    /// <remarks>The latest is the one whose period ends last; of several that end on one day, the longest.</remarks>
    public Observation? Latest(string indicator, string entity, Breakdown breakdown, LocalDate? notAfter = null)
    {
        var (start, end) = SeriesOf(indicator, entity, breakdown);
        var latest = -1;
        var latestEnd = default(LocalDate);
        for (var i = start; i < end; i++)
        {
            if (double.IsNaN(_cells[i].Value))
                continue;

            // Cells are by first day, the longer first, so of two that end together the longer has come before.
            var periodEnd = Periods[_cells[i].Period].LastDay;
            if (periodEnd > notAfter || (latest >= 0 && periodEnd <= latestEnd))
                continue;
            (latest, latestEnd) = (i, periodEnd);
        }

        return latest < 0 ? null : At(latest);
    }

    private IEnumerable<Observation> Slice(int start, int end)
    {
        // The position of the indicator moves along with the cells.
        var indicator = IndicatorAt(start);
        for (var i = start; i < end; i++)
        {
            while (_starts[indicator + 1] <= i)
                indicator++;
            yield return At(i, indicator);
        }
    }

    private (int Start, int End) SeriesOf(string indicator, string entity, Breakdown breakdown)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        var key = Entities.IndexOf(entity, breakdown);
        if (key < 0 || !_positions.TryGetValue(indicator, out var position))
            return (0, 0);
        var start = FirstNotBefore(_starts[position], _starts[position + 1], cell => cell.Entity.CompareTo(key));
        var end = FirstNotBefore(start, _starts[position + 1], cell => cell.Entity.CompareTo(key + 1));
        return (start, end);
    }

    // Binary search for the first cell from start that does not come before what is wanted; end if there is none.
    private int FirstNotBefore(int start, int end, Func<Cell, int> compare)
    {
        while (start < end)
        {
            var middle = start + ((end - start) / 2);
            if (compare(_cells[middle]) < 0)
                start = middle + 1;
            else
                end = middle;
        }

        return start;
    }

    private int IndicatorAt(int cell)
    {
        var at = Array.BinarySearch(_starts, cell);
        return at >= 0 ? at : ~at - 1;
    }

    private Observation At(int index) => At(index, IndicatorAt(index));

    private Observation At(int index, int indicator)
    {
        ref readonly var cell = ref _cells[index];
        var key = Entities[cell.Entity];
        var attributesEnd = index + 1 < _cells.Length ? _cells[index + 1].Attributes : _attributes.Length;
        return new Observation
        {
            Indicator = Indicators[indicator],
            Entity = key.Entity,
            Breakdown = key.Breakdown,
            Period = Periods[cell.Period],
            Value = cell.Value,
            Status = cell.Status,
            Source = cell.Source < 0 ? null : Sources[cell.Source],
            Details = cell.Details < 0 ? default : _details[cell.Details],
            Attributes = _attributes[cell.Attributes..attributesEnd].ToValueList(),
            Location = cell.File < 0 ? SourceLocation.None : new SourceLocation(_files[cell.File], cell.Line, cell.Line > 0 ? 1 : 0),
        };
    }
}
