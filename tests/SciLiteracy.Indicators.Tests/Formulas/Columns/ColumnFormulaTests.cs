using SciLiteracy.Indicators.Formulas.Columns;

namespace SciLiteracy.Indicators.Tests.Formulas.Columns;

public class ColumnFormulaTests
{
    private static readonly Dictionary<string, TableColumn> Table = new()
    {
        ["score"] = new NumberColumn("score", [70, 69, double.NaN, 100]),
        ["zero"] = new NumberColumn("zero", [0, 1, 2, double.NaN]),
        ["sex"] = TextColumn.Of("sex", ["F", "M", null, "F"]),
        ["other"] = TextColumn.Of("other", ["M", "M", "F", "F"]),
    };

    [Theory]
    [InlineData("score >= 70", "1 0 ? 1")]
    [InlineData("sex == \"F\"", "1 0 ? 1")]
    [InlineData("sex != \"F\"", "0 1 ? 0")]
    [InlineData("sex == \"X\"", "0 0 ? 0")]
    [InlineData("sex == other", "0 1 ? 1")]
    [InlineData("score >= 70 and sex == \"F\"", "1 0 ? 1")]
    [InlineData("score >= 70 or zero > 0", "1 1 ? ?")]
    [InlineData("not (score >= 70)", "0 1 ? 0")]
    [InlineData("if(score >= 70, 1, 0) + zero", "1 1 ? ?")]
    [InlineData("coalesce(score, zero)", "70 69 2 100")]
    [InlineData("is_missing(score)", "0 0 1 0")]
    [InlineData("score / zero", "? 69 ? ?")]
    [InlineData("min(score, 80) - max(zero, 1)", "69 68 ? ?")]
    [InlineData("clamp(score, 69.5, 90)", "70 69.5 ? 90")]
    [InlineData("round(sqrt(score), 2)", "8.37 8.31 ? 10")]
    [InlineData("ln(zero)", "? 0 0.6931471805599453 ?")]
    [InlineData("-score ^ 2", "-4900 -4761 ? -10000")]
    [InlineData("coalesce(sex, other) == \"F\"", "1 0 1 1")]
    public void A_formula_gives_a_value_for_every_row(string formula, string expected)
    {
        var column = (NumberColumn)ColumnFormula.Create(formula, Table).Require().Evaluate("y");

        Assert.Equal(expected, string.Join(' ', column.Values.Select(v => double.IsNaN(v) ? "?" : v.ToString("R", System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void A_formula_of_texts_gives_texts()
    {
        var column = (TextColumn)ColumnFormula.Create("if(zero < 2, sex, \"late\")", Table).Require().Evaluate("y");

        Assert.Equal(["F", "M", "late", null], column.Codes.Select(c => c < 0 ? null : column.Labels[c]));
    }

    [Theory]
    [InlineData("scor >= 70", "(code): error SL6021: Unknown column 'scor'; did you mean 'score'?")]
    [InlineData("score + sex", "(code): error SL6013: '+' takes a number, not a text.")]
    [InlineData("sex == 1", "(code): error SL6013: '=' compares a text with a number; expected two of a kind. A number that is meant as a text stands in double quotes.")]
    [InlineData("lag(score, 1)", "(code): error SL6010: The function 'lag' looks at other cells, which a formula over columns cannot; expected one of if, coalesce, is_missing, min, max, abs, sqrt, ln, exp, round, clamp.")]
    [InlineData("abs(score, 1)", "(code): error SL6011: The function 'abs' takes 1 argument, not 2.")]
    [InlineData("round(score, 0.5)", "(code): error SL6012: The digits of 'round' are a whole number from 0 to 15, written out.")]
    [InlineData("if(score, 1, 2)", "(code): error SL6013: The condition of 'if' takes a truth value, not a number.")]
    [InlineData("score[sex = F]", "(code): error SL6006: A formula over columns selects no part of an entity; compare a column with a text, as in 'sex == \"F\"'.")]
    public void What_is_wrong_is_said(string formula, string expected) =>
        Assert.Equal(expected, Assert.Single(ColumnFormula.Create(formula, Table).Diagnostics).ToString());

    [Fact]
    public void A_finding_stands_at_its_place_in_the_text()
    {
        var text = new Domain.SourceText("score > 1 and ag < 2") { Location = new("s.yaml", 3, 14) };

        Assert.Equal("s.yaml:3:28", Assert.Single(ColumnFormula.Create(text, Table).Diagnostics).Location.ToString());
    }

    [Fact]
    public void Many_rows_are_computed_block_by_block()
    {
        var rows = Enumerable.Range(0, 5000).Select(i => (double)i).ToArray();
        var column = (NumberColumn)ColumnFormula.Create("x * 2 + 1", new Dictionary<string, TableColumn> { ["x"] = new NumberColumn("x", [.. rows]) }).Require().Evaluate("y");

        Assert.Equal(rows.Select(x => (2 * x) + 1), column.Values);
    }
}
