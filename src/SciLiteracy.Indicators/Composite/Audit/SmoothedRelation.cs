namespace SciLiteracy.Indicators.Composite.Audit;

/// <summary>A smooth curve through points: local straight lines, whose reach is chosen by leaving out each point in turn.</summary>
/// <remarks>
/// At each point a line is fitted to the nearest share of the points, weighted by (1 - (d / reach)³)³; of several shares, and the straight line through all, the
/// one with the least squared error of left-out points is taken, the wider of equal ones. Sources: Cleveland (1979), "Robust locally weighted regression and
/// smoothing scatterplots", Journal of the American Statistical Association 74; Allen (1974) for leaving out.
/// </remarks>
internal static class SmoothedRelation
{
    // The widest first, so that it wins a tie; 0 stands for the straight line.
    private static readonly double[] Shares = [0, 1, 0.8, 0.6, 0.5, 0.4, 0.3, 0.25, 0.2, 0.15];

    // An improvement below this share is rounding.
    private const double Improvement = 1e-9;

    /// <summary>Returns the curve at each point; null for fewer than 4 points, or where x or y is constant.</summary>
    /// <param name="x">Places; shape [n], finite.</param>
    /// <param name="y">Values; shape [n], finite.</param>
    public static double[]? Fit(double[] x, double[] y)
    {
        var n = x.Length;
        if (n < 4 || !x.AsSpan().ContainsAnyExcept(x[0]) || !y.AsSpan().ContainsAnyExcept(y[0]))
            return null;
        var order = Enumerable.Range(0, n).ToArray();
        Array.Sort(order, (i, j) => x[i].CompareTo(x[j]) is var c and not 0 ? c : y[i].CompareTo(y[j]));
        double[] places = [.. order.Select(i => x[i])];
        double[] values = [.. order.Select(i => y[i])];
        double[]? best = null;
        var least = double.PositiveInfinity;
        foreach (var share in Shares)
        {
            var fitted = new double[n];
            var error = Smooth(places, values, share, fitted);
            if (error < least * (1 - Improvement) || best is null)
                (best, least) = (fitted, error);
        }

        var curve = new double[n];
        for (var i = 0; i < n; i++)
            curve[order[i]] = best![i];
        return curve;
    }

    /// <summary>Smooths with one share; returns the squared error of points that the curve has not seen.</summary>
    private static double Smooth(double[] x, double[] y, double share, double[] fitted)
    {
        var n = x.Length;
        var near = Math.Clamp((int)Math.Ceiling(share * n), 4, n);
        var (first, end) = (0, share == 0 ? n : near);
        var error = 0.0;
        for (var i = 0; i < n; i++)
        {
            // The window of the nearest points moves on with i.
            while (end < n && x[end] - x[i] < x[i] - x[first])
                (first, end) = (first + 1, end + 1);
            var (low, high) = (first, end);
            var reach = share == 0 ? double.PositiveInfinity : Math.Max(x[i] - x[low], x[high - 1] - x[i]);
            // More points than the share at the place itself: all of them count. Which of them the window holds is chance.
            if (reach == 0)
            {
                while (low > 0 && x[low - 1] == x[i])
                    low--;
                while (high < n && x[high] == x[i])
                    high++;
            }

            double weight = 0, center = 0, level = 0;
            for (var j = low; j < high; j++)
            {
                var w = Weight(x[j] - x[i], reach);
                weight += w;
                center += w * (x[j] - x[i]);
                level += w * y[j];
            }

            center /= weight;
            level /= weight;
            double spread = 0, product = 0;
            for (var j = low; j < high; j++)
            {
                var w = Weight(x[j] - x[i], reach);
                var d = x[j] - x[i] - center;
                spread += w * d * d;
                product += w * d * (y[j] - level);
            }

            fitted[i] = spread > 0 ? level - (product / spread * center) : level;
            // How much the point draws the curve at its place.
            var leverage = (Weight(0, reach) / weight) + (spread > 0 ? Weight(0, reach) * center * center / spread : 0);
            var left = (y[i] - fitted[i]) / (1 - leverage);
            // A point that alone makes the curve cannot be left out.
            error += leverage > 1 - 1e-9 ? double.PositiveInfinity : left * left;
        }

        return error;
    }

    private static double Weight(double distance, double reach)
    {
        // Points at the place itself count fully, also where all the nearest are there.
        var u = distance == 0 ? 0 : Math.Abs(distance) / reach;
        var v = 1 - (u * u * u);
        return v <= 0 ? 0 : v * v * v;
    }
}
