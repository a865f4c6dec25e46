using System.Runtime.InteropServices;
using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Observations;

/// <content>The dataset of the observations.</content>
public sealed partial class DatasetBuilder
{
    /// <summary>Makes a dataset of the observations so far. It depends on the observations only, not on the order in which they came.</summary>
    public Dataset Build()
    {
        var seriesCount = _seriesCodes.Count;
        var indicatorsUsed = new bool[_indicators.Count];
        var entitiesUsed = new bool[_keys.Count];
        for (var i = 0; i < seriesCount; i++)
        {
            indicatorsUsed[_series[i].Indicator] |= _series[i].Count > 0;
            entitiesUsed[_series[i].Entity] |= _series[i].Count > 0;
        }

        var (indicators, indicatorRanks) = Ranked(_indicators.Keys, indicatorsUsed, StringComparer.Ordinal);
        var (keys, entityRanks) = Ranked(_keys, entitiesUsed, Comparer<EntityKey>.Default);
        var (periods, periodRanks) = Ranked(_periods.Keys, _periodsUsed, Comparer<ReferencePeriod>.Default);
        var (sources, sourceRanks) = Ranked(_sources.Keys, _sourcesUsed, StringComparer.Ordinal);

        // Series by indicator, then entity: two stable counting sorts, the last key first. Each begins where those before it end.
        var order = new int[seriesCount];
        var spare = new int[seriesCount];
        var used = 0;
        for (var i = 0; i < seriesCount; i++)
        {
            if (_series[i].Count > 0)
                order[used++] = i;
        }

        Array.Resize(ref order, used);
        Array.Resize(ref spare, used);
        SortBy(order, spare, keys.Length, i => entityRanks[_series[i].Entity]);
        SortBy(spare, order, indicators.Length, i => indicatorRanks[_series[i].Indicator]);
        var seriesEntities = new int[used];
        var seriesStarts = new int[used + 1];
        var starts = new int[indicators.Length + 1];
        var next = new int[seriesCount];
        for (var i = 0; i < used; i++)
        {
            ref readonly var series = ref _series[order[i]];
            seriesEntities[i] = entityRanks[series.Entity];
            next[order[i]] = seriesStarts[i];
            seriesStarts[i + 1] = seriesStarts[i] + series.Count;
            starts[indicatorRanks[series.Indicator] + 1]++;
        }

        for (var i = 0; i < indicators.Length; i++)
            starts[i + 1] += starts[i];
        var columns = Place(next, periodRanks, sourceRanks);
        for (var i = 0; i < used; i++)
            SortByPeriod(columns, seriesStarts[i], seriesStarts[i + 1]);
        return new Dataset(
            ImmutableCollectionsMarshal.AsImmutableArray(indicators), new EntityAxis(ImmutableCollectionsMarshal.AsImmutableArray(keys)),
            new PeriodAxis(ImmutableCollectionsMarshal.AsImmutableArray(periods)), ImmutableCollectionsMarshal.AsImmutableArray(sources),
            [.. _paths], columns, starts, seriesStarts, seriesEntities, [.. _attributes], AttributeNames(), [.. _details]);
    }

    // next: where the next observation of each series goes. Column by column, as one column fits the cache better than all of them.
    private ObservationColumns Place(int[] next, int[] periodRanks, int[] sourceRanks)
    {
        var columns = new ObservationColumns(Count);
        var places = GC.AllocateUninitializedArray<int>(Count);
        var isInPlace = true;
        var at = 0;
        foreach (var rows in _rows)
        {
            foreach (var series in rows.Series.AsSpan(0, rows.Count))
            {
                var place = next[series]++;
                isInPlace &= place == at;
                places[at++] = place;
            }
        }

        var to = isInPlace ? null : places;
        Spread(columns.Periods, to, static rows => rows.Periods, periodRanks);
        Spread(columns.Values, to, static rows => rows.Values);
        Spread(columns.Statuses, to, static rows => rows.Statuses);
        Spread(columns.Sources, to, static rows => rows.Sources, sourceRanks);
        Spread(columns.Lines, to, static rows => rows.Lines);
        if (_attributes.Count > 0)
            Spread(columns.Attributes = GC.AllocateUninitializedArray<int>(Count), to, static rows => rows.Attributes);
        if (_details.Count > 0)
        {
            columns.Details = GC.AllocateUninitializedArray<int>(Count);
            Array.Fill(columns.Details, -1);
            Spread(columns.Details, to, static rows => rows.Details);
        }

        if (_fileStarts.Count == 1)
            columns.File = _fileStarts[0].File;
        else if (_fileStarts.Count > 1)
            columns.Files = Files(places);
        return columns;
    }

    // places: where each row goes; null if it is there. A column that some rows do not have is left as it is for them.
    private void Spread<T>(T[] column, int[]? places, Func<ObservationRows, T[]?> partOf)
    {
        var first = 0;
        foreach (var rows in _rows)
        {
            if (partOf(rows) is not { } part)
            {
                first += rows.Count;
                continue;
            }

            if (places is null)
            {
                Array.Copy(part, 0, column, first, rows.Count);
            }
            else
            {
                var to = places.AsSpan(first, rows.Count);
                for (var i = 0; i < to.Length; i++)
                    column[to[i]] = part[i];
            }

            first += rows.Count;
        }
    }

    // Codes become ranks; -1 stays.
    private void Spread(int[] column, int[]? places, Func<ObservationRows, int[]> partOf, int[] ranks)
    {
        var first = 0;
        foreach (var rows in _rows)
        {
            var part = partOf(rows).AsSpan(0, rows.Count);
            for (var i = 0; i < part.Length; i++)
                column[places is null ? first + i : places[first + i]] = part[i] < 0 ? -1 : ranks[part[i]];
            first += rows.Count;
        }
    }

    private int[] Files(int[] places)
    {
        var files = new int[Count];
        for (var range = 0; range < _fileStarts.Count; range++)
        {
            var end = range + 1 < _fileStarts.Count ? _fileStarts[range + 1].FirstRow : Count;
            foreach (var place in places.AsSpan(_fileStarts[range].FirstRow..end))
                files[place] = _fileStarts[range].File;
        }

        return files;
    }

    private static void SortByPeriod(ObservationColumns columns, int start, int end)
    {
        var periods = columns.Periods.AsSpan(start, end - start);
        var isSorted = true;
        for (var i = 1; i < periods.Length && isSorted; i++)
            isSorted = periods[i - 1] < periods[i];
        if (isSorted)
            return;
        var order = new int[periods.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        periods.Sort(order.AsSpan());
        Reorder(columns.Values, start, order);
        Reorder(columns.Statuses, start, order);
        Reorder(columns.Sources, start, order);
        Reorder(columns.Lines, start, order);
        Reorder(columns.Files, start, order);
        Reorder(columns.Attributes, start, order);
        Reorder(columns.Details, start, order);
    }

    private static void Reorder<T>(T[]? column, int start, int[] order)
    {
        if (column is null)
            return;
        var old = column.AsSpan(start, order.Length).ToArray();
        for (var i = 0; i < order.Length; i++)
            column[start + i] = old[order[i]];
    }

    private string[] AttributeNames()
    {
        // A node comes after those before it, so one pass marks all that stand before one that is used.
        var names = new SortedSet<string>(StringComparer.Ordinal);
        var used = _attributesUsed.AsSpan(0, _attributes.Count).ToArray();
        for (var i = used.Length - 1; i >= 0; i--)
        {
            if (!used[i])
                continue;
            names.Add(_attributes[i].Attribute.Name);
            if (_attributes[i].Before >= 0)
                used[_attributes[i].Before] = true;
        }

        return [.. names];
    }

    // The items that are used, sorted, and the position of each item of the original order among them; -1 for one that is not used.
    private static (T[] Sorted, int[] Ranks) Ranked<T>(IReadOnlyCollection<T> items, bool[] used, IComparer<T> comparer)
    {
        var sorted = new List<T>(items.Count);
        var order = new List<int>(items.Count);
        var at = 0;
        foreach (var item in items)
        {
            if (used[at])
            {
                sorted.Add(item);
                order.Add(at);
            }

            at++;
        }

        var result = sorted.ToArray();
        var positions = order.ToArray();
        Array.Sort(result, positions, comparer);
        var ranks = new int[items.Count];
        Array.Fill(ranks, -1);
        for (var i = 0; i < positions.Length; i++)
            ranks[positions[i]] = i;
        return (result, ranks);
    }

    private static void SortBy(int[] from, int[] to, int keys, Func<int, int> rankOf)
    {
        var positions = new int[keys + 1];
        foreach (var index in from)
            positions[rankOf(index) + 1]++;
        for (var i = 0; i < keys; i++)
            positions[i + 1] += positions[i];
        foreach (var index in from)
            to[positions[rankOf(index)]++] = index;
    }
}
