using System.Collections.Immutable;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Designs;
using SciLiteracy.Indicators.Surveys.Replication;
using SciLiteracy.Indicators.Tests.Numerics;
using static SciLiteracy.Indicators.Tests.Surveys.SurveySamples;

namespace SciLiteracy.Indicators.Tests.Surveys.Estimation;

/// <summary>Intervals of one kind of estimate follow from those of another.</summary>
public class IntervalLaws
{
    private static readonly List<SurveyRow> Rows = SurveySamples.Rows(29);
    private static readonly Microdata Data = Table(Rows, Numbers("is_b", Rows.Select(r => r.Group == "b" ? 1.0 : 0)), Numbers("is_y", Rows.Select(r => r.Half == "y" ? 1.0 : 0)));
    private static readonly SampleDesign Design = Sample(Data, Clustered);
    private static readonly ReplicateDesign Replicates = ReplicateBuilder.Build(Design, new ReplicationPlan.JackknifeN()).Require();

    public static TheoryData<bool> BothDesigns => [false, true];

    // Law: the interval of a share, a category or a number of 0 and 1, is that of its log-odds, read back.
    [Theory]
    [MemberData(nameof(BothDesigns))]
    public void A_share_has_the_interval_of_its_log_odds(bool isReplicated)
    {
        foreach (var (category, indicator) in new[] { ("group", "is_b"), ("half", "is_y") })
        {
            var odds = Of(new EstimateRequest.Proportion([indicator], true) { By = ["yes"] }, isReplicated);
            var numbers = Of(new EstimateRequest.Proportion([indicator], false) { By = ["yes"] }, isReplicated);
            var categories = Of(new EstimateRequest.Proportion([category], false) { By = ["yes"] }, isReplicated).Where(e => e.Level is "b" or "y").ToList();
            Assert.Equal((2, 2, 2), (odds.Length, numbers.Length, categories.Count));
            for (var d = 0; d < 2; d++)
            {
                foreach (var share in new[] { numbers[d], categories[d] })
                {
                    Approx.Equal(Share(odds[d].Value!.Value), share.Value, 1e-12);
                    Approx.Equal(Share(odds[d].Low!.Value), share.Low, 1e-10);
                    Approx.Equal(Share(odds[d].High!.Value), share.High, 1e-10);
                }

                // By linearization the error of the log-odds is se / (p (1 - p)).
                if (!isReplicated)
                    Approx.Equal(numbers[d].StandardError!.Value / numbers[d].Value!.Value / (1 - numbers[d].Value!.Value), odds[d].StandardError, 1e-10);
            }
        }

        static double Share(double odds) => 1 / (1 + Math.Exp(-odds));
    }

    // Law: standardized shares have the interval of the log-odds by the delta method.
    [Theory]
    [MemberData(nameof(BothDesigns))]
    public void Standardized_shares_have_the_interval_of_the_delta_method(bool isReplicated)
    {
        foreach (var request in new[] { "yes", "group" }.Select(v => new EstimateRequest.Proportion([v], false) { Standardize = new("half", [new("x", 3), new("y", 5)]) }))
        {
            foreach (var share in Of(request, isReplicated))
            {
                var (p, t) = (share.Value!.Value, StudentTDistribution.Quantile(0.975, share.DegreesOfFreedom!.Value));
                var (odds, width) = (Math.Log(p / (1 - p)), t * share.StandardError!.Value / (p * (1 - p)));
                Approx.Equal(1 / (1 + Math.Exp(width - odds)), share.Low, 1e-10);
                Approx.Equal(1 / (1 + Math.Exp(-width - odds)), share.High, 1e-10);
            }
        }

        // A share is the mean of its indicator.
        StandardizationSettings standard = new("half", [new("x", 3), new("y", 5)]);
        var mean = Assert.Single(Of(new EstimateRequest.Mean(["is_b"]) { Standardize = standard }, isReplicated));
        var category = Of(new EstimateRequest.Proportion(["group"], false) { Standardize = standard }, isReplicated).Single(e => e.Level == "b");
        Approx.Equal(mean.Value!.Value, category.Value, 1e-12);
        Approx.Equal(mean.StandardError!.Value, category.StandardError, 1e-10);
    }

    // Shares of levels have the interval of a mean, if no other is asked for.
    [Fact]
    public void Levels_have_the_interval_of_the_mean()
    {
        foreach (var level in Of(new EstimateRequest.Levels("y", [new("low", 20), new("high", 40)]), false))
        {
            var half = StudentTDistribution.Quantile(0.975, level.DegreesOfFreedom!.Value) * level.StandardError!.Value;
            Approx.Equal(level.Value!.Value - half, level.Low, 1e-12);
            Approx.Equal(level.Value!.Value + half, level.High, 1e-12);
        }
    }

    // Law (Woodruff): the ends are the quantiles at the ends of the interval of the share of rows that are not above the quantile.
    [Theory]
    [InlineData(IntervalMethod.Mean)]
    [InlineData(IntervalMethod.Logit)]
    [InlineData(IntervalMethod.Wilson)]
    [InlineData(IntervalMethod.ArcSine)]
    [InlineData(IntervalMethod.Beta)]
    public void A_quantile_has_the_interval_of_its_share(IntervalMethod method)
    {
        IntervalSettings interval = new() { Method = method };
        foreach (var point in new[] { 0.35, 0.5, 0.6 })
        {
            var found = Assert.Single(Of(new EstimateRequest.Quantile("y", [point], QuantileDefinition.R7) { Interval = interval }, false));
            var below = Table(Rows, Numbers("below", Rows.Select(r => r.Y <= found.Value ? 1.0 : 0)));
            var share = Assert.Single(Estimate(below, Design, new EstimateRequest.Proportion(["below"], false) { Interval = interval }));
            var ends = Of(new EstimateRequest.Quantile("y", [share.Low!.Value, share.High!.Value], QuantileDefinition.R7), false);

            Approx.Equal(ends[0].Value!.Value, found.Low, 1e-8);
            Approx.Equal(ends[1].Value!.Value, found.High, 1e-8);
            Approx.Equal((found.High!.Value - found.Low!.Value) / 2 / StudentTDistribution.Quantile(0.975, found.DegreesOfFreedom!.Value), found.StandardError, 1e-12);
        }
    }

    private static ImmutableArray<SurveyEstimate> Of(EstimateRequest request, bool isReplicated) => Estimate(Data, isReplicated ? Replicates : Design, request);
}
