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
    public async Task The_report_shows_where_the_trend_leads_and_what_the_methods_say()
    {
        using var folder = new TestFolder();
        var page = Path.Combine(folder.FullPath, "report.html");

        await Run.Of("report", Repository.Plan2016, "--on", "2023-12-31", "--out", page);

        var html = await File.ReadAllTextAsync(page);
        Assert.Contains("class=\"interval\"", html, StringComparison.Ordinal);
        Assert.Contains(
            "The trend since 2020 comes to 16.5 % in 2025 (95 % interval 16.2 to 16.8); probability of &gt; 15 %: above 99 %.", html, StringComparison.Ordinal);
        Assert.Contains("<th title=\"WHO/UNICEF Joint Monitoring Programme, methodology, as commonly described\"><span class=\"id\">jmp</span> *</th>", html, StringComparison.Ordinal);
        Assert.Contains("<span class=\"id\">opensdg-2.4</span></th>", html, StringComparison.Ordinal);
        var row = Assert.Single(html.Split('\n'), l => l.Contains("<span class=\"id\">literacy_2025</span></td><td title=", StringComparison.Ordinal));
        Assert.Contains("<td title=\"on track, score 5\"><span class=\"state met\">↑ on track</span></td>", row, StringComparison.Ordinal);
        Assert.Contains("<td class=\"soft\" title=\"too few consecutive points\">–</td>", row, StringComparison.Ordinal);
        // No method can say anything where nothing was observed.
        Assert.DoesNotContain("<span class=\"id\">propagandists_2020</span></td><td class=\"soft\"", html, StringComparison.Ordinal);
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
