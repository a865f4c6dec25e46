using SciLiteracy.Serialization;

namespace SciLiteracy.Documentation.Tests;

/// <summary>A block of YAML or JSON whose first key is that of a document kind is a document without errors. Others are fragments.</summary>
public class YamlBlockTests
{
    public static TheoryData<string, int> Documents
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var block in MarkdownPage.All.Where(p => p.Path != DiagnosticsPage.Path).SelectMany(p => p.Blocks).Where(IsDocument))
                data.Add(block.Path, block.Line);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_on_a_page_has_no_errors(string path, int line)
    {
        var block = MarkdownPage.BlockAt(path, line);

        var result = block.Language == "json" ? DocumentReader.ReadJson(block.Text, block.Path) : DocumentReader.ReadYaml(block.Text, block.Path);

        Assert.Empty(result.Diagnostics.Select(d => d.ToString()));
        Assert.True(result.IsOk);
    }

    [Fact]
    public void The_formats_page_shows_every_kind_of_document()
    {
        var shown = MarkdownPage.At("docs/formats.md").Blocks.Where(IsDocument).Select(FirstKeyOf).Distinct();

        Assert.Equal(DocumentKinds.Keys.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal)!);
    }

    private static bool IsDocument(FencedBlock block) => block.Language is "yaml" or "json" && FirstKeyOf(block) is { } key && DocumentKinds.TryParse(key, out _);

    private static string? FirstKeyOf(FencedBlock block)
    {
        var line = block.Text.Split('\n').FirstOrDefault(l => l.Length > 0 && l[0] is not ('#' or '{'));
        return line?.Trim(' ', '"', '{').Split(':', 2) is [var key, _] ? key.Trim('"', ' ') : null;
    }
}
