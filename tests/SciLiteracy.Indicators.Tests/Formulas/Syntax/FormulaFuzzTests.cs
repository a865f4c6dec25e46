using System.Diagnostics;
using System.Globalization;
using System.Text;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Syntax;

namespace SciLiteracy.Indicators.Tests.Formulas.Syntax;

/// <summary>Broken formulas give findings: no exception, places inside the text, bounded time.</summary>
public sealed class FormulaFuzzTests
{
    internal static readonly string[] Seeds =
    [
        "(literacy_rate[residence = urban] - lag(literacy_rate, 5)) / 5",
        "coalesce(visits + other, 0) / population ^ 2 >= 10 % and not is_missing(x)",
        "gini(rate, population) + if(a = b, \"text\", -1e-3)",
        "x[age = \"18-29\"; sex = female] * atkinson(y, 0.5, w)",
    ];

    internal static readonly string[] Pieces =
    [
        "(", ")", "[", "]", "\"", "'", ",", ";", "=", "==", "!=", "<", "<=", ">", "<>", "!", "&", "&&", "|", "+", "-", "*", "**", "/", "^", "%", ".", "..", "1.", ".5", "1e", "1e+", "1e999", "0x1", "9".PadRight(400, '9'),
        "and", "or", "not ", "if", "if(", "true", "false", "lag(", "x[", "x", "sum(", " ", "\t", "\n", "\0", "\u0007", "\u00A0", "\u2028", "\uFEFF", "é", "人", "\U0001F600", "\uD800", "\uDC00", "\u0301", "−", "×", "≤", "“", "”", "(((((((((", "-----", "^^^", "not not not ", "[[", "x[a = b]", "_", "__x", "a.b.c", "$", "#", "@", "\\", "{", "}", "~", "`",
    ];

    internal static int Cases { get; } = int.Parse(Environment.GetEnvironmentVariable("SCILITERACY_FUZZ_CASES") ?? "4000", CultureInfo.InvariantCulture);

    [Fact]
    public void The_parser_survives_any_input()
    {
        var random = new Random(20160303);
        for (var i = 0; i < Cases; i++)
        {
            var text = Mutate(random);
            var watch = Stopwatch.StartNew();
            var result = FormulaParser.Parse(new SourceText(text) { Location = new("f", 1, 1) });
            Assert.True(watch.ElapsedMilliseconds < 2000, text);
            Check(text, result.IsOk, result.Diagnostics);
            if (result.IsOk)
                Assert.Equal(result.Value, FormulaParser.Parse(result.Value.ToString()).Require());
        }
    }

    internal static void Check(string text, bool isOk, IReadOnlyList<Diagnostic> diagnostics)
    {
        Assert.Equal(isOk, !diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error));
        Assert.True(diagnostics.Count <= 32, text);
        foreach (var diagnostic in diagnostics)
        {
            Assert.Equal(1, diagnostic.Location.Line);
            Assert.InRange(diagnostic.Location.Column, 1, Math.Max(1, text.Length));
            Assert.True(diagnostic.Message[^1] is '.' or '?', diagnostic.Message);
            Assert.True(diagnostic.Message.Length < 500, diagnostic.Message);
        }
    }

    internal static string Mutate(Random random)
    {
        var text = new StringBuilder(random.Next(4) == 0 ? "" : Seeds[random.Next(Seeds.Length)]);
        for (var edits = random.Next(1, random.Next(4) == 0 ? 200 : 8); edits > 0; edits--)
        {
            var at = random.Next(text.Length + 1);
            switch (random.Next(4))
            {
                case 0 when text.Length > 0:
                    text.Remove(Math.Min(at, text.Length - 1), 1);
                    break;
                case 1 when text.Length > 0:
                    var start = random.Next(text.Length);
                    text.Insert(at, text.ToString(start, random.Next(Math.Min(20, text.Length - start))));
                    break;
                case 2:
                    text.Insert(at, (char)random.Next(random.Next(2) == 0 ? 128 : 65536));
                    break;
                default:
                    text.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
            }
        }

        return text.ToString();
    }
}
