using System.Text.Json;

namespace SciLiteracy.Cli.Tests.Commands;

/// <summary>plan-data/synthetic-survey: from microdata to the probability that a target is met. Numbers by R 4.2 with package survey 4.1 (svydesign, rake, svymean, pt).</summary>
public sealed class SyntheticSurveyTests
{
    private static readonly string Workspace = Path.Combine(Repository.Root, "plan-data", "synthetic-survey");

    [Fact]
    public async Task It_is_valid() => Assert.Equal(0, (await Run.Of("validate", Workspace)).ExitStatus);

    [Theory]
    [InlineData("literacy_2020", "met", 11.122240333, 1.165017384, 67, 0.830565048)]
    [InlineData("literacy_2020_P01", "met", 15.253507249, 2.388081921, 8, 0.540963566)]
    public async Task A_target_has_its_probability(string id, string status, double value, double error, double df, double probability)
    {
        var run = await Run.Of("targets", Workspace, "--format", "json");

        using var json = JsonDocument.Parse(run.Out);
        var row = json.RootElement.EnumerateArray().Single(r => r.GetProperty("target").GetString() == id);
        Assert.Equal(status, row.GetProperty("status").GetString());
        Assert.Equal(value, row.GetProperty("value").GetDouble(), 1e-6);
        Assert.Equal(error, row.GetProperty("standard_error").GetDouble(), 1e-6);
        Assert.Equal(df, row.GetProperty("degrees_of_freedom").GetDouble());
        Assert.Equal(probability, row.GetProperty("probability_reached").GetDouble(), 1e-6);
    }

    [Fact]
    public async Task An_explanation_an_index_and_the_report_know_of_the_survey()
    {
        var explained = await Run.Of("explain", Workspace, "--indicator", "synthetic_literacy_rate", "--entity", "P01", "--period", "2020");
        Assert.Contains("12 strata, 79 clusters, finite population correction, raked, variance by linearization", explained.Out, StringComparison.Ordinal);

        var ranks = await Run.Of("index", "uncertainty", Path.Combine(Workspace, "indices", "synthetic_index.yaml"), "--data", Workspace, "--draws", "50", "--format", "csv");
        Assert.Equal((0, 7), (ranks.ExitStatus, ranks.Lines.Count(l => l.Length > 0)));

        using var folder = new TestFolder();
        var page = Path.Combine(folder.FullPath, "page.html");
        Assert.Equal(0, (await Run.Of("report", Workspace, "--out", page)).ExitStatus);
        var html = await File.ReadAllTextAsync(page);
        Assert.Contains("(reached with probability 83 %)", html, StringComparison.Ordinal);
        Assert.Contains("± 1.17, n 1927", html, StringComparison.Ordinal);
    }
}
