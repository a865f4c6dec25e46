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
}
