using System.Diagnostics;
using SciLiteracy.Indicators.Formulas.Binding;
using SciLiteracy.Indicators.Formulas.Syntax;
using SciLiteracy.Indicators.Tests.Formulas.Syntax;

namespace SciLiteracy.Indicators.Tests.Formulas.Binding;

/// <summary>Formulas of random words that are mostly well formed: the binder gives findings, never an exception.</summary>
public sealed class FormulaBindingFuzzTests
{
    private static readonly string[] Operands =
    [
        "population", "venues", "funds", "rate", "score", "area", "hours", "minutes", "nobody", "0", "1", "2", "1.5", "10 %", "1e300", "2015", "true", "false", "\"2015\"", "rate[sex = male]", "area[a = b; c = d]",
    ];

    private static readonly string[] Signs = ["+", "-", "*", "/", "^", "=", "!=", "<", ">=", "and", "or"];

    [Fact]
    public void The_binder_survives_any_formula()
    {
        var random = new Random(20201231);
        var good = 0;
        for (var i = 0; i < FormulaFuzzTests.Cases; i++)
        {
            var text = i % 4 == 0 ? FormulaFuzzTests.Mutate(random) : Expression(random, random.Next(1, 6));
            var watch = Stopwatch.StartNew();
            var result = FormulaBindingTests.Model(FormulaBindingTests.Compute("f", random.Next(2) == 0 ? "1" : "person", text));
            Assert.True(watch.ElapsedMilliseconds < 2000, text);
            good += result.IsOk ? 1 : 0;
            Assert.Equal(result.IsOk, result.Diagnostics.IsEmpty);
            Assert.True(result.Diagnostics.Length <= 33, text);
            foreach (var diagnostic in result.Diagnostics)
            {
                Assert.Equal(3, diagnostic.Location.Line);
                Assert.InRange(diagnostic.Location.Column, 9, 9 + Math.Max(0, Math.Min(text.Length, FormulaParser.MaximumLength) - 1));
            }
        }

        Assert.True(good > FormulaFuzzTests.Cases / 100, $"Only {good} formulas were good.");
    }

    internal static string Expression(Random random, int depth)
    {
        if (depth == 0 || random.Next(4) == 0)
            return Operands[random.Next(Operands.Length)];
        switch (random.Next(4))
        {
            case 0:
                var function = FormulaFunctions.All[random.Next(FormulaFunctions.All.Length)];
                var count = random.Next(8) == 0 ? random.Next(5) : Math.Min(3, function.MaximumArguments);
                return $"{function.Name}({string.Join(", ", Enumerable.Range(0, count).Select(i => Argument(random, function, i, depth)))})";
            case 1:
                return $"{(random.Next(3) == 0 ? "not " : "-")}({Expression(random, depth - 1)})";
            default:
                return $"({Expression(random, depth - 1)} {Signs[random.Next(Signs.Length)]} {Expression(random, depth - 1)})";
        }
    }

    private static string Argument(Random random, FormulaFunction function, int i, int depth) => function.ParameterAt(i).Kind switch
    {
        ParameterKind.Count => random.Next(1, 4).ToString(),
        ParameterKind.Constant => random.Next(3) switch { 0 => "0", 1 => "0.5", _ => "1" },
        ParameterKind.Period => random.Next(2) == 0 ? "2019" : "\"2020-Q1\"",
        ParameterKind.Truth => $"{Expression(random, depth - 1)} > 0",
        _ => Expression(random, depth - 1),
    };
}
