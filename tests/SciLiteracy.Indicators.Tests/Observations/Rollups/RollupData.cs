using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Tests.Observations.Rollups;

/// <summary>Indicators with each rule, and short ways to write regions and observations.</summary>
internal static class RollupData
{
    public static readonly ReferencePeriod Year = ReferencePeriod.OfYear(2020);

    public static IndicatorCatalog Catalog { get; } = IndicatorCatalog.Create(
        [
            Of("people", new Rollup.Sum()),
            Of("score", new Rollup.Mean()),
            Of("rate", new Rollup.WeightedMean("people")),
            Of("rank", new Rollup.None()),
        ],
        UnitCatalog.Empty).Require();

    /// <summary>Makes regions of texts such as <c>11&lt;00</c> (in a parent) and <c>11&lt;00+R-E</c> (in a grouping too); <c>:level</c> at the end is the level.</summary>
    public static RegionHierarchy Regions(params string[] regions) => RegionHierarchy.Create(
        regions.Select(text =>
        {
            var level = text.Split(':');
            var groups = level[0].Split('+');
            var place = groups[0].Split('<');
            return new Region
            {
                Code = place[0],
                Name = LocalizedText.Of("en", place[0]),
                Level = level.Length > 1 ? level[1] : null,
                Parent = place.Length > 1 ? (Reference)place[1] : null,
                Groups = groups.Skip(1).Select(g => (Reference)g).ToValueList(),
            };
        })).Require();

    /// <summary>Makes observations of 2020 of texts such as <c>people 11 4</c>, <c>rate 11[sex=male] 4 E</c> or <c>rate 11 - Q</c>; <c>rate@2021 …</c> is another year.</summary>
    public static Dataset Data(params string[] observations) => ObservationLists.Build(observations.Select(Observation));

    private static Observation Observation(string text)
    {
        var parts = text.Split(' ');
        var entity = parts[1].TrimEnd(']').Split('[');
        var isMissing = parts[2] == "-";
        return new Observation
        {
            Indicator = parts[0].Split('@')[0],
            Entity = entity[0],
            Breakdown = entity.Length > 1 ? Breakdown.Parse(entity[1]) : Breakdown.Total,
            Period = parts[0].Split('@') is [_, var year] ? ReferencePeriod.Parse(year) : Year,
            Value = isMissing ? double.NaN : double.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture),
            Status = parts.Length > 3 && ObservationStatusExtensions.TryParseLetter(parts[3], out var status) ? status.Value
                : isMissing ? ObservationStatus.Missing : ObservationStatus.Normal,
        };
    }

    private static Indicator Of(string id, Rollup rollup) => new() { Id = id, Name = LocalizedText.Of("en", id), Unit = "1", Rollup = rollup };
}
