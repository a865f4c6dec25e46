namespace SciLiteracy.Indicators.Numerics;

/// <summary>Concordant, discordant and tied pairs of two columns without missing values, by Knight's merge sort.</summary>
internal readonly struct KendallCount
{
    private readonly double _varianceTimes18;
    private readonly double _tieProducts;

    /// <summary>Counts the pairs.</summary>
    /// <param name="x">First column; shape [n].</param>
    /// <param name="y">Second column; shape [n].</param>
    public KendallCount(double[] x, double[] y)
    {
        Count = x.Length;
        double n = Count;
        var order = new int[Count];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        // Equal pairs may be in any order.
        order.AsSpan().Sort((i, j) => x[i].CompareTo(x[j]) is var c and not 0 ? c : y[i].CompareTo(y[j]));
        var byX = new double[Count];
        var byY = new double[Count];
        for (var i = 0; i < order.Length; i++)
            (byX[i], byY[i]) = (x[order[i]], y[order[i]]);
        var tiesX = default(TieSums);
        var tiesBoth = default(TieSums);
        for (var start = 0; start < byX.Length;)
        {
            var end = start + 1;
            while (end < byX.Length && byX[end] == byX[start])
                end++;
            tiesX.Add(end - start);
            tiesBoth.AddRuns(byY.AsSpan(start, end - start));
            start = end;
        }

        Discordant = Inversions(byY, new double[Count]);
        // byY is in order now.
        var tiesY = default(TieSums);
        tiesY.AddRuns(byY);
        var pairs = n * (n - 1) / 2;
        UntiedX = pairs - (tiesX.Pairs / 2);
        UntiedY = pairs - (tiesY.Pairs / 2);
        Concordant = UntiedX - (tiesY.Pairs / 2) + (tiesBoth.Pairs / 2) - Discordant;
        IsTied = tiesX.Pairs > 0 || tiesY.Pairs > 0;
        _varianceTimes18 = (n * (n - 1) * ((2 * n) + 5)) - tiesX.Weighted - tiesY.Weighted;
        _tieProducts = tiesX.Pairs * tiesY.Pairs / (2 * n * (n - 1));
        if (Count > 2)
            _tieProducts += tiesX.Triples * tiesY.Triples / (9 * n * (n - 1) * (n - 2));
    }

    /// <summary>Gets the number of values in a column, n.</summary>
    public int Count { get; }

    /// <summary>Gets whether two values of a column are equal.</summary>
    public bool IsTied { get; }

    /// <summary>Gets C, the pairs in the same order in both columns.</summary>
    public double Concordant { get; }

    /// <summary>Gets D, the pairs in opposite orders.</summary>
    public double Discordant { get; }

    /// <summary>Gets S = C - D.</summary>
    public double Score => Concordant - Discordant;

    /// <summary>Gets the variance of S where there is no association.</summary>
    public double ScoreVariance => (_varianceTimes18 / 18) + _tieProducts;

    /// <summary>Gets τ-b; NaN where a column is constant or has fewer than two values.</summary>
    public double TauB =>
        UntiedX > 0 && UntiedY > 0 ? Math.Clamp(Score / (Math.Sqrt(UntiedX) * Math.Sqrt(UntiedY)), -1, 1) : double.NaN;

    private double UntiedX { get; }

    private double UntiedY { get; }

    /// <summary>Sorts the values and counts the pairs that were in descending order.</summary>
    private static double Inversions(Span<double> values, Span<double> scratch)
    {
        if (values.Length < 2)
            return 0;
        var half = values.Length / 2;
        var count = Inversions(values[..half], scratch[..half]) + Inversions(values[half..], scratch[half..]);
        values.CopyTo(scratch);
        var (left, right) = (0, half);
        for (var k = 0; k < values.Length; k++)
        {
            if (right == values.Length || (left < half && scratch[left] <= scratch[right]))
            {
                values[k] = scratch[left++];
            }
            else
            {
                values[k] = scratch[right++];
                count += half - left;
            }
        }

        return count;
    }

    /// <summary>Sums over the groups of equal values, of t values each.</summary>
    private struct TieSums
    {
        /// <summary>Σ t (t - 1).</summary>
        public double Pairs;

        /// <summary>Σ t (t - 1) (t - 2).</summary>
        public double Triples;

        /// <summary>Σ t (t - 1) (2 t + 5).</summary>
        public double Weighted;

        public void Add(double t)
        {
            Pairs += t * (t - 1);
            Triples += t * (t - 1) * (t - 2);
            Weighted += t * (t - 1) * ((2 * t) + 5);
        }

        public void AddRuns(ReadOnlySpan<double> sorted)
        {
            for (var start = 0; start < sorted.Length;)
            {
                var end = start + 1;
                while (end < sorted.Length && sorted[end] == sorted[start])
                    end++;
                Add(end - start);
                start = end;
            }
        }
    }
}
