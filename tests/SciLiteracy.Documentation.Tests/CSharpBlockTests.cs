namespace SciLiteracy.Documentation.Tests;

/// <summary>
/// Every block of C# in a README or a guide compiles without a warning and, unless it is marked <c>no-run</c>, runs. If a block of text follows,
/// that is what it prints. Those of the diagnostics are run by <see cref="DiagnosticsPageTests"/>.
/// </summary>
public class CSharpBlockTests : IClassFixture<ExampleFolder>
{
    public static TheoryData<string, int> Blocks
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var block in MarkdownPage.All.Where(p => p.Path != DiagnosticsPage.Path).SelectMany(p => p.Blocks).Where(b => b.Language is "csharp" or "cs" or "c#"))
                data.Add(block.Path, block.Line);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void A_block_compiles_and_prints_what_the_page_says(string path, int line)
    {
        var block = MarkdownPage.BlockAt(path, line);
        var (assembly, findings) = CSharpSnippet.Compile(block.Text, block.ToString());

        Assert.Empty(findings);
        if (block.Attributes.ContainsKey("no-run"))
            return;

        var outcome = CSharpSnippet.Run(assembly);

        Assert.Equal(0, outcome.Status);
        if (MarkdownPage.At(path).OutputOf(block) is { } expected)
            PageOutput.Check(expected, outcome.Output);
    }

    [Fact]
    public void The_readme_has_an_example_with_its_output()
    {
        var readme = MarkdownPage.At("README.md");

        Assert.Contains(readme.Blocks, b => b.Language == "csharp" && !b.Attributes.ContainsKey("no-run") && readme.OutputOf(b) is not null);
    }

    [Fact]
    public void A_block_that_does_not_compile_is_found() =>
        Assert.Contains(CSharpSnippet.Compile("var plan = NoSuchThing.Load();", "example").Findings, f => f.Contains("CS0103", StringComparison.Ordinal));
}
