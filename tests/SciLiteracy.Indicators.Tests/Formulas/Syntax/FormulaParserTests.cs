using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Syntax;

namespace SciLiteracy.Indicators.Tests.Formulas.Syntax;

public sealed class FormulaParserTests
{
    public static TheoryData<string, string[]> BadFormulas => new()
    {
        { "", ["f.yaml:7:14: error SL6001: The formula is empty; expected an expression such as 'a / b'."] },
        { "  ", ["f.yaml:7:14: error SL6001: The formula is empty; expected an expression such as 'a / b'."] },
        { "a +", ["f.yaml:7:16: error SL6001: The formula ends after '+'; expected a value."] },
        { "a + * b", ["f.yaml:7:18: error SL6001: Unexpected '*'; expected a value before it."] },
        { "* a", ["f.yaml:7:14: error SL6001: Unexpected '*'; expected a value before it."] },
        { "a b", ["f.yaml:7:16: error SL6001: Unexpected 'b'; expected an operator before it."] },
        { "2 (a + b)", ["f.yaml:7:16: error SL6001: Unexpected '('; expected an operator before it."] },
        { "a \"b\"", ["f.yaml:7:16: error SL6001: Unexpected '\"b\"'; expected an operator before it."] },
        { "(a + b", ["f.yaml:7:14: error SL6004: The bracket '(' is not closed."] },
        { "a + b)", ["f.yaml:7:19: error SL6004: The bracket ')' closes nothing."] },
        { "a + b]", ["f.yaml:7:19: error SL6004: The bracket ']' closes nothing."] },
        { "(a + b]", ["f.yaml:7:14: error SL6004: The bracket '(' is not closed.", "f.yaml:7:20: error SL6004: The bracket ']' closes nothing; expected ')'."] },
        { "f(a, b", ["f.yaml:7:15: error SL6004: The bracket '(' is not closed."] },
        { "f(a; b)", ["f.yaml:7:17: error SL6001: Unexpected ';'; the arguments of a function are separated by ','."] },
        { "f(a, )", ["f.yaml:7:19: error SL6001: Unexpected ')'; expected a value before it."] },
        { "f(, a)", ["f.yaml:7:16: error SL6001: Unexpected ','; expected a value before it."] },
        { "a, b", ["f.yaml:7:15: error SL6001: Unexpected ',' outside of brackets; expected an operator or the end of the formula."] },
        { "(a, b)", ["f.yaml:7:16: error SL6001: Unexpected ','; only the arguments of a function are separated."] },
        { "()", ["f.yaml:7:15: error SL6001: Unexpected ')'; expected a value before it."] },
        { "if", ["f.yaml:7:14: error SL6001: 'if' is a function; expected 'if(condition, then, else)'."] },
        { "a < b < c", ["f.yaml:7:20: error SL6001: Comparisons do not follow each other; join two with 'and' instead of a second '<'."] },
        { "a %", ["f.yaml:7:16: error SL6001: '%' stands only right behind a number, as in '10 %'."] },
        { "10 % b", ["f.yaml:7:19: error SL6001: Unexpected 'b'; expected an operator before it."] },
        { "1.", ["f.yaml:7:14: error SL6002: '1.' is no number; expected one such as 12, 0.5 or 1e6, without thousands separators or a unit."] },
        { "1.2.3", ["f.yaml:7:14: error SL6002: '1.2.3' is no number; expected one such as 12, 0.5 or 1e6, without thousands separators or a unit."] },
        { "2e", ["f.yaml:7:14: error SL6002: '2e' is no number; expected one such as 12, 0.5 or 1e6, without thousands separators or a unit."] },
        { "10km / 5人", ["f.yaml:7:14: error SL6002: '10km' is no number; expected one such as 12, 0.5 or 1e6, without thousands separators or a unit.", "f.yaml:7:21: error SL6002: '5人' is no number; expected one such as 12, 0.5 or 1e6, without thousands separators or a unit."] },
        { "1e999", ["f.yaml:7:14: error SL6002: The number '1e999' is too large; expected one below 1.8e308."] },
        { "a # b", ["f.yaml:7:16: error SL6003: The character '#' means nothing in a formula."] },
        { "a \u0007 b", ["f.yaml:7:16: error SL6003: The character 'U+0007' means nothing in a formula."] },
        { "人口 / a", ["f.yaml:7:14: error SL6003: '人口' is no name; expected a letter from a to z, then letters, digits, '_' or '.', at most 128."] },
        { "a && b || c", ["f.yaml:7:16: error SL6003: '&&' is no operator; did you mean 'and'?", "f.yaml:7:21: error SL6003: '||' is no operator; did you mean 'or'?"] },
        { "!a", ["f.yaml:7:14: error SL6003: '!' is no operator; did you mean 'not'?"] },
        { "a − b ≤ c", ["f.yaml:7:16: error SL6003: '−' is no operator; did you mean '-'?", "f.yaml:7:20: error SL6003: '≤' is no operator; did you mean '<='?"] },
        { "a ** 2", ["f.yaml:7:16: error SL6003: '**' is no operator; did you mean '^'?"] },
        { "a <> b", ["f.yaml:7:16: error SL6003: '<>' is no operator; did you mean '!='?"] },
        { "a = 'b'", ["f.yaml:7:18: error SL6003: A text stands in double quotes '\"', not in '''."] },
        { "a = \"b", ["f.yaml:7:18: error SL6004: The quotation mark '\"' is not closed."] },
        { "x[]", ["f.yaml:7:15: error SL6006: The selection is empty; expected a condition such as 'sex = female'."] },
        { "x[sex]", ["f.yaml:7:16: error SL6006: Expected '=' and a value after 'sex', as in 'sex = female'."] },
        { "x[sex =]", ["f.yaml:7:16: error SL6006: Expected a value after 'sex =', as in 'sex = female'."] },
        { "x[= female]", ["f.yaml:7:16: error SL6006: Unexpected '='; expected a condition such as 'sex = female'."] },
        { "x[age = 18-29]", ["f.yaml:7:22: error SL6006: The value '18-29' is not a single word; write it in double quotes."] },
        { "x[age = \"18 29\"]", ["f.yaml:7:22: error SL6006: '\"18 29\"' is no value of a breakdown; expected letters, digits, '_', '.', '-' and '+'."] },
        { "x[a = b, c = d]", ["f.yaml:7:21: error SL6006: Unexpected ','; the conditions of a selection are separated by ';'."] },
        { "x[a = b; a = c]", ["f.yaml:7:23: error SL6006: The dimension 'a' is selected twice; expected each once."] },
        { "x[a = b; ]", ["f.yaml:7:23: error SL6006: Unexpected ']'; expected a condition such as 'sex = female' before it."] },
        { "x[a = b][c = d]", ["f.yaml:7:22: error SL6006: A part is selected right behind the name of an indicator, once: 'x[sex = female; residence = rural]'."] },
        { "f(x)[a = b]", ["f.yaml:7:18: error SL6006: A part is selected right behind the name of an indicator, once: 'x[sex = female; residence = rural]'."] },
        { "[a = b]", ["f.yaml:7:14: error SL6006: Unexpected '['; expected the name of an indicator before it."] },
        { "x[a = b", ["f.yaml:7:15: error SL6004: The bracket '[' is not closed."] },
    };

    [Theory]
    [MemberData(nameof(BadFormulas))]
    public void A_bad_formula_is_told_where_it_is_bad(string formula, string[] findings)
    {
        var result = FormulaParser.Parse(new SourceText(formula) { Location = new("f.yaml", 7, 14) });
        Assert.False(result.IsOk);
        Assert.Equal(findings, result.Diagnostics.Select(d => d.ToString()));
    }

    [Fact]
    public void Several_faults_are_told_at_once()
    {
        var result = FormulaParser.Parse(new SourceText("(a + ) * f(1.2.3; b c) + x[sex] - $") { Location = new("f.yaml", 1, 1) });
        Assert.Equal(
            [
                "f.yaml:1:6: error SL6001: Unexpected ')'; expected a value before it.",
                "f.yaml:1:12: error SL6002: '1.2.3' is no number; expected one such as 12, 0.5 or 1e6, without thousands separators or a unit.",
                "f.yaml:1:17: error SL6001: Unexpected ';'; the arguments of a function are separated by ','.",
                "f.yaml:1:21: error SL6001: Unexpected 'c'; expected an operator before it.",
                "f.yaml:1:28: error SL6006: Expected '=' and a value after 'sex', as in 'sex = female'.",
                "f.yaml:1:35: error SL6003: The character '$' means nothing in a formula.",
            ],
            result.Diagnostics.Select(d => d.ToString()));
    }

    [Fact]
    public void A_folded_text_has_its_findings_at_its_beginning()
    {
        var result = FormulaParser.Parse(new SourceText("a + * b") { Location = new("f.yaml", 3, 5), IsVerbatim = false });
        Assert.Equal("f.yaml:3:5: error SL6001: Unexpected '*'; expected a value before it.", Assert.Single(result.Diagnostics).ToString());
    }

    [Fact]
    public void A_formula_made_in_code_has_findings_without_a_place() =>
        Assert.Equal("(code): error SL6001: The formula ends after '+'; expected a value.", Assert.Single(FormulaParser.Parse("a +").Diagnostics).ToString());

    [Fact]
    public void Of_more_than_32_findings_the_first_are_told()
    {
        var formula = new SourceText(string.Join(" + ", Enumerable.Repeat("$", 100))) { Location = new("f", 1, 1) };
        Assert.Equal(Enumerable.Range(0, 32).Select(i => 1 + (4 * i)), FormulaParser.Parse(formula).Diagnostics.Select(d => d.Location.Column));
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("-", "")]
    [InlineData("not ", "")]
    [InlineData("f(", ")")]
    [InlineData("a ^ ", "")]
    [InlineData("f(a, -(", "))")]
    public void Nesting_past_the_limit_is_one_finding(string open, string close)
    {
        var depth = (FormulaParser.MaximumLength - 1) / (open.Length + close.Length);
        var formula = string.Concat(Enumerable.Repeat(open, depth)) + "a" + string.Concat(Enumerable.Repeat(close, depth));
        var finding = Assert.Single(FormulaParser.Parse(formula).Diagnostics);
        Assert.Equal("(code): error SL6005: The formula is nested deeper than 64; split it into several indicators.", finding.ToString());

        var possible = FormulaParser.MaximumDepth / (open.Count(c => c is '(' or '-') + (open.Any(c => c is '(' or '-') ? 0 : 1));
        var good = string.Concat(Enumerable.Repeat(open, possible)) + "a" + string.Concat(Enumerable.Repeat(close, possible));
        Assert.True(FormulaParser.Parse(good).IsOk);
    }

    [Fact]
    public void A_chain_past_the_limit_is_one_finding()
    {
        Assert.True(FormulaParser.Parse(string.Join('+', Enumerable.Repeat("a", FormulaParser.MaximumHeight))).IsOk);
        var finding = Assert.Single(FormulaParser.Parse(string.Join('+', Enumerable.Repeat("a", FormulaParser.MaximumHeight + 1))).Diagnostics);
        Assert.Equal("(code): error SL6005: More than 512 operations follow each other; split the formula into several indicators.", finding.ToString());
    }

    [Fact]
    public void A_text_past_the_limit_is_one_finding()
    {
        Assert.True(FormulaParser.Parse("a" + new string(' ', 4095)).IsOk);
        var finding = Assert.Single(FormulaParser.Parse(new string('(', 5000)).Diagnostics);
        Assert.Equal("(code): error SL6005: The formula has 5000 characters; expected at most 4096.", finding.ToString());
    }
}
