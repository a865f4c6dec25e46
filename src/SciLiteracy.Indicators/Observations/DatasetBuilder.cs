using System.Runtime.InteropServices;
using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Observations;

/// <summary>Collects observations, in any order, and makes a <see cref="Dataset"/> of them. One cell takes one observation.</summary>
/// <remarks>
/// Memory is proportional to the observations, whatever their indicators, entities and periods are. Not thread-safe. After
/// <see cref="Build"/> it can go on collecting; datasets that were built do not change. What is named by a code alone, without an observation, is not in the dataset.
/// </remarks>
public sealed partial class DatasetBuilder
{
    private readonly List<ObservationRows> _rows = [new(isFirst: true)];
    private readonly List<ObservationDetails> _details = [];
    private readonly Dictionary<string, int> _indicators = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Entity, Breakdown Breakdown), int> _entities = [];
    private readonly List<EntityKey> _keys = [];
    private readonly Dictionary<SeriesKey, int> _seriesCodes = [];
    private readonly Dictionary<ReferencePeriod, int> _periods = [];
    private readonly Dictionary<string, int> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _files = new(StringComparer.Ordinal);
    private readonly List<string> _paths = [];
    private readonly Dictionary<(int Before, AttributeValue Attribute), int> _attributeCodes = [];
    private readonly List<AttributeNode> _attributes = [];

    // From which row on rows are of which file.
    private readonly List<(int FirstRow, int File)> _fileStarts = [];

    // Which periods each series has: the first 64 in the series, the others in blocks of 64.
    private readonly Dictionary<PeriodBlock, ulong> _blocks = [];
    private Dictionary<Cell, int>? _places;
    private int _placedRows;
    private Series[] _series = new Series[8];
    private bool[] _periodsUsed = new bool[8];
    private bool[] _sourcesUsed = new bool[8];
    private bool[] _attributesUsed = new bool[8];

    /// <summary>Gets the number of observations so far.</summary>
    public int Count { get; private set; }

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

    /// <summary>Adds an observation that is given by its parts, unless its cell is taken.</summary>
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
        RequireConsistent(value, status);
        if (source is not null && !_sources.ContainsKey(source))
            RequireSource(source);
        CheckAttributes(attributes);
        var coded = new CodedObservation(SeriesCode(indicator, entity, breakdown), PeriodCode(period), value, status)
        {
            Source = source is null ? -1 : SourceCode(source),
            Attributes = CodeOf(attributes),
            File = at.Path is null ? -1 : FileCode(at.Path),
            Line = at.Line,
            Details = details,
        };
        return TryAdd(in coded, out first);
    }

    private static void RequireConsistent(double value, ObservationStatus status)
    {
        if (double.IsInfinity(value))
            throw new ArgumentException("A value is finite, or NaN where it is missing.", nameof(value));
        if (status > ObservationStatus.IncludesOtherCategory)
            throw new ArgumentException($"{(int)status} is no observation status.", nameof(status));
        if (status.IsMissing() && !double.IsNaN(value))
            throw new ArgumentException($"There is a value although the status '{status.ToLetter()}' says that it is missing.", nameof(status));
    }

    private static void RequireSource(string source)
    {
        if (!Identifier.IsName(source))
            throw new ArgumentException($"'{source}' is no id of a source; expected a letter, then letters, digits, '_', '.' or '-'.", nameof(source));
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

    private int CodeOf(ReadOnlySpan<AttributeValue> attributes)
    {
        var isSorted = true;
        for (var i = 1; i < attributes.Length; i++)
            isSorted &= string.CompareOrdinal(attributes[i - 1].Name, attributes[i].Name) < 0;
        if (!isSorted)
        {
            var sorted = attributes.ToArray();
            Array.Sort(sorted, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
            attributes = sorted;
        }

        var code = -1;
        foreach (var attribute in attributes)
            code = AttributesCode(code, attribute);
        return code;
    }

    private int FileOf(int row)
    {
        var at = _fileStarts.Count - 1;
        var (low, high) = (0, at);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_fileStarts[middle].FirstRow <= row)
                low = middle;
            else
                high = middle - 1;
        }

        return _fileStarts[low].File;
    }

    // The index of rows by cells is made when it is first needed, that is when a cell is there twice.
    private SourceLocation PlaceOf(int series, int period)
    {
        _places ??= [];
        for (; _placedRows < Count; _placedRows++)
        {
            var placed = _rows[_placedRows / ObservationRows.Capacity];
            var index = _placedRows % ObservationRows.Capacity;
            _places.Add(new(placed.Series[index], placed.Periods[index]), _placedRows);
        }

        var row = _places[new(series, period)];
        var file = FileOf(row);
        var line = _rows[row / ObservationRows.Capacity].Lines[row % ObservationRows.Capacity];
        return file < 0 ? SourceLocation.None : new SourceLocation(_paths[file], line, line > 0 ? 1 : 0);
    }

    private static int IndexOf<TKey>(Dictionary<TKey, int> indexes, TKey key)
        where TKey : notnull
    {
        ref var index = ref CollectionsMarshal.GetValueRefOrAddDefault(indexes, key, out var known);
        if (!known)
            index = indexes.Count - 1;
        return index;
    }

    private static void MakeRoom<T>(ref T[] items, int count)
    {
        if (count > items.Length)
            Array.Resize(ref items, Math.Max(count, items.Length * 2));
    }

    // Indexes in the order of first appearance. Default equality would do, but its hash is not seeded: rows are hostile input.
    private readonly record struct SeriesKey(int Indicator, int Entity)
    {
        public override int GetHashCode() => HashCode.Combine(Indicator, Entity);
    }

    private readonly record struct PeriodBlock(int Series, int Block)
    {
        public override int GetHashCode() => HashCode.Combine(Series, Block);
    }

    private readonly record struct Cell(int Series, int Period)
    {
        public override int GetHashCode() => HashCode.Combine(Series, Period);
    }

    private struct Series
    {
        public int Indicator;
        public int Entity;
        public int Count;
        public ulong Periods;
    }
}
