using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Serialization.Tests.Csv;

/// <summary>The exact lines that bad statistics give.</summary>
public sealed class StatisticsFindingsTests
{
    [Fact]
    public void A_file_with_everything_wrong_tells_all_of_it_at_once()
    {
        const string text =
            Statistics.Header +
            """
            literacy_rat,%,00,2020,_T,1,,S07,
            literacy_rate,person,00,2020,_T,1,,S07,
            literacy_rate,persn,00,2020,_T,1,,S07,
            literacy_rate,%,10,2020,_T,1,,S07,
            literacy_rate,%,00,2020-13,_T,1,,S07,
            literacy_rate,%,00,2020,sex:female,1,,S07,
            literacy_rate,%,00,2020,_T,one,,S07,
            literacy_rate,%,00,2020,_T,1,e,S07,
            literacy_rate,%,00,2020,_T,1,X1,S07,
            literacy_rate,%,00,2020,_T,1,M,S07,
            literacy_rate,%,00,2020,_T,1,,S70,
            venue_density,venue / 1e6 person,00,2020,_T,1,,S07,
            literacy_rate,%,00,2020,_T,10.56,,S12,good
            "literacy_rate",%,00,2020-A1,_T,10.57,,S12,"again, with a comma"

            """;

        Assert.Equal(
            [
                "s.csv:2:1: error SL4203: Unknown indicator 'literacy_rat'; did you mean 'literacy_rate'?",
                "s.csv:3:15: error SL5006: The unit 'person' cannot become '%', the unit of 'literacy_rate'.",
                "s.csv:4:15: error SL4010: Unknown unit 'persn'; did you mean 'person'?",
                "s.csv:5:17: error SL4409: Unknown region '10'; did you mean '00'?",
                "s.csv:6:20: error SL5007: '2020-13' is no period; expected a year, half-year, quarter, month or day such as 2020, 2020-S1, 2020-Q3, 2020-06 or 2020-06-15.",
                "s.csv:7:25: error SL5008: 'sex:female' is no breakdown; expected '_T' or 'dimension=value[;dimension=value]', each dimension once.",
                "s.csv:8:28: error SL5009: 'one' is no number; expected one such as 10.56, -3 or 1.5e6.",
                "s.csv:9:30: error SL5010: Unknown status 'e'; did you mean 'E'?",
                "s.csv:10:30: error SL5010: Unknown status 'X1'; expected a letter of the SDMX list CL_OBS_STATUS (A B D E F G H I J K L M N O P Q S U V W) or nothing.",
                "s.csv:11:28: error SL5011: The value is '1', but the status 'M' says that it is missing; expected an empty cell or another status.",
                "s.csv:12:31: error SL3008: Unknown source 'S70'; did you mean 'S07'?",
                "s.csv:13:1: error SL5013: The indicator 'venue_density' is computed by a formula; expected one that is observed.",
                "s.csv:15:1: error SL5012: The cell 'literacy_rate' of '00' in '2020' with breakdown '_T' is there twice; first at s.csv:14:1.",
            ],
            Statistics.FindingsOf(text));
    }

    [Fact]
    public void Every_cell_of_a_row_is_looked_at() => Assert.Equal(
        [
            "s.csv:2:1: error SL4203: Unknown indicator 'x'.",
            "s.csv:2:3: error SL4010: Unknown unit 'q'.",
            "s.csv:2:5: error SL4409: Unknown region 'Mars'.",
            "s.csv:2:10: error SL5007: 'soon' is no period; expected a year, half-year, quarter, month or day such as 2020, 2020-S1, 2020-Q3, 2020-06 or 2020-06-15.",
            "s.csv:2:15: error SL5008: 'T' is no breakdown; expected '_T' or 'dimension=value[;dimension=value]', each dimension once.",
            "s.csv:2:17: error SL5009: 'NaN' is no number; leave the cell empty where the value is missing.",
            "s.csv:2:21: error SL5010: Unknown status '?'; expected a letter of the SDMX list CL_OBS_STATUS (A B D E F G H I J K L M N O P Q S U V W) or nothing.",
            "s.csv:2:23: error SL3008: Unknown source 'nobody'.",
        ],
        Statistics.FindingsOf(Statistics.Header + "x,q,Mars,soon,T,NaN,?,nobody,n\n"));

    [Fact]
    public void Empty_cells_say_what_belongs_there() => Assert.Equal(
        [
            "s.csv:2:1: error SL5004: The cell 'indicator' is empty; expected the code of an indicator.",
            "s.csv:2:2: error SL5004: The cell 'unit' is empty; expected a unit such as '%', or '1' for plain numbers.",
            "s.csv:2:3: error SL5004: The cell 'entity' is empty; expected the code of an entity.",
            "s.csv:2:4: error SL5004: The cell 'period' is empty; expected a year, half-year, quarter, month or day such as 2020, 2020-S1, 2020-Q3, 2020-06 or 2020-06-15.",
            "s.csv:2:5: error SL5004: The cell 'breakdown' is empty; expected '_T' for the whole entity.",
        ],
        Statistics.FindingsOf(Statistics.Header + ",,,,,,,,\n"));

    [Theory]
    [InlineData("nan", "'nan' is no number; leave the cell empty where the value is missing.")]
    [InlineData("n/a", "'n/a' is no number; leave the cell empty where the value is missing.")]
    [InlineData("…", "'…' is no number; leave the cell empty where the value is missing.")]
    [InlineData(" ", "' ' is no number; leave the cell empty where the value is missing.")]
    [InlineData("Inf", "'Inf' is no number; expected a finite one.")]
    [InlineData("-Infinity", "'-Infinity' is no number; expected a finite one.")]
    [InlineData("1e999", "'1e999' is too large for a number; the largest is about 1.8e308.")]
    [InlineData("-1e-999", "'-1e-999' is too small for a number; the smallest is about 5e-324.")]
    [InlineData("12%", "'12%' is no number; write '12' and '%' in the column 'unit'.")]
    [InlineData("1.5 %", "'1.5 %' is no number; write '1.5' and '%' in the column 'unit'.")]
    [InlineData(" 1.5", "' 1.5' has blanks around the number; write '1.5'.")]
    [InlineData("\"1,5\"", "'1,5' is no number; write '1.5', with a decimal point.")]
    [InlineData("\"1,500\"", "'1,500' is no number; write '1.500' if the comma is the decimal point, '1500' if it makes groups.")]
    [InlineData("\"1,234,500\"", "'1,234,500' is no number; write '1234500', without groups.")]
    [InlineData("\"1,234.5\"", "'1,234.5' is no number; write '1234.5', without groups.")]
    [InlineData("\"1.234.567,5\"", "'1.234.567,5' is no number; write '1234567.5', with a decimal point and without groups.")]
    [InlineData("1 234", "'1 234' is no number; write '1234', without groups.")]
    [InlineData("1'234.5", "'1'234.5' is no number; write '1234.5', without groups.")]
    [InlineData("0x1F", "'0x1F' is no number; expected one such as 10.56, -3 or 1.5e6.")]
    [InlineData("１２", "'１２' is no number; expected one such as 10.56, -3 or 1.5e6.")]
    [InlineData("(5)", "'(5)' is no number; expected one such as 10.56, -3 or 1.5e6.")]
    [InlineData(".", "'.' is no number; expected one such as 10.56, -3 or 1.5e6.")]
    [InlineData("46.83亿", "'46.83亿' is no number; expected one such as 10.56, -3 or 1.5e6.")]
    public void A_value_that_is_no_number_says_how_to_write_it(string value, string message)
    {
        var column = value.StartsWith('"') ? 29 : 28;
        Assert.Equal([$"s.csv:2:{column}: error SL5009: {message}"], Statistics.FindingsOf($"{Statistics.Header}literacy_rate,%,00,2020,_T,{value},,,\n"));
    }

    [Fact]
    public void A_value_that_leaves_the_numbers_when_its_unit_changes_is_an_error() => Assert.Equal(
        ["s.csv:2:34: error SL5009: '1e308' is too large or too small for a number in the unit of the indicator."],
        Statistics.FindingsOf(Statistics.Header + "population,1e4 person,00,2020,_T,1e308,,,\n"));

    [Fact]
    public void Misspelt_columns_are_found() => Assert.Equal(
        ["s.csv:1:1: error SL5001: There is no column 'indicator'; is it 'indcator'?", "s.csv:1:39: error SL5001: There is no column 'status'; is it 'Status'?"],
        Statistics.FindingsOf("indcator,unit,entity,period,breakdown,Status,value,source\nx\n"));

    [Fact]
    public void Missing_columns_are_told_with_all_that_are_expected() => Assert.Equal(
        [
            "s.csv:1:1: error SL5001: There is no column 'breakdown'; expected indicator, unit, entity, period, breakdown, value, status and source.",
            "s.csv:1:1: error SL5001: There is no column 'source'; expected indicator, unit, entity, period, breakdown, value, status and source.",
        ],
        Statistics.FindingsOf("indicator,unit,entity,period,value,status\n"));

    [Theory]
    [InlineData(';', "';'")]
    [InlineData('\t', "tabs")]
    public void Other_separators_are_recognized(char separator, string shown) => Assert.Equal(
        [$"s.csv:1:1: error SL5001: The columns are separated by {shown}; expected commas between indicator, unit, entity, period, breakdown, value, status and source."],
        Statistics.FindingsOf(Statistics.Header.Replace(',', separator) + "x\n"));

    [Fact]
    public void Columns_twice_and_without_a_name_are_told_and_rows_are_read_all_the_same() => Assert.Equal(
        [
            "s.csv:1:60: error SL5002: The column 'value' is there twice; first at s.csv:1:40.",
            "s.csv:1:66: error SL5003: Column 10 has no name; expected the name of an attribute.",
            "s.csv:2:1: error SL4203: Unknown indicator 'x'.",
        ],
        Statistics.FindingsOf("indicator,unit,entity,period,breakdown,value,status,source,value,\nx,%,00,2020,_T,1,,,,\n"));

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\n\r\n\r")]
    public void An_empty_file_is_an_error(string text) => Assert.Equal(
        ["s.csv:1:1: error SL1009: The file is empty; expected a header with the columns indicator, unit, entity, period, breakdown, value, status and source."],
        Statistics.FindingsOf(text));

    [Fact]
    public void Rows_of_another_length_are_told() => Assert.Equal(
        [
            "s.csv:2:1: error SL1034: The row has 1 cell; expected 9, as in the header.",
            "s.csv:3:34: error SL1033: The row has 10 cells; expected 9, as in the header. Text with a comma stands in quotation marks.",
        ],
        Statistics.FindingsOf(Statistics.Header + "x\nliteracy_rate,%,00,2020,_T,1,,,a,b\n"));

    [Fact]
    public void Broken_quoting_is_told_at_the_quotation_mark() => Assert.Equal(
        [
            "s.csv:2:33: error SL1031: The quoted cell ends before this text; expected a comma or the end of the line. A quotation mark inside a quoted cell is written twice.",
            "s.csv:3:32: error SL1032: The cell does not begin with a quotation mark but has one; put the whole cell in quotation marks and write this one twice.",
            "s.csv:5:30: error SL1030: The quotation mark is not closed before the end of the file.",
        ],
        Statistics.FindingsOf(
            Statistics.Header + "literacy_rate,%,00,2019,_T,1,,\"\"x,\nliteracy_rate,%,00,2018,_T,1,,S\"07\",\nliteracy_rate,%,00,2017,_T,1,,,\"a\"\nliteracy_rate,%,00,2016,_T,1,\"\nliteracy_rate,%,00,2015,_T,1,,,\n"));

    [Fact]
    public void Lines_inside_quoted_cells_count() => Assert.Equal(
        ["s.csv:6:6: error SL5009: 'x' is no number; expected one such as 10.56, -3 or 1.5e6.", "s.csv:7:5: error SL4203: Unknown indicator 'y'."],
        Statistics.FindingsOf(
            "note,value,indicator,unit,entity,period,breakdown,status,source\r\n" +
            "\"one\ntwo\r\nthree\r4 \"\"!\"\"\",1,literacy_rate,%,00,2020,_T,,\r\n" +
            "note,x,literacy_rate,%,00,2021,_T,,\r\n" +
            "1,1,y,%,00,2021,_T,,\r\n"));

    [Fact]
    public void Control_characters_are_told() => Assert.Equal(
        [
            "s.csv:2:3: error SL1004: Control character '\\u0000' (NUL); is this a text file?",
            "s.csv:3:31: error SL1004: Control character '\\u0007'; remove it.",
        ],
        Statistics.FindingsOf(Statistics.Header + "ab\0c\nliteracy_rate,%,00,2020,_T,1,,\u0007,\n"));

    [Fact]
    public void Duplicates_are_found_across_files()
    {
        var observations = new DatasetBuilder();
        var findings = new DiagnosticBuilder();
        Statistics.Reader.Read(Statistics.Header + "population,1e4 person,11,2020-M06,sex=male;age=1,5,,,\n", "b.csv", observations, findings);
        Statistics.Reader.Read(Statistics.Header + "population,person,11,2020-06,age=1;sex=male,50000,,,\n", "a.csv", observations, findings);

        Assert.Equal(
            ["a.csv:2:1: error SL5012: The cell 'population' of '11' in '2020-06' with breakdown 'age=1;sex=male' is there twice; first at b.csv:2:1."],
            findings.ToImmutable().Select(d => d.ToString()));
        Assert.Equal(50_000, Assert.Single(observations.Build().Observations()).Value);
    }

    [Fact]
    public void Without_indicators_and_regions_codes_are_checked_by_their_form() => Assert.Equal(
        [
            "s.csv:2:1: error SL5005: '1x' is no code of an indicator; expected a letter, then letters, digits, '_' or '.'.",
            "s.csv:2:10: error SL5005: '-11' is no code of an entity; expected a letter or digit, then letters, digits, '_', '.' or '-'.",
            "s.csv:2:25: error SL5005: '7' is no id of a source; expected a letter, then letters, digits, '_', '.' or '-'.",
        ],
        Statistics.FindingsOf(Statistics.Header + "1x,apple,-11,2020,_T,1,,7,\nx,apple,z,2020,_T,1,,S-7,\n", new StatisticsReader()));

    [Fact]
    public void After_the_last_finding_that_is_allowed_the_others_are_counted()
    {
        var text = Statistics.Header + string.Concat(Enumerable.Repeat("x,?,?,?,?,?,?,?,\n", 500));

        var lines = Statistics.FindingsOf(text);

        Assert.Equal(1001, lines.Length);
        Assert.Equal("s.csv:127:1: error SL1018: 3000 more findings of this file, from here on, are not shown.", lines[^1]);
        Assert.StartsWith("s.csv:126:15: ", lines[^2], StringComparison.Ordinal);
        Assert.Equal(
            ["s.csv:2:1: error SL4203: Unknown indicator 'x'.", "s.csv:2:3: error SL1018: 7 more findings of this file, from here on, are not shown."],
            Statistics.FindingsOf(Statistics.Header + "x,?,?,?,?,?,?,?,\n", new StatisticsReader(Statistics.Catalog, Statistics.Regions, Statistics.Sources, new ReaderLimits { Findings = 1 })));
    }
}
