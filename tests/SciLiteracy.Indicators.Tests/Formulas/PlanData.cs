using System.Globalization;
using System.Text.RegularExpressions;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;
using SciLiteracy.Testing;

namespace SciLiteracy.Indicators.Tests.Formulas;

/// <summary>
/// The indicators, units, regions and statistics of plan-data. The library that reads these files depends on this one, so the test takes from their
/// lines the few keys that it needs.
/// </summary>
internal static partial class PlanData
{
    public static string Folder { get; } = RepositoryFolder.Combine("plan-data", "cn-2016-2020");

    public static UnitCatalog Units() => UnitCatalog.Create(
        from line in File.ReadLines(Path.Combine(Folder, "units.yaml"))
        let match = UnitLine().Match(line)
        where match.Success
        select new UnitDefinition { Code = match.Groups[1].Value, Name = Name(match.Groups[1].Value) }).Require();

    public static List<Indicator> Indicators()
    {
        var indicators = new List<Indicator>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder, "indicators"), "*.yaml").Order(StringComparer.Ordinal))
        {
            var path = "indicators/" + Path.GetFileName(file);
            var number = 0;
            foreach (var line in File.ReadLines(file))
            {
                number++;
                if (KeyLine().Match(line) is not { Success: true } match)
                    continue;
                var raw = match.Groups[2].Value;
                var isQuoted = raw.Length > 1 && raw[0] == '"' && raw[^1] == '"';
                var text = isQuoted ? raw[1..^1] : raw;
                var at = new SourceLocation(path, number, match.Groups[2].Index + (isQuoted ? 2 : 1));
                switch (match.Groups[1].Value)
                {
                    case "- id":
                        indicators.Add(new Indicator { Id = text, Name = Name(text), Unit = "", Location = at });
                        break;
                    case "  unit":
                        indicators[^1] = indicators[^1] with { Unit = new SourceText(text) { Location = at } };
                        break;
                    case "  nature":
                        indicators[^1] = indicators[^1] with { Nature = Enum.Parse<IndicatorNature>(text, ignoreCase: true) };
                        break;
                    case "  formula":
                        indicators[^1] = indicators[^1] with { Formula = new SourceText(text) { Location = at } };
                        break;
                }
            }
        }

        return indicators;
    }

    public static RegionHierarchy Regions() => RegionHierarchy.Create(
        from line in File.ReadLines(Path.Combine(Folder, "regions.yaml"))
        let match = RegionLine().Match(line)
        where match.Success
        let parent = ParentKey().Match(line)
        let groups = GroupsKey().Match(line)
        let level = LevelKey().Match(line)
        select new Region
        {
            Code = match.Groups[1].Value,
            Name = Name(match.Groups[1].Value),
            Level = level.Success ? level.Groups[1].Value : null,
            Parent = parent.Success ? new Reference(parent.Groups[1].Value) : null,
            Groups = groups.Success ? groups.Groups[1].Value.Split(',').Select(g => new Reference(g.Trim())).ToValueList() : [],
        }).Require();

    public static Dataset Statistics(IReadOnlyCollection<Indicator> indicators, UnitCatalog units)
    {
        var unitOf = indicators.ToDictionary(i => i.Id, i => units.Parse(i.Unit.Text).Require());
        var builder = new DatasetBuilder();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder, "statistics"), "*.csv").Order(StringComparer.Ordinal))
        {
            foreach (var line in File.ReadLines(file).Skip(1))
            {
                // No cell of the first seven columns has a comma or a quote in it.
                var cells = line.Split(',');
                var conversion = UnitConversion.Between(units.Parse(cells[1]).Require(), unitOf[cells[0]]);
                Assert.True(ObservationStatusExtensions.TryParseLetter(cells[6], out var status));
                builder.Add(new Observation
                {
                    Indicator = cells[0],
                    Entity = cells[2],
                    Period = ReferencePeriod.Parse(cells[3]),
                    Breakdown = Breakdown.Parse(cells[4]),
                    Value = cells[5].Length == 0 ? double.NaN : conversion.Apply(double.Parse(cells[5], CultureInfo.InvariantCulture)),
                    Status = status.Value,
                    Source = cells[7],
                });
            }
        }

        return builder.Build();
    }

    public static LocalizedText Name(string text) => LocalizedText.Of("en", text);

    [GeneratedRegex("""^  - \{ code: (\w+),""")]
    private static partial Regex UnitLine();

    [GeneratedRegex("""^  (- id|  unit|  nature|  formula): (.*\S)""")]
    private static partial Regex KeyLine();

    [GeneratedRegex("""^  - \{ code: "?([\w-]+)"?,""")]
    private static partial Regex RegionLine();

    [GeneratedRegex("""parent: "?([\w-]+)"?""")]
    private static partial Regex ParentKey();

    [GeneratedRegex("""groups: \[([^\]]*)\]""")]
    private static partial Regex GroupsKey();

    [GeneratedRegex("""level: (\w+)""")]
    private static partial Regex LevelKey();
}
