using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Items;

namespace SciLiteracy.Indicators.Tests.Surveys.Items;

/// <summary>The maximum of the marginal likelihood, against a direct maximization in R, a published example and laws.</summary>
public class ItemModelTests
{
    public static TheoryData<string> Fits => ["rasch", "2pl", "2pl-weighted", "3pl", "gpcm"];

    [Theory]
    [MemberData(nameof(Fits))]
    public void The_maximum_is_that_of_a_direct_search(string fit)
    {
        foreach (var errors in Enum.GetValues<ItemErrorMethod>())
        {
            var result = ItemGolden.Analyze(fit, errors: errors);
            var rows = result.Require().ToTable().Estimates.ToDictionary(r => (r.Variable, r.Level));
            var analysis = result.Require();

            Assert.Empty(result.Diagnostics);
            ItemGolden.Near(ItemGolden.Rows("likelihoods.csv").Single(r => r["case"] == fit).Number("log_likelihood"), analysis.LogLikelihood, 1e-12);
            Assert.Equal(analysis.LogLikelihood, rows[("_T", "log_likelihood")].Value);
            Assert.Equal(analysis.Iterations, rows[("_T", "iterations")].Value);
            Assert.InRange(analysis.Iterations!.Value, 2, 300);
            Assert.Equal(analysis.LargestGradient, rows[("_T", "largest_gradient")].Value);
            Assert.InRange(analysis.LargestGradient!.Value, 0, 1e-8);
            foreach (var expected in ItemGolden.Rows("parameters.csv").Where(r => r["case"] == fit && r["parameter"] != "g"))
            {
                var found = rows[(expected["item"], expected["parameter"])];
                ItemGolden.Near(expected.Number("value"), found.Value, 1e-9, $"{expected["item"]} {expected["parameter"]}");

                // The derivatives of the script are differences.
                ItemGolden.Near(
                    expected.Number(errors == ItemErrorMethod.CrossProduct ? "se_cross" : "se_observed"), found.StandardError, 2e-7, $"error of {expected["item"]} {expected["parameter"]}");
            }
        }
    }

    [Fact]
    public void Parameters_are_named_in_both_forms()
    {
        var parameters = ItemGolden.Analyze("gpcm").Require().Parameters;
        var expected = ItemGolden.Rows("parameters.csv").Where(r => r["case"] == "gpcm").ToLookup(r => r["item"]);

        Assert.Equal(expected.Select(i => i.Key), parameters.Select(p => p.Item));
        foreach (var item in parameters)
        {
            var own = expected[item.Item].ToList();
            ItemGolden.Near(own[0].Number("value"), item.Slope, 1e-9);
            Assert.Equal(own.Count(r => r["parameter"].StartsWith('d')), item.Intercepts.Length);
            foreach (var (row, value) in own.Where(r => r["parameter"].StartsWith('b')).Zip(item.Difficulties))
                ItemGolden.Near(row.Number("value"), value, 1e-9);
            Assert.Equal(0, item.Guessing);
        }

        Assert.Equal(parameters.Sum(p => 1 + p.Intercepts.Length), ItemGolden.Analyze("gpcm").Require().FreeParameters);
        Assert.Equal(9, ItemGolden.Analyze("rasch").Require().FreeParameters);
        Assert.Equal(24, ItemGolden.Analyze("3pl").Require().FreeParameters);
    }

    // LSAT section 6, 1000 persons (Bock and Lieberman, 1970, Psychometrika 35; counts as in R psych 2.2.9, lsat6). The maxima are those of R's optim for the marginal likelihood over
    // 321 nodes from -8 to 8.
    [Fact]
    public void The_example_of_Bock_and_Lieberman_is_reproduced()
    {
        int[] counts =
        [
            3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15, 10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21, 173, 11, 61, 28, 298,
        ];
        var data = ItemGolden.Table([.. Enumerable.Range(0, 32).Select(p => Enumerable.Range(0, 5).Select(j => (p >> (4 - j)) & 1).ToArray())]);
        double[] weights = [.. counts.Select(c => (double)c)];
        var rasch = Fit(ItemModel.Rasch);
        var two = Fit(ItemModel.TwoParameter);

        // The weights have the mean 1, so that they count patterns in units of 1000 / 32 persons.
        Assert.Equal(-2466.9376, rasch.LogLikelihood!.Value * 1000 / 32, 5e-5);
        Assert.Equal(-2466.653377, two.LogLikelihood!.Value * 1000 / 32, 5e-5);
        Assert.All(rasch.Parameters, p => Assert.Equal(0.75513, p.Slope, 5e-5));
        foreach (var (expected, p) in new[] { -3.61527, -1.32242, -0.31763, -1.73009, -2.78017 }.Zip(rasch.Parameters))
            Assert.Equal(expected, p.Difficulties[0], 2e-4);
        foreach (var (expected, p) in new[] { 0.82566, 0.72274, 0.89087, 0.68837, 0.65686 }.Zip(two.Parameters))
            Assert.Equal(expected, p.Slope, 1e-4);

        ItemAnalysis Fit(ItemModel model) => ItemAnalysis.Create(data, weights, new() { Columns = ["q*"], Model = model }).Require();
    }

    // Law: neither the order of rows nor the number of threads changes a bit, as long as all count the same.
    [Fact]
    public void Permuted_rows_and_threads_give_the_same_bits()
    {
        var data = ItemGolden.Data("binary.csv");
        var settings = new ItemSettings { Columns = ["q*"], Model = ItemModel.TwoParameter, Scores = ScoreMethod.ExpectedAPosteriori };
        var order = Enumerable.Range(0, data.Rows).OrderBy(i => (i * 7919L) % 907).ToArray();
        var permuted = Microdata.Of(data.Columns.Cast<NumberColumn>().Select(c => new NumberColumn(c.Name, [.. order.Select(i => c.Values[i])])));
        var weights = ((NumberColumn)data.Find("w")!).Values.ToArray();
        var one = ItemAnalysis.Create(data, weights, settings, 1).Require();
        var three = ItemAnalysis.Create(data, weights, settings, 3).Require();
        var other = ItemAnalysis.Create(permuted, [.. order.Select(i => weights[i])], settings).Require();

        Assert.Equal(Bits(one), Bits(three));
        Assert.Equal(Bits(one), Bits(other));
        Assert.Equal(order.Select(i => one.Scores[i]), other.Scores);
    }

    // Law: the order of items is that of their parameters.
    [Theory]
    [InlineData("2pl")]
    [InlineData("gpcm")]
    public void Permuted_items_have_the_same_parameters(string fit)
    {
        var data = ItemGolden.Data(fit == "gpcm" ? "partial.csv" : "binary.csv");
        var names = data.Columns.Where(c => c.Name != "w").Select(c => c.Name).ToList();
        var forth = Fit(names);
        names.Reverse();
        var back = Fit(names);

        ItemGolden.Near(forth.LogLikelihood!.Value, back.LogLikelihood, 1e-13);
        foreach (var (a, b) in forth.Parameters.Zip(back.Parameters.Reverse()))
        {
            Assert.Equal(a.Item, b.Item);
            ItemGolden.Near(a.Slope, b.Slope, 1e-10);
            foreach (var (x, y) in a.Intercepts.Zip(b.Intercepts))
                ItemGolden.Near(x, y, 1e-10);
        }

        ItemAnalysis Fit(IEnumerable<string> columns) =>
            ItemAnalysis.Create(data, [], new() { Columns = [.. columns.Select(c => new Domain.SourceText(c))], Model = ItemGolden.ModelOf(fit) }).Require();
    }

    // Law: a common factor of the weights changes nothing, a weight 2 is a row twice, and a weight 0 is no row, but is scored.
    [Fact]
    public void Weights_count_rows()
    {
        var data = ItemGolden.Data("binary.csv");
        double[] twice = [.. Enumerable.Range(0, data.Rows).Select(i => i % 3 == 0 ? 2.0 : i % 3 == 1 ? 1.0 : 0.0)];
        var repeated = Rows(data, [.. Enumerable.Range(0, data.Rows).SelectMany(i => Enumerable.Repeat(i, (int)twice[i]))]);
        var settings = new ItemSettings { Columns = ["q*"], Model = ItemModel.TwoParameter, Scores = ScoreMethod.WeightedLikelihood };
        var weighted = ItemAnalysis.Create(data, twice, settings).Require();
        var scaled = ItemAnalysis.Create(data, [.. twice.Select(w => 8 * w)], settings).Require();
        var rows = ItemAnalysis.Create(repeated, [], settings).Require();

        Assert.Equal(Bits(weighted), Bits(scaled));
        ItemGolden.Near(weighted.LogLikelihood!.Value * twice.Sum() / data.Rows, rows.LogLikelihood, 1e-12);
        foreach (var (a, b) in weighted.Parameters.Zip(rows.Parameters))
        {
            ItemGolden.Near(a.Slope, b.Slope, 1e-9);
            ItemGolden.Near(a.Intercepts[0], b.Intercepts[0], 1e-9);
        }

        Assert.Equal(data.Rows, weighted.Scores.Length);
        Assert.False(double.IsNaN(weighted.Scores[2 + 3].Score));
        Assert.Equal(rows.Scores.Length, (int)twice.Sum());
    }

    // Law: posterior means shrink: their variance and the mean posterior variance add up to about that of the population, and none is as far out as the likelihood says.
    [Fact]
    public void Posterior_means_shrink_towards_the_population()
    {
        var eap = ItemGolden.Analyze("2pl", ScoreMethod.ExpectedAPosteriori).Require().Scores;
        var ml = ItemGolden.Analyze("2pl", ScoreMethod.MaximumLikelihood).Require().Scores;
        var mean = eap.Average(s => s.Score);

        Assert.Equal(1, eap.Average(s => (s.Score - mean) * (s.Score - mean)) + eap.Average(s => s.StandardError * s.StandardError), 0.02);
        Assert.InRange(mean, -0.01, 0.01);
        Assert.All(eap.Zip(ml).Where(p => Math.Abs(p.Second.Score) > 0.5), p => Assert.True(Math.Abs(p.First.Score) < Math.Abs(p.Second.Score)));
        Assert.All(eap, s => Assert.InRange(s.StandardError, 0.3, 1));
    }

    // Law: with all slopes alike the Rasch model orders persons with complete answers by their total score.
    [Fact]
    public void Rasch_scores_depend_on_the_total_only()
    {
        var data = ItemGolden.Data("binary.csv");
        var scores = ItemGolden.Analyze("rasch", ScoreMethod.ExpectedAPosteriori).Require().Scores;
        var byTotal = Enumerable.Range(0, data.Rows)
            .Where(i => Enumerable.Range(1, 8).All(j => !data.Find($"q{j}")!.IsMissing(i)))
            .GroupBy(i => Enumerable.Range(1, 8).Sum(j => ((NumberColumn)data.Find($"q{j}")!).Values[i]))
            .OrderBy(g => g.Key).Select(g => g.Select(i => scores[i].Score).ToList()).ToList();

        Assert.Equal(9, byTotal.Count);
        Assert.All(byTotal, g => Assert.Equal(g.Min(), g.Max(), 1e-12));
        Assert.All(byTotal.Zip(byTotal.Skip(1)), p => Assert.True(p.First[0] < p.Second[0]));
    }

    // Law: fixed parameters give the scores of the analysis that found them.
    [Theory]
    [InlineData("2pl")]
    [InlineData("3pl")]
    [InlineData("gpcm")]
    public void A_form_of_the_parameters_scores_alike(string fit)
    {
        var data = ItemGolden.Data(ItemGolden.Rows("likelihoods.csv").Single(r => r["case"] == fit)["data"] + ".csv");
        foreach (var method in Enum.GetValues<ScoreMethod>())
        {
            var analysis = ItemGolden.Analyze(fit, method).Require();
            var form = TestForm.Of(analysis.Parameters);
            for (var i = 0; i < 40; i++)
            {
                var score = form.Score([.. analysis.Parameters.Select(p => ((NumberColumn)data.Find(p.Item)!).Values[i] is var x && double.IsNaN(x) ? -1 : (int)x)], method);
                ItemGolden.Near(analysis.Scores[i].Score, score.Score, 1e-11);
                ItemGolden.Near(analysis.Scores[i].StandardError, score.StandardError, 1e-11);
            }
        }
    }

    // The maximum does not depend on the grid where the likelihood is smooth: 61 nodes and 121 agree.
    [Fact]
    public void A_finer_grid_changes_little()
    {
        var data = ItemGolden.Data("binary.csv");
        var fine = ItemAnalysis.Create(data, [], new() { Columns = ["q*"], Model = ItemModel.TwoParameter, Nodes = 161, Low = -8, High = 8 }).Require();

        Assert.Equal(fine.LogLikelihood!.Value, ItemGolden.Analyze("2pl").Require().LogLikelihood!.Value, 1e-5);
        Assert.NotEqual(fine.LogLikelihood, ItemGolden.Analyze("2pl").Require().LogLikelihood);
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        var data = ItemGolden.Data("binary.csv");
        var settings = new ItemSettings { Columns = ["q*"], Model = ItemModel.Rasch };
        double[] weights = [.. Enumerable.Repeat(1.0, data.Rows)];
        foreach (var bad in new[] { -1, double.NaN, double.PositiveInfinity })
            Assert.Throws<ArgumentException>("weights", () => ItemAnalysis.Create(data, [bad, .. weights.Skip(1)], settings));
        Assert.Throws<ArgumentException>("weights", () => ItemAnalysis.Create(data, [1], settings));
        Assert.Throws<ArgumentException>("settings", () => ItemAnalysis.Create(data, [], settings with { Nodes = 2 }));
        Assert.Throws<ArgumentException>("settings", () => ItemAnalysis.Create(data, [], settings with { Low = 6 }));
        Assert.Throws<ArgumentException>("settings", () => ItemAnalysis.Create(data, [], settings with { High = double.PositiveInfinity }));
        Assert.Throws<ArgumentOutOfRangeException>(() => ItemAnalysis.Create(data, [], settings, 0));
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        foreach (var threads in new[] { 1, 2 })
            Assert.ThrowsAny<OperationCanceledException>(() => ItemAnalysis.Create(data, [], settings, threads, stopped.Token));
    }

    private static Microdata Rows(Microdata data, int[] rows) =>
        Microdata.Of(data.Columns.Cast<NumberColumn>().Select(c => new NumberColumn(c.Name, [.. rows.Select(i => c.Values[i])])));

    private static IEnumerable<long> Bits(ItemAnalysis analysis) =>
        analysis.Parameters.SelectMany(p => p.Intercepts.Append(p.Slope)).Append(analysis.LogLikelihood!.Value).Append(analysis.LargestGradient!.Value)
            .Concat(analysis.ToTable().Estimates.Where(e => e.Level is "a" or "d" or "b").Select(e => e.StandardError!.Value)).Select(BitConverter.DoubleToInt64Bits);
}
