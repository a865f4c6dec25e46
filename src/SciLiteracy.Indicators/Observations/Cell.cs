using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Observations;

/// <summary>An observation as a dataset keeps it: positions on the axes and in the lists of sources and files (-1: none), where its attributes begin, and its details (-1: none).</summary>
internal readonly record struct Cell(
    int Entity, int Period, double Value, ObservationStatus Status, int Source, int File, int Line, int Attributes, int Details);
