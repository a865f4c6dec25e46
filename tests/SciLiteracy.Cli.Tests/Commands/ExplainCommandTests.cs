using System.Text.Json;

namespace SciLiteracy.Cli.Tests.Commands;

public sealed class ExplainCommandTests
{
    [Fact]
    public async Task A_computed_value_is_followed_to_the_lines_of_the_statistics()
    {
        using var folder = EvaluateCommandTests.WithPopulation();

        var run = await Explain(folder, "venues_per_million", "11", "2020");

        Assert.Equal(0, run.ExitStatus);
        Assert.Equal("Science venues per million residents, Beijing, 2020", run.Lines[0]);
        Assert.StartsWith("venues_per_million of '11' in 2020 = 4.43", run.Lines[1], StringComparison.Ordinal);
        Assert.EndsWith(" venue / 1e6 person (E, estimated or derived)", run.Lines[1], StringComparison.Ordinal);
        Assert.Contains("all.yaml:9:14]", run.Lines[2], StringComparison.Ordinal);
        Assert.Contains(run.Lines, l => l.Contains("venues_total of '11' in 2020 = 97 venue", StringComparison.Ordinal));
        Assert.Contains(run.Lines, l => l.Contains("people.csv:3:1]", StringComparison.Ordinal));
        Assert.Contains(run.Lines, l => l.Trim() == "note: a count");
        Assert.DoesNotContain("Missing because", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_JSON_the_tree_has_the_same_value_and_kinds_of_steps()
    {
        using var folder = EvaluateCommandTests.WithPopulation();

        var run = await Explain(folder, "venues_per_million", "11", "2020", "--format", "json");

        using var json = JsonDocument.Parse(run.Out);
        var root = json.RootElement;
        Assert.Equal(97 / 21890000.0 / 1e-6, root.GetProperty("value").GetDouble(), 1e-12);
        Assert.Equal("E", root.GetProperty("status").GetString());
        Assert.True(root.GetProperty("complete").GetBoolean());
        var node = root.GetProperty("explanation");
        Assert.Equal(["computed", "conversion", "operation", "observed"], KindsDown(node));
        var quotient = node.GetProperty("inputs")[0].GetProperty("inputs")[0];
        Assert.Equal("venues_total / population", quotient.GetProperty("text").GetString());
        Assert.Equal("a count", quotient.GetProperty("inputs")[1].GetProperty("attributes").GetProperty("note").GetString());
        Assert.Equal(root.GetProperty("value").GetDouble(), node.GetProperty("value").GetDouble());
    }

    [Fact]
    public async Task A_missing_value_says_why_and_where_there_are_values()
    {
        using var folder = EvaluateCommandTests.WithPopulation();

        var before = await Explain(folder, "venues_per_million", "11", "2015");
        var elsewhere = await Explain(folder, "venues_per_million", "00", "2020");
        var json = await Explain(folder, "venues_per_million", "00", "2020", "--format", "json");

        Assert.Equal(0, before.ExitStatus);
        Assert.Contains("  population of '11' in 2015: not collected", before.Lines);
        Assert.Contains("'11' has values in: 2020", before.Lines);
        Assert.Contains("  venues_total of '00' in 2020: The statistics have no such observation.", elsewhere.Lines);
        Assert.Contains("In 2020 there are values of: 11", elsewhere.Lines);
        using var parsed = JsonDocument.Parse(json.Out);
        Assert.Equal(JsonValueKind.Null, parsed.RootElement.GetProperty("value").ValueKind);
        Assert.Equal("11", parsed.RootElement.GetProperty("values_exist").GetProperty("entities")[0].GetString());
        Assert.Equal(2, parsed.RootElement.GetProperty("missing_because").GetArrayLength());
    }

    [Fact]
    public async Task A_part_of_an_entity_is_asked_for_by_its_breakdown()
    {
        using var folder = EvaluateCommandTests.WithPopulation();

        var run = await Explain(folder, "literacy_rate", "00", "2020", "--breakdown", "sex=female");
        var bad = await Explain(folder, "literacy_rate", "00", "2020", "--breakdown", "women");

        Assert.Contains("literacy_rate of '00[sex=female]' in 2020 = 8.82 % (U, low reliability)", run.Lines);
        Assert.Equal(2, bad.ExitStatus);
        Assert.Equal("sciliteracy: 'women' is no breakdown; expected '_T' or 'dimension=value[;dimension=value]'.", bad.ErrorLines[0]);
    }

    [Fact]
    public async Task Unknown_ids_are_wrong_usage()
    {
        using var folder = EvaluateCommandTests.WithPopulation();

        var run = await Explain(folder, "literacyrate", "12", "2020");

        Assert.Equal(2, run.ExitStatus);
        Assert.Equal("", run.Out);
        Assert.Equal("sciliteracy: Unknown indicator 'literacyrate'; did you mean 'literacy_rate'?", run.ErrorLines[0]);
        Assert.StartsWith("sciliteracy: Unknown entity '12'", run.ErrorLines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_result_can_go_to_a_file()
    {
        using var folder = EvaluateCommandTests.WithPopulation();
        var file = Path.Combine(folder.FullPath, "why.txt");

        var run = await Explain(folder, "literacy_rate", "00", "2020", "--out", file);

        Assert.Equal("", run.Out);
        Assert.StartsWith("Literacy rate, Country, 2020\n", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shares_of_plan_data_list_all_provinces()
    {
        var run = await Run.Of("explain", Repository.Plan2016, "--indicator", "population_share", "--entity", "11", "--period", "2020");

        Assert.Equal(31, run.Lines.Count(l => l.Contains("─ population_resident_year_end of '", StringComparison.Ordinal)));
    }

    private static Task<Run> Explain(TestFolder folder, string indicator, string entity, string period, params string[] more) =>
        Run.Of(["explain", folder.FullPath, "--indicator", indicator, "--entity", entity, "--period", period, .. more]);

    private static IEnumerable<string?> KindsDown(JsonElement node)
    {
        yield return node.GetProperty("kind").GetString();
        if (!node.TryGetProperty("inputs", out var inputs))
            yield break;
        foreach (var kind in KindsDown(inputs[0]))
            yield return kind;
    }
}
