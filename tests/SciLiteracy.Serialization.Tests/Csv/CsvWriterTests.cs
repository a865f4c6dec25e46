using System.Globalization;

namespace SciLiteracy.Serialization.Tests.Csv;

public sealed class CsvWriterTests
{
    [Fact]
    public void Cells_are_quoted_where_they_must_be_and_lines_end_with_lf()
    {
        var text = Written(csv =>
        {
            csv.Row("a", "b,c", "d\"e", "f\ng", "h\ri", "", null);
            csv.Text("x").Number(10.56).Number(null).Number(double.NaN).Number(-3L).Empty().EndRow();
        });
        Assert.Equal("a,\"b,c\",\"d\"\"e\",\"f\ng\",\"h\ri\",,\nx,10.56,,,-3,\n", text);
    }

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(-0.0, "-0")]
    [InlineData(1e21, "1E+21")]
    [InlineData(1.0 / 3, "0.3333333333333333")]
    [InlineData(5e-324, "5E-324")]
    [InlineData(double.MaxValue, "1.7976931348623157E+308")]
    public void Numbers_are_the_shortest_text_that_reads_back(double value, string expected)
    {
        Assert.Equal(expected + "\n", Written(csv => csv.Number(value).EndRow()));
        Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(double.Parse(expected, CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("=", "=")]
    [InlineData("'=", "'=")]
    [InlineData("-", "-")]
    [InlineData("+1+1", "'+1+1")]
    [InlineData("-1+1", "'-1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("\nx", "\"'\nx\"")]
    [InlineData("=\"a\"", "\"'=\"\"a\"\"\"")]
    [InlineData("=a,b", "\"'=a,b\"")]
    [InlineData("＝1", "'＝1")]
    [InlineData("'=1", "''=1")]
    [InlineData("-Infinity", "'-Infinity")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("+1e3", "+1e3")]
    [InlineData("'a", "'a")]
    [InlineData("'", "'")]
    [InlineData("a=b", "a=b")]
    public void Text_that_a_spreadsheet_takes_for_a_formula_gets_an_apostrophe(string text, string expected)
    {
        Assert.Equal(expected + "\n", Written(csv => csv.Text(text).EndRow()));
    }

    // Law: taking one apostrophe off undoes it, for every text; and no cell begins with a sign unless it is a number.
    [Property]
    public void The_escape_is_undone_on_reading_and_leaves_no_formula(string? text, int apostrophes, int sign)
    {
        text = new string('\'', Math.Abs(apostrophes % 3)) + "=+-@\t\r\n＝＋－＠x"[Math.Abs(sign % 12)] + text;
        var written = SpreadsheetFormula.NeedsEscape(text) ? "'" + text : text;
        Assert.Equal(text, SpreadsheetFormula.IsEscaped(written) ? written[1..] : written);
        Assert.True(!"=+-@\t\r\n＝＋－＠".Contains(written[0], StringComparison.Ordinal) || written is "=" or "+" or "-" or "@" || double.TryParse(written, CultureInfo.InvariantCulture, out _));
    }

    [Fact]
    public void A_row_of_one_empty_cell_is_no_blank_line() => Assert.Equal("\"\"\n\"\"\na\n", Written(csv =>
    {
        csv.Row("");
        csv.Number(null).EndRow();
        csv.Row("a");
    }));

    [Fact]
    public void Infinite_numbers_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Written(csv => csv.Number(double.PositiveInfinity)));
    }

    private static string Written(Action<CsvWriter> write)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        write(new CsvWriter(text));
        return text.ToString();
    }
}
