using System.Reflection;
using System.Text.RegularExpressions;

namespace SciLiteracy.Documentation.Tests;

/// <summary>
/// Every <c>sciliteracy</c> command in a block of console or bash runs as written, with status 0 unless the block says <c>exit=N</c>. If it is the only one
/// and a block of text follows, that is what it prints.
/// </summary>
public partial class CommandBlockTests : IClassFixture<ExampleFolder>
{
    private const string FromClone = "dotnet run --project src/SciLiteracy.Cli -- ";
    private const string Installed = "sciliteracy ";

    private static readonly MethodInfo Main = Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "SciLiteracy.Cli.dll")).EntryPoint!;

    public static TheoryData<string, int> Blocks
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var block in MarkdownPage.All.SelectMany(p => p.Blocks).Where(b => CommandsOf(b).Count > 0))
                data.Add(block.Path, block.Line);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void A_command_on_a_page_runs(string path, int line)
    {
        var block = MarkdownPage.BlockAt(path, line);
        var commands = CommandsOf(block);
        var status = block.Attributes.TryGetValue("exit", out var text) ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : 0;

        var outcomes = commands.Select(c => CapturedConsole.Run(() => EntryPoint.Invoke(Main, c))).ToArray();

        foreach (var (command, outcome) in commands.Zip(outcomes))
            Assert.True(outcome.Status == status, $"'{string.Join(' ', command)}' ended with {outcome.Status}: {outcome.Errors}");
        if (outcomes is [var only] && MarkdownPage.At(path).OutputOf(block) is { } expected)
            PageOutput.Check(expected, status == 0 ? only.Output : only.Errors);
    }

    [Fact]
    public void The_readme_opens_with_the_report_and_the_tests()
    {
        var first = MarkdownPage.At("README.md").Blocks[0];

        Assert.Equal(
            "dotnet run --project src/SciLiteracy.Cli -- report plan-data/cn-2016-2020 --out report.html\ndotnet test\n",
            first.Text);
    }

    [Fact]
    public void Words_are_split_as_a_shell_splits_them()
    {
        var block = FencedBlock.Of("page", 1, 4, "console", "$ sciliteracy plan show 'a b' \\\n  --on \"2018-03-19\"  # a remark\ndotnet test\n", null);

        Assert.Equal(["plan", "show", "a b", "--on", "2018-03-19"], Assert.Single(CommandsOf(block)));
    }

    private static List<string[]> CommandsOf(FencedBlock block)
    {
        if (block.Language is not ("console" or "bash" or "sh"))
            return [];
        return
        [
            .. block.Text.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')
                .Select(l => l.TrimStart('$', ' '))
                .Select(l => l.StartsWith(FromClone, StringComparison.Ordinal) ? l[FromClone.Length..] : l.StartsWith(Installed, StringComparison.Ordinal) ? l[Installed.Length..] : null)
                .OfType<string>()
                .Select(l => ShellWord().Matches(Remark().Replace(l, "")).Select(m => m.Value.Trim('\'', '"')).ToArray()),
        ];
    }

    [GeneratedRegex("""'[^']*'|"[^"]*"|\S+""")]
    private static partial Regex ShellWord();

    [GeneratedRegex(@"\s#\s.*$")]
    private static partial Regex Remark();
}
