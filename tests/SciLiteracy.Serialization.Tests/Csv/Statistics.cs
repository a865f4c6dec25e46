using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Serialization.Tests.Csv;

/// <summary>A small workspace to read statistics against, and their findings as a user sees them.</summary>
internal static class Statistics
{
    public const string Header = "indicator,unit,entity,period,breakdown,value,status,source,note\n";

    public static IndicatorCatalog Catalog { get; } = IndicatorCatalog.Create(
        [
            Of("literacy_rate", "%"),
            Of("population", "person"),
            Of("venues", "venue"),
            Of("venue_density", "venue / 1e6 person") with { Formula = "venues / population" },
        ],
        UnitCatalog.Create(
        [
            new UnitDefinition { Code = "person", Name = LocalizedText.Of("en", "person") },
            new UnitDefinition { Code = "venue", Name = LocalizedText.Of("en", "venue") },
        ]).Require()).Require();

    public static RegionHierarchy Regions { get; } = RegionHierarchy.Create(
        [
            new Region { Code = "00", Name = LocalizedText.Of("en", "Country") },
            new Region { Code = "11", Name = LocalizedText.Of("en", "Beijing"), Parent = "00" },
            new Region { Code = "R-E", Name = LocalizedText.Of("en", "East") },
        ]).Require();

    public static SourceDocument[] Sources { get; } =
        [new() { Id = "S07", Title = LocalizedText.Of("en", "Ninth survey") }, new() { Id = "S12", Title = LocalizedText.Of("en", "Eleventh survey") }];

    public static StatisticsReader Reader { get; } = new(Catalog, Regions, Sources);

    public static string[] FindingsOf(string text) => FindingsOf(text, Reader);

    public static string[] FindingsOf(string text, StatisticsReader reader) => [.. reader.Read(text, "s.csv").Diagnostics.Select(d => d.ToString())];

    /// <summary>Reads rows under the usual header.</summary>
    public static Dataset Rows(string rows) => Reader.Read(Header + rows, "s.csv").Require();

    private static Indicator Of(string id, string unit) => new() { Id = id, Name = LocalizedText.Of("en", id), Unit = unit };
}
