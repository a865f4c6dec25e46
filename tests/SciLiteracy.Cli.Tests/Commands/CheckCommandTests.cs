using System.Text.Json;

namespace SciLiteracy.Cli.Tests.Commands;

public sealed class CheckCommandTests
{
    [Fact]
    public async Task The_rates_by_sex_of_2020_do_not_agree_with_their_total()
    {
        var run = await Run.Of("check", Repository.Plan2016, "--indicator", "literacy_rate", "--format", "json");

        Assert.Equal(0, run.ExitStatus);
        Assert.Empty(run.Error);
        using var json = JsonDocument.Parse(run.Out);
        var row = Assert.Single(json.RootElement.EnumerateArray(), r => r.GetProperty("code").GetString() == "SL7003");
        Assert.Equal(
            ("warning", "literacy_rate", "00", "2020", "_T"),
            (Text(row, "severity"), Text(row, "indicator"), Text(row, "entity"), Text(row, "period"), Text(row, "breakdown")));
        Assert.Equal(0.595, row.GetProperty("found").GetDouble(), 0.0005);
        Assert.EndsWith("statistics/literacy.csv", Text(row, "path"), StringComparison.Ordinal);
        Assert.Equal(10, row.GetProperty("line").GetInt32());
        Assert.All(json.RootElement.EnumerateArray(), r => Assert.Equal("literacy_rate", Text(r, "indicator")));
    }

    [Fact]
    public async Task Cities_that_are_not_all_of_a_province_are_not_compared_with_it()
    {
        var run = await Run.Of("check", Repository.Plan2016);

        Assert.Equal("code,severity,indicator,entity,period,breakdown,found,low,high,tolerance,message,path,line", run.Lines[0]);
        Assert.Contains(run.Lines, l => l.StartsWith("SL7005,warning,population_resident_year_end,00,", StringComparison.Ordinal));
        Assert.DoesNotContain(run.Lines, l => l.StartsWith("SL7005,warning,literacy_rate,46,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Statistics_that_agree_are_an_empty_table()
    {
        using var folder = Small.Create();
        var run = await Run.Of("check", folder.FullPath);
        Assert.Equal(0, run.ExitStatus);
        Assert.Single(run.Lines);
    }

    [Fact]
    public async Task An_unknown_indicator_is_wrong_usage()
    {
        using var folder = Small.Create();
        var run = await Run.Of("check", folder.FullPath, "--indicator", "literacy_rat");
        Assert.Equal(2, run.ExitStatus);
        Assert.Equal("sciliteracy: Unknown indicator 'literacy_rat'; did you mean 'literacy_rate'?", run.Error.Trim());
    }

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();
}
