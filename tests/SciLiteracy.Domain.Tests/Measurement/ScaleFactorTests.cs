using System.Globalization;
using System.Numerics;

namespace SciLiteracy.Domain.Tests;

public class ScaleFactorTests
{
    [Theory]
    [InlineData("1", 1, 1)]
    [InlineData("007", 7, 1)]
    [InlineData("1e6", 1_000_000, 1)]
    [InlineData("1E+6", 1_000_000, 1)]
    [InlineData("0.01", 1, 100)]
    [InlineData("25e-2", 1, 4)]
    [InlineData("2.50e1", 25, 1)]
    [InlineData("0.000001e6", 1, 1)]
    public void A_number_is_read_to_the_last_digit(string text, long numerator, long denominator)
    {
        Assert.True(ScaleFactor.TryParse(text, out var factor));
        Assert.Equal(numerator, factor.Numerator);
        Assert.Equal(denominator, factor.Denominator);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0.000")]
    [InlineData("0e9")]
    [InlineData("1e151")]
    [InlineData("1e-151")]
    [InlineData("1e1001")]
    [InlineData("1e99999999999999999999")]
    [InlineData("1e-2147483648")]
    public void A_number_out_of_bounds_is_not_read(string text) => Assert.False(ScaleFactor.TryParse(text, out _));

    [Fact]
    public void A_number_of_very_many_digits_is_not_read()
    {
        Assert.False(ScaleFactor.TryParse(new string('9', 152), out _));
        Assert.False(ScaleFactor.TryParse(new string('9', 1_000_000), out _));
        Assert.False(ScaleFactor.TryParse("0." + new string('1', 1_000_000), out _));
    }

    // The framework's own reader rounds correctly, so it is the oracle. 9007199254740993 = 2^53 + 1 is a tie, which goes to the even neighbour.
    [Theory]
    [InlineData("0.1")]
    [InlineData("0.3048")]
    [InlineData("9007199254740993")]
    [InlineData("9007199254740993.0000000000000000000000000001")]
    [InlineData("9007199254740995")]
    [InlineData("18014398509481989")]
    [InlineData("123456789012345678901234567890123456789")]
    [InlineData("1e149")]
    [InlineData("1e-149")]
    [InlineData("0.1000000000000000055511151231257827021181583404541015625")]
    [InlineData("0.100000000000000012490009027033011079765856266021728515625")]
    public void A_fraction_is_rounded_to_the_nearest_double(string text)
    {
        Assert.True(ScaleFactor.TryParse(text, out var factor));
        Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), factor.ToDouble());
    }

    [Fact]
    public void A_fraction_is_in_lowest_terms_and_positive()
    {
        Assert.True(ScaleFactor.TryCreate(60, 36, out var factor));
        Assert.Equal(5, factor.Numerator);
        Assert.Equal(3, factor.Denominator);
        Assert.False(ScaleFactor.TryCreate(0, 1, out _));
        Assert.False(ScaleFactor.TryCreate(1, 0, out _));
        Assert.False(ScaleFactor.TryCreate(-1, -1, out _));
    }

    [Fact]
    public void A_part_has_at_most_500_bits()
    {
        Assert.True(ScaleFactor.TryCreate(BigInteger.Pow(2, 500) - 1, 1, out _));
        Assert.False(ScaleFactor.TryCreate(BigInteger.Pow(2, 500), 1, out _));
        Assert.False(ScaleFactor.TryCreate(1, BigInteger.Pow(2, 500), out _));
        Assert.True(ScaleFactor.TryCreate(BigInteger.Pow(2, 501), 8, out var reduced));
        Assert.Equal(BigInteger.Pow(2, 498), reduced.Numerator);
    }
}
