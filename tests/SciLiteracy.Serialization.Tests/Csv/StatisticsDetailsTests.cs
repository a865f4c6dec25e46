using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Serialization.Tests.Csv;

/// <summary>The columns of numbers that stand beside a value.</summary>
public sealed class StatisticsDetailsTests
{
    private const string Header = "indicator,unit,entity,period,breakdown,value,status,source,standard_error,n,note,denominator,numerator\n";

    [Fact]
    public void They_are_read_in_any_order_and_the_standard_error_is_converted_with_the_value()
    {
        var data = Statistics.Reader.Read(
            Header + "literacy_rate,1,00,2020,_T,0.1056,,S12,0.0012,309800,,2e9,-0.5\nliteracy_rate,%,11,2020,_T,24.07,,S12,,,alone,,\n", "s.csv").Require();

        var country = data.Observations().First();
        Assert.Equal(10.56, country.Value, 1e-12);
        Assert.Equal(0.12, country.Details.StandardError!.Value, 1e-14);
        Assert.Equal(309800, country.Details.SampleSize);
        Assert.Equal(-0.5, country.Details.Numerator);
        Assert.Equal(2e9, country.Details.Denominator);
        Assert.True(data.Observations().Last().Details.IsEmpty);
        Assert.Equal<string>(["note"], data.AttributeNames);
    }

    [Fact]
    public void Bad_ones_are_found_all_at_once() => Assert.Equal(
        [
            "s.csv:2:35: error SL5014: '-1' is negative; a standard error is at least 0.",
            "s.csv:2:38: error SL5014: '-2' is negative; a number of cases is at least 0.",
            "s.csv:2:43: error SL5009: '1,5' is no number; write '1.5', with a decimal point.",
            "s.csv:2:48: error SL5009: 'NaN' is no number; leave the cell empty where the value is missing.",
            "s.csv:3:35: error SL5009: '1e308' is too large or too small for a number in the unit of the indicator.",
        ],
        Statistics.FindingsOf(Header + "literacy_rate,%,00,2020,_T,1,,S12,-1,-2,,\"1,5\",NaN\nliteracy_rate,1,00,2021,_T,1,,S12,1e308,1,,,\n"));

    [Fact]
    public void Degrees_of_freedom_of_a_standard_error_are_read_and_written()
    {
        const string file = "indicator,unit,entity,period,breakdown,value,status,source,standard_error,degrees_of_freedom\nliteracy_rate,%,00,2020,_T,10.56,,S12,0.12,254\n";
        var data = Statistics.Reader.Read(file, "s.csv").Require();

        Assert.Equal(254, data.Observations().First().Details.DegreesOfFreedom);
        Assert.Equal(file, new StatisticsWriter(Statistics.Catalog).Write(data));
        Assert.Equal(
            ["s.csv:2:44: error SL5014: '-3' is negative; the number of degrees of freedom is at least 0."],
            Statistics.FindingsOf(file.Replace("254", "-3", StringComparison.Ordinal)));
    }

    [Fact]
    public void They_are_written_before_the_attributes_and_only_if_there_are_some()
    {
        var data = Statistics.Reader.Read(Header + "literacy_rate,1,00,2020,_T,0.25,,S12,0.5,3,x,,\nliteracy_rate,%,11,2020,_T,24.07,,S12,,,,,\n", "s.csv").Require();

        Assert.Equal(
            """
            indicator,unit,entity,period,breakdown,value,status,source,n,standard_error,note
            literacy_rate,%,00,2020,_T,25,,S12,3,50,x
            literacy_rate,%,11,2020,_T,24.07,,S12,,,

            """,
            new StatisticsWriter(Statistics.Catalog).Write(data));
    }

    [Fact]
    public void An_attribute_with_the_name_of_their_column_cannot_be_written()
    {
        var observation = new Observation { Indicator = "venues", Entity = "00", Period = Domain.ReferencePeriod.OfYear(2020), Value = 1, Attributes = [new("n", "1")] };
        var builder = new DatasetBuilder();
        builder.Add(observation);
        Assert.Throws<ArgumentException>(() => new StatisticsWriter(Statistics.Catalog).Write(builder.Build()));
    }

    [Fact]
    public void A_column_that_is_there_twice_is_found() => Assert.Equal(
        ["s.csv:1:62: error SL5002: The column 'n' is there twice; first at s.csv:1:60."],
        Statistics.FindingsOf("indicator,unit,entity,period,breakdown,value,status,source,n,n\n"));
}
