using System.Text.Json;

namespace SciLiteracy.Cli.Tests.Commands;

public sealed class EvaluateCommandTests
{
    [Fact]
    public async Task Observed_and_computed_values_make_one_long_table()
    {
        using var folder = WithPopulation();

        var run = await Run.Of("evaluate", folder.FullPath);

        Assert.Equal(0, run.ExitStatus);
        Assert.Equal("", run.Error);
        Assert.Equal(
            """
            indicator,entity,period,breakdown,value,status,unit
            literacy_rate,00,2015,_T,6.2,A,%
            literacy_rate,00,2020,_T,10.56,A,%
            literacy_rate,00,2020,sex=female,8.82,U,%
            population,11,2015,_T,,L,person
            population,11,2020,_T,21890000,E,person
            venues_total,11,2015,_T,90,A,venue
            venues_total,11,2020,_T,97,A,venue
            venues_per_million,11,2015,_T,,L,venue / 1e6 person
            venues_per_million,11,2020,_T,4.431247144815,E,venue / 1e6 person

            """.ReplaceLineEndings("\n").Replace("4.431247144815", Number(97 / 21890000.0 / 1e-6), StringComparison.Ordinal),
            run.Out);
    }

    [Fact]
    public async Task Indicators_entities_and_periods_are_chosen_from()
    {
        using var folder = WithPopulation();

        var run = await Run.Of(
            "evaluate", folder.FullPath, "--indicator", "venues_per_million", "--indicator", "literacy_rate", "--entity", "00", "--entity", "11", "--period", "2020");
        var one = await Run.Of("evaluate", folder.FullPath, "--entity", "11", "--period", "2015", "--format", "json");

        // In the order of the catalog, not of the call.
        Assert.Equal(
            ["literacy_rate,00,2020,_T", "literacy_rate,00,2020,sex=female", "venues_per_million,11,2020,_T"],
            run.Lines.Skip(1).Select(l => string.Join(',', l.Split(',').Take(4))));
        using var json = JsonDocument.Parse(one.Out);
        Assert.Equal(3, json.RootElement.GetArrayLength());
        Assert.Equal(JsonValueKind.Null, json.RootElement[0].GetProperty("value").ValueKind);
        Assert.Equal("L", json.RootElement[0].GetProperty("status").GetString());
    }

    [Fact]
    public async Task Unknown_ids_are_wrong_usage_and_told_all_at_once()
    {
        using var folder = WithPopulation();

        var run = await Run.Of(
            "evaluate", folder.FullPath, "--indicator", "venues_per_milion", "--indicator", "population", "--entity", "99", "--period", "2021");

        Assert.Equal(2, run.ExitStatus);
        Assert.Equal("", run.Out);
        Assert.Equal("sciliteracy: Unknown indicator 'venues_per_milion'; did you mean 'venues_per_million'?", run.ErrorLines[0]);
        Assert.StartsWith("sciliteracy: Unknown entity '99'", run.ErrorLines[1], StringComparison.Ordinal);
        Assert.StartsWith("sciliteracy: Unknown period '2021'; did you mean '20", run.ErrorLines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_period_that_is_none_is_wrong_usage()
    {
        using var folder = WithPopulation();

        var run = await Run.Of("evaluate", folder.FullPath, "--period", "2020", "--period", "last");

        Assert.Equal(2, run.ExitStatus);
        Assert.StartsWith("sciliteracy: 'last' is no period; expected one such as 2020,", run.ErrorLines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Warnings_of_the_evaluation_go_to_standard_error()
    {
        using var folder = WithPopulation();
        folder.Replace("statistics/people.csv", "21890000", "0");

        var run = await Run.Of("evaluate", folder.FullPath, "--indicator", "venues_per_million");
        var checking = await Run.Of("validate", folder.FullPath);

        Assert.Equal(0, run.ExitStatus);
        Assert.EndsWith(
            "warning SL6030: Division by zero in 1 cell of 'venues_per_million'; the first is '11' in '2020'.", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.Contains("venues_per_million,11,2020,_T,,M,venue / 1e6 person", run.Lines);
        Assert.Equal("0 errors, 0 warnings in 1 path.", Assert.Single(checking.ErrorLines));
    }

    [Fact]
    public async Task Only_formulas_that_the_chosen_indicators_need_are_warned_of()
    {
        using var folder = WithPopulation();
        folder.Replace("statistics/people.csv", "21890000", "0");
        folder.Write("indicators/more.yaml",
            """
            indicators:
              - { id: twice, name: { en: Twice }, unit: venue / 1e6 person, formula: venues_per_million * 2 }
              - { id: venues_doubled, name: { en: Doubled }, unit: venue, formula: venues_total * 2 }

            """);

        Assert.Empty((await Run.Of("evaluate", folder.FullPath, "--indicator", "venues_doubled", "--indicator", "population")).ErrorLines);
        Assert.Contains("'venues_per_million'", Assert.Single((await Run.Of("evaluate", folder.FullPath, "--indicator", "twice")).ErrorLines), StringComparison.Ordinal);
        Assert.Single((await Run.Of("evaluate", folder.FullPath)).ErrorLines);
    }

    [Fact]
    public async Task An_error_in_a_formula_keeps_the_workspace_from_being_used()
    {
        using var folder = WithPopulation();
        folder.Replace("indicators/all.yaml", "venues_total / population", "venues_total + population");

        var run = await Run.Of("evaluate", folder.FullPath);

        Assert.Equal(1, run.ExitStatus);
        Assert.EndsWith(
            "all.yaml:9:27: error SL6014: '+' adds values in 'venue' and 'person'; expected units of one kind.", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_formulas_of_plan_data_that_have_figures_are_computed()
    {
        var run = await Run.Of("evaluate", Repository.Plan2016);

        Assert.Equal(0, run.ExitStatus);
        Assert.Equal("indicator,entity,period,breakdown,value,status,unit", run.Lines[0]);
        Assert.True(run.Lines.Length > 5000);
        Assert.Contains("literacy_urban_rural_gap,00,2020,_T,7.3,A,%", run.Lines);
        Assert.DoesNotContain(run.ErrorLines, l => l.Contains(": error ", StringComparison.Ordinal));

        // One line a cell, by whole lines sorted within an indicator.
        Assert.Equal(run.Lines.Length, run.Lines.Select(l => string.Join(',', l.Split(',').Take(4))).Distinct().Count());
    }

    /// <summary>The small workspace with residents, so that its formula has values.</summary>
    internal static TestFolder WithPopulation()
    {
        var folder = Small.Create();
        folder.Write("statistics/people.csv",
            """
            indicator,unit,entity,period,breakdown,value,status,source,note
            population,person,11,2015,_T,,L,,
            population,person,11,2020,_T,21890000,E,,a count
            venues_total,venue,11,2015,_T,90,,,

            """);
        return folder;
    }

    private static string Number(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
