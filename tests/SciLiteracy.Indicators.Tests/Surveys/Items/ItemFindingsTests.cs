using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Items;

namespace SciLiteracy.Indicators.Tests.Surveys.Items;

/// <summary>What cannot be computed is said, and never a silent NaN.</summary>
public class ItemFindingsTests
{
    private static readonly int[][] Good = [[1, 1, 0], [0, 1, 0], [1, 0, 1], [0, 0, 1], [1, 1, 1], [0, 0, 0], [1, 0, 0], [0, 1, 1]];

    [Theory]
    [InlineData(ItemModel.TwoParameter, "(code): error SL6331: All answers to the item 'q2' have the score 1; an item model needs different scores: leave the item out.")]
    [InlineData(ItemModel.None, "(code): warning SL6333: All answers to the item 'q2' have the score 1; its correlations are not defined.")]
    public void An_item_that_everybody_solved_is_a_finding(ItemModel model, string expected) =>
        Assert.Equal([expected], Findings(model, [.. Good.Select(r => new[] { r[0], 1, r[2] })]));

    [Theory]
    [InlineData(ItemModel.Rasch, "(code): error SL6331: All answers to the item 'q1' have the score 0; an item model needs different scores: leave the item out.")]
    [InlineData(ItemModel.None, "(code): warning SL6333: All answers to the item 'q1' have the score 0; its correlations are not defined.")]
    public void An_item_that_nobody_solved_is_a_finding(ItemModel model, string expected) =>
        Assert.Equal([expected], Findings(model, [.. Good.Select(r => new[] { 0, r[1], r[2] })]));

    [Fact]
    public void An_item_without_answers_is_a_finding() =>
        Assert.Equal(
            ["(code): error SL6331: Nobody has an answer to the item 'q3'; an item model needs different scores: leave the item out."],
            Findings(ItemModel.GeneralizedPartialCredit, [.. Good.Select(r => new[] { r[0], r[1], -1 })]));

    [Fact]
    public void Scores_that_nobody_has_are_findings()
    {
        int[][] rows = [.. Good.Select(r => new[] { r[0], 3 * r[1], r[2] + 1 })];

        Assert.Equal(
            [
                "(code): error SL6331: Nobody has the score 1 in the item 'q2', whose highest is 3; an item model needs every score from 0 on: join it with another.",
                "(code): error SL6331: Nobody has the score 0 in the item 'q3', whose highest is 2; an item model needs every score from 0 on: join it with another.",
            ],
            Findings(ItemModel.GeneralizedPartialCredit, rows));
        Assert.Equal(
            [
                "(code): error SL6331: The item 'q2' has the score 3; the model takes 0 and 1, 'gpcm' takes more.",
                "(code): error SL6331: The item 'q3' has the score 2; the model takes 0 and 1, 'gpcm' takes more.",
            ],
            Findings(ItemModel.ThreeParameter, rows));
        foreach (var model in new[] { ItemModel.Rasch, ItemModel.TwoParameter })
            Assert.Equal(Findings(ItemModel.ThreeParameter, rows), Findings(model, rows));
        Assert.Empty(Findings(ItemModel.None, rows));
    }

    // A score that only rows of weight 0 have does not occur.
    [Fact]
    public void Rows_of_weight_0_have_no_part_in_what_occurs()
    {
        var data = ItemGolden.Table([.. Good, [2, 1, 0]]);
        var settings = new ItemSettings { Columns = ["q*"], Model = ItemModel.GeneralizedPartialCredit };
        double[] weights = [.. Enumerable.Repeat(1.0, Good.Length), 0];

        Assert.Equal(
            ["(code): error SL6331: Nobody has the score 2 in the item 'q1', whose highest is 2; an item model needs every score from 0 on: join it with another."],
            Texts(ItemAnalysis.Create(data, weights, settings)));
        Assert.Equal(["(code): error SL6311: There is no row with a weight above 0 to analyze items from."], Texts(ItemAnalysis.Create(data, new double[9], settings)));
    }

    [Fact]
    public void Data_without_rows_are_a_finding() =>
        Assert.Equal(
            ["(code): error SL6311: There is no row with a weight above 0 to analyze items from."],
            Texts(ItemAnalysis.Create(Microdata.Of(new NumberColumn("q1", []), new NumberColumn("q2", [])), [], new() { Columns = ["q*"] })));

    [Fact]
    public void Columns_that_are_no_items_are_findings()
    {
        var data = Microdata.Of(new NumberColumn("q1", [0, 1, 0.5]), TextColumn.Of("q2", ["a", null, "b"]), new NumberColumn("q3", [-1, 0, 1]), new NumberColumn("q4", [65, 0, 1]));

        Assert.Equal(
            [
                "(code): error SL6301: The data have no column 'q5'; did you mean 'q1'?",
                "(code): error SL6331: The item 'q1' is 0.5 in row 3; expected a score 0, 1, ….",
                "(code): error SL6302: The item 'q2' has texts; expected scores 0, 1, …, or a key.",
                "(code): error SL6331: The item 'q3' is -1 in row 1; expected a score 0, 1, ….",
                "(code): error SL6331: The item 'q4' is 65 in row 1; expected a score 0, 1, ….",
            ],
            Texts(ItemAnalysis.Create(data, [], new() { Columns = ["q5", "q*"] })));
        Assert.Equal(
            ["(code): error SL6331: There is one item, 'q3'; expected two or more."],
            Texts(ItemAnalysis.Create(Microdata.Of(new NumberColumn("q3", [1, 0])), [], new() { Columns = ["q3", "q*"] })));
        Assert.Equal(
            ["(code): error SL6301: The data have no column 'item*'."], Texts(ItemAnalysis.Create(Microdata.Of(new NumberColumn("q3", [1, 0])), [], new() { Columns = ["item*"] })));
    }

    [Fact]
    public void Scores_need_a_model() =>
        Assert.Equal(
            ["(code): error SL6331: Scores are those of an item model; expected 'model: rasch', '2pl', '3pl' or 'gpcm'."],
            Texts(ItemAnalysis.Create(ItemGolden.Table(Good), [], new() { Columns = ["q*"], Scores = ScoreMethod.WeightedLikelihood })));

    // The first two items are answered alike by all but the ends: whoever solves the harder one solves the easier.
    [Fact]
    public void Perfect_separation_is_a_finding()
    {
        int[][] rows = [.. Enumerable.Range(0, 80).Select(i => new[] { i % 4 >= 1 ? 1 : 0, i % 4 >= 2 ? 1 : 0, i % 4 >= 3 ? 1 : 0 })];
        var text = Assert.Single(Findings(ItemModel.TwoParameter, rows));

        Assert.Matches(
            "^\\(code\\): error SL6335: The item model did not converge in [0-9]+ steps: the parameters of 'q2' grow without bound, as of an item that separates persons perfectly; "
            + "leave it out, or take a model with fewer parameters\\.$", text);
    }

    // Two items have three free frequencies and the model four parameters.
    [Fact]
    public void Parameters_that_the_data_do_not_determine_are_a_finding()
    {
        int[][] rows = [.. Enumerable.Range(0, 100).Select(i => new[] { i % 10 < 6 ? 1 : 0, i % 10 is < 4 or > 7 ? 1 : 0 })];
        var text = Assert.Single(Findings(ItemModel.TwoParameter, rows));

        Assert.Matches(
            "^\\(code\\): error SL6335: The item model did not converge in [0-9]+ steps: the answers do not determine all parameters; take more items, or a model with fewer parameters\\.$", text);
        Assert.Empty(Findings(ItemModel.Rasch, rows));
    }

    // Fewer persons than parameters: the cross-product is singular, the second derivatives are not.
    [Fact]
    public void Standard_errors_of_few_persons_are_a_finding()
    {
        var random = new CounterRandom(3, RandomPurpose.Points);
        int[][] rows = [.. Enumerable.Range(0, 12).Select(i => Enumerable.Range(0, 15).Select(j => random.Uniform(i, j + 2) < 1 / (1 + Math.Exp((0.05 * (j - 7)) - random.Normal(i, 0))) ? 1 : 0).ToArray())];
        var settings = new ItemSettings { Columns = ["q*"], Model = ItemModel.Rasch };
        var crossed = ItemAnalysis.Create(ItemGolden.Table(rows), [], settings);

        Assert.Equal(["(code): warning SL6333: The standard errors of the item parameters are not defined: the answers are too few for 16 parameters."], Texts(crossed));
        Assert.All(crossed.Require().ToTable().Estimates.Where(e => e.Level is "a" or "b" or "d"), e => Assert.True(e.Value is not null && e.StandardError is null));
        var observed = ItemAnalysis.Create(ItemGolden.Table(rows), [], settings with { StandardErrors = ItemErrorMethod.ObservedInformation });
        Assert.Empty(observed.Diagnostics);
        Assert.All(observed.Require().ToTable().Estimates.Where(e => e.Level is "a" or "b" or "d"), e => Assert.True(e.StandardError > 0));
    }

    // Answers of a model without guessing: the likeliest guessing of some items is none, and the others are as in a fit of which the maximum is inside.
    [Fact]
    public void Guessing_at_the_edge_is_a_finding_and_the_rest_stands()
    {
        var data = ItemGolden.Data("binary.csv");
        var result = ItemAnalysis.Create(data, [], new() { Columns = ["q*"], Model = ItemModel.ThreeParameter });
        var analysis = result.Require();
        var without = ItemGolden.Analyze("2pl").Require();
        string[] edges = [.. analysis.Parameters.Where(p => p.Guessing == 0).Select(p => $"'{p.Item}'")];

        Assert.NotEmpty(edges);
        Assert.Equal([$"(code): warning SL6333: The guessing of {string.Join(", ", edges)} is 0, the edge of its range, and has no standard error."], Texts(result));
        Assert.True(analysis.LogLikelihood >= without.LogLikelihood);
        Assert.InRange(analysis.LargestGradient!.Value, 0, 1e-6);
        Assert.Equal(24 - edges.Length, analysis.FreeParameters);
        foreach (var row in analysis.ToTable().Estimates.Where(e => e.Level is "a" or "d" or "b" or "c"))
            Assert.Equal(row.Level != "c" || row.Value > 0, row.StandardError is not null);

        // No guessing is a maximum: a little of it makes the answers less likely.
        foreach (var j in Enumerable.Range(0, 8).Where(j => analysis.Parameters[j].Guessing == 0))
            Assert.True(LogLikelihood(analysis, data, j, 0.002) < analysis.LogLikelihood);
        Assert.Equal(analysis.LogLikelihood!.Value, LogLikelihood(analysis, data, 0, null), 1e-7);
    }

    [Fact]
    public void Classical_statistics_of_nobody_are_a_finding()
    {
        int[][] rows = [[1, -1, 0], [0, 1, -1], [-1, 0, 1], [1, 0, -1]];
        var result = ItemAnalysis.Create(ItemGolden.Table(rows), [], new() { Columns = ["q*"] });

        Assert.Equal(["(code): warning SL6332: 0 of 4 rows have an answer to every item; classical statistics, which take only those, are not defined."], Texts(result));
        Assert.All(result.Require().ToTable().Estimates, e => Assert.True(e.Value is null && e.SampleSize == 0));
    }

    // Two rows with an answer to every item are enough for classical statistics.
    [Fact]
    public void Classical_statistics_need_two_rows()
    {
        Assert.Empty(Findings(ItemModel.None, [[1, 0], [0, 1], [1, -1]]));
        Assert.Equal(
            ["(code): warning SL6332: 1 of 3 rows have an answer to every item; classical statistics, which take only those, are not defined."], Findings(ItemModel.None, [[1, 0], [-1, 1], [0, -1]]));
    }

    [Fact]
    public void Arguments_are_given_and_in_their_range()
    {
        var analysis = ItemAnalysis.Create(ItemGolden.Table(Good), [], new() { Columns = ["q*"] }).Require();

        Assert.Throws<ArgumentNullException>("data", () => ItemAnalysis.Create(null!, [], new() { Columns = ["q*"] }));
        Assert.Throws<ArgumentNullException>("settings", () => ItemAnalysis.Create(ItemGolden.Table(Good), [], null!));
        Assert.Throws<ArgumentNullException>("prefix", () => analysis.DrawPlausibleValues(null!, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => analysis.DrawPlausibleValues("PV", 0, 1));
        foreach (var threads in new[] { 0, -2 })
        {
            Assert.Throws<ArgumentOutOfRangeException>("maxDegreeOfParallelism", () => analysis.DrawPlausibleValues("PV", 1, 1, threads));
            Assert.Throws<ArgumentOutOfRangeException>("maxDegreeOfParallelism", () => ItemAnalysis.Create(ItemGolden.Table(Good), [], new() { Columns = ["q*"] }, threads));
        }

        // The analysis of classical statistics has no model to draw from.
        Assert.Throws<InvalidOperationException>(() => analysis.DrawPlausibleValues("PV", 1, 1));
    }

    // The likelihood by definition, with the guessing of one item replaced.
    private static double LogLikelihood(ItemAnalysis analysis, Microdata data, int item, double? guessing)
    {
        var nodes = Enumerable.Range(0, 61).Select(q => -6 + (0.2 * q)).ToArray();
        var prior = nodes.Select(t => Math.Exp(-t * t / 2)).ToArray();
        var sum = prior.Sum();
        var columns = analysis.Parameters.Select(p => ((NumberColumn)data.Find(p.Item)!).Values).ToArray();
        return Enumerable.Range(0, data.Rows).Sum(i => Math.Log(nodes.Select((t, q) => prior[q] / sum * Enumerable.Range(0, columns.Length).Aggregate(1.0, (l, j) =>
        {
            var p = analysis.Parameters[j];
            var c = j == item && guessing is { } g ? g : p.Guessing;
            var right = c + ((1 - c) / (1 + Math.Exp(-((p.Slope * t) + p.Intercepts[0]))));
            return double.IsNaN(columns[j][i]) ? l : l * (columns[j][i] == 1 ? right : 1 - right);
        })).Sum()));
    }

    private static IEnumerable<string> Findings(ItemModel model, int[][] rows) => Texts(ItemAnalysis.Create(ItemGolden.Table(rows), [], new() { Columns = ["q*"], Model = model }));

    private static IEnumerable<string> Texts(Result<ItemAnalysis> result) => result.Diagnostics.Select(d => d.ToString());
}
