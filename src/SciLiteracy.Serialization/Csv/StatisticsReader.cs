#pragma warning disable CA1822, CA1801
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Serialization;

/// <summary>Reads statistics CSV files.</summary>
public sealed class StatisticsReader
{
    /// <summary>Makes a reader.</summary>
    public StatisticsReader(
        IndicatorCatalog? indicators = null, RegionHierarchy? regions = null, IEnumerable<SourceDocument>? sources = null, ReaderLimits? limits = null) =>
        _ = (indicators, regions, sources, limits);

    /// <summary>Makes a reader that checks against the parts of a framework.</summary>
    public static StatisticsReader For(MonitoringFramework framework, ReaderLimits? limits = null) => throw new NotImplementedException();

    /// <summary>Reads one file.</summary>
    public Result<Dataset> Read(string text, string path) => throw new NotImplementedException();

    /// <summary>Reads one file.</summary>
    public Result<Dataset> Read(ReadOnlyMemory<byte> utf8, string path) => throw new NotImplementedException();

    /// <summary>Reads one file.</summary>
    public Result<Dataset> Read(Stream utf8, string path) => throw new NotImplementedException();

    /// <summary>Reads one file of several.</summary>
    public void Read(string text, string path, DatasetBuilder observations, DiagnosticBuilder findings) => throw new NotImplementedException();

    /// <summary>Reads one file of several.</summary>
    public void Read(ReadOnlyMemory<byte> utf8, string path, DatasetBuilder observations, DiagnosticBuilder findings) => throw new NotImplementedException();

    /// <summary>Reads one file of several.</summary>
    public void Read(Stream utf8, string path, DatasetBuilder observations, DiagnosticBuilder findings) => throw new NotImplementedException();

    /// <summary>Reads one file of several.</summary>
    public Task ReadAsync(
        Stream utf8, string path, DatasetBuilder observations, DiagnosticBuilder findings, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();
}
