using System.Collections.Immutable;
using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Designs;

namespace SciLiteracy.Indicators.Tests.Surveys;

/// <summary>Made-up samples, the same for the same seed, and estimates from them.</summary>
internal static class SurveySamples
{
    public static readonly DesignSettings Clustered = new() { Weights = "w", Strata = ["stratum"], Clusters = ["psu"] };

    /// <summary>Three or four strata of two to four clusters of one to three households; every cluster has both groups and both halves.</summary>
    public static List<SurveyRow> Rows(int seed)
    {
        var random = new System.Random(seed);
        var rows = new List<SurveyRow>();
        var strata = random.Next(3, 5);
        for (var h = 0; h < strata; h++)
        {
            var clusters = random.Next(2, 5);
            var psus = clusters + random.Next(1, 6);
            for (var c = 0; c < clusters; c++)
            {
                var households = random.Next(2, 4);
                var all = households + random.Next(1, 5);
                for (var k = 0; k < households; k++)
                {
                    foreach (var (group, half) in new[] { ("a", "x"), ("b", "y"), ("a", "y"), ("b", "x") }[..random.Next(2, 5)])
                    {
                        rows.Add(new($"s{h}", $"{h}-{c}", $"{h}-{c}-{k}", random.Next(1, 9), Math.Round((random.NextDouble() * 50) + (7 * h) + (5 * c), 2))
                        {
                            X = random.Next(1, 12),
                            Yes = random.Next(0, 2),
                            Group = group,
                            Half = half,
                            Psus = psus,
                            Households = all,
                        });
                    }
                }
            }
        }

        return rows;
    }

    public static Microdata Table(IReadOnlyList<SurveyRow> rows, params IEnumerable<TableColumn> more) => Microdata.Of(
    [
        TextColumn.Of("stratum", rows.Select(r => r.Stratum)), TextColumn.Of("psu", rows.Select(r => r.Psu)), TextColumn.Of("household", rows.Select(r => r.Household)),
        Numbers("w", rows.Select(r => r.Weight)), Numbers("y", rows.Select(r => r.Y)), Numbers("x", rows.Select(r => r.X)), Numbers("yes", rows.Select(r => r.Yes)),
        TextColumn.Of("group", rows.Select(r => r.Group)), TextColumn.Of("half", rows.Select(r => r.Half)),
        Numbers("psus", rows.Select(r => r.Psus)), Numbers("households", rows.Select(r => r.Households)), .. more,
    ]);

    public static NumberColumn Numbers(string name, params IEnumerable<double> values) => new(name, [.. values]);

    public static SampleDesign Sample(Microdata data, DesignSettings settings) => (SampleDesign)SurveyDesign.Create(data, settings).Require();

    public static ImmutableArray<SurveyEstimate> Estimate(Microdata data, SurveyDesign design, EstimateRequest request) =>
        SurveyAnalysis.Create(data, design).Require().Estimate(request).Require().Estimates;

    public static ImmutableArray<SurveyEstimate> Estimate(Microdata data, DesignSettings settings, EstimateRequest request) =>
        Estimate(data, SurveyDesign.Create(data, settings).Require(), request);

    public static ImmutableArray<SurveyEstimate> Estimate(IReadOnlyList<SurveyRow> rows, DesignSettings settings, EstimateRequest request) =>
        Estimate(Table(rows), settings, request);

    /// <summary>Gets every kind of estimate of a number, a domain and no domain.</summary>
    public static IEnumerable<EstimateRequest> Smooth()
    {
        yield return new EstimateRequest.Mean(["y", "x"]) { Covariance = CovarianceScope.WithinDomains };
        yield return new EstimateRequest.Total(["y", "x"]) { By = ["group"] };
        yield return new EstimateRequest.Ratio("y", "x") { By = ["half"] };
        yield return new EstimateRequest.Variance(["y"], false, false);
        yield return new EstimateRequest.Variance(["x", "y"], true, true) { By = ["group"] };
        yield return new EstimateRequest.Proportion(["yes"], false) { Interval = new() { Method = IntervalMethod.Mean } };
        yield return new EstimateRequest.Proportion(["yes"], true);
        yield return new EstimateRequest.Proportion(["group"], false) { Where = "x > 2", Interval = new() { Method = IntervalMethod.Mean } };
        yield return new EstimateRequest.Levels("y", [new("low", 20), new("high", 40)]);
        yield return new EstimateRequest.Contrast("y", "group", "b", "a");
        yield return new EstimateRequest.Correlation("y", "x");
        yield return new EstimateRequest.Regression("y", ["x", "half"], RegressionFamily.Gaussian, true);
        yield return new EstimateRequest.Regression("yes", ["x"], RegressionFamily.Binomial, false);
        yield return new EstimateRequest.Mean(["y"]) { Standardize = new("half", [new("x", 3), new("y", 5)]) };
        yield return new EstimateRequest.Proportion(["yes"], false) { Standardize = new("half", [new("x", 3), new("y", 5)]), Interval = new() { Method = IntervalMethod.Mean } };
        yield return new EstimateRequest.Proportion(["group"], false) { Standardize = new("half", [new("x", 1), new("y", 0)]), Interval = new() { Method = IntervalMethod.Mean } };
    }
}
