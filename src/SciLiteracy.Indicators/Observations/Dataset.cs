using System.Collections.Immutable;
using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Observations;

/// <summary>
/// Observations of indicators for entities over periods: an immutable snapshot, safe to read from any number of threads. A
/// <see cref="DatasetBuilder"/> makes it.
/// </summary>
/// <remarks>
/// Two views of the same cells. As observations, memory is proportional to what was observed. As columns, each indicator is one array over
/// all <see cref="Entities"/> and <see cref="Periods"/>, period-major: the cell of entity e in period p is at <c>p × Entities.Count + e</c>, so that
/// a cross-section is one contiguous span and a lag is the same span some strides earlier. A column is made when it is first asked for and kept.
/// </remarks>
public sealed partial class Dataset
{
    /// <summary>The most cells of a column, 2^27: one gibibyte of values.</summary>
    public const int MaximumColumnLength = 1 << 27;

    private readonly ObservationColumns _columns;
    private readonly int[] _indicatorStarts;
    private readonly int[] _seriesStarts;
    private readonly int[] _seriesEntities;
    private readonly AttributeNode[] _attributes;
    private readonly ObservationDetails[] _details;
    private readonly ImmutableArray<string> _files;
    private readonly Dictionary<string, int> _positions;
    private readonly double[]?[] _values;
    private readonly ObservationStatus[]?[] _statuses;
    private readonly int[]?[] _sources;
    private readonly double[]?[] _detailColumns;

    // columns: the observations by indicator, entity and period; indicatorStarts: where the series of each indicator begin, and the end; seriesStarts: where the
    // observations of each series begin, and the end; seriesEntities: positions of their entities on the axis.
    internal Dataset(
        ImmutableArray<string> indicators,
        EntityAxis entities,
        PeriodAxis periods,
        ImmutableArray<string> sources,
        ImmutableArray<string> files,
        ObservationColumns columns,
        int[] indicatorStarts,
        int[] seriesStarts,
        int[] seriesEntities,
        AttributeNode[] attributes,
        string[] attributeNames,
        ObservationDetails[] details)
    {
        Indicators = indicators;
        Entities = entities;
        Periods = periods;
        Sources = sources;
        _files = files;
        _columns = columns;
        _indicatorStarts = indicatorStarts;
        _seriesStarts = seriesStarts;
        _seriesEntities = seriesEntities;
        _attributes = attributes;
        _details = details;
        Details = [.. Enum.GetValues<ObservationDetail>().Where(d => details.Any(cell => cell[d] is not null))];
        AttributeNames = [.. attributeNames];
        _positions = new(indicators.Length, StringComparer.Ordinal);
        for (var i = 0; i < indicators.Length; i++)
            _positions.Add(indicators[i], i);
        _values = new double[]?[indicators.Length];
        _statuses = new ObservationStatus[]?[indicators.Length];
        _sources = new int[]?[indicators.Length];
        _detailColumns = new double[]?[indicators.Length * Enum.GetValues<ObservationDetail>().Length];
    }

    /// <summary>Gets the dataset without observations.</summary>
    public static Dataset Empty { get; } = new DatasetBuilder().Build();

    /// <summary>Gets the indicators that have observations, in ordinal order.</summary>
    public ImmutableArray<string> Indicators { get; }

    /// <summary>Gets the entities with their breakdowns: the inner axis of columns.</summary>
    public EntityAxis Entities { get; }

    /// <summary>Gets the periods: the outer axis of columns.</summary>
    public PeriodAxis Periods { get; }

    /// <summary>Gets the ids of the sources that observations name, in ordinal order.</summary>
    public ImmutableArray<string> Sources { get; }

    /// <summary>Gets the names of the attributes that observations have, in ordinal order.</summary>
    public ImmutableArray<string> AttributeNames { get; }

    /// <summary>Gets which details some observation has, in the order of their declaration.</summary>
    public ImmutableArray<ObservationDetail> Details { get; }

    /// <summary>Gets the number of observations, the missing ones too.</summary>
    public int Count => _columns.Values.Length;

    /// <summary>Gets the number of cells of a column; columns of more than <see cref="MaximumColumnLength"/> cells are not made.</summary>
    public long ColumnLength => (long)Entities.Count * Periods.Count;

    /// <summary>Tells whether an indicator has observations.</summary>
    public bool Contains(string indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return _positions.ContainsKey(indicator);
    }
}
