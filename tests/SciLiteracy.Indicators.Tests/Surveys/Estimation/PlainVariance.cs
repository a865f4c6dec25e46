using SciLiteracy.Indicators.Surveys.Designs;

namespace SciLiteracy.Indicators.Tests.Surveys.Estimation;

/// <summary>The variance of a total over the stages of a sample, written down as the formula stands in the books: the oracle of the tests.</summary>
/// <param name="Strata">The stratum of a row at each stage.</param>
/// <param name="Units">The unit of a row at each stage.</param>
/// <param name="Populations">The number of units in the population of the stratum at each stage; infinite without correction.</param>
internal sealed record PlainVariance(Func<int, string>[] Strata, Func<int, string>[] Units, Func<int, double>[] Populations)
{
    public SinglePsuRule Rule { get; init; } = SinglePsuRule.Fail;

    public bool InDomains { get; init; }

    /// <summary>Returns the variance of Σ z; rows outside the domain have z = 0.</summary>
    public double Of(IReadOnlyList<double> z, Func<int, bool> isIn) => Stage(0, [.. Enumerable.Range(0, z.Count)], z, isIn);

    private double Stage(int stage, List<int> rows, IReadOnlyList<double> z, Func<int, bool> isIn)
    {
        var (sum, present, usable) = (0.0, 0, 0);
        var later = 0.0;
        foreach (var stratum in rows.GroupBy(Strata[stage]))
        {
            var units = stratum.GroupBy(Units[stage]).Select(u => u.ToList()).ToList();
            var totals = units.ConvertAll(u => u.Sum(i => z[i]));
            var n = units.Count;
            var fraction = n / Populations[stage](stratum.First());
            var own = units.Count(u => u.Exists(i => isIn(i)));
            if (own == 0)
                continue;
            present++;
            if (stage + 1 < Strata.Length)
                later += units.Sum(u => fraction * Stage(stage + 1, u, z, isIn));
            var isSingle = n == 1 || (InDomains && own == 1 && Rule is (SinglePsuRule.Adjust or SinglePsuRule.Average));
            if (fraction >= 1)
            {
                usable++;
                continue;
            }

            var correction = 1 - fraction;
            if (!isSingle)
            {
                usable++;
                var mean = totals.Sum() / n;
                sum += correction * n / (n - 1) * totals.Sum(t => (t - mean) * (t - mean));
            }
            else if (Rule == SinglePsuRule.Adjust)
            {
                sum += correction * (n == 1 ? 1 : n / (n - 1.0)) * totals.Sum(t => t * t);
            }
        }

        return (Rule == SinglePsuRule.Average ? sum * present / usable : sum) + later;
    }
}
