using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas;
using SciLiteracy.Indicators.Observations;
using SciLiteracy.Indicators.Observations.Consistency;

namespace SciLiteracy.Serialization.Tests.Workspaces;

/// <summary>
/// The statistics of the repository against themselves: derived figures that were published come out of the formulas within their printed rounding, and those that are known
/// not to agree are findings.
/// </summary>
public sealed partial class PublishedFiguresTests : IAsyncLifetime
{
    // Formulas of the checks only; the others are those of the plan data.
    private static readonly (string Id, string Unit, string Formula)[] Added =
    [
        ("venues_of_both_types", "venue", "venues_science_museums + venues_st_museums"),
        ("personnel_of_both_kinds", "person", "personnel_full_time + personnel_part_time"),
        ("urban_weight", "1", "(literacy_rate - literacy_rate[residence = rural]) / (literacy_rate[residence = urban] - literacy_rate[residence = rural])"),
        ("male_weight", "1", "(literacy_rate - literacy_rate[sex = female]) / (literacy_rate[sex = male] - literacy_rate[sex = female])"),
        ("volunteers_change", "person", "change(volunteers_registered, 1)"),
        ("implied_population", "person", "population_per_venue * venues_total"),
    ];

    // Loaded and evaluated once for all tests.
    private static readonly Lazy<Task<(IndicatorCatalog, Dataset, ImmutableArray<ConsistencyFinding>)>> Loaded = new(LoadAsync);

    private IndicatorCatalog _indicators = null!;
    private Dataset _data = null!;
    private ImmutableArray<ConsistencyFinding> _findings;

    public async Task InitializeAsync() => (_indicators, _data, _findings) = await Loaded.Value;

    private static async Task<(IndicatorCatalog Indicators, Dataset Data, ImmutableArray<ConsistencyFinding> Findings)> LoadAsync()
    {
        var workspace = (await Workspace.LoadAsync(PlanData.Folder)).Require();
        var known = workspace.Framework.Indicators;
        var indicators = IndicatorCatalog.Create(
            [
                .. known.Indicators,
                .. Added.Select(a => new Indicator { Id = a.Id, Name = LocalizedText.Of("en", a.Id), Unit = a.Unit, Formula = a.Formula }),
            ],
            known.Units).Require();
        var data = FormulaModel.Create(indicators).Require().Evaluate(workspace.Observations, workspace.Framework.Regions).Dataset;
        return (indicators, data, DatasetChecks.Check(workspace.Observations, known, workspace.Framework.Regions));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void The_share_of_government_funds_is_reproduced()
    {
        Assert.Equal(76.16, Value("funds_government_share_computed", "00", 2016), 0.005);
        Assert.Equal([2016, 2017, 2018, 2020, 2021, 2022, 2023, 2024], YearsOfBoth("funds_government_share", "funds_government_share_computed", "00"));

        // 76.83 against 76.82 and 78.21 against 78.20: the funds are rounded too.
        Assert.Equal([2017, 2018], YearsOf(Compare("funds_government_share", "funds_government_share_computed")));
        Assert.Empty(Compare("funds_government_share", "funds_government_share_computed", RoundingOf("funds_government", "funds_raised")));
    }

    [Fact]
    public void Science_museums_and_science_type_museums_are_all_venues()
    {
        Assert.Equal([2015, 2016, 2017, 2018, 2021, 2022, 2023, 2024], YearsOfBoth("venues_total", "venues_of_both_types", "00"));
        Assert.Equal([2015], YearsOfBoth("venues_total", "venues_of_both_types", "15"));
        Assert.All(
            _data.Observations("venues_total").Where(o => Find("venues_of_both_types", o) is not null), o => Assert.Equal(o.Value, Find("venues_of_both_types", o)!.Value));
    }

    [Fact]
    public void Full_time_and_part_time_are_all_personnel_but_for_a_last_digit_of_2023()
    {
        Assert.Equal([2015, 2023, 2024], YearsOfBoth("personnel_total", "personnel_of_both_kinds", "00"));
        Assert.Equal(2053800, Value("personnel_of_both_kinds", "00", 2015));
        Assert.Equal(2212700, Value("personnel_of_both_kinds", "00", 2024));

        // 215.63 against 215.62 printed.
        var finding = Assert.Single(Compare("personnel_total", "personnel_of_both_kinds"));
        Assert.Equal((2023, 2156200, 2156300), (finding.Period.Year, finding.Found, finding.Low));
        Assert.Equal(50, finding.Tolerance, 1e-3);
        Assert.Empty(Compare("personnel_total", "personnel_of_both_kinds", 100 / 2156300.0));
    }

    [Fact]
    public void The_share_of_senior_personnel_is_reproduced()
    {
        Assert.Equal([2021], YearsOfBoth("personnel_senior_share", "senior_share", "00"));
        Assert.Empty(Compare("personnel_senior_share", "senior_share"));
    }

    [Theory]
    [InlineData(2015, 0.517)]
    [InlineData(2018, 0.535)]
    [InlineData(2020, 0.563)]
    [InlineData(2022, 0.623)]
    [InlineData(2023, 0.616)]
    public void The_rates_of_towns_and_villages_imply_the_weight_of_towns(int year, double weight) =>
        Assert.Equal(weight, Value("urban_weight", "00", year), 0.0005);

    [Theory]
    [InlineData(2015, 0.498)]
    [InlineData(2020, 0.405)]
    [InlineData(2022, 0.515)]
    [InlineData(2023, 0.514)]
    public void The_rates_of_men_and_women_imply_the_weight_of_men(int year, double weight) => Assert.Equal(weight, Value("male_weight", "00", year), 0.0005);

    [Fact]
    public void Only_the_rates_by_sex_of_2020_do_not_agree_with_their_total()
    {
        var finding = Assert.Single(Findings(ConsistencyDiagnostics.ImpliedWeight));

        Assert.Equal(("literacy_rate", "00", 2020), (finding.Indicator, finding.Entity, finding.Period.Year));
        Assert.Equal([10.56, 8.82, 13.12], finding.Cells.Take(3).Select(c => c.Value));
        Assert.Equal(0.405, 1 - finding.Found, 0.0005);
        Assert.Equal((0.498, 0.515), (Math.Round(1 - finding.High, 3), Math.Round(1 - finding.Low, 3)));
        Assert.EndsWith(
            "statistics/literacy.csv:10:1: warning SL7003: 'literacy_rate' of '00' in '2020' is 10.56, with 8.82 for 'female' and 13.12 for 'male': that implies weights of 0.595 for "
            + "'female' and 0.405 for 'male'; '2015' and '2022' let expect 0.485 to 0.502 and 0.498 to 0.515.",
            finding.ToString(), StringComparison.Ordinal);
        Assert.Empty(Findings(ConsistencyDiagnostics.TotalOutsideParts));
    }

    [Theory]
    [InlineData("R-E", 15.31)]
    [InlineData("R-W", 10.27)]
    public void The_regional_rates_of_2022_follow_from_both_neighbours(string region, double value)
    {
        var observation = _data.Find("literacy_rate", region, ReferencePeriod.OfYear(2022))!;
        var numbers = Derivation().Match(observation.Attribute("note")!).Groups.Cast<Group>().Skip(1)
            .Select(g => double.Parse(g.Value, CultureInfo.InvariantCulture)).ToList();

        Assert.Equal((value, ObservationStatus.Estimated), (observation.Value, observation.Status));
        Assert.Equal([Value("literacy_rate", region, 2023), Value("literacy_rate", region, 2020)], [numbers[0], numbers[2]]);
        Assert.Equal(value, numbers[0] - numbers[1], 1e-9);
        Assert.Equal(value, numbers[2] + numbers[3], 1e-9);
    }

    [Fact]
    public void Sources_that_conflict_are_findings()
    {
        Assert.Equal(
            [
                ("00", "residence=rural", 2010, 1.83, "S07", 1.51, "S06"),
                ("00", "residence=urban", 2010, 4.86, "S07", 4.79, "S06"),
                ("15", "_T", 2015, 5.14, "S28", 4.75, "S29"),
            ],
            Findings(ConsistencyDiagnostics.ConflictingReleases).Select(f => (
                f.Entity, f.Cells[0].Breakdown.ToString(), f.Period.Year, f.Cells[0].Value, f.Cells[0].Source!, f.Cells[1].Value, f.Cells[1].Source!)));
        Assert.All(Findings(ConsistencyDiagnostics.ConflictingReleases), f => Assert.Equal(ObservationStatus.LowReliability, f.Cells[1].Status));
    }

    [Fact]
    public void Volunteers_fall_in_2024_as_published()
    {
        Assert.Equal(8045300, Value("volunteers_registered", "00", 2023));
        Assert.Equal(-430300, Value("volunteers_change", "00", 2024));
    }

    [Fact]
    public void Figures_per_head_were_published_with_the_population_before_its_revision()
    {
        Assert.Equal([2016, 2017, 2018, 2019], YearsOf(Compare("population_per_venue", "population_per_venue_computed")));
        Assert.Equal([2015], YearsOf(Compare("personnel_per_10k", "personnel_density")));
        Assert.Equal([2015], YearsOf(Compare("funds_special_per_capita", "funds_special_per_capita_computed")));

        // 1382.69 million in 2016, against 1392.32 million revised.
        Assert.Equal(1382.69e6, Value("implied_population", "00", 2016), 0.005e6);
        Assert.Equal(1392.32e6, Value("population_resident_year_end", "00", 2016), 0.005e6);
    }

    [Fact]
    public void The_provinces_are_fewer_than_the_country_by_its_servicemen_and_cities_that_are_not_all_of_a_province_are_not_taken_for_it()
    {
        var findings = Findings(ConsistencyDiagnostics.ParentAndChildren);

        Assert.Equal(
            [.. Enumerable.Range(2015, 8).Select(year => ("population_resident_year_end", "00", year))],
            findings.Select(f => (f.Indicator, f.Entity, f.Period.Year)).OrderBy(f => f.Entity, StringComparer.Ordinal));
        Assert.All(findings.Where(f => f.Entity == "00"), f => Assert.InRange(f.Found - f.Low, 1.9e6, 2.4e6));
    }

    private double Value(string indicator, string entity, int year) => _data.Find(indicator, entity, ReferencePeriod.OfYear(year))!.Value;

    private Observation? Find(string indicator, Observation like) => _data.Find(indicator, like.Entity, like.Breakdown, like.Period);

    private IEnumerable<int> YearsOfBoth(string a, string b, string entity) =>
        _data.Series(a, entity).Where(o => Find(b, o) is { IsMissing: false }).Select(o => o.Period.Year);

    private static IEnumerable<int> YearsOf(IEnumerable<ConsistencyFinding> findings) => findings.Select(f => f.Period.Year);

    private ImmutableArray<ConsistencyFinding> Compare(string published, string computed, double relativeTolerance = 0) =>
        DatasetChecks.CheckPublished(_data, _indicators, published, computed, relativeTolerance);

    // The largest share of a value that its printed rounding is, added up over inputs.
    private double RoundingOf(params string[] inputs) =>
        inputs.Sum(i => _data.Observations(i).Where(o => o.Entity == "00" && o.Value > 0).Max(o => PrintedRounding.HalfUnit(o) / o.Value));

    private ConsistencyFinding[] Findings(DiagnosticDescriptor kind) => [.. _findings.Where(f => f.Kind == kind)];

    [GeneratedRegex(@"^([\d.]+) - ([\d.]+); equals ([\d.]+) \+ ([\d.]+)")]
    private static partial Regex Derivation();
}
