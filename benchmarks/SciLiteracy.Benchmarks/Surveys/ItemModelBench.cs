using BenchmarkDotNet.Attributes;
using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Items;

namespace SciLiteracy.Benchmarks.Surveys;

/// <summary>Item models of 20 items and 8,000 persons whose answers are nearly all different: from the columns to parameters, standard errors and scores.</summary>
[MemoryDiagnoser]
public class ItemModelBench
{
    private const int Persons = 8000;
    private const int Items = 20;

    private Microdata _answers = null!;
    private Microdata _grades = null!;

    /// <summary>Gets or sets the most threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _answers = Answers(1);
        _grades = Answers(3);
    }

    /// <summary>Rasch model, EAP scores.</summary>
    [Benchmark]
    public ItemAnalysis Rasch() => Fit(_answers, ItemModel.Rasch);

    /// <summary>Two-parameter model, EAP scores.</summary>
    [Benchmark(Baseline = true)]
    public ItemAnalysis Two_parameters() => Fit(_answers, ItemModel.TwoParameter);

    /// <summary>Generalized partial credit model of items with four scores, EAP scores.</summary>
    [Benchmark]
    public ItemAnalysis Partial_credit() => Fit(_grades, ItemModel.GeneralizedPartialCredit);

    /// <summary>Two-parameter model, Warm's scores.</summary>
    [Benchmark]
    public ItemAnalysis Two_parameters_and_weighted_likelihood() => Fit(_answers, ItemModel.TwoParameter, ScoreMethod.WeightedLikelihood);

    private ItemAnalysis Fit(Microdata data, ItemModel model, ScoreMethod scores = ScoreMethod.ExpectedAPosteriori) =>
        ItemAnalysis.Create(data, [], new() { Columns = ["q*"], Model = model, Scores = scores }, Threads).Require();

    // Scores by the partial credit model with steps half a standard deviation apart.
    private static Microdata Answers(int highest)
    {
        var random = new Random(20240918);
        var columns = new double[Items][];
        for (var j = 0; j < Items; j++)
            columns[j] = new double[Persons];
        for (var i = 0; i < Persons; i++)
        {
            var ability = Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6;
            for (var j = 0; j < Items; j++)
            {
                var (slope, difficulty) = (0.7 + (0.05 * j), -2 + (0.2 * j));
                var weights = new double[highest + 1];
                weights[0] = 1;
                for (var k = 1; k <= highest; k++)
                    weights[k] = weights[k - 1] * Math.Exp(slope * (ability - difficulty - (0.5 * (k - 1))));
                var draw = random.NextDouble() * weights.Sum();
                while (columns[j][i] < highest && (draw -= weights[(int)columns[j][i]]) > 0)
                    columns[j][i]++;
            }
        }

        return Microdata.Of(columns.Select((c, j) => new NumberColumn($"q{j + 1}", [.. c])));
    }
}
