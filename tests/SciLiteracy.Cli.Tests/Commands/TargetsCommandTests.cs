using System.Globalization;
using System.Text.Json;

namespace SciLiteracy.Cli.Tests.Commands;

public sealed class TargetsCommandTests
{
    [Fact]
    public async Task Every_target_is_met_missed_or_not_assessable_with_a_reason()
    {
        using var folder = Small.Create();

        var run = await Run.Of("targets", folder.FullPath, "--format", "json");

        using var json = JsonDocument.Parse(run.Out);
        var rows = json.RootElement.EnumerateArray().ToDictionary(r => r.GetProperty("target").GetString()!);
        Assert.Equal("met", rows["literacy_2020"].GetProperty("status").GetString());
        Assert.Equal(10.56, rows["literacy_2020"].GetProperty("value").GetDouble());
        Assert.Equal(6.2, rows["literacy_2020"].GetProperty("baseline_value").GetDouble());
        Assert.Equal("missed", rows["venues_2020"].GetProperty("status").GetString());
        Assert.Equal(-3, rows["venues_2020"].GetProperty("gap").GetDouble());
        Assert.Equal("not_assessable", rows["literacy_2025"].GetProperty("status").GetString());
        Assert.Equal("no_observation_in_period", rows["literacy_2025"].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Before_its_period_is_over_a_target_is_not_due()
    {
        using var folder = Small.Create();

        var run = await Run.Of("targets", folder.FullPath, "--on", "2020-06-30", "--format", "json");

        using var json = JsonDocument.Parse(run.Out);
        var row = json.RootElement.EnumerateArray().Single(r => r.GetProperty("target").GetString() == "literacy_2020");
        Assert.Equal("not_due", row.GetProperty("status").GetString());
        Assert.Equal("2015", row.GetProperty("value_period").GetString());
    }

    [Fact]
    public async Task The_headline_target_of_2020_was_met()
    {
        var run = await Run.Of("targets", Repository.Plan2016);

        Assert.Equal(0, run.ExitStatus);
        Assert.Equal(24, run.Lines.Length);
        var row = Assert.Single(run.Lines, l => l.StartsWith("literacy_2020,", StringComparison.Ordinal));
        Assert.Contains(",met,,10.56,2020,A,0.5600000000000005,2015,6.2,", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_of_a_computed_indicator_is_judged_by_its_formula()
    {
        using var folder = EvaluateCommandTests.WithPopulation();
        folder.Write("targets.yaml",
            """
            targets:
              - { id: dense, indicator: venues_per_million, entity: "11", period: 2020, comparison: ">=", value: 4 }
              - { id: denser, indicator: venues_per_million, entity: "11", period: 2020, comparison: ">=", value: 5 }
              - { id: earlier, indicator: venues_per_million, entity: "11", period: 2015, comparison: ">=", value: 4 }
              - { id: elsewhere, indicator: venues_per_million, entity: "00", period: 2020, comparison: ">=", value: 4 }

            """);

        var run = await Run.Of("targets", folder.FullPath, "--format", "json");

        using var json = JsonDocument.Parse(run.Out);
        var rows = json.RootElement.EnumerateArray().ToDictionary(r => r.GetProperty("target").GetString()!);
        Assert.Equal("met", rows["dense"].GetProperty("status").GetString());
        Assert.Equal(97 / 21890000.0 / 1e-6, rows["dense"].GetProperty("value").GetDouble(), 1e-12);
        Assert.Equal("E", rows["dense"].GetProperty("value_status").GetString());
        Assert.Equal("missed", rows["denser"].GetProperty("status").GetString());
        Assert.Equal("value_missing", rows["earlier"].GetProperty("reason").GetString());
        Assert.Equal("computed_indicator", rows["elsewhere"].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task The_distance_of_the_OECD_is_in_standard_deviations_of_the_provinces()
    {
        using var folder = Small.Create();
        folder.Write("regions.yaml",
            """
            regions:
              - { code: "00", name: { en: Country }, level: country }
              - { code: "11", name: { en: Beijing }, level: province, parent: "00" }
              - { code: "12", name: { en: Tianjin }, level: province, parent: "00" }

            """);
        folder.Write("statistics/more.csv", "indicator,unit,entity,period,breakdown,value,status,source\nvenues_total,venue,12,2020,_T,91,,\n");

        var run = await Run.Of("targets", folder.FullPath, "--methods", "oecd-distance", "--format", "json");

        using var json = JsonDocument.Parse(run.Out);
        var rows = json.RootElement.EnumerateArray().ToDictionary(r => r.GetProperty("target").GetString()!);
        Assert.All(rows.Values, r => Assert.Equal("oecd-distance", r.GetProperty("method").GetString()));

        // 97 and 91: σ = 3, and 100 is 3 away.
        Assert.Equal((1, "sigma=3"), (rows["venues_2020"].GetProperty("score").GetDouble(), rows["venues_2020"].GetProperty("parameters").GetString()!.Replace(" ", "", StringComparison.Ordinal)));
        Assert.Equal("no_peers", rows["literacy_2025"].GetProperty("reason").GetString());
        Assert.Equal("reached", rows["literacy_2020"].GetProperty("category").GetString());
    }

    // The worked case of the method: R 1.092366 and score 3.5170; e 10.4282 and q 1.112696; a straight line to 9.9833.
    [Fact]
    public async Task The_headline_target_seen_in_2018_is_judged_by_every_method()
    {
        var run = await Run.Of("targets", Repository.Plan2016, "--on", "2018-12-31", "--methods", "all", "--format", "json");

        Assert.Equal(0, run.ExitStatus);
        using var json = JsonDocument.Parse(run.Out);
        var rows = json.RootElement.EnumerateArray().Where(r => r.GetProperty("target").GetString() == "literacy_2020")
            .ToDictionary(r => r.GetProperty("method").GetString()!);
        Assert.Equal(8, rows.Count);
        var openSdg = rows["opensdg-2.4"];
        Assert.Equal(1.092366, openSdg.GetProperty("ratio").GetDouble(), 5e-7);
        Assert.Equal(3.5170, openSdg.GetProperty("score").GetDouble(), 5e-5);
        Assert.Equal("on track", openSdg.GetProperty("category").GetString());
        Assert.True(openSdg.GetProperty("verified").GetBoolean());
        Assert.Equal(9.9833, openSdg.GetProperty("linear_projection").GetDouble(), 5e-5);
        Assert.Equal(10.4282, openSdg.GetProperty("geometric_projection").GetDouble(), 5e-5);
        Assert.Equal(JsonValueKind.Null, openSdg.GetProperty("projection").ValueKind);
        Assert.Equal("too_few_points", openSdg.GetProperty("projection_reason").GetString());
        Assert.Equal(1.112696, rows["un-progress-chart-2023"].GetProperty("ratio").GetDouble(), 5e-7);
        Assert.Contains("e = 10.42824", rows["un-progress-chart-2023"].GetProperty("steps").GetString(), StringComparison.Ordinal);
        Assert.Equal("too_few_consecutive_points", rows["destatis-weather"].GetProperty("reason").GetString());
        Assert.Equal(JsonValueKind.Null, rows["destatis-weather"].GetProperty("category").ValueKind);
        Assert.False(rows["jmp"].GetProperty("verified").GetBoolean());
    }

    // Slope and mean of 10.56, 12.93, 14.14 in 2020, 2022, 2023 by hand: the mean year is 2021 2/3, the squares of the deviations add up to 14/3.
    [Fact]
    public async Task A_trend_of_three_values_is_projected_with_an_interval_and_a_probability()
    {
        var run = await Run.Of("targets", Repository.Plan2016, "--on", "2023-12-31", "--methods", "opensdg-2.4", "--format", "json");

        using var json = JsonDocument.Parse(run.Out);
        var row = json.RootElement.EnumerateArray().Single(r => r.GetProperty("target").GetString() == "literacy_2025");
        var slope = ((10.56 * (-5 / 3.0)) + (12.93 / 3) + (14.14 * 4 / 3)) / (14 / 3.0);
        var estimate = ((10.56 + 12.93 + 14.14) / 3) + (slope * 10 / 3);
        Assert.Equal(estimate, row.GetProperty("projection").GetDouble(), 1e-10);
        Assert.Equal("linear", row.GetProperty("trend").GetString());
        Assert.Equal("2020", row.GetProperty("trend_start").GetString());
        // An interval of Student's t is symmetric about the estimate.
        Assert.Equal(estimate, (row.GetProperty("projection_low").GetDouble() + row.GetProperty("projection_high").GetDouble()) / 2, 1e-10);
        Assert.InRange(row.GetProperty("probability").GetDouble(), 0.99, 1);
        Assert.Equal((15 - 14.14) / 2, row.GetProperty("required_pace").GetDouble(), 1e-12);
        Assert.Equal(1.405484, row.GetProperty("ratio").GetDouble(), 5e-7);
        Assert.Equal(5, row.GetProperty("score").GetDouble());
    }

    // literacy_2025 has no baseline, so that Open SDG starts from 2015: R = ((10.56/6.2)^(1/5) - 1) / ((15/6.2)^(1/10) - 1), score 7.1429 R - 4.2857.
    [Fact]
    public async Task Methods_are_printed_in_the_order_asked_for_one_row_a_target_and_method()
    {
        using var folder = Small.Create();

        var run = await Run.Of("targets", folder.FullPath, "--methods", "jmp,opensdg-2.4,jmp", "--format", "csv");

        Assert.Equal(0, run.ExitStatus);
        Assert.Empty(run.Error);
        Assert.Equal(
            [
                "target,method,verified,category,level,score,ratio,reason",
                "literacy_2020,jmp,false,expected to be reached,achieved,10.56,,",
                "literacy_2020,opensdg-2.4,true,target achieved,achieved,5,,",
                "literacy_2025,jmp,false,not expected to be reached,limited,12.304,,",
                "literacy_2025,opensdg-2.4,true,on track,on_track,4.405,1.217,",
                "venues_2020,jmp,false,not expected to be reached,limited,97,,",
                "venues_2020,opensdg-2.4,true,,,,,too_few_points",
            ],
            run.Lines.Select(l => Rounded(l.Split(',')[..8])));
    }

    [Fact]
    public async Task A_table_for_the_screen_has_fewer_columns()
    {
        using var folder = Small.Create();

        var screen = await Run.Of("targets", folder.FullPath, "--methods", "opensdg-2.4", "--format", "table");
        var all = await Run.Of("targets", folder.FullPath, "--methods", "opensdg-2.4");

        Assert.Equal(0, screen.ExitStatus);
        Assert.DoesNotContain("parameters", screen.Out, StringComparison.Ordinal);
        Assert.EndsWith(",inputs,steps,parameters,remarks", all.Lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("opensdg-2.5", "sciliteracy: Unknown method 'opensdg-2.5'; did you mean 'opensdg-2.4'?")]
    [InlineData("jmp,un-progress-chart2023", "sciliteracy: Unknown method 'un-progress-chart2023'; did you mean 'un-progress-chart-2023'?")]
    [InlineData(
        "best",
        "sciliteracy: Unknown method 'best'; expected all, opensdg-2.4, un-progress-chart-2023, un-progress-chart-2020, eurostat-2021, destatis-weather, sdg-index-2018, unescap, jmp, oecd-distance.")]
    public async Task An_unknown_method_is_an_error_of_usage(string methods, string error)
    {
        var run = await Run.Of("targets", Repository.Plan2016, "--methods", methods);

        Assert.Equal(2, run.ExitStatus);
        Assert.Empty(run.Out);
        Assert.Equal([error, "See 'sciliteracy targets --help'."], run.ErrorLines);
    }

    private static string Rounded(string[] cells) =>
        string.Join(',', cells.Select(c => double.TryParse(c, CultureInfo.InvariantCulture, out var number) ? number.ToString("0.###", CultureInfo.InvariantCulture) : c));
}
