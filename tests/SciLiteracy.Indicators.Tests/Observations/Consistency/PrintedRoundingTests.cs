using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations.Consistency;
using SciLiteracy.Testing;

namespace SciLiteracy.Indicators.Tests.Observations.Consistency;

public sealed class PrintedRoundingTests
{
    [Theory]
    [InlineData(46950900, "4695.09万", 50)]
    [InlineData(15198000000, "151.98亿", 500000)]
    [InlineData(100000000, "1亿", 5e7)]
    [InlineData(78.2, "78.20", 0.005)]
    [InlineData(0.65, "0.65", 0.005)]
    [InlineData(740000, "over 74万", 5000)]
    [InlineData(-3.1, "3.10", 0.005)]
    [InlineData(10.56, "2020: see page 7", 0.005)] // no power of ten apart: the digits of the value count
    [InlineData(10.56, null, 0.005)]
    [InlineData(12, null, 0.5)]
    [InlineData(120, null, 0.5)]
    [InlineData(1200, null, 0.5)]
    [InlineData(12000, null, 500)]
    [InlineData(46950900, null, 0.5)]
    [InlineData(1.5e21, null, 5e19)]
    [InlineData(2.5e-7, null, 5e-9)]
    [InlineData(0, "0.00", 0.5)]
    [InlineData(1.0 / 3, null, 0)]
    [InlineData(double.NaN, "1", 0)]
    public void Half_a_unit_of_the_last_printed_digit(double value, string? publishedAs, double expected)
    {
        var halfUnit = PrintedRounding.HalfUnit(new()
        {
            Indicator = "a",
            Entity = "00",
            Period = ReferencePeriod.OfYear(2020),
            Value = value,
            Attributes = publishedAs is null ? [] : [new(PrintedRounding.PublishedAs, publishedAs)],
        });

        Assert.Equal(expected, halfUnit, 1e-9 * expected);
    }

    // Law: printing with d decimals and reading back is within the half unit of what was printed.
    [Property(Arbitrary = [typeof(Arbitraries)])]
    public void A_printed_number_is_within_its_half_unit_of_what_was_printed(Draw draw)
    {
        var exact = draw.Between(-100_000_000, 100_000_000) / 977.0;
        var decimals = draw.Between(0, 4);
        var printed = exact.ToString($"F{decimals}", System.Globalization.CultureInfo.InvariantCulture);
        var value = double.Parse(printed, System.Globalization.CultureInfo.InvariantCulture);

        var halfUnit = PrintedRounding.HalfUnit(new()
        {
            Indicator = "a",
            Entity = "00",
            Period = ReferencePeriod.OfYear(2020),
            Value = value,
            Attributes = [new(PrintedRounding.PublishedAs, printed)],
        });

        Assert.InRange(Math.Abs(exact - value), 0, halfUnit * (1 + 1e-6));
    }
}
