using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Designs;
using SciLiteracy.Indicators.Surveys.Estimation;
using SciLiteracy.Indicators.Tests.Numerics;
using static SciLiteracy.Indicators.Tests.Surveys.SurveySamples;

namespace SciLiteracy.Indicators.Tests.Surveys.Estimation;

/// <summary>Intervals of proportions by their closed forms, and what is defined at 0 and 1.</summary>
public class ProportionIntervalTests
{
    private static readonly List<SurveyRow> Rows = SurveySamples.Rows(17);
    private static readonly Microdata Data = Table(Rows, Numbers("none", Rows.Select(_ => 0.0)), Numbers("all", Rows.Select(_ => 1.0)));
    private static readonly SurveyEstimate Plain = Interval(IntervalMethod.Mean);

    private static double P => Plain.Value!.Value;

    private static double Error => Plain.StandardError!.Value;

    private static double Df => Plain.DegreesOfFreedom!.Value;

    private static double T => StudentTDistribution.Quantile(0.975, Df);

    [Fact]
    public void The_interval_of_the_mean() => Ends(P - (T * Error), P + (T * Error), Plain);

    [Fact]
    public void The_interval_of_the_log_odds()
    {
        var width = T * Error / (P * (1 - P));
        foreach (var method in new[] { IntervalMethod.Logit, IntervalMethod.XLogit, IntervalMethod.Default })
            Ends(1 / (1 + Math.Exp(-Math.Log(P / (1 - P)) + width)), 1 / (1 + Math.Exp(-Math.Log(P / (1 - P)) - width)), Interval(method));
    }

    [Fact]
    public void The_interval_of_the_arcsine()
    {
        var (angle, change) = (Math.Asin(Math.Sqrt(P)), T * Error / 2 / Math.Sqrt(P * (1 - P)));
        Ends(Math.Pow(Math.Sin(angle - change), 2), Math.Pow(Math.Sin(angle + change), 2), Interval(IntervalMethod.ArcSine));

        // Not beyond the ends of the scale.
        var wide = Interval(IntervalMethod.ArcSine, settings: i => i with { Level = 0.999, DegreesOfFreedom = 1 });
        Ends(0, 1, wide);
    }

    // Korn and Graubard: Clopper and Pearson's with the effective size times (t(n-1)/t(df))².
    [Fact]
    public void The_interval_of_Korn_and_Graubard()
    {
        var size = P * (1 - P) / (Error * Error) * Math.Pow(StudentTDistribution.Quantile(0.975, Rows.Count - 1) / T, 2);
        var found = Interval(IntervalMethod.Beta);

        Approx.Equal(0.975, BetaDistribution.Upper(found.Low!.Value, size * P, (size * (1 - P)) + 1), 1e-9);
        Approx.Equal(0.975, BetaDistribution.Cdf(found.High!.Value, (size * P) + 1, size * (1 - P)), 1e-9);
    }

    // Wilson: the p whose distance from the estimate is t √(p (1 - p) / effective size).
    [Fact]
    public void The_interval_of_Wilson()
    {
        var size = P * (1 - P) / (Error * Error);
        var found = Interval(IntervalMethod.Wilson);

        Assert.True(found.Low < P && P < found.High);
        foreach (var end in new[] { found.Low!.Value, found.High!.Value })
            Approx.Equal(T * T * end * (1 - end) / size, (end - P) * (end - P), 1e-11);
    }

    [Fact]
    public void The_interval_of_the_likelihood()
    {
        var n = Rows.Count;
        var effect = n * Error * Error / (P * (1 - P));
        var found = Interval(IntervalMethod.Likelihood);

        Assert.True(found.Low < P && P < found.High);
        foreach (var end in new[] { found.Low!.Value, found.High!.Value })
            Approx.Equal(effect * T * T * n / (n - 1), 2 * n * ((P * Math.Log(P / end)) + ((1 - P) * Math.Log((1 - P) / (1 - end)))), 1e-10);
    }

    // Law: an interval with given degrees of freedom and another level is the same formula with another t.
    [Fact]
    public void Level_and_degrees_of_freedom_make_t()
    {
        var wide = Interval(IntervalMethod.Mean, settings: i => i with { Level = 0.8, DegreesOfFreedom = 3.5 });
        Approx.Equal(P + (StudentTDistribution.Quantile(0.9, 3.5) * Error), wide.High, 1e-13);
        Assert.Equal(Df, wide.DegreesOfFreedom);
        Approx.Equal(P - (1.959963984540054 * Error), Interval(IntervalMethod.Mean, settings: i => i with { DegreesOfFreedom = double.PositiveInfinity }).Low, 1e-13);
    }

    // At 0 and 1 the estimate stands, with its error 0; the means and Wilson's interval are defined, the others say that they are not.
    [Theory]
    [InlineData("none", 0)]
    [InlineData("all", 1)]
    public void At_the_ends_of_the_scale(string variable, double p)
    {
        foreach (var method in new[] { IntervalMethod.Logit, IntervalMethod.XLogit, IntervalMethod.ArcSine, IntervalMethod.Beta, IntervalMethod.Likelihood, IntervalMethod.Default })
        {
            var result = SurveyAnalysis.Create(Data, Sample(Data, Clustered)).Require().Estimate(Request(variable, method));
            var found = result.Require().Estimates[0];
            Assert.Equal((p, 0.0, null, null), (found.Value, found.StandardError, found.Low, found.High));
            Assert.Equal([$"SL6333: The interval of '{variable}' in _T is not defined: the proportion is {p}; 'wilson' and 'mean' are defined there."], result.Diagnostics.Select(d => $"{d.Code}: {d.Message}"));
        }

        var wilson = Interval(IntervalMethod.Wilson, variable);
        var z = T * T;
        Ends(p == 0 ? 0 : 1 / (1 + (z / Rows.Count)), p == 0 ? z / Rows.Count / (1 + (z / Rows.Count)) : 1, wilson);
        Ends(p, p, Interval(IntervalMethod.Mean, variable));
        Assert.Null(Estimate(Data, Clustered, new EstimateRequest.Proportion([variable], true))[0].Value);
    }

    // Two rows are enough for a distribution; errors beyond all measure leave the whole scale.
    [Fact]
    public void Small_samples_and_large_errors()
    {
        foreach (var method in new[] { IntervalMethod.Beta, IntervalMethod.Likelihood })
        {
            var (low, high) = ProportionInterval.Of(method, 0.5, 0.01, 0.16, 2, 0.025, 5);
            Assert.True(low is > 0 and < 0.5 && high is > 0.5 and < 1);
            Assert.Equal((double.NaN, double.NaN), ProportionInterval.Of(method, 0.5, 0.01, 0.16, 1, 0.025, 5));
        }

        Assert.Equal((0.0, 1.0), ProportionInterval.Of(IntervalMethod.Logit, 0.5, 0.01, 1e8, 100, 0.025, 5));
    }

    [Fact]
    public void A_method_for_quantiles_is_none_for_proportions()
    {
        var result = SurveyAnalysis.Create(Data, Sample(Data, Clustered)).Require().Estimate(Request("yes", IntervalMethod.Replicates));

        Assert.Null(result.Require().Estimates[0].Low);
        Assert.Equal(["The interval of 'yes' in _T is not defined: its method is not for a proportion."], result.Diagnostics.Select(d => d.Message));
    }

    // A stratum with one cluster in it leaves no degrees of freedom.
    [Fact]
    public void Without_degrees_of_freedom_there_is_no_interval()
    {
        var data = Table([new("a", "1", "1", 1, 1) { Yes = 1, Group = "p" }, new("a", "1", "1", 1, 1), new("a", "2", "2", 1, 1)]);
        foreach (var method in new[] { IntervalMethod.Logit, IntervalMethod.Mean, IntervalMethod.Beta })
        {
            var result = SurveyAnalysis.Create(data, Sample(data, Clustered)).Require().Estimate(Request("yes", method) with { Where = "psu == \"1\"" });
            Assert.Equal((0.5, null, 0.0), (result.Require().Estimates[0].Value, result.Require().Estimates[0].Low, result.Require().Estimates[0].DegreesOfFreedom));
            Assert.Equal(["The interval of 'yes' in _T is not defined: there are 0 degrees of freedom."], result.Diagnostics.Select(d => d.Message));
        }
    }

    // Law: in a replicate design the log-odds have the variance of those of the replicates, xlogit that of the delta method.
    [Fact]
    public void Log_odds_of_replicates()
    {
        var data = Table(Rows, Enumerable.Range(0, 4).Select(g => Numbers($"r{g}", Rows.Select((r, i) => r.Weight * (0.5 + ((i * (g + 3)) % 7 / 6.0))))));
        DesignSettings settings = new() { Weights = "w", Replicates = new() { Method = ReplicateMethod.Bootstrap, Columns = ["r*"] } };
        foreach (var variable in new[] { "yes", "group" })
        {
            var found = Of(settings, IntervalMethod.Logit);
            var (p, df) = (found.Value!.Value, found.DegreesOfFreedom!.Value);
            var odds = Enumerable.Range(0, 4).Select(g => Of(new() { Weights = $"r{g}" }, IntervalMethod.Mean).Value!.Value).Select(q => Math.Log(q / (1 - q)) - Math.Log(p / (1 - p)));
            var width = StudentTDistribution.Quantile(0.975, df) * Math.Sqrt(odds.Sum(d => d * d) / 3);
            Ends(1 / (1 + Math.Exp(-Math.Log(p / (1 - p)) + width)), 1 / (1 + Math.Exp(-Math.Log(p / (1 - p)) - width)), found);
            var delta = StudentTDistribution.Quantile(0.975, df) * found.StandardError!.Value / (p * (1 - p));
            Ends(1 / (1 + Math.Exp(-Math.Log(p / (1 - p)) + delta)), 1 / (1 + Math.Exp(-Math.Log(p / (1 - p)) - delta)), Of(settings, IntervalMethod.XLogit));

            SurveyEstimate Of(DesignSettings design, IntervalMethod method) => Estimate(data, design, Request(variable, method))[0];
        }
    }

    private static EstimateRequest.Proportion Request(string variable, IntervalMethod method) => new([variable], false) { Interval = new() { Method = method } };

    private static SurveyEstimate Interval(IntervalMethod method, string variable = "yes", Func<IntervalSettings, IntervalSettings>? settings = null)
    {
        var request = Request(variable, method);
        return Estimate(Data, Clustered, request with { Interval = settings is null ? request.Interval : settings(request.Interval) })[0];
    }

    private static void Ends(double low, double high, SurveyEstimate found)
    {
        Approx.Equal(low, found.Low, 1e-11);
        Approx.Equal(high, found.High, 1e-11);
    }
}
