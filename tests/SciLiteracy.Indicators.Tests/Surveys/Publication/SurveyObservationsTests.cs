using SciLiteracy.Domain;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Publication;

namespace SciLiteracy.Indicators.Tests.Surveys.Publication;

public class SurveyObservationsTests
{
    private static readonly SurveyObservationSettings Settings = new()
    {
        Indicator = "literacy_rate",
        Period = ReferencePeriod.Parse("2020"),
        Entity = "00",
        EntityDimension = "province",
        Factor = 100,
        Rules = new() { FlagBelowSampleSize = 100, SuppressBelowSampleSize = 10 },
    };

    [Fact]
    public void An_estimate_becomes_an_observation_in_the_unit_of_the_indicator()
    {
        var data = SurveyObservations.Create([Estimate("_T", 0.18, 0.01, 8000), Estimate("province=11;sex=F", 0.2, 0.03, 250)], Settings).Require();

        var whole = Assert.Single(data.Observations("literacy_rate"), o => o.Entity == "00");
        Assert.Equal((18.0, 1.0, 8000.0, ObservationStatus.Normal), (whole.Value, whole.Details.StandardError, whole.Details.SampleSize, whole.Status));
        var part = Assert.Single(data.Observations("literacy_rate"), o => o.Entity == "11");
        Assert.Equal("sex=F", part.Breakdown.ToString());
    }

    [Theory]
    [InlineData(250, ObservationStatus.Normal)]
    [InlineData(99, ObservationStatus.LowReliability)]
    [InlineData(9, ObservationStatus.Suppressed)]
    public void Few_rows_are_flagged_or_held_back(int rows, ObservationStatus expected)
    {
        var observation = Assert.Single(SurveyObservations.Create([Estimate("_T", 0.18, 0.01, rows)], Settings).Require().Observations("literacy_rate"));

        Assert.Equal(expected, observation.Status);
        Assert.Equal(expected == ObservationStatus.Suppressed, observation.IsMissing);
    }

    [Fact]
    public void An_estimate_that_is_not_defined_has_no_value() =>
        Assert.Equal(
            ObservationStatus.CannotExist,
            Assert.Single(SurveyObservations.Create([new("mean", "y", "_T", "") { SampleSize = 500 }], Settings).Require().Observations("literacy_rate")).Status);

    [Fact]
    public void What_is_no_value_of_an_indicator_is_a_finding()
    {
        var result = SurveyObservations.Create(
            [Estimate("_T", 1, 1, 500) with { Level = "0.5" }, Estimate("province=a b", 1, 1, 500), Estimate("age=<18", 1, 1, 500), Estimate("_T", 1, 1, 500), Estimate("_T", 1, 1, 500)], Settings);

        Assert.Equal(4, result.Diagnostics.Length);
    }

    [Fact]
    public void A_difference_of_waves_has_the_errors_of_both_and_of_the_link()
    {
        var difference = WaveDifference.Of(Estimate("_T", 480, 3, 4000), Estimate("_T", 490, 4, 4000), linkingError: 12);

        Assert.Equal(10, difference.Value);
        Assert.Equal(13, difference.StandardError, 1e-12);
        Assert.Equal(10 - (13 * 1.959963984540054), difference.Low, 1e-9);
        Assert.Equal(0.4417, difference.PValue, 1e-4);
    }

    [Fact]
    public void Flags_tell_why_an_estimate_is_not_exact()
    {
        var rules = new QualityRules { FlagBelowSampleSize = 100, FlagAboveVariation = 0.3, FlagBelowDegreesOfFreedom = 8 };

        Assert.Equal(QualityConcerns.None, rules.ConcernsAbout(Estimate("_T", 1, 0.1, 100) with { DegreesOfFreedom = 8 }));
        Assert.Equal(
            QualityConcerns.SmallSample | QualityConcerns.HighVariation | QualityConcerns.FewDegreesOfFreedom, rules.ConcernsAbout(Estimate("_T", 1, 0.31, 99) with { DegreesOfFreedom = 7 }));
        Assert.Equal(QualityConcerns.NotDefined, rules.ConcernsAbout(new("mean", "y", "_T", "") { SampleSize = 500 }));
    }

    private static SurveyEstimate Estimate(string domain, double value, double error, int rows) =>
        new("mean", "literate", domain, "") { Value = value, StandardError = error, SampleSize = rows };
}
