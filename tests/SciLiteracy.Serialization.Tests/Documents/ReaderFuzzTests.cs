using System.Diagnostics;
using System.Globalization;
using System.Text;
using SciLiteracy.Domain;

namespace SciLiteracy.Serialization.Tests.Documents;

/// <summary>Broken input gives findings: no exception, places inside the text, bounded time. What is read all the same can be written and read again.</summary>
public sealed class ReaderFuzzTests
{
    private const string Yaml = """
        # yaml-language-server: $schema=plan.schema.json
        plan: cn-2016-2020
        title: { en: "Plan: one", zh: 国家 }
        period: 2016-01-01/2020-12-31
        defaults: &source { document: seed, section: "8" }
        projects:
          - id: infrastructure
            number: 8
            summary: |
              First line.
              Second # line.

              Third: line.
            note: >-
              folded
              text
            tasks: [ { id: t.1, title: { en: 'It''s' }, source: *source }, [ ], {} ]
            measures:
            - id: m.1
              serves: [t.1, "t.2"]
              share: 1.5e-3
              done: false
              parent: ~
              tagged: !!str 12
        ? explicit
        : "\u00e9\n\
           joined"
        """;

    private const string Json = """
        { "plan": "cn-2016-2020", "title": { "en": "Plan \"one\" \u00e9\n", "zh": "国家" },
          "projects": [ { "id": "infrastructure", "number": 8, "share": -1.5e-3, "done": false, "parent": null, "tasks": [ [], {}, [[1, 2], "😀"] ] } ] }
        """;

    private static readonly string[] Pieces =
    [
        "\n", "\r", "\r\n", " ", "  ", "\t", ":", ": ", "- ", "-", "? ", "#", " #", "&a ", "*a", "*source", "!", "!!int ", "!<x>", "!!", "|", "|2-\n", ">", ">+\n", "'", "\"", "\\", "\\u", "\\ud800", "\\x4", "%", "%YAML 1.1\n",
        "%TAG ! x\n", "---", "---\n", "...\n", "{", "}", "[", "]", ",", "<<: ", "@", "`", "\0", "\u0001", "\u007F", "\u0085", "\u2028", "\uFEFF", "é", "😀", "null", "true", "1e999", "-", "//", "/*", "\"a\":", "[[[[[[", "{{{{", "- - - -", "? ? ?", "a: a: a",
        "=", ".", "0x", "\u00A0",
    ];

    public static int Cases { get; } = 2 * int.Parse(Environment.GetEnvironmentVariable("SCILITERACY_FUZZ_CASES") ?? "20000", CultureInfo.InvariantCulture) / 5;

    [Fact]
    public void The_yaml_parser_survives_any_input() =>
        Run(Yaml, (bytes, limits) => YamlDocumentParser.Parse(bytes, "f", limits), YamlDocumentWriter.Write);

    [Fact]
    public void The_json_parser_survives_any_input() =>
        Run(Json, (bytes, limits) => JsonDocumentParser.Parse(bytes, "f", limits), (node, _) => JsonDocumentWriter.Write(node));

    private static void Run(string valid, Func<byte[], ReaderLimits, Result<DocumentNode>> parse, Func<DocumentNode, string?, string> write)
    {
        Assert.True(parse(Encoding.UTF8.GetBytes(valid), ReaderLimits.Default).IsOk, "The text to start from is good.");
        var read = 0;
        for (var seed = 0; seed < Cases / 2; seed++)
        {
            var random = new Random(seed);
            var bytes = seed % 8 == 0 ? RandomBytes(random) : Mutate(Encoding.UTF8.GetBytes(valid), random);
            var limits = seed % 16 == 1 ? new ReaderLimits { Depth = 3, Nodes = 20, TextLength = 12, LineLength = 60, AliasExpansion = 2, Findings = 2 } : ReaderLimits.Default;
            try
            {
                var watch = Stopwatch.StartNew();
                var result = parse(bytes, limits);
                Assert.True(watch.ElapsedMilliseconds < 5000, "It took too long.");
                Assert.True(result.IsOk == result.Diagnostics.All(d => d.Severity != DiagnosticSeverity.Error));
                foreach (var diagnostic in result.Diagnostics)
                    AssertInside(diagnostic, bytes);
                if (result.Value is not { } node)
                    continue;
                read++;
                var written = write(node, null);
                Assert.True(node.Equals(parse(Encoding.UTF8.GetBytes(written), ReaderLimits.Default).Require()), "What was written is read as something else:\n" + written);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Case {seed}: {exception.Message}\n{Convert.ToBase64String(bytes)}\n{Encoding.UTF8.GetString(bytes)}", exception);
            }
        }

        // Mutations that all break the text would leave half of the readers untried.
        Assert.True(read > Cases / 100, $"Only {read} of {Cases / 2} texts could be read.");
    }

    private static void AssertInside(Diagnostic diagnostic, byte[] bytes)
    {
        var lines = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        var (path, line, column) = diagnostic.Location;
        Assert.Equal("f", path);
        Assert.InRange(line, 1, lines.Length);
        Assert.InRange(column, 1, lines[line - 1].Length + 1);
        Assert.DoesNotContain('\n', diagnostic.Message);
        Assert.True(diagnostic.Message[^1] is '.' or '?', diagnostic.Message);
        Assert.True(diagnostic.Message.Length < 400, diagnostic.Message);
    }

    private static byte[] RandomBytes(Random random)
    {
        if (random.Next(2) == 0)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            return bytes;
        }

        var text = new StringBuilder();
        for (var i = random.Next(40); i > 0; i--)
            text.Append(random.Next(3) == 0 ? ((char)random.Next('a', 'e')).ToString() : Pieces[random.Next(Pieces.Length)]);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static byte[] Mutate(byte[] valid, Random random)
    {
        var bytes = new List<byte>(valid);
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(7))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at));
                    break;
                case 2:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count / 2), bytes.Count / 4));
                    break;
                case 4:
                    bytes[at] = (byte)random.Next('!', '~');
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                    break;
            }

            if (bytes.Count == 0)
                break;
        }

        return [.. bytes];
    }
}
