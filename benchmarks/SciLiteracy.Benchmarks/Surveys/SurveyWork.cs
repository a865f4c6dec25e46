using System.Globalization;
using System.Runtime.InteropServices;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Designs;

namespace SciLiteracy.Benchmarks.Surveys;

/// <summary>
/// A made-up survey: 31 provinces in two strata each, 10,000 clusters or ten times as many, respondents in no order, a score and a 0/1 variable, weights, and replicate weights
/// that are half-samples of the clusters with Fay's factors.
/// </summary>
internal sealed class SurveyWork
{
    public const int Provinces = 31;
    public const int Strata = 2 * Provinces;
    public const int Replicates = 80;

    public SurveyWork(int rows, int clusters = 10_000, int replicates = Replicates, bool isSorted = false)
    {
        var random = new Random(20160301);
        var (cluster, province, stratum) = (new int[rows], new int[rows], new int[rows]);
        var (weight, score, literate) = (new double[rows], new double[rows], new double[rows]);
        var levels = new double[clusters];
        foreach (ref var level in levels.AsSpan())
            level = 10 * random.NextDouble();
        for (var i = 0; i < rows; i++)
            cluster[i] = random.Next(clusters);
        if (isSorted)
            Array.Sort(cluster, (a, b) => (a % Strata, a).CompareTo((b % Strata, b)));
        for (var i = 0; i < rows; i++)
        {
            stratum[i] = cluster[i] % Strata;
            province[i] = stratum[i] / 2;
            weight[i] = Math.Round(500 + (1000 * random.NextDouble()), 4);
            score[i] = Math.Round(40 + levels[cluster[i]] + (30 * random.NextDouble()), 3);
            literate[i] = score[i] >= 70 ? 1 : 0;
        }

        var columns = new List<TableColumn>
        {
            Codes("province", province, Provinces), Codes("stratum", stratum, Strata), Codes("cluster", cluster, clusters),
            Numbers("w", weight), Numbers("score", score), Numbers("literate", literate),
        };
        for (var g = 0; g < replicates; g++)
        {
            var factors = new double[clusters];
            for (var c = 0; c < clusters; c++)
                factors[c] = random.Next(2) == 0 ? 0.5 : 1.5;
            var column = new double[rows];
            for (var i = 0; i < rows; i++)
                column[i] = weight[i] * factors[cluster[i]];
            columns.Add(Numbers($"rw{g + 1}", column));
        }

        Data = Microdata.Of(columns);
    }

    public static DesignSettings Sampled { get; } = new() { Weights = "w", Strata = ["stratum"], Clusters = ["cluster"] };

    public static DesignSettings Replicated { get; } = new()
    {
        Weights = "w",
        Replicates = new() { Method = ReplicateMethod.Fay, Fay = 0.5, Columns = ["rw*"] },
    };

    public Microdata Data { get; }

    public static EstimateRequest Means(params string[] variables) => new EstimateRequest.Mean([.. variables.Select(v => new SourceText(v))])
    {
        By = ["province"],
        DesignEffect = DesignEffectKind.None,
    };

    public SurveyAnalysis Analysis(DesignSettings settings) => SurveyAnalysis.Create(Data, SurveyDesign.Create(Data, settings).Require()).Require();

    /// <summary>Returns a column of numbers.</summary>
    public double[] Numbers(string name) => ImmutableCollectionsMarshal.AsArray(((NumberColumn)Data.Find(name)!).Values)!;

    private static NumberColumn Numbers(string name, double[] values) => new(name, ImmutableCollectionsMarshal.AsImmutableArray(values));

    private static TextColumn Codes(string name, int[] codes, int count) =>
        new(name, ImmutableCollectionsMarshal.AsImmutableArray(codes), [.. Enumerable.Range(0, count).Select(c => c.ToString("00000", CultureInfo.InvariantCulture))]);
}
