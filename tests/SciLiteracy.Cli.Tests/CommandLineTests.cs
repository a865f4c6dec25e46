using System.Text.Json;

namespace SciLiteracy.Cli.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("nonsense")]
    [InlineData("plan")]
    [InlineData("plan", "show")]
    [InlineData("report", "plan-data")]
    [InlineData("schema", "plann")]
    [InlineData("targets", ".", "--on", "2020-13-01")]
    [InlineData("targets", ".", "--format", "xml")]
    [InlineData("targets", "there-is-no-such-folder")]
    [InlineData("plan", "diff", "there-is-no-such-file.yaml", "nor-this.yaml")]
    public async Task Wrong_usage_has_status_2_and_a_message_and_no_result(params string[] args)
    {
        var run = await Run.Of(args);

        Assert.Equal(2, run.ExitStatus);
        Assert.StartsWith("sciliteracy: ", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    [Fact]
    public async Task A_misspelt_kind_of_document_is_answered_with_the_right_one()
    {
        var run = await Run.Of("schema", "plann");

        Assert.Contains("'plann' is no document kind; did you mean 'plan'?", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("workspace")]
    [InlineData("plan")]
    [InlineData("agencies")]
    [InlineData("schedule")]
    [InlineData("sources")]
    [InlineData("regions")]
    [InlineData("units")]
    [InlineData("indicators")]
    [InlineData("targets")]
    [InlineData("records")]
    public async Task There_is_a_schema_of_every_kind(string kind)
    {
        var run = await Run.Of("schema", kind);

        Assert.Equal(0, run.ExitStatus);
        using var schema = JsonDocument.Parse(run.Out);
        Assert.True(schema.RootElement.GetProperty("properties").TryGetProperty(kind, out _));
    }

    [Fact]
    public async Task Help_goes_to_standard_output()
    {
        var run = await Run.Of("--help");

        Assert.Equal(0, run.ExitStatus);
        Assert.Contains("validate", run.Out, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task A_result_can_be_written_to_a_file()
    {
        using var folder = Small.Create();
        var file = Path.Combine(folder.FullPath, "schedule.csv");

        var run = await Run.Of("plan", "schedule", folder.FullPath, "--out", file);

        Assert.Empty(run.Out);
        Assert.StartsWith("id,title,from,to,overlaps,source\n", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_ends_with_130()
    {
        using var output = new StringWriter();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        var status = await CommandLine.RunAsync(["targets", Repository.Plan2016], new Terminal(output, output, IsInteractive: false), cancelled.Token);

        Assert.Equal(130, status);
    }
}
