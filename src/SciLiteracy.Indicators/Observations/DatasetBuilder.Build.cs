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

    // next: where the next observation of each series goes.
    private ObservationColumns Place(int[] next, int[] periodRanks, int[] sourceRanks)
    {
        var columns = new ObservationColumns(Count);
        if (_fileStarts.Count > 1)
            columns.Files = new int[Count];
        else if (_fileStarts.Count == 1)
            columns.File = _fileStarts[0].File;
        if (_attributes.Count > 0)
            columns.Attributes = GC.AllocateUninitializedArray<int>(Count);
        if (_details.Count > 0)
            columns.Details = GC.AllocateUninitializedArray<int>(Count);
        var (toPeriods, toValues, toStatuses, toSources, toLines) = (columns.Periods, columns.Values, columns.Statuses, columns.Sources, columns.Lines);
        var (toFiles, toAttributes, toDetails) = (columns.Files, columns.Attributes, columns.Details);
        var first = 0;
        var range = 0;
        foreach (var rows in _rows)
        {
            for (var i = 0; i < rows.Count; i++)
            {
                var to = next[rows.Series[i]]++;
                toPeriods[to] = periodRanks[rows.Periods[i]];
                toValues[to] = rows.Values[i];
                toStatuses[to] = rows.Statuses[i];
                var source = rows.Sources[i];
                toSources[to] = source < 0 ? -1 : sourceRanks[source];
                toLines[to] = rows.Lines[i];
                if (toAttributes is not null)
                    toAttributes[to] = rows.Attributes[i];
                if (toDetails is not null)
                    toDetails[to] = rows.Details is null ? -1 : rows.Details[i];
                if (toFiles is null)
                    continue;
                while (range + 1 < _fileStarts.Count && _fileStarts[range + 1].FirstRow <= first + i)
                    range++;
                toFiles[to] = _fileStarts[range].File;
            }

            first += rows.Count;
        }

        return columns;
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
