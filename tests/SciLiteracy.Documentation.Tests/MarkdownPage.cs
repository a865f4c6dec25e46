using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace SciLiteracy.Documentation.Tests;

/// <summary>A Markdown file of the repository: its headings, its fenced blocks and its links.</summary>
internal sealed partial class MarkdownPage
{
    private MarkdownPage(string path)
    {
        Path = path;
        var headings = ImmutableArray.CreateBuilder<MarkdownHeading>();
        var blocks = ImmutableArray.CreateBuilder<FencedBlock>();
        var links = ImmutableArray.CreateBuilder<MarkdownLink>();
        var anchors = new Dictionary<string, int>(StringComparer.Ordinal);
        var lines = File.ReadAllLines(RepositoryFolder.Combine(path));
        for (var i = 0; i < lines.Length; i++)
        {
            if (FenceOf(lines[i]) is { } fence)
            {
                var (start, text) = (i, new StringBuilder());
                for (i++; i < lines.Length && lines[i].Trim() != fence.Mark; i++)
                    text.Append(fence.Indent.Length > 0 && lines[i].StartsWith(fence.Indent, StringComparison.Ordinal) ? lines[i][fence.Indent.Length..] : lines[i]).Append('\n');
                if (i == lines.Length)
                    throw new InvalidDataException($"{path}:{start + 1}: The fenced block is never closed.");
                blocks.Add(FencedBlock.Of(path, start + 1, i + 1, fence.Info, text.ToString(), headings.LastOrDefault()));
            }
            else if (HeadingLine().Match(lines[i]) is { Success: true } heading)
            {
                var text = heading.Groups["text"].Value.Trim();
                var anchor = AnchorOf(text);
                anchors[anchor] = anchors.TryGetValue(anchor, out var count) ? count + 1 : 0;
                headings.Add(new MarkdownHeading(heading.Groups["level"].Length, text, i + 1, anchors[anchor] == 0 ? anchor : $"{anchor}-{anchors[anchor]}"));
            }
            else
            {
                foreach (Match link in Link().Matches(CodeSpan().Replace(lines[i], "")))
                    links.Add(new MarkdownLink(path, i + 1, link.Groups["target"].Value));
            }
        }

        (Lines, Headings, Blocks, Links) = ([.. lines], headings.ToImmutable(), blocks.ToImmutable(), links.ToImmutable());
    }

    /// <summary>Gets the pages whose blocks are examples: the README of the repository and of each package, the guides, and the decisions.</summary>
    public static ImmutableArray<MarkdownPage> All { get; } =
    [
        .. Candidates()
            .Select(RepositoryFolder.Relative)
            .Where(p => NameOf(p) != "CHANGELOG.md")
            .Order(StringComparer.Ordinal)
            .Select(p => new MarkdownPage(p)),
    ];

    /// <summary>Gets the path in the repository.</summary>
    public string Path { get; }

    /// <summary>Gets the lines.</summary>
    public ImmutableArray<string> Lines { get; }

    /// <summary>Gets the headings.</summary>
    public ImmutableArray<MarkdownHeading> Headings { get; }

    /// <summary>Gets the fenced blocks.</summary>
    public ImmutableArray<FencedBlock> Blocks { get; }

    /// <summary>Gets the links outside of code.</summary>
    public ImmutableArray<MarkdownLink> Links { get; }

    /// <summary>Returns the page at a path.</summary>
    public static MarkdownPage At(string path) => All.Single(p => p.Path == path);

    /// <summary>Returns a block by the line on which it opens.</summary>
    public static FencedBlock BlockAt(string path, int line) => At(path).Blocks.Single(b => b.Line == line);

    /// <summary>Returns the <c>text</c> block right after a block, under the same heading, or null: what the block prints.</summary>
    public FencedBlock? OutputOf(FencedBlock block)
    {
        var next = Blocks.IndexOf(block) + 1;
        return next < Blocks.Length && Blocks[next] is { Language: "text" } output && output.Heading == block.Heading ? output : null;
    }

    private static string NameOf(string path) => System.IO.Path.GetFileName(path);

    private static IEnumerable<string> Candidates()
    {
        yield return RepositoryFolder.Combine("README.md");
        yield return RepositoryFolder.Combine("CONTRIBUTING.md");
        foreach (var project in Directory.EnumerateDirectories(RepositoryFolder.Combine("src")))
            yield return System.IO.Path.Combine(project, "README.md");
        foreach (var folder in new[] { "docs", "plan-data" })
        {
            foreach (var page in Directory.EnumerateFiles(RepositoryFolder.Combine(folder), "*.md", SearchOption.AllDirectories))
                yield return page;
        }
    }

    private static (string Indent, string Mark, string Info)? FenceOf(string line)
    {
        var match = Fence().Match(line);
        return match.Success ? (match.Groups["indent"].Value, match.Groups["mark"].Value, match.Groups["info"].Value.Trim()) : null;
    }

    // As GitHub makes them: lower case, spaces to hyphens, everything else that is no letter, digit, hyphen or underscore dropped.
    private static string AnchorOf(string heading) =>
        string.Concat(heading.ToLowerInvariant().Select(c => c == ' ' ? "-" : char.IsLetterOrDigit(c) || c is '-' or '_' ? c.ToString() : ""));

    [GeneratedRegex("^(?<indent> *)(?<mark>`{3,})(?<info>[^`]*)$")]
    private static partial Regex Fence();

    [GeneratedRegex("^(?<level>#{1,6}) (?<text>.*?)#*$")]
    private static partial Regex HeadingLine();

    [GeneratedRegex(@"\[[^\]]*\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex CodeSpan();
}
