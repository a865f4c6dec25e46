using System.Collections.Immutable;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Audit;

/// <summary>Statistics of the values of indicators, with flags for what to look at before an index is made of them.</summary>
/// <remarks>
/// Standard deviation with n - 1; skewness and kurtosis as <see cref="SampleShape"/>; shares of the values that are there, but the available share of all
/// rows. Flags are set strictly beyond a limit. Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 2. Checked against: COINr
/// 1.1.14 <c>get_stats</c>.
/// </remarks>
public static class DescriptiveStatistics
{
    /// <summary>Describes the members of a level.</summary>
    /// <param name="table">The members with their values.</param>
    /// <param name="level">The level, 1 for the indicators.</param>
    /// <param name="limits">From where on values are flagged; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">The structure has no such level.</exception>
    public static ImmutableArray<IndicatorStatistics> Of(AuditTable table, int level = 1, StatisticsLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        return [.. table.Members(level).Select(code => Of(code, table.Column(code), limits))];
    }

    /// <summary>Describes one column.</summary>
    /// <param name="code">The code that the result will have.</param>
    /// <param name="values">Values in any unit; shape [rows], NaN is missing.</param>
    /// <param name="limits">From where on values are flagged; null for the defaults.</param>
    public static IndicatorStatistics Of(string code, ReadOnlySpan<double> values, StatisticsLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(code);
        limits ??= new StatisticsLimits();
        var sorted = Present(values);
        Array.Sort(sorted);
        var n = sorted.Length;
        var nonZero = sorted.Count(x => x != 0);
        var (unique, same) = Runs(sorted);
        SampleShape.Of(values, out var skewness, out var kurtosis);
        var availableShare = (double)n / values.Length;
        var nonZeroShare = (double)nonZero / n;
        var uniqueShare = (double)unique / n;
        return new IndicatorStatistics
        {
            Code = code,
            Minimum = n == 0 ? double.NaN : sorted[0],
            Maximum = n == 0 ? double.NaN : sorted[^1],
            Mean = WeightedMoments.Mean(sorted),
            Median = n == 0 ? double.NaN : Quantile.Of(sorted, 0.5, QuantileDefinition.R7),
            StandardDeviation = Math.Sqrt(WeightedMoments.Variance(sorted, default, VarianceDefinition.FrequencySample)),
            Skewness = skewness,
            Kurtosis = kurtosis,
            Available = n,
            NonZero = nonZero,
            Unique = unique,
            Same = same,
            AvailableShare = availableShare,
            NonZeroShare = nonZeroShare,
            UniqueShare = uniqueShare,
            SameShare = (double)same / n,
            Flags = Flag(availableShare < limits.AvailableShare, IndicatorConcerns.LowAvailability)
                | Flag(nonZeroShare < limits.NonZeroShare, IndicatorConcerns.ManyZeros)
                | Flag(uniqueShare < limits.UniqueShare, IndicatorConcerns.FewDistinct)
                | Flag(Math.Abs(skewness) > limits.Skewness && kurtosis > limits.Kurtosis, IndicatorConcerns.Outliers),
        };
    }

    private static IndicatorConcerns Flag(bool set, IndicatorConcerns flag) => set ? flag : IndicatorConcerns.None;

    private static double[] Present(ReadOnlySpan<double> values)
    {
        var present = new double[values.Length];
        var n = 0;
        foreach (var x in values)
        {
            if (!double.IsNaN(x))
                present[n++] = x;
        }

        return present[..n];
    }

    private static (int Unique, int Longest) Runs(ReadOnlySpan<double> sorted)
    {
        var (unique, longest) = (0, 0);
        for (var start = 0; start < sorted.Length;)
        {
            var end = start + 1;
            while (end < sorted.Length && sorted[end] == sorted[start])
                end++;
            unique++;
            longest = Math.Max(longest, end - start);
            start = end;
        }

        return (unique, longest);
    }
}
