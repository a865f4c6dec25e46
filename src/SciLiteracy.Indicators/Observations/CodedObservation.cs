using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Observations;

/// <summary>An observation whose parts that come again and again are codes of one <see cref="DatasetBuilder"/>; for readers of many rows.</summary>
/// <param name="Series">A code of <see cref="DatasetBuilder.SeriesCode"/>: the indicator, the entity and the part of it.</param>
/// <param name="Period">A code of <see cref="DatasetBuilder.PeriodCode"/>.</param>
/// <param name="Value">The value in the unit of the indicator; NaN if it is missing. NaN with <see cref="ObservationStatus.Normal"/> stays so.</param>
/// <param name="Status">The status.</param>
public readonly record struct CodedObservation(int Series, int Period, double Value, ObservationStatus Status)
{
    /// <summary>Gets a code of <see cref="DatasetBuilder.SourceCode"/>; -1 for none.</summary>
    public int Source { get; init; } = -1;

    /// <summary>Gets a code of <see cref="DatasetBuilder.AttributesCode"/>; -1 for none.</summary>
    public int Attributes { get; init; } = -1;

    /// <summary>Gets a code of <see cref="DatasetBuilder.FileCode"/>; -1 for none.</summary>
    public int File { get; init; } = -1;

    /// <summary>Gets the line of the file; 0 if it is not known.</summary>
    public int Line { get; init; }

    /// <summary>Gets the numbers that stand beside the value.</summary>
    public ObservationDetails Details { get; init; }
}
