using SciLiteracy.Testing;

namespace SciLiteracy.Domain.Tests.Monitoring;

public sealed class FormulaTextTests
{
    [Theory]
    [InlineData("venues / population", "venues population")]
    [InlineData("venues+venues", "venues venues")]
    [InlineData("if(a > 0 and not b or true, c, false)", "a b c")]
    [InlineData("if (a, b, c)", "a b c")]
    [InlineData("total(a) / lag (b, 1)", "a b")]
    [InlineData("not(a)", "a")]
    [InlineData("And(a) + And", "a And")] // words of the language are in lower case
    [InlineData("1e6 * a", "a")]
    [InlineData("1E-6*a - 2e+3", "a")]
    [InlineData("1.5e3a", "a")]
    [InlineData("2e", "e")] // no exponent: a number, and a name after it
    [InlineData("2e+x", "e x")]
    [InlineData(".5 * e6", "e6")]
    [InlineData("a.b_c.d1", "a.b_c.d1")]
    [InlineData("population[sex=female;residence=rural]", "population")]
    [InlineData("a[x=b] + c[y=d]", "a c")]
    [InlineData("a[f(b)] + c", "a c")]
    [InlineData("if(a == \"b and c\", d, \"\")", "a d")]
    [InlineData("a[x=\"]\"] + b", "a b")]
    [InlineData("", "")]
    [InlineData("1 + 2", "")]
    public void References_are_the_codes_that_are_no_words_functions_breakdowns_or_texts(string formula, string expected)
    {
        var findings = new DiagnosticBuilder();
        var references = FormulaText.References(formula, findings);
        Assert.Equal(expected, string.Join(' ', references));
        Assert.DoesNotContain(findings.ToImmutable(), d => d.Code is "SL4210" or "SL4211");
    }

    [Theory]
    [InlineData("(a", 0, "The bracket '(' is not closed.")]
    [InlineData("a)", 1, "The bracket ')' closes nothing.")]
    [InlineData("((a)", 0, "The bracket '(' is not closed.")]
    [InlineData("a[b", 1, "The bracket '[' is not closed.")]
    [InlineData("a]", 1, "The bracket ']' closes nothing.")]
    [InlineData("a + \"b", 4, "The quotation mark '\"' is not closed.")]
    [InlineData("a ? b", 2, "The character '?' means nothing in a formula.")]
    [InlineData("a; b", 1, "The character ';' means nothing in a formula.")]
    [InlineData("a × b", 2, "The character '×' means nothing in a formula.")]
    public void What_does_not_balance_is_found_at_its_column(string formula, int offset, string message)
    {
        var findings = new DiagnosticBuilder();
        FormulaText.References(new SourceText(formula) { Location = new SourceLocation("f.yaml", 3, 10) }, findings);
        var finding = Assert.Single(findings.ToImmutable());
        Assert.Equal((message, new SourceLocation("f.yaml", 3, 10 + offset)), (finding.Message, finding.Location));
    }

    [Fact]
    public void Conditions_of_a_selection_are_separated()
    {
        var findings = new DiagnosticBuilder();
        Assert.Equal("x y", string.Join(' ', FormulaText.References("x[sex = female; residence = rural] / y", findings)));
        Assert.Empty(findings.ToImmutable());
    }

    [Fact]
    public void The_deepest_and_the_longest_formula_are_read()
    {
        var findings = new DiagnosticBuilder();
        Assert.Equal("a", Assert.Single(FormulaText.References(new string('(', 64) + "a" + new string(')', 64), findings)).Id);
        Assert.Single(FormulaText.References("a" + new string(' ', 4095), findings));
        Assert.Equal(0, findings.Count);
    }

    // Law: total. Any text gives references that stand where they say, or findings inside the text; never an exception.
    [Property(MaxTest = 1000)]
    public void Any_text_is_taken_apart(PositiveInt seed)
    {
        var draw = new Draw((ulong)seed.Get, 10);
        var text = string.Concat(Draw.ListOf(draw.Between(0, 30), _ => draw.Pick(["a", "b1", "and", "if", "(", ")", "[", "]", "\"", "1e6", "1e", ".", "..", " ", "+", "=", "\t", "é", "🔭", "_", "2", "e+"])));
        var findings = new DiagnosticBuilder();
        foreach (var reference in FormulaText.References(new SourceText(text) { Location = new SourceLocation("f", 1, 1) }, findings))
            Assert.Equal(reference.Id, text.Substring(reference.Location.Column - 1, reference.Id.Length));
        Assert.All(findings.ToImmutable(), d => Assert.InRange(d.Location.Column, 1, Math.Max(1, text.Length)));
    }
}
