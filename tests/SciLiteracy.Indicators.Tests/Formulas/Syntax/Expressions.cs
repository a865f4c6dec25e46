using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Syntax;

namespace SciLiteracy.Indicators.Tests.Formulas.Syntax;

/// <summary>Random expressions of every kind, as the parser could make them.</summary>
public static class Expressions
{
    private static readonly string[] Names = ["x", "y", "venues_total", "a.b", "e1", "iff", "nota", "If", "x_"];
    private static readonly string[] Values = ["female", "18-29", "true", "and", "9", "a+b", "_x", "国", "1e3", "0.5"];

    public static Arbitrary<FormulaExpression> Expression() => Arb.From(Gen.Sized(size => OfDepth(Math.Min(6, 1 + (size / 12)))));

    public static Gen<FormulaExpression> OfDepth(int depth)
    {
        var leaf = Gen.OneOf(
            Gen.Elements(0, 1, 2, 0.1, 1e6, 1e-7, 1e21, 0.30000000000000004, 1.7976931348623157e308, 5e-324, 12345.678).Zip(Gen.Elements(true, false))
                .Select(p => (FormulaExpression)new FormulaExpression.Number(p.Item1, p.Item2)),
            Gen.Elements("", "a", "say \"so\"", "18-29", "'", "line\nbreak").Select(t => (FormulaExpression)new FormulaExpression.Text(t)),
            Gen.Elements(true, false).Select(t => (FormulaExpression)new FormulaExpression.Truth(t)),
            Gen.Elements(Names).Select(n => (FormulaExpression)new FormulaExpression.Name(n)),
            Gen.Elements(Names).Zip(Gen.Choose(1, 3).Zip(Gen.Elements(Values))).Select(
                p => (FormulaExpression)new FormulaExpression.Selection(
                    new(p.Item1),
                    Enumerable.Range(0, p.Item2.Item1)
                        .Select(i => new BreakdownCondition("d" + i, Values[(Array.IndexOf(Values, p.Item2.Item2) + i) % Values.Length])).ToValueList())));
        if (depth <= 1)
            return leaf;
        var child = OfDepth(depth - 1);
        return Gen.OneOf(
            leaf,
            Gen.Elements(Enum.GetValues<UnaryOperator>()).Zip(child).Select(p => (FormulaExpression)new FormulaExpression.Unary(p.Item1, p.Item2)),
            Gen.Elements(Enum.GetValues<BinaryOperator>()).Zip(child.Zip(child))
                .Select(p => (FormulaExpression)new FormulaExpression.Binary(p.Item1, p.Item2.Item1, p.Item2.Item2)),
            Gen.Elements(Enum.GetValues<BinaryOperator>()).Zip(child.Zip(child))
                .Select(p => (FormulaExpression)new FormulaExpression.Binary(p.Item1, p.Item2.Item1, p.Item2.Item2)),
            Gen.Elements("if", "f", "lag", "x").Zip(child.ListOf(3)).Zip(Gen.Choose(0, 3)).Select(
                p => (FormulaExpression)new FormulaExpression.Call(p.Item1.Item1, p.Item1.Item2.Take(p.Item2).ToValueList())));
    }
}
