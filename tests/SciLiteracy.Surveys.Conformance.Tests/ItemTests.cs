using System.Collections.Immutable;
using System.Text.Json.Nodes;
using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Items;

namespace SciLiteracy.Surveys.Conformance.Tests;

/// <summary>Item statistics and the two-parameter model of the citizen survey.</summary>
public class ItemTests
{
    private static readonly GoldenSet Set = new(Path.Combine(GoldenFiles.Synthetic, "citizen"));

    private static readonly JsonNode Golden = JsonNode.Parse(GoldenFiles.Read(Path.Combine(GoldenFiles.Synthetic, "citizen"), "irt.json"))!;

    private static readonly Microdata Data = Set.Data("respondents.csv");

    private static readonly Lazy<ItemAnalysis> Unweighted = new(() => Analyze([], ScoreMethod.ExpectedAPosteriori));

    private static readonly Lazy<ItemAnalysis> Weighted = new(() => Analyze(Weights, null));

    private static ImmutableArray<double> Weights => ((NumberColumn)Data.Find("weight")!).Values;

    [Theory]
    [InlineData("unweighted")]
    [InlineData("weighted")]
    public void Classical_statistics_are_those_of_the_direct_formulas(string kind)
    {
        var expected = Golden["itemStatistics"]![kind]!;
        var analysis = kind == "weighted" ? Weighted.Value : Unweighted.Value;
        var rows = analysis.ToTable().Estimates.ToDictionary(r => (r.Variable, r.Level));

        Near((double)expected["alpha"]!, analysis.Alpha, 1e-9);
        Near((double)expected["sem"]!, analysis.MeasurementError, 1e-9);
        foreach (var item in expected["items"]!.AsArray())
        {
            var name = (string)item!["item"]!;
            Near((double)item["pValue"]!, rows[(name, "facility")].Value, 1e-9);
            Near((double)item["itemTotal"]!, rows[(name, "item_total")].Value, 1e-9);
            Near((double)item["itemRest"]!, rows[(name, "item_rest")].Value, 1e-9);
            Near((double)item["alphaIfDeleted"]!, rows[(name, "alpha_if_deleted")].Value, 1e-9);
            if (item["discrimination27"] is { } discrimination)
                Near((double)discrimination, rows[(name, "discrimination")].Value, 1e-9);
            else
                Assert.Null(rows[(name, "discrimination")].Value);
        }
    }

    [Theory]
    [InlineData("unweighted")]
    [InlineData("weighted")]
    public void The_two_parameter_model_is_fitted_to_the_same_maximum(string kind)
    {
        var expected = Golden["twoPl"]![kind]!;
        var analysis = kind == "weighted" ? Weighted.Value : Unweighted.Value;
        var rows = analysis.ToTable().Estimates.ToDictionary(r => (r.Variable, r.Level));

        Near((double)expected["logLik"]!, analysis.LogLikelihood, 1e-8);
        foreach (var item in expected["items"]!.AsArray())
        {
            var name = (string)item!["item"]!;
            Near((double)item["a"]!, rows[(name, "a")].Value, 1e-6);
            Near((double)item["d"]!, rows[(name, "d")].Value, 1e-6);
            Near((double)item["b"]!, rows[(name, "b")].Value, 1e-6);
            if (item["seA"] is null)
                continue;
            Near((double)item["seA"]!, rows[(name, "a")].StandardError, 1e-6);
            Near((double)item["seD"]!, rows[(name, "d")].StandardError, 1e-6);
        }
    }

    [Fact]
    public void The_posterior_means_and_deviations_are_the_same()
    {
        var expected = Set.Data("irt_eap.csv");
        var (eap, psd) = (Column(expected, "eap"), Column(expected, "psd"));

        for (var i = 0; i < eap.Length; i++)
        {
            Near(eap[i], Unweighted.Value.Scores[i].Score, 1e-6);
            Near(psd[i], Unweighted.Value.Scores[i].StandardError, 1e-6);
        }
    }

    [Theory]
    [InlineData(ScoreMethod.MaximumLikelihood, "ml")]
    [InlineData(ScoreMethod.WeightedLikelihood, "wle")]
    public void Likelihood_scores_are_the_same(ScoreMethod method, string column)
    {
        var expected = Set.Data("irt_ml_wle_first200.csv");
        var (score, error) = (Column(expected, column), Column(expected, column + "Se"));
        var found = Analyze([], method).Scores;

        for (var i = 0; i < score.Length; i++)
        {
            if (double.IsNaN(score[i]))
            {
                Assert.True(double.IsNaN(found[i].Score));
                continue;
            }

            Near(score[i], found[i].Score, 1e-8);
            Near(error[i], found[i].StandardError, 1e-8);
        }
    }

    private static ItemAnalysis Analyze(ImmutableArray<double> weights, ScoreMethod? scores) =>
        ItemAnalysis.Create(Data, weights.AsSpan(), new() { Columns = ["item*"], Model = ItemModel.TwoParameter, Scores = scores }).Require();

    private static ImmutableArray<double> Column(Microdata data, string name) => ((NumberColumn)data.Find(name)!).Values;

    private static void Near(double expected, double? found, double tolerance) =>
        Assert.True(found is { } value && Math.Abs(value - expected) <= tolerance * Math.Max(1, Math.Abs(expected)), $"{found:R}; expected {expected:R}.");
}
