using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;
using SciLiteracy.Indicators.Observations.Consistency;
using SciLiteracy.Testing;

namespace SciLiteracy.Indicators.Tests.Observations.Consistency;

public sealed class ImpliedWeightTests
{
    [Fact]
    public void The_rates_of_2020_imply_that_two_in_five_are_men()
    {
        var male = ImpliedWeight.Of(Of(10.56), Of(13.12), Of(8.82))!;

        Assert.Equal(1.74 / 4.3, male.Value, 1e-12);
        Assert.InRange(male.Low, 0.402, 0.404);
        Assert.InRange(male.High, 0.406, 0.408);
        Assert.Equal(1 - male.High, male.OfOther.Low);
        Assert.Equal(ImpliedWeight.Of(Of(10.56), Of(8.82), Of(13.12))!.Value, male.OfOther.Value, 1e-12);
    }

    [Fact]
    public void Parts_that_are_equal_but_for_rounding_imply_none() => Assert.Null(ImpliedWeight.Of(Of(5), Of(5.1), Of(5.0)));

    [Fact]
    public void A_missing_value_is_refused() => Assert.Throws<ArgumentException>(() => ImpliedWeight.Of(Of(double.NaN), Of(1), Of(2)));

    // Law: inverse. The weight by which a whole was made of two parts comes back, within the range that rounding leaves.
    [Property(Arbitrary = [typeof(Arbitraries)])]
    public void The_weight_that_made_the_whole_is_within_the_range(Draw draw)
    {
        var weight = draw.Between(0, 1000) / 1000.0;
        var (a, b) = (draw.Between(0, 10000) / 100.0, draw.Between(0, 10000) / 100.0);
        var whole = Math.Round((weight * a) + ((1 - weight) * b), 2, MidpointRounding.AwayFromZero);

        var implied = ImpliedWeight.Of(Printed(whole), Printed(a), Printed(b));

        Assert.True(implied is null ? Math.Abs(a - b) <= 0.01 + 1e-9 : implied.Low - 1e-9 <= weight && weight <= implied.High + 1e-9);
        Assert.True(implied is null || (implied.Low <= implied.Value && implied.Value <= implied.High));
    }

    private static Observation Of(double value) => new() { Indicator = "rate", Entity = "00", Period = ReferencePeriod.OfYear(2020), Value = value };

    private static Observation Printed(double value) =>
        Of(value) with { Attributes = [new("published_as", value.ToString("F2", System.Globalization.CultureInfo.InvariantCulture))] };
}
