using System.Runtime.InteropServices;
using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Observations;

/// <summary>Collects observations, in any order, and makes a <see cref="Dataset"/> of them. One cell takes one observation.</summary>
/// <remarks>
/// Memory is proportional to the observations, whatever their indicators, entities and periods are. Not thread-safe. After
/// <see cref="Build"/> it can go on collecting; datasets that were built do not change.
/// </remarks>
public sealed class DatasetBuilder
{
    private readonly List<Row> _rows = [];
    private readonly List<AttributeValue> _attributes = [];
    private readonly List<ObservationDetails> _details = [];
    private readonly Dictionary<CellKey, int> _cells = [];
    private readonly Dictionary<string, int> _indicators = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Entity, Breakdown Breakdown), int> _entities = [];
    private readonly List<EntityKey> _keys = [];
    private readonly Dictionary<ReferencePeriod, int> _periods = [];
    private readonly Dictionary<string, int> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _files = new(StringComparer.Ordinal);
    private readonly List<string> _paths = [];

    /// <summary>Gets the number of observations so far.</summary>
    public int Count => _rows.Count;

    /// <summary>Adds an observation to a cell that the caller knows to be free.</summary>
    /// <exception cref="ArgumentException">The cell is taken, or the observation is not one (see <see cref="TryAdd(Observation, out SourceLocation)"/>).</exception>
    public void Add(Observation observation)
    {
        if (!TryAdd(observation, out var first))
        {
            throw new ArgumentException(
                $"The cell ({observation.Indicator}, {observation.Entity}, {observation.Breakdown}, {observation.Period}) is taken; first at {first}.",
                nameof(observation));
        }
    }

    /// <summary>Adds an observation unless its cell is taken.</summary>
    /// <param name="observation">The observation.</param>
    /// <param name="first">The place of the observation that has the cell, if the result is false; it is kept, the new one is not.</param>
    /// <exception cref="ArgumentException">
    /// The indicator is no code, the entity no code of an entity, the source no name, the value infinite, a value is there although the status says that
    /// it is missing, or an attribute is there twice.
    /// </exception>
    public bool TryAdd(Observation observation, out SourceLocation first)
    {
        ArgumentNullException.ThrowIfNull(observation);
        return TryAdd(
            observation.Indicator, observation.Entity, observation.Breakdown, observation.Period, observation.Value, observation.Status,
            observation.Source, observation.Details, observation.Attributes.Items.AsSpan(), observation.Location, out first);
    }

    /// <summary>Adds an observation that is given by its parts, unless its cell is taken; for readers of many rows.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="entity">The code of the entity.</param>
    /// <param name="breakdown">The part of the entity.</param>
    /// <param name="period">The period.</param>
    /// <param name="value">The value in the unit of the indicator; NaN if it is missing. NaN with <see cref="ObservationStatus.Normal"/> stays so.</param>
    /// <param name="status">The status.</param>
    /// <param name="source">The id of the source document, or null.</param>
    /// <param name="details">The numbers that stand beside the value.</param>
    /// <param name="attributes">What else was published with it, in any order.</param>
    /// <param name="at">Where it was read. The path and the line are kept.</param>
    /// <param name="first">The place of the observation that has the cell, if the result is false; it is kept, the new one is not.</param>
    /// <exception cref="ArgumentException">As for an <see cref="Observation"/>.</exception>
    public bool TryAdd(
        string indicator,
        string entity,
        Breakdown breakdown,
        ReferencePeriod period,
        double value,
        ObservationStatus status,
        string? source,
        in ObservationDetails details,
        ReadOnlySpan<AttributeValue> attributes,
        SourceLocation at,
        out SourceLocation first)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(breakdown);
        if (double.IsInfinity(value))
            throw new ArgumentException("A value is finite, or NaN where it is missing.", nameof(value));
        if (status > ObservationStatus.IncludesOtherCategory)
            throw new ArgumentException($"{(int)status} is no observation status.", nameof(status));
        if (status.IsMissing() && !double.IsNaN(value))
            throw new ArgumentException($"There is a value although the status '{status.ToLetter()}' says that it is missing.", nameof(status));
        if (!_indicators.ContainsKey(indicator) && !Identifier.IsCode(indicator))
            throw new ArgumentException($"'{indicator}' is no code of an indicator; expected a letter, then letters, digits, '_' or '.'.", nameof(indicator));
        if (source is not null && !_sources.ContainsKey(source) && !Identifier.IsName(source))
            throw new ArgumentException($"'{source}' is no id of a source; expected a letter, then letters, digits, '_', '.' or '-'.", nameof(source));
        CheckAttributes(attributes);

        var entityIndex = IndexOf(entity, breakdown);
        var cell = new CellKey(IndexOf(_indicators, indicator), entityIndex, IndexOf(_periods, period));
        ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(_cells, cell, out var taken);
        if (taken)
        {
            first = PlaceOf(_rows[row]);
            return false;
        }

        row = _rows.Count;
        _rows.Add(new Row(
            cell, value, status, source is null ? -1 : IndexOf(_sources, source), FileOf(at.Path), at.Line,
            _attributes.Count, details.IsEmpty ? -1 : _details.Count));
        if (!details.IsEmpty)
            _details.Add(details);
        AddAttributes(attributes);
        first = default;
        return true;
    }

    /// <summary>Makes a dataset of the observations so far. It depends on the observations only, not on the order in which they came.</summary>
    public Dataset Build()
    {
        // Sorted by indicator, then entity, then period: three stable counting sorts, the last key first.
        var (indicators, indicatorRanks) = Ranked(_indicators.Keys, StringComparer.Ordinal);
        var (keys, entityRanks) = Ranked(_keys, Comparer<EntityKey>.Default);
        var (periods, periodRanks) = Ranked(_periods.Keys, Comparer<ReferencePeriod>.Default);
        var rows = CollectionsMarshal.AsSpan(_rows);
        var order = new int[rows.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        var spare = new int[rows.Length];
        SortBy(order, spare, periods.Length, rows, (in Row r) => periodRanks[r.Cell.Period]);
        SortBy(spare, order, keys.Length, rows, (in Row r) => entityRanks[r.Cell.Entity]);
        SortBy(order, spare, indicators.Length, rows, (in Row r) => indicatorRanks[r.Cell.Indicator]);

        var (sources, sourceRanks) = Ranked(_sources.Keys, StringComparer.Ordinal);
        var cells = new Cell[rows.Length];
        var attributes = new AttributeValue[_attributes.Count];
        var details = new ObservationDetails[_details.Count];
        var starts = new int[indicators.Length + 1];
        var (next, nextDetails) = (0, 0);
        for (var i = 0; i < cells.Length; i++)
        {
            var index = spare[i];
            ref readonly var row = ref rows[index];
            var end = index + 1 < rows.Length ? rows[index + 1].Attributes : _attributes.Count;
            _attributes.CopyTo(row.Attributes, attributes, next, end - row.Attributes);
            cells[i] = new Cell(
                entityRanks[row.Cell.Entity], periodRanks[row.Cell.Period], row.Value, row.Status, row.Source < 0 ? -1 : sourceRanks[row.Source], row.File,
                row.Line, next, row.Details < 0 ? -1 : nextDetails);
            if (row.Details >= 0)
                details[nextDetails++] = _details[row.Details];
            next += end - row.Attributes;
            starts[indicatorRanks[row.Cell.Indicator] + 1]++;
        }

        for (var i = 0; i < indicators.Length; i++)
            starts[i + 1] += starts[i];
        return new Dataset(
            ImmutableCollectionsMarshal.AsImmutableArray(indicators), new EntityAxis(ImmutableCollectionsMarshal.AsImmutableArray(keys)),
            new PeriodAxis(ImmutableCollectionsMarshal.AsImmutableArray(periods)), ImmutableCollectionsMarshal.AsImmutableArray(sources),
            [.. _paths], cells, starts, attributes, details);
    }

    private static void CheckAttributes(ReadOnlySpan<AttributeValue> attributes)
    {
        for (var i = 0; i < attributes.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(attributes[i], nameof(attributes));
            for (var j = 0; j < i; j++)
            {
                if (attributes[j].Name == attributes[i].Name)
                    throw new ArgumentException($"The attribute '{attributes[i].Name}' is there twice.", nameof(attributes));
            }
        }
    }

    private static int IndexOf<TKey>(Dictionary<TKey, int> indexes, TKey key)
        where TKey : notnull
    {
        ref var index = ref CollectionsMarshal.GetValueRefOrAddDefault(indexes, key, out var known);
        if (!known)
            index = indexes.Count - 1;
        return index;
    }

    // The items sorted, and the position of each item of the original order among them.
    private static (T[] Sorted, int[] Ranks) Ranked<T>(IEnumerable<T> items, IComparer<T> comparer)
    {
        T[] sorted = [.. items];
        var order = new int[sorted.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(sorted, order, comparer);
        var ranks = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
            ranks[order[i]] = i;
        return (sorted, ranks);
    }

    private static void SortBy(int[] from, int[] to, int keys, ReadOnlySpan<Row> rows, RankOf rankOf)
    {
        var positions = new int[keys + 1];
        foreach (var index in from)
            positions[rankOf(in rows[index]) + 1]++;
        for (var i = 0; i < keys; i++)
            positions[i + 1] += positions[i];
        foreach (var index in from)
            to[positions[rankOf(in rows[index])]++] = index;
    }

    private int IndexOf(string entity, Breakdown breakdown)
    {
        ref var index = ref CollectionsMarshal.GetValueRefOrAddDefault(_entities, (entity, breakdown), out var known);
        if (known)
            return index;
        if (!Identifier.IsEntity(entity))
        {
            _entities.Remove((entity, breakdown));
            throw new ArgumentException($"'{entity}' is no code of an entity; expected a letter or digit, then letters, digits, '_', '.' or '-'.", nameof(entity));
        }

        index = _keys.Count;
        _keys.Add(new EntityKey(entity, breakdown));
        return index;
    }

    private void AddAttributes(ReadOnlySpan<AttributeValue> attributes)
    {
        var start = _attributes.Count;
        var sorted = true;
        foreach (var attribute in attributes)
        {
            sorted &= _attributes.Count == start || string.CompareOrdinal(_attributes[^1].Name, attribute.Name) < 0;
            _attributes.Add(attribute);
        }

        if (!sorted)
            _attributes.Sort(start, _attributes.Count - start, Comparer<AttributeValue>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name)));
    }

    private int FileOf(string? path)
    {
        if (path is null)
            return -1;
        var index = IndexOf(_files, path);
        if (index == _paths.Count)
            _paths.Add(path);
        return index;
    }

    private SourceLocation PlaceOf(in Row row) =>
        row.File < 0 ? SourceLocation.None : new SourceLocation(_paths[row.File], row.Line, row.Line > 0 ? 1 : 0);

    private delegate int RankOf(in Row row);

    // Indexes in the order of first appearance.
    private readonly record struct CellKey(int Indicator, int Entity, int Period)
    {
        // Default equality would do, but its hash is not seeded: rows are hostile input.
        public override int GetHashCode() => HashCode.Combine(Indicator, Entity, Period);
    }

    private readonly record struct Row(CellKey Cell, double Value, ObservationStatus Status, int Source, int File, int Line, int Attributes, int Details);
}
