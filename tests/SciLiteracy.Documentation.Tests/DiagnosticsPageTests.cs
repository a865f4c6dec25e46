using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SciLiteracy.Serialization;

namespace SciLiteracy.Documentation.Tests;

/// <summary>
/// docs/diagnostics.md has one section for every kind of finding, and the example in it gives just the findings that it says. So every kind can be reached.
/// </summary>
public partial class DiagnosticsPageTests
{
    public static TheoryData<string> Codes => [.. DiagnosticsPage.Descriptors.Select(d => d.Code)];

    [Fact]
    public void Every_kind_is_listed_by_its_class_and_has_a_code_of_its_own()
    {
        Assert.Equal(DiagnosticsPage.Fields.Select(d => d.Code).Order(StringComparer.Ordinal), DiagnosticsPage.Descriptors.Select(d => d.Code));
        Assert.Equal(DiagnosticsPage.Descriptors.Select(d => d.Code).Distinct(), DiagnosticsPage.Descriptors.Select(d => d.Code));
        Assert.All(DiagnosticsPage.Descriptors, d => Assert.Matches("^SL[0-9]{4}$", d.Code));
    }

    [Fact]
    public void The_page_lists_every_kind_once_in_order_under_its_title() =>
        Assert.Equal(DiagnosticsPage.Descriptors.Select(d => $"{d.Code} {d.Title}"), DiagnosticsPage.Sections.Select(s => s.Text));

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_section_says_how_grave_it_is_what_causes_it_and_what_to_do(string code)
    {
        var descriptor = DiagnosticsPage.Descriptors.Single(d => d.Code == code);
        var text = TextOf(Section(code));

        Assert.Matches($"^{descriptor.Severity}\\. \\S", text);
        Assert.Matches("\nRemedy: \\S", text);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task The_example_gives_the_findings_that_the_page_says(string code)
    {
        var page = MarkdownPage.At(DiagnosticsPage.Path);
        var blocks = page.Blocks.Where(b => b.Heading == Section(code)).ToArray();
        var expected = blocks.SingleOrDefault(b => b.Language == "text");
        Assert.True(expected is not null && blocks.Length >= 2, $"The section of {code} has no example with its findings.");

        var output = await InNewFolderAsync(
            () => blocks is [{ Language: "csharp" } program, _] ? Task.FromResult(RunProgram(program)) : ValidateAsync(blocks.Where(b => b != expected)));

        PageOutput.Check(expected, output);
        Assert.Matches($@"(?m)^\S+: {DiagnosticsPage.Descriptors.Single(d => d.Code == code).Severity.ToString().ToLowerInvariant()} {code}: \S", output);
    }

    private static MarkdownHeading Section(string code) =>
        DiagnosticsPage.Sections.FirstOrDefault(s => s.Text.StartsWith(code + " ", StringComparison.Ordinal))
        ?? throw new InvalidDataException($"{DiagnosticsPage.Path} has no section for {code}.");

    private static string TextOf(MarkdownHeading section)
    {
        var lines = MarkdownPage.At(DiagnosticsPage.Path).Lines;
        return string.Join('\n', lines.Skip(section.Line).TakeWhile(l => !l.StartsWith('#'))).Trim();
    }

    private static string RunProgram(FencedBlock block)
    {
        var (assembly, findings) = CSharpSnippet.Compile(block.Text, block.ToString());
        Assert.Empty(findings);
        return CSharpSnippet.Run(assembly).Output;
    }

    private static async Task<string> InNewFolderAsync(Func<Task<string>> example)
    {
        var previous = Environment.CurrentDirectory;
        var folder = Directory.CreateTempSubdirectory("sciliteracy-findings-");
        try
        {
            Environment.CurrentDirectory = folder.FullName;
            return await example();
        }
        finally
        {
            Environment.CurrentDirectory = previous;
            folder.Delete(recursive: true);
        }
    }

    // The blocks become files; with a workspace.yaml among them its folder is read as a whole, otherwise each file by itself.
    private static async Task<string> ValidateAsync(IEnumerable<FencedBlock> blocks)
    {
        var limits = ReaderLimits.Default;
        List<string> paths = [];
        foreach (var block in blocks)
        {
            var path = block.Attributes["path"];
            if (Path.GetDirectoryName(path) is { Length: > 0 } parent)
                Directory.CreateDirectory(parent);
            await File.WriteAllBytesAsync(path, BytesOf(block));
            if (block.Attributes.TryGetValue("limits", out var setting))
                limits = LimitsOf(setting);
            paths.Add(path);
        }

        if (paths.SingleOrDefault(p => Path.GetFileName(p) == Workspace.FileName) is { } workspace)
            paths = [Path.GetDirectoryName(workspace)!];
        return string.Join('\n', await Workspace.ValidateAsync(paths, limits));
    }

    // In a block marked `escapes`, \xHH is a byte, so that a page can show what is no text.
    private static byte[] BytesOf(FencedBlock block)
    {
        var text = block.Text;
        if (!block.Attributes.ContainsKey("escapes"))
            return Encoding.UTF8.GetBytes(text);
        List<byte> bytes = [];
        var at = 0;
        foreach (Match escape in ByteEscape().Matches(text))
        {
            bytes.AddRange(Encoding.UTF8.GetBytes(text[at..escape.Index]));
            bytes.Add(byte.Parse(escape.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            at = escape.Index + escape.Length;
        }

        bytes.AddRange(Encoding.UTF8.GetBytes(text[at..]));
        return [.. bytes];
    }

    private static ReaderLimits LimitsOf(string setting)
    {
        var limits = new ReaderLimits();
        foreach (var part in setting.Split(','))
        {
            var (name, value) = part.Split('=') is [var n, var v] ? (n, v) : throw new FormatException(setting);
            var property = typeof(ReaderLimits).GetProperty(name) ?? throw new FormatException($"There is no limit '{name}'.");
            property.SetValue(limits, Convert.ChangeType(value, property.PropertyType, CultureInfo.InvariantCulture));
        }

        return limits;
    }

    [GeneratedRegex(@"\\x([0-9A-Fa-f]{2})")]
    private static partial Regex ByteEscape();
}
