using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Surveys.Items;

/// <summary>Classical statistics of items, over the persons who answered all of them.</summary>
/// <remarks>
/// Facility is the mean score over the highest; item-total and item-rest correlations are weighted Pearson correlations; alpha is k/(k-1) (1 - Σ var item / var total);
/// the standard error of measurement is sd total √(1 - alpha); variances have the divisor Σ w. Discrimination is the difference of the facilities of the upper and lower
/// 27 % by total score, ties in the order of the data. Source: Lord and Novick (1968); Cronbach (1951); Feldt (1965) for the interval of alpha; Kelley (1939) for 27 %.
/// </remarks>
internal sealed class ClassicalStatistics
{
    private const double Tail = 0.27;

    private readonly double[] _totalVariances;

    public ClassicalStatistics(ItemResponses responses, double[]? weights)
    {
        var rows = Enumerable.Range(0, responses.Rows).Where(i => responses.Scores.All(s => s[i] >= 0) && (weights is null || weights[i] != 0)).ToArray();
        var k = responses.Count;
        SampleSize = rows.Length;
        var w = Array.ConvertAll(rows, i => weights is null ? 1 : weights[i]);
        var items = Array.ConvertAll(responses.Scores, s => Array.ConvertAll(rows, i => (double)s[i]));
        var total = new double[rows.Length];
        foreach (var item in items)
        {
            for (var i = 0; i < total.Length; i++)
                total[i] += item[i];
        }

        Facility = [.. items.Select((x, j) => Mean(w, x) / responses.Highest[j])];
        var variances = Array.ConvertAll(items, x => Covariance(w, x, x));
        var totalVariance = Covariance(w, total, total);
        Alpha = AlphaOf(k, variances.Sum(), totalVariance);
        MeasurementError = Math.Sqrt(totalVariance * (1 - Alpha));
        ItemTotal = new double[k];
        ItemRest = new double[k];
        AlphaIfDeleted = new double[k];
        _totalVariances = variances;
        for (var j = 0; j < k; j++)
        {
            var rest = new double[total.Length];
            for (var i = 0; i < rest.Length; i++)
                rest[i] = total[i] - items[j][i];
            var restVariance = Covariance(w, rest, rest);
            ItemTotal[j] = Covariance(w, items[j], total) / Math.Sqrt(variances[j] * totalVariance);
            ItemRest[j] = Covariance(w, items[j], rest) / Math.Sqrt(variances[j] * restVariance);
            AlphaIfDeleted[j] = k > 2 ? AlphaOf(k - 1, variances.Sum() - variances[j], restVariance) : double.NaN;
        }

        Discrimination = weights is null ? Discriminations(items, total, responses.Highest) : null;
        IsWeighted = weights is not null;
    }

    public int SampleSize { get; }

    public bool IsWeighted { get; }

    public double[] Facility { get; }

    public double[] ItemTotal { get; }

    public double[] ItemRest { get; }

    public double[] AlphaIfDeleted { get; }

    public double[]? Discrimination { get; }

    public double Alpha { get; }

    public double MeasurementError { get; }

    /// <summary>Returns Feldt's 95 % interval of alpha for a simple random sample; NaN with weights.</summary>
    public (double Low, double High) AlphaInterval()
    {
        if (IsWeighted || SampleSize < 3 || !(Alpha < 1))
            return (double.NaN, double.NaN);
        var (a, b) = (SampleSize - 1.0, (SampleSize - 1.0) * (_totalVariances.Length - 1));
        return (1 - ((1 - Alpha) * FDistribution.Quantile(0.975, a, b)), 1 - ((1 - Alpha) * FDistribution.Quantile(0.025, a, b)));
    }

    private static double AlphaOf(int k, double sum, double total) => total > 0 ? k / (k - 1.0) * (1 - (sum / total)) : double.NaN;

    private static double Mean(double[] w, double[] x) => Summation.Weighted(w, x) / Summation.Compensated(w);

    private static double Covariance(double[] w, double[] x, double[] y)
    {
        var (meanX, meanY) = (Mean(w, x), Mean(w, y));
        var sum = default(CompensatedSum);
        for (var i = 0; i < w.Length; i++)
            sum.Add(w[i] * (x[i] - meanX) * (y[i] - meanY));
        return sum.Value / Summation.Compensated(w);
    }

    private static double[] Discriminations(double[][] items, double[] total, int[] highest)
    {
        var size = (int)Math.Floor((Tail * total.Length) + 0.5);
        var order = Enumerable.Range(0, total.Length).OrderBy(i => total[i]).ToArray();
        return [.. items.Select((x, j) => size == 0 ? double.NaN : (order[^size..].Average(i => x[i]) - order[..size].Average(i => x[i])) / highest[j])];
    }
}
