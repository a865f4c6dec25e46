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
        var (series, start, end) = SeriesOf(indicator, entity, breakdown);
        var wanted = Periods.IndexOf(period);
        if (start == end || wanted < 0)
            return null;
        var at = Array.BinarySearch(_columns.Periods, start, end - start, wanted);
        return at >= 0 ? At(at, PositionOf(indicator), series) : null;
    }

    /// <summary>Returns all observations by indicator, entity, breakdown and period.</summary>
    public IEnumerable<Observation> Observations() => Slice(0, _seriesEntities.Length);

    /// <summary>Returns the observations of an indicator by entity, breakdown and period; none if it has none.</summary>
    public IEnumerable<Observation> Observations(string indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return _positions.TryGetValue(indicator, out var position) ? Slice(_indicatorStarts[position], _indicatorStarts[position + 1]) : [];
    }

    /// <summary>Returns the observations of an entity as a whole by period, the missing ones too; empty if there is none.</summary>
    public ImmutableArray<Observation> Series(string indicator, string entity) => Series(indicator, entity, Breakdown.Total);

    /// <summary>Returns the observations of an entity's part by period, the missing ones too; empty if there is none.</summary>
    public ImmutableArray<Observation> Series(string indicator, string entity, Breakdown breakdown)
    {
        var (series, start, end) = SeriesOf(indicator, entity, breakdown);
        return start == end ? [] : [.. Slice(series, series + 1)];
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
        var (series, start, end) = SeriesOf(indicator, entity, breakdown);
        var latest = -1;
        var latestEnd = default(LocalDate);
        for (var i = start; i < end; i++)
        {
            if (double.IsNaN(_columns.Values[i]))
                continue;

            // Cells are by first day, the longer first, so of two that end together the longer has come before.
            var periodEnd = Periods[_columns.Periods[i]].LastDay;
            if (periodEnd > notAfter || (latest >= 0 && periodEnd <= latestEnd))
                continue;
            (latest, latestEnd) = (i, periodEnd);
        }

        return latest < 0 ? null : At(latest, PositionOf(indicator), series);
    }

    private IEnumerable<Observation> Slice(int firstSeries, int endOfSeries)
    {
        // The position of the indicator moves along with the series.
        var indicator = 0;
        for (var series = firstSeries; series < endOfSeries; series++)
        {
            while (_indicatorStarts[indicator + 1] <= series)
                indicator++;
            for (var i = _seriesStarts[series]; i < _seriesStarts[series + 1]; i++)
                yield return At(i, indicator, series);
        }
    }

    // An empty range if there is no such series.
    private (int Series, int Start, int End) SeriesOf(string indicator, string entity, Breakdown breakdown)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        var key = Entities.IndexOf(entity, breakdown);
        if (key < 0 || !_positions.TryGetValue(indicator, out var position))
            return (-1, 0, 0);
        var first = _indicatorStarts[position];
        var series = Array.BinarySearch(_seriesEntities, first, _indicatorStarts[position + 1] - first, key);
        return series < 0 ? (-1, 0, 0) : (series, _seriesStarts[series], _seriesStarts[series + 1]);
    }

    private Observation At(int index, int indicator, int series)
    {
        var key = Entities[_seriesEntities[series]];
        var source = _columns.Sources[index];
        var details = _columns.Details is null ? -1 : _columns.Details[index];
        var file = _columns.Files is null ? _columns.File : _columns.Files[index];
        var line = _columns.Lines[index];
        return new Observation
        {
            Indicator = Indicators[indicator],
            Entity = key.Entity,
            Breakdown = key.Breakdown,
            Period = Periods[_columns.Periods[index]],
            Value = _columns.Values[index],
            Status = _columns.Statuses[index],
            Source = source < 0 ? null : Sources[source],
            Details = details < 0 ? default : _details[details],
            Attributes = AttributesOf(_columns.Attributes is null ? -1 : _columns.Attributes[index]),
            Location = file < 0 ? SourceLocation.None : new SourceLocation(_files[file], line, line > 0 ? 1 : 0),
        };
    }

    private ValueList<AttributeValue> AttributesOf(int node)
    {
        var count = 0;
        for (var i = node; i >= 0; i = _attributes[i].Before)
            count++;
        if (count == 0)
            return [];
        var attributes = new AttributeValue[count];
        for (var i = node; i >= 0; i = _attributes[i].Before)
            attributes[--count] = _attributes[i].Attribute;
        return attributes.ToValueList();
    }
}
