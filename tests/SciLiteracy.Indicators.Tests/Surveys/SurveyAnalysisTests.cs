using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Designs;
using static SciLiteracy.Indicators.Tests.Surveys.SurveySamples;

namespace SciLiteracy.Indicators.Tests.Surveys;

public class SurveyAnalysisTests
{
    private static readonly Microdata Data = Microdata.Of(Numbers("y", 1, 2, 3, 6), Numbers("pv1", 1, 2, 3, 4), Numbers("pv2", 2, 3, 4, 5), TextColumn.Of("t", ["a", "b", "a", "b"]));
    private static readonly SurveyDesign Design = SurveyDesign.Create(Data, new()).Require();
    private static readonly SurveyAnalysis Analysis = SurveyAnalysis.Create(Data, Design, [new("twice", "2 * y")], [new("score", ["pv*"])]).Require();

    [Fact]
    public void Columns_formulas_and_plausible_values_are_variables()
    {
        foreach (var name in new[] { "y", "pv1", "t", "twice", "score" })
            Assert.True(Analysis.HasVariable(name));
        foreach (var name in new[] { "Y", "pv", "twic", "" })
            Assert.False(Analysis.HasVariable(name));
    }

    [Fact]
    public void Plausible_values_without_a_name_have_their_key_or_their_id()
    {
        EstimateRequest.Plausible request = new(["pv*"], [new("low", 0)]);

        Assert.All(Estimates(request), e => Assert.Equal(("plausible", "pv"), (e.Estimate, e.Variable)));
        Assert.All(Estimates(request with { Id = "reading" }), e => Assert.Equal(("reading", "pv"), (e.Estimate, e.Variable)));
        Assert.Equal(3, Estimates(request)[0].Value);

        static IReadOnlyList<SurveyEstimate> Estimates(EstimateRequest request) => Analysis.Estimate(request).Require().Estimates;
    }

    [Fact]
    public void Findings_about_plausible_values_are_where_they_are_asked_for()
    {
        var result = Analysis.Estimate(new EstimateRequest.Plausible(["pv1"], []) { Location = new("survey.yaml", 7, 3) });
        var empty = Analysis.Estimate(new EstimateRequest.Plausible([new("pv*") { Location = new("survey.yaml", 8, 3) }], []) { Where = "y > 9", Location = new("survey.yaml", 7, 3) });

        Assert.Equal("survey.yaml:7:3: error SL6331: 'plausible' has one plausible value; expected two or more columns.", Assert.Single(result.Diagnostics).ToString());
        Assert.All(empty.Diagnostics, d => Assert.Equal("SL6334", d.Code));
    }

    [Fact]
    public void Estimates_are_those_of_the_requests_in_their_order() =>
        Assert.Equal(
            [("mean", "y", 3.0), ("b", "twice", 24.0), ("mean", "score", 3.0)],
            Analysis.Estimate([new EstimateRequest.Mean(["y"]), new EstimateRequest.Total(["twice"]) { Id = "b" }, new EstimateRequest.Mean(["score"])]).Require().Estimates.Select(e => (e.Estimate, e.Variable, e.Value!.Value)));

    [Fact]
    public void Arguments_are_given_and_fit()
    {
        var other = SurveyDesign.Create(Microdata.Of(Numbers("y", 1, 2)), new()).Require();

        Assert.Throws<ArgumentNullException>("data", () => SurveyAnalysis.Create(null!, Design));
        Assert.Throws<ArgumentNullException>("design", () => SurveyAnalysis.Create(Data, null!));
        Assert.Throws<ArgumentNullException>("design", () => Analysis.With(null!));
        Assert.Throws<ArgumentNullException>("requests", () => Analysis.Estimate((ValueList<EstimateRequest>)null!));
        Assert.Throws<ArgumentNullException>("columns", () => Microdata.Of(null!));
        Assert.Throws<ArgumentNullException>("name", () => Data.Find(null!));
        Assert.Throws<ArgumentException>("design", () => SurveyAnalysis.Create(Data, other));
        Assert.Throws<ArgumentException>("design", () => Analysis.With(other));
        foreach (var threads in new[] { 0, -2 })
            Assert.Throws<ArgumentOutOfRangeException>("maxDegreeOfParallelism", () => Analysis.Estimate([new EstimateRequest.Mean(["y"])], threads));
    }

    // Before the first request, and also where its work would be none.
    [Fact]
    public void Work_can_be_canceled() =>
        Assert.Throws<OperationCanceledException>(() => Analysis.Estimate([new EstimateRequest.Mean(["nowhere"])], 1, new CancellationToken(canceled: true)));
}
