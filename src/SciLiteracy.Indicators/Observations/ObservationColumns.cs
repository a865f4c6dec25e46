using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Observations;

/// <summary>The observations of a dataset, part by part: series after series, each by period.</summary>
internal sealed class ObservationColumns(int count)
{
    /// <summary>Positions on the axis of periods.</summary>
    public int[] Periods { get; } = GC.AllocateUninitializedArray<int>(count);

    /// <summary>Values; NaN where they are missing.</summary>
    public double[] Values { get; } = GC.AllocateUninitializedArray<double>(count);

    public ObservationStatus[] Statuses { get; } = GC.AllocateUninitializedArray<ObservationStatus>(count);

    /// <summary>Positions in the list of sources, -1: none.</summary>
    public int[] Sources { get; } = GC.AllocateUninitializedArray<int>(count);

    /// <summary>Lines in files; 0: not known.</summary>
    public int[] Lines { get; } = GC.AllocateUninitializedArray<int>(count);

    /// <summary>Positions in the list of files, -1: none; null if all are <see cref="File"/>.</summary>
    public int[]? Files { get; set; }

    public int File { get; set; } = -1;

    /// <summary>Positions in the list of nodes of attributes, -1: none; null if none has any.</summary>
    public int[]? Attributes { get; set; }

    /// <summary>Positions in the list of details, -1: none; null if none has any.</summary>
    public int[]? Details { get; set; }
}
