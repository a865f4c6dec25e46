using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Tests.Observations;

public sealed class ObservationDetailsTests
{
    [Fact]
    public void The_default_has_none()
    {
        Assert.True(default(ObservationDetails).IsEmpty);
        Assert.Equal(default, ObservationDetails.Of());
        Assert.All(Enum.GetValues<ObservationDetail>(), detail => Assert.Null(default(ObservationDetails)[detail]));
        Assert.Throws<ArgumentOutOfRangeException>(() => default(ObservationDetails)[(ObservationDetail)5]);
    }

    [Fact]
    public void Each_is_kept_by_itself()
    {
        var details = ObservationDetails.Of(-1, 2, 0, 0.5, 17);

        Assert.False(details.IsEmpty);
        Assert.Equal([-1, 2, 0, 0.5, 17], Enum.GetValues<ObservationDetail>().Select(d => details[d]));
        Assert.Equal(0, ObservationDetails.Of(sampleSize: 0).SampleSize);
        Assert.False(ObservationDetails.Of(sampleSize: 0).IsEmpty);
    }

    [Theory]
    [InlineData(double.NaN, null, null, null, "numerator")]
    [InlineData(null, double.PositiveInfinity, null, null, "denominator")]
    [InlineData(null, null, -1.0, null, "sampleSize")]
    [InlineData(null, null, null, -1e-300, "standardError")]
    [InlineData(null, null, null, double.NaN, "standardError")]
    public void What_is_no_finite_number_or_below_0_is_refused(double? numerator, double? denominator, double? sampleSize, double? standardError, string name) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => ObservationDetails.Of(numerator, denominator, sampleSize, standardError)).ParamName);

    [Theory]
    [InlineData(-1.0)]
    [InlineData(double.PositiveInfinity)]
    public void Degrees_of_freedom_are_finite_and_at_least_0(double df) =>
        Assert.Equal("degreesOfFreedom", Assert.Throws<ArgumentOutOfRangeException>(() => ObservationDetails.Of(degreesOfFreedom: df)).ParamName);

    [Fact]
    public void Columns_of_details_are_missing_where_none_is_given()
    {
        var year = ReferencePeriod.OfYear(2020);
        var data = ObservationLists.Build(
        [
            new() { Indicator = "rate", Entity = "00", Period = year, Value = 10.56, Details = ObservationDetails.Of(sampleSize: 309800, standardError: 0.12) },
            new() { Indicator = "rate", Entity = "11", Period = year, Value = 24.07 },
            new() { Indicator = "other", Entity = "00", Period = year, Value = 1 },
        ]);

        Assert.Equal<ObservationDetail>([ObservationDetail.SampleSize, ObservationDetail.StandardError], data.Details);
        Assert.Equal([0.12, double.NaN], data.DetailColumn("rate", ObservationDetail.StandardError).ToArray());
        Assert.Equal([309800, double.NaN], data.DetailColumn("rate", ObservationDetail.SampleSize).ToArray());
        Assert.Equal([double.NaN, double.NaN], data.DetailColumn("rate", ObservationDetail.Numerator).ToArray());
        Assert.Equal([double.NaN, double.NaN], data.DetailColumn("other", ObservationDetail.StandardError).ToArray());
        Assert.Throws<ArgumentException>(() => data.DetailColumn("none", ObservationDetail.StandardError));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.DetailColumn("rate", (ObservationDetail)7));
    }
}
