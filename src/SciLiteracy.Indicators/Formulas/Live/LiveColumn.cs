using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Formulas.Live;

/// <summary>The cells of an indicator, or of a piece of a formula that other cells are computed from; shape [periods × entities], period-major.</summary>
internal sealed class LiveColumn
{
    /// <summary>The cells of a page are 2 to this power.</summary>
    public const int PageBits = 6;

    // Beside the status: no observation stands in the cell. It reads as missing, but is none when observations are listed.
    private const byte AbsentBit = 0x80;

    private ObservationOrigin?[]? _origins;

    public LiveColumn(int index, string? indicator, bool isComputed, int length)
    {
        Index = index;
        Indicator = indicator;
        IsComputed = isComputed;
        Values = new double[length];
        Statuses = new ObservationStatus[length];
        Heads = new long[(length + (1 << PageBits) - 1) >> PageBits];
        Array.Fill(Values, double.NaN);
        Array.Fill(Statuses, isComputed ? ObservationStatus.Missing : Absent);
        Array.Fill(Heads, -1);
    }

    /// <summary>Gets the status of a cell without an observation.</summary>
    public static ObservationStatus Absent => (ObservationStatus)((byte)ObservationStatus.Missing | AbsentBit);

    public int Index { get; }

    /// <summary>Gets the indicator; null for a piece of a formula.</summary>
    public string? Indicator { get; }

    public bool IsComputed { get; }

    public double[] Values { get; }

    /// <summary>Gets the statuses as they are kept; <see cref="Plain"/> takes off what is beside them.</summary>
    public ObservationStatus[] Statuses { get; }

    /// <summary>Gets for each page the number of its latest entry in the log, or -1.</summary>
    public long[] Heads { get; }

    /// <summary>Gets where the observations of cells are from that were revised with a source or more; null until there is one.</summary>
    public ObservationOrigin?[]? Origins => Volatile.Read(ref _origins);

    public ColumnUse[] Uses { get; private set; } = [];

    public static ObservationStatus Plain(ObservationStatus kept) => (ObservationStatus)((byte)kept & ~AbsentBit);

    public void SetOrigin(int cell, ObservationOrigin? origin)
    {
        if (_origins is null && origin is not null)
            Volatile.Write(ref _origins, new ObservationOrigin?[Values.Length]);
        if (_origins is { } origins)
            Volatile.Write(ref origins[cell], origin);
    }

    /// <summary>Begins to bring a cell into the caches.</summary>
    public void Prefetch(int cell)
    {
        CachePrefetch.Begin(in Values[cell]);
        CachePrefetch.Begin(in Statuses[cell]);
    }

    public void AddUse(ColumnUse use)
    {
        if (!Uses.Contains(use))
            Uses = [.. Uses, use];
    }
}
