using SciLiteracy.Domain;

namespace SciLiteracy.Reporting.Tests.Charts;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(10.56, "10.56")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(1234.5, "1234.5")]
    [InlineData(420000, "420\u202F000")]
    [InlineData(1412600000, "1\u202F412\u202F600\u202F000")]
    [InlineData(0.1 + 0.2, "0.3")]
    [InlineData(1.0 / 3, "0.333333")]
    [InlineData(1e-7, "1e-7")]
    [InlineData(2.5e20, "2.5e+20")]
    [InlineData(double.NaN, "–")]
    public void Numbers_are_short_and_grouped(double value, string text) => Assert.Equal(text, NumberText.Rounded(value));

    [Theory]
    [InlineData(Comparison.AtLeast, "≥")]
    [InlineData(Comparison.AtMost, "≤")]
    [InlineData(Comparison.GreaterThan, ">")]
    [InlineData(Comparison.EqualTo, "=")]
    public void Signs_are_the_printed_ones(Comparison comparison, string sign) => Assert.Equal(sign, NumberText.Sign(comparison));
}
