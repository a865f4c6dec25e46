using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Items;

namespace SciLiteracy.Indicators.Tests.Surveys.Items;

public class ScoringKeyTests
{
    private static readonly Microdata Data = Microdata.Of(
        TextColumn.Of("q1", ["B", "A", "B", null, "don't know", "B"]),
        new NumberColumn("q2", [3, 2, 1, 3, double.NaN, 2.5]),
        new NumberColumn("q3", [0, 1, 1, 0, 1, double.NaN]));

    private static readonly ItemSettings Settings = new()
    {
        Columns = ["q*"],
        Key =
        [
            ItemKey.Of("q1", "B"),
            new() { Item = "q2", Answers = [new("3.0", 2), new("2", 1), new("2.5", 1)] },
        ],
    };

    // Scores q1 = 1 0 1 . 0 1, q2 = 2 1 0 2 . 1, q3 = 0 1 1 0 1 . : the first three rows are complete.
    [Fact]
    public void Answers_of_the_key_score_and_others_do_not()
    {
        var rows = Table(Settings);

        Assert.Equal(2.0 / 3, rows[("q1", "facility")].Value!.Value, 1e-15);
        Assert.Equal(1.0 / 2, rows[("q2", "facility")].Value!.Value, 1e-15);
        Assert.Equal(2.0 / 3, rows[("q3", "facility")].Value!.Value, 1e-15);
        Assert.Equal(3, rows[("q1", "facility")].SampleSize);
    }

    [Fact]
    public void Omitted_answers_may_score_0()
    {
        var rows = Table(Settings with { OmittedScoreZero = true });

        Assert.Equal(3.0 / 6, rows[("q1", "facility")].Value!.Value, 1e-15);
        Assert.Equal(6.0 / 12, rows[("q2", "facility")].Value!.Value, 1e-15);
        Assert.Equal(3.0 / 6, rows[("q3", "facility")].Value!.Value, 1e-15);
        Assert.Equal(6, rows[("_T", "alpha")].SampleSize);
    }

    [Fact]
    public void A_key_that_does_not_fit_is_a_finding()
    {
        var settings = Settings with
        {
            Key = [ItemKey.Of("q7", "A"), ItemKey.Of("q1", "B"), ItemKey.Of("q1", "A"), new() { Item = "q2", Answers = [new("1", 0), new("2", 65)] }],
        };

        Assert.Equal(
            [
                "(code): error SL6301: The key has 'q7', which is none of the items; did you mean 'q1'?",
                "(code): error SL6331: The item 'q1' is twice in the key.",
                "(code): error SL6331: The answer '1' to 'q2' scores 0; expected 1 to 64.",
                "(code): error SL6331: The answer '2' to 'q2' scores 65; expected 1 to 64.",
            ],
            ItemAnalysis.Create(Data, [], settings).Diagnostics.Select(d => d.ToString()));
    }

    // Law: a key gives the analysis of the scores that it makes.
    [Fact]
    public void A_key_is_the_same_as_its_scores()
    {
        var scored = ItemGolden.Data("binary.csv");
        var answers = Microdata.Of(scored.Columns.Where(c => c.Name != "w").Cast<NumberColumn>()
            .Select(c => TextColumn.Of(c.Name, c.Values.Select((v, i) => double.IsNaN(v) ? null : v == 1 ? "right" : i % 2 == 0 ? "wrong" : "no idea"))));
        var settings = new ItemSettings { Columns = ["q*"], Model = ItemModel.TwoParameter };
        var keyed = ItemAnalysis.Create(answers, [], settings with { Key = [.. answers.Columns.Select(c => ItemKey.Of(c.Name, "right"))] }).Require();

        Assert.Equal(ItemAnalysis.Create(scored, [], settings).Require().ToTable().Estimates.ToArray(), keyed.ToTable().Estimates.ToArray());
    }

    private static Dictionary<(string Variable, string Level), SurveyEstimate> Table(ItemSettings settings) =>
        ItemAnalysis.Create(Data, [], settings).Require().ToTable().Estimates.ToDictionary(e => (e.Variable, e.Level));
}
