using System.Text.RegularExpressions;

namespace SciLiteracy.Cli.Tests.Commands;

public sealed partial class ReportCommandTests
{
    [Fact]
    public async Task The_report_of_the_plan_is_one_page_that_needs_nothing_else()
    {
        using var folder = new TestFolder();
        var page = Path.Combine(folder.FullPath, "report.html");

        var run = await Run.Of("report", Repository.Plan2016, "--out", page);

        Assert.Equal(0, run.ExitStatus);
        var html = await File.ReadAllTextAsync(page);
        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(LoadsSomething(), html);
        Assert.Contains("<svg", html, StringComparison.Ordinal);
        Assert.Contains("Citizens with basic scientific literacy, China", html, StringComparison.Ordinal);
        Assert.Contains("Popular-science infrastructure project", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_summary_counts_the_plan_and_its_targets()
    {
        using var folder = Small.Create();

        var run = await Run.Of("report", folder.FullPath, "--out", Path.Combine(folder.FullPath, "report.html"));

        Assert.Equal(
            [
                "Demonstration plan",
                "  Projects                     1",
                "  Tasks                        1",
                "  Measures                     2",
                "  Arrangements                 1",
                "  Phases                       3",
                "  Agencies responsible         3",
                "  Indicators                   4",
                "  Observations                 4",
                "  Targets                      3",
                "  Targets met                  1",
                "  Targets missed               1",
                "  Targets not assessable       1",
            ],
            run.Lines);
    }

    [Fact]
    public async Task A_text_with_markup_stays_text()
    {
        using var folder = Small.Create();
        folder.Replace("plan.yaml", "Demonstration plan", "<script>alert(1)</script> & \\\"quoted\\\"");
        folder.Replace("plan.yaml", "title: { en: <script>", "title: { en: \"<script>");
        folder.Replace("plan.yaml", "\\\"quoted\\\" }", "\\\"quoted\\\"\" }");
        folder.Replace("indicators/all.yaml", "name: { en: Literacy rate }", "name: { en: \"</script><img src=x onerror=alert(1)>\" }");
        var page = Path.Combine(folder.FullPath, "report.html");

        var run = await Run.Of("report", folder.FullPath, "--out", page);

        Assert.Equal(0, run.ExitStatus);
        var html = await File.ReadAllTextAsync(page);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quoted&quot;", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_workspace_writes_no_page()
    {
        using var folder = Small.Create();
        folder.Replace("plan.yaml", "lead: [academy]", "lead: [acadmy]");
        var page = Path.Combine(folder.FullPath, "report.html");

        var run = await Run.Of("report", folder.FullPath, "--out", page);

        Assert.Equal(1, run.ExitStatus);
        Assert.Empty(run.Out);
        Assert.False(File.Exists(page));
    }

    [Fact]
    public async Task A_page_that_cannot_be_written_is_an_error_of_usage()
    {
        using var folder = Small.Create();

        var run = await Run.Of("report", folder.FullPath, "--out", Path.Combine(folder.FullPath, "none", "report.html"));

        Assert.Equal(2, run.ExitStatus);
        Assert.StartsWith("sciliteracy: ", run.Error, StringComparison.Ordinal);
    }

    [GeneratedRegex("""(<link|<img|<iframe|<script(?! type="application/vnd)|\ssrc=|@import|url\()""")]
    private static partial Regex LoadsSomething();
}
