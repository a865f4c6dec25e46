using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas;
using SciLiteracy.Indicators.Formulas.Syntax;

namespace SciLiteracy.Indicators.Tests.Formulas.Syntax;

public sealed class FormulaSyntaxLaws
{
    // Law: what is printed reads back to an equal tree.
    [Property(Arbitrary = [typeof(Expressions)], MaxTest = 500)]
    public void A_printed_expression_reads_back_to_an_equal_one(FormulaExpression expression)
    {
        var text = FormulaPrinter.Print(expression);
        var back = FormulaParser.Parse(text);
        Assert.True(back.IsOk, text + "\n" + string.Join('\n', back.Diagnostics));
        Assert.Equal(expression, back.Value);
        Assert.Equal(expression.GetHashCode(), back.Value.GetHashCode());
        Assert.Equal(text, FormulaPrinter.Print(back.Value));
    }

    // Law: brackets and white space change nothing.
    [Property(Arbitrary = [typeof(Expressions)])]
    public void Brackets_and_white_space_around_an_expression_change_nothing(FormulaExpression expression) =>
        Assert.Equal(expression, FormulaParser.Parse($"\t(\n ({FormulaPrinter.Print(expression)} ) )").Require());

    // Law: the catalog of indicators, which looks at formulas before they are parsed, sees the names that the parser sees and has no objection.
    [Property(Arbitrary = [typeof(Expressions)], MaxTest = 500)]
    public void The_names_in_a_text_are_those_of_its_expression(FormulaExpression expression)
    {
        var findings = new DiagnosticBuilder();
        var references = FormulaText.References(expression.ToString(), findings);
        Assert.Empty(findings.ToImmutable());
        Assert.Equal(FormulaModel.NamesOf(expression), references.Select(r => r.Id).Distinct());
    }

    // Law: the printer leaves out every pair of brackets that can be left out.
    [Theory]
    [InlineData("a + b + c", "a + b + c")]
    [InlineData("a + (b + c)", "a + (b + c)")]
    [InlineData("(a + b) + c", "a + b + c")]
    [InlineData("(a * b) + c", "a * b + c")]
    [InlineData("a * (b + c)", "a * (b + c)")]
    [InlineData("a / (b / c)", "a / (b / c)")]
    [InlineData("a ^ (b ^ c)", "a ^ b ^ c")]
    [InlineData("(a ^ b) ^ c", "(a ^ b) ^ c")]
    [InlineData("-(a ^ b)", "-a ^ b")]
    [InlineData("(-a) ^ b", "(-a) ^ b")]
    [InlineData("a ^ (-b)", "a ^ -b")]
    [InlineData("-(a * b)", "-(a * b)")]
    [InlineData("(-a) * b", "-a * b")]
    [InlineData("not (a and b)", "not (a and b)")]
    [InlineData("(not a) and b", "not a and b")]
    [InlineData("not (a == b)", "not a = b")]
    [InlineData("(a < b) and (c > d or e)", "a < b and (c > d or e)")]
    [InlineData("a and b or c and d", "a and b or c and d")]
    [InlineData("(a = b) = c", "(a = b) = c")]
    [InlineData("10%+.5e1", "10 % + 5")]
    [InlineData("x[ age = \"18-29\" ;sex=\"female\"]", "x[age = \"18-29\"; sex = female]")]
    [InlineData("if(true,1e6,-(-1))", "if(true, 1000000, --1)")]
    public void An_expression_prints_with_the_brackets_it_needs(string text, string printed) =>
        Assert.Equal(printed, FormulaParser.Parse(text).Require().ToString());

    [Fact]
    public void Spans_are_those_of_the_text()
    {
        var sum = Assert.IsType<FormulaExpression.Binary>(FormulaParser.Parse(" a + f(bb, 1 %)").Require());
        Assert.Equal(new TextSpan(1, 14), sum.Span);
        Assert.Equal(new TextSpan(3, 1), sum.Anchor);
        var call = Assert.IsType<FormulaExpression.Call>(sum.Right);
        Assert.Equal(new TextSpan(5, 10), call.Span);
        Assert.Equal(new TextSpan(5, 1), call.Anchor);
        Assert.Equal(new TextSpan(7, 2), call.Arguments[0].Span);
        Assert.Equal(new TextSpan(11, 3), call.Arguments[1].Span);
        Assert.Equal(0.01, Assert.IsType<FormulaExpression.Number>(call.Arguments[1]).Value);
    }

    [Fact]
    public void Expressions_that_differ_are_not_equal()
    {
        string[] texts = ["a", "b", "1", "1 %", "\"a\"", "true", "false", "-a", "+a", "not a", "a + b", "b + a", "a - b", "f(a)", "f(a, b)", "g(a)", "a[x = y]", "a[x = z]", "a[w = y]", "b[x = y]"];
        var expressions = texts.Select(t => FormulaParser.Parse(t).Require()).ToList();
        Assert.Equal(texts.Length, expressions.Distinct().Count());
    }
}
