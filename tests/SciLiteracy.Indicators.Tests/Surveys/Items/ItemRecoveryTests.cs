using SciLiteracy.Indicators.Surveys.Items;

namespace SciLiteracy.Indicators.Tests.Surveys.Items;

/// <summary>Answers in the very numbers that a model expects: their maximum of likelihood is the model itself.</summary>
public class ItemRecoveryTests
{
    // One a pattern, to which weights are scaled.
    private const double Persons = 64;

    private static readonly (double A, double B, double C)[] Guessed = [(1.2, -1, 0.2), (1.6, -0.3, 0.25), (0.9, 0.2, 0), (1.4, 0.5, 0.15), (2, 1, 0.2), (1.1, -0.6, 0.3)];

    // The guessing of q3 is at the edge of its range.
    [Fact]
    public void Expected_answers_with_guessing_give_their_parameters_back()
    {
        var (analysis, texts) = Analyze(ItemModel.ThreeParameter, Guessed, ItemErrorMethod.CrossProduct);

        Assert.Equal(["(code): warning SL6333: The guessing of 'q3' is 0, the edge of its range, and has no standard error."], texts);
        for (var j = 0; j < Guessed.Length; j++)
        {
            var (a, b, c) = Guessed[j];
            Assert.Equal(a, analysis.Parameters[j].Slope, 1e-3);
            Assert.Equal(-a * b, analysis.Parameters[j].Intercepts[0], 1e-3);
            Assert.Equal(c, analysis.Parameters[j].Guessing, 1e-3);
        }

        Assert.Equal(17, analysis.FreeParameters);
        Assert.Equal(Patterns().Zip(Weights(Guessed)).Sum(p => p.Second * Math.Log(p.Second / Persons)), analysis.LogLikelihood!.Value, 1e-5);
    }

    // Law: where answers are as expected, the products of first derivatives and the second derivatives are the same information.
    [Theory]
    [InlineData(ItemModel.Rasch)]
    [InlineData(ItemModel.TwoParameter)]
    [InlineData(ItemModel.ThreeParameter)]
    public void Both_standard_errors_of_expected_answers_are_the_same(ItemModel model)
    {
        var items = Guessed.Select(i => (model == ItemModel.Rasch ? 1.3 : i.A, i.B, model == ItemModel.ThreeParameter ? Math.Max(i.C, 0.1) : 0)).ToArray();
        var (crossed, observed) = (Analyze(model, items, ItemErrorMethod.CrossProduct), Analyze(model, items, ItemErrorMethod.ObservedInformation));
        var pairs = crossed.Analysis.ToTable().Estimates.Zip(observed.Analysis.ToTable().Estimates).Where(p => p.First.Level is "a" or "b" or "c" or "d").ToList();

        Assert.Empty(crossed.Texts);
        Assert.Empty(observed.Texts);
        Assert.NotEmpty(pairs);
        Assert.All(pairs, p => ItemGolden.Near(p.First.StandardError!.Value, p.Second.StandardError, 1e-4, $"{p.First.Variable} {p.First.Level}"));
        foreach (var (j, item) in items.Index())
        {
            Assert.Equal(item.Item1, crossed.Analysis.Parameters[j].Slope, 1e-3);
            Assert.Equal(-item.Item1 * item.B, crossed.Analysis.Parameters[j].Intercepts[0], 1e-3);
            Assert.Equal(item.Item3, crossed.Analysis.Parameters[j].Guessing, 1e-3);
        }
    }

    [Fact]
    public void Plausible_values_have_a_name_a_number_and_threads()
    {
        var (analysis, _) = Analyze(ItemModel.Rasch, [.. Guessed.Select(i => (1.0, i.B, 0.0))], ItemErrorMethod.CrossProduct);

        Assert.Equal("prefix", Assert.Throws<ArgumentNullException>(() => analysis.DrawPlausibleValues(null!, 1, 1)).ParamName);
        Assert.Equal("count", Assert.Throws<ArgumentOutOfRangeException>(() => analysis.DrawPlausibleValues("PV", 0, 1)).ParamName);
        Assert.All([0, -2], threads => Assert.Equal("maxDegreeOfParallelism", Assert.Throws<ArgumentOutOfRangeException>(() => analysis.DrawPlausibleValues("PV", 1, 1, threads)).ParamName));
        Assert.Equal(["PV1", "PV2"], analysis.DrawPlausibleValues("PV", 2, 1, -1).Select(c => c.Name));
    }

    private static (ItemAnalysis Analysis, string[] Texts) Analyze(ItemModel model, (double A, double B, double C)[] items, ItemErrorMethod errors)
    {
        var result = ItemAnalysis.Create(ItemGolden.Table(Patterns()), Weights(items), new() { Columns = ["q*"], Model = model, StandardErrors = errors });
        return (result.Require(), [.. result.Diagnostics.Select(d => d.ToString())]);
    }

    private static int[][] Patterns() => [.. Enumerable.Range(0, 1 << Guessed.Length).Select(bits => Enumerable.Range(0, Guessed.Length).Select(j => bits >> j & 1).ToArray())];

    // The persons with every pattern: the probabilities under a normal distribution of abilities, on 61 nodes from -6 to 6.
    private static double[] Weights((double A, double B, double C)[] items)
    {
        var nodes = Enumerable.Range(0, 61).Select(q => -6 + (0.2 * q)).ToArray();
        var prior = nodes.Select(t => Math.Exp(-t * t / 2)).ToArray();
        return [.. Patterns().Select(x => Persons / prior.Sum() * nodes.Select((t, q) => prior[q] * items.Select((item, j) =>
        {
            var right = item.C + ((1 - item.C) / (1 + Math.Exp(-item.A * (t - item.B))));
            return x[j] == 1 ? right : 1 - right;
        }).Aggregate(1.0, (l, p) => l * p)).Sum())];
    }
}
