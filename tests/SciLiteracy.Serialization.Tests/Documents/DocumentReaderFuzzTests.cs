using System.Diagnostics;
using System.Globalization;
using System.Text;
using SciLiteracy.Domain;
using SciLiteracy.Serialization.Tests.Schemas;

namespace SciLiteracy.Serialization.Tests.Documents;

/// <summary>Mutated documents of every kind: no exception, places inside the text, bounded time; and what is read is written and read again as the same.</summary>
public sealed class DocumentReaderFuzzTests
{
    private static readonly string[] Pieces =
    [
        "\n", " ", ":", ": ", "- ", "-", "#", "'", "\"", "{", "}", "[", "]", ", ", "null", "true", "1e999", "-1", "2016-13-01", "..", "../..", "/", "2020-Q5", "=", ";", "_T", "*", "%", "^9", "((((", "1 / 0", "x^99999", "é", "😀",
        "\0", "&a ", "*a", "!!str ", "|\n ", "id", "code", "title", "en: ", "{ en: A }", "[a, a]", "a.b-c", "weighted_mean",
    ];

    public static int Cases { get; } = 2 * int.Parse(Environment.GetEnvironmentVariable("SCILITERACY_FUZZ_CASES") ?? "20000", CultureInfo.InvariantCulture) / 5;

    public static TheoryData<DocumentKind> Kinds => [.. Enum.GetValues<DocumentKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_document_does_harm(DocumentKind kind)
    {
        var yaml = FullDocuments.Of(kind);
        var json = DocumentWriter.ToJson(DocumentReader.ReadYaml(yaml, "f").Require());
        var read = 0;
        for (var seed = 0; seed < Cases / Enum.GetValues<DocumentKind>().Length; seed++)
        {
            var random = new Random(seed);
            var isJson = seed % 3 == 0;
            var text = Mutate(isJson ? json : yaml, random);
            try
            {
                var watch = Stopwatch.StartNew();
                var result = isJson ? DocumentReader.ReadJson(text, "f") : DocumentReader.ReadYaml(text, "f");

                // The checks of the whole follow even after errors, as in a workspace.
                var limits = ReaderLimits.Default;
                var findings = new DiagnosticBuilder();
                DocumentCheck.Check(DocumentReading.Of(DecodedText.Read(text, "f", limits, findings), isJson, limits, findings), findings);
                Assert.True(watch.ElapsedMilliseconds < 5000, "It took too long.");
                Assert.Equal(result.IsOk, result.Diagnostics.All(d => d.Severity != DiagnosticSeverity.Error));
                foreach (var finding in result.Diagnostics.Concat(findings.ToImmutable()))
                    AssertInside(finding, text);
                if (result.Value is not { } document)
                    continue;
                read++;
                Assert.Equal(document, DocumentReader.ReadYaml(DocumentWriter.ToYaml(document), "f").Require());
                Assert.Equal(document, DocumentReader.ReadJson(DocumentWriter.ToJson(document), "f").Require());
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Case {seed}: {exception.Message}\n{text}", exception);
            }
        }

        Assert.True(read > 0, "No mutated document could be read; the mutations are too coarse.");
    }

    private static void AssertInside(Diagnostic finding, string text)
    {
        var lines = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        var (path, line, column) = finding.Location;
        Assert.True(path == "f", finding.ToString());
        Assert.True(line >= 1 && line <= lines.Length, finding.ToString());
        Assert.True(column >= 1 && column <= lines[line - 1].Length + 1, finding.ToString());
        Assert.DoesNotContain('\n', finding.Message);
    }

    private static string Mutate(string valid, Random random)
    {
        var text = new StringBuilder(valid);
        for (var i = random.Next(1, 4); i > 0 && text.Length > 0; i--)
        {
            var at = random.Next(text.Length);
            switch (random.Next(6))
            {
                case 0:
                    text[at] = (char)random.Next(' ', 127);
                    break;
                case 1:
                    text.Remove(at, Math.Min(random.Next(1, 12), text.Length - at));
                    break;
                case 2:
                    text.Insert(at, text.ToString(random.Next(text.Length / 2), text.Length / 4));
                    break;
                default:
                    text.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
            }
        }

        return text.ToString();
    }
}
