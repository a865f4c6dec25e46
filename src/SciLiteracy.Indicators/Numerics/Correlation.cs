namespace SciLiteracy.Indicators.Numerics;

/// <summary>Correlations of two columns, over the pairs in which both values are there.</summary>
public static class Correlation
{
    // R takes the exact distribution of Kendall's statistic below this number of pairs.
    private const int KendallExactBelow = 50;

    /// <summary>Returns a correlation with its p-value.</summary>
    /// <param name="x">First column, any unit; shape [n]. NaN is missing; the pair is skipped.</param>
    /// <param name="y">Second column, any unit; shape [n]. NaN is missing; the pair is skipped.</param>
    /// <param name="method">How it is measured.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such method.</exception>
    /// <remarks>
    /// The p-value is two-sided. Pearson and Spearman: t = r √((n - 2) / (1 - r²)) with n - 2 degrees of freedom, so none for n below 3. Kendall: the
    /// exact distribution for fewer than 50 pairs without ties, else the normal approximation with the variance for ties. Sources: Kendall and
    /// Gibbons (1990), Rank Correlation Methods, fifth edition, chapters 4 and 5. Checked against: R 4.2 <c>cor.test</c>, SciPy 1.10.
    /// </remarks>
    public static CorrelationEstimate Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y, CorrelationMethod method)
    {
        var (a, b) = Complete(x, y);
        if (method == CorrelationMethod.Kendall)
        {
            var count = new KendallCount(a, b);
            return new CorrelationEstimate(method, count.TauB, a.Length, KendallPValue(count));
        }

        var coefficient = method switch
        {
            CorrelationMethod.Pearson => Pearson(a, b),
            CorrelationMethod.Spearman => PearsonOfRanks(a, b),
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Expected Pearson, Spearman or Kendall."),
        };
        return new CorrelationEstimate(method, coefficient, a.Length, PValue(coefficient, a.Length));
    }

    /// <summary>Returns Pearson's correlation Σ(x - x̄)(y - ȳ) / √(Σ(x - x̄)² Σ(y - ȳ)²). Nothing is allocated.</summary>
    /// <param name="x">First column, any unit; shape [n]. NaN is missing; the pair is skipped.</param>
    /// <param name="y">Second column, any unit; shape [n]. NaN is missing; the pair is skipped.</param>
    /// <returns>From -1 to 1; NaN for fewer than two pairs, or where a column is constant over them.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Pearson(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        RequireEqualLengths(x, y);
        var n = 0;
        var (firstX, firstY) = (double.NaN, double.NaN);
        var (variesX, variesY) = (false, false);
        var sumX = default(CompensatedSum);
        var sumY = default(CompensatedSum);
        for (var i = 0; i < x.Length; i++)
        {
            if (double.IsNaN(x[i]) || double.IsNaN(y[i]))
                continue;
            if (n++ == 0)
                (firstX, firstY) = (x[i], y[i]);
            variesX |= x[i] != firstX;
            variesY |= y[i] != firstY;
            sumX.Add(x[i]);
            sumY.Add(y[i]);
        }

        // A constant is told by its values: their deviations from a rounded mean need not be 0.
        if (!variesX || !variesY)
            return double.NaN;
        var (meanX, meanY) = (sumX.Value / n, sumY.Value / n);
        var squaresX = default(CompensatedSum);
        var squaresY = default(CompensatedSum);
        var products = default(CompensatedSum);
        for (var i = 0; i < x.Length; i++)
        {
            if (double.IsNaN(x[i]) || double.IsNaN(y[i]))
                continue;
            var (dx, dy) = (x[i] - meanX, y[i] - meanY);
            squaresX.Add(dx * dx);
            squaresY.Add(dy * dy);
            products.Add(dx * dy);
        }

        // One root makes equal columns correlate by exactly 1; two, where the product would leave the range of doubles.
        var both = squaresX.Value * squaresY.Value;
        var r = both is > 1e-280 and < 1e280
            ? products.Value / Math.Sqrt(both)
            : products.Value / Math.Sqrt(squaresX.Value) / Math.Sqrt(squaresY.Value);
        return Math.Clamp(r, -1, 1);
    }

    /// <summary>Returns Spearman's ρ: Pearson's correlation of the mean ranks among the complete pairs.</summary>
    /// <param name="x">First column, any unit; shape [n]. NaN is missing; the pair is skipped.</param>
    /// <param name="y">Second column, any unit; shape [n]. NaN is missing; the pair is skipped.</param>
    /// <returns>From -1 to 1; NaN for fewer than two pairs, or where a column is constant over them.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Spearman(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (a, b) = Complete(x, y);
        return PearsonOfRanks(a, b);
    }

    /// <summary>Returns Kendall's τ-b = (C - D) / √((N - Tx)(N - Ty)), in a time of n log n.</summary>
    /// <param name="x">First column, any unit; shape [n]. NaN is missing; the pair is skipped.</param>
    /// <param name="y">Second column, any unit; shape [n]. NaN is missing; the pair is skipped.</param>
    /// <returns>From -1 to 1; NaN for fewer than two pairs, or where a column is constant over them.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <remarks>
    /// C and D count concordant and discordant pairs of entities, N = n (n - 1) / 2, Tx and Ty the pairs tied in x and in y. Source: Knight (1966), "A
    /// computer method for calculating Kendall's tau with ungrouped data", Journal of the American Statistical Association 61. Checked against: R 4.2
    /// <c>cor</c>, counting every pair.
    /// </remarks>
    public static double KendallTauB(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (a, b) = Complete(x, y);
        return new KendallCount(a, b).TauB;
    }

    /// <summary>Returns the two-sided p-value of a Pearson or Spearman correlation by Student's t with n - 2 degrees of freedom.</summary>
    /// <param name="coefficient">r, from -1 to 1; NaN gives NaN.</param>
    /// <param name="count">n, the number of pairs; fewer than 3 give NaN.</param>
    /// <remarks>p = I(n/2 - 1, 1/2) at 1 - r².</remarks>
    public static double PValue(double coefficient, int count) =>
        double.IsNaN(coefficient) || count < 3
            ? double.NaN
            : IncompleteBeta.Regularized((count - 2) / 2.0, 0.5, (1 - coefficient) * (1 + coefficient), coefficient * coefficient);

    private static void RequireEqualLengths(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length)
            throw new ArgumentException($"{y.Length} values for {x.Length}.", nameof(y));
    }

    private static (double[] X, double[] Y) Complete(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        RequireEqualLengths(x, y);
        var a = new double[x.Length];
        var b = new double[x.Length];
        var n = 0;
        for (var i = 0; i < x.Length; i++)
        {
            if (!double.IsNaN(x[i]) && !double.IsNaN(y[i]))
                (a[n], b[n++]) = (x[i], y[i]);
        }

        return (a[..n], b[..n]);
    }

    private static double PearsonOfRanks(double[] x, double[] y)
    {
        var a = new double[x.Length];
        var b = new double[y.Length];
        Ranks.Ascending(x, TieRule.Average, a);
        Ranks.Ascending(y, TieRule.Average, b);
        return Pearson(a, b);
    }

    private static double KendallPValue(KendallCount count)
    {
        if (double.IsNaN(count.TauB))
            return double.NaN;
        return count is { IsTied: false, Count: < KendallExactBelow }
            ? KendallExactPValue(count.Count, (int)Math.Min(count.Discordant, count.Concordant))
            : 2 * NormalDistribution.Cdf(-Math.Abs(count.Score) / Math.Sqrt(count.ScoreVariance));
    }

    /// <summary>Twice the probability of at most k inversions in a random order of n, at most 1.</summary>
    private static double KendallExactPValue(int n, int k)
    {
        // probability[j]: of j inversions among the first values; the next value makes 0 to i - 1 more, each as probable.
        var probability = new double[k + 1];
        var next = new double[k + 1];
        probability[0] = 1;
        for (var i = 2; i <= n; i++)
        {
            for (var j = 0; j <= k; j++)
            {
                var sum = 0.0;
                for (var before = Math.Max(0, j - i + 1); before <= j; before++)
                    sum += probability[before];
                next[j] = sum / i;
            }

            (probability, next) = (next, probability);
        }

        return Math.Min(1, 2 * Summation.Compensated(probability));
    }
}
