using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Contributions;


/// <summary>What each child contributes to the difference between two scores of its parent: of two entities, or of one at two times. The
/// contributions and the effect of coverage sum to the difference.</summary>
/// <remarks>
/// The children that both have are taken alone; what their weights change when the others come in is the effect of coverage, one number.
/// Means of powers: the mean of transformed values is linear in them, so the child adds s (g(x₁) - g(x₀)) to g(F₁) - g(F₀), s its share of the
/// weight; all are brought to F₁ - F₀ by one factor. This is s (x₁ - x₀) for the arithmetic mean, and for the geometric the logarithmic mean of both
/// scores times s ln(x₁ / x₀) (LMDI). Mazziotta-Pareto on its own scale: the change of Q / M, the mean of squares over the mean, with one factor
/// taken at the mean of both ends. Median, minimum, ordered average: the Shapley value of taking the child's second value in place of the first.
/// Methods that compare entities: the difference of the two <see cref="ScoreBreakdown"/>s, since the field moves as well.
/// Source: Ang (2004), "Decomposition analysis for policymaking in energy: which is the preferred method?", Energy Policy 32, for LMDI.
/// </remarks>
public static class GapBreakdown
{
    /// <summary>Computes the contributions, of a method that looks at the entity alone.</summary>
    /// <param name="method">How the parent is made; its <see cref="AggregationMethod.Dependence"/> is <see cref="AggregationDependence.Entity"/>.</param>
    /// <param name="weights">Weights, finite and at least 0; shape [children].</param>
    /// <param name="from">The values of the first; shape [children], NaN is missing.</param>
    /// <param name="to">The values of the second; shape [children], NaN is missing.</param>
    /// <param name="contributions">Receives the contributions, in the unit of the score; shape [children]. 0 for a child that not both have.</param>
    /// <param name="coverage">Receives the effect of the children that not both have.</param>
    /// <returns>The second score less the first, the sum of all; NaN if one has no score, and so has all else.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or the method compares entities.</exception>
    public static double Compute(
        AggregationMethod method,
        ReadOnlySpan<double> weights,
        ReadOnlySpan<double> from,
        ReadOnlySpan<double> to,
        Span<double> contributions,
        out double coverage)
    {
        ArgumentNullException.ThrowIfNull(method);
        Slopes(method, weights, from, to, contributions, out var difference, out coverage);
        for (var child = 0; child < contributions.Length; child++)
            contributions[child] = contributions[child] == 0 ? 0 : contributions[child] * (to[child] - from[child]);
        return difference;
    }

    /// <summary>Computes the contribution of a child for each point of its own difference: how much the child's own parts count upwards.</summary>
    internal static void Slopes(
        AggregationMethod method,
        ReadOnlySpan<double> weights,
        ReadOnlySpan<double> from,
        ReadOnlySpan<double> to,
        Span<double> slopes,
        out double difference,
        out double coverage)
    {
        if (from.Length != weights.Length || to.Length != weights.Length || slopes.Length != weights.Length)
            throw new ArgumentException($"{weights.Length} weights for {from.Length} and {to.Length} values, {slopes.Length} contributions.", nameof(weights));
        if (method.Dependence != AggregationDependence.Entity)
            throw new ArgumentException($"'{method.Id}' compares entities: take the difference of two breakdowns.", nameof(method));
        var first = RowScore.Of(method, weights, from);
        var second = RowScore.Of(method, weights, to);
        difference = second - first;
        coverage = double.NaN;
        if (double.IsNaN(difference))
        {
            slopes.Fill(double.NaN);
            return;
        }

        slopes.Clear();
        var common = new List<int>();
        for (var child = 0; child < weights.Length; child++)
        {
            if (weights[child] > 0 && !double.IsNaN(from[child]) && !double.IsNaN(to[child]))
                common.Add(child);
        }

        if (common.Count == 0)
        {
            coverage = difference;
            return;
        }

        double[] w = new double[common.Count], a = new double[common.Count], b = new double[common.Count], own = new double[common.Count];
        for (var i = 0; i < w.Length; i++)
            (w[i], a[i], b[i]) = (weights[common[i]], from[common[i]], to[common[i]]);
        var firstOfCommon = RowScore.Of(method, w, a);
        var secondOfCommon = RowScore.Of(method, w, b);
        if (double.IsNaN(firstOfCommon) || double.IsNaN(secondOfCommon))
        {
            // a mean that is positive by the other children only
            coverage = difference;
            return;
        }

        // exactly 0 where both have the same children
        coverage = firstOfCommon - first + (second - secondOfCommon);
        if (RowScore.IsMean(method))
            MeanSlopes(RowScore.ExponentOf(method), w, a, b, firstOfCommon, secondOfCommon, own);
        else if (method is MazziottaParetoAggregation mpi)
            ImbalanceSlopes(mpi.Penalty, w, a, b, own);
        else
            ShapleySlopes(method, w, a, b, own);
        for (var i = 0; i < own.Length; i++)
            slopes[common[i]] = own[i];
    }

    private static void MeanSlopes(
        double p, ReadOnlySpan<double> weights, ReadOnlySpan<double> from, ReadOnlySpan<double> to, double first, double second, Span<double> slopes)
    {
        var total = Summation.Compensated(weights);
        var outer = Slope(p, first, second);
        for (var i = 0; i < slopes.Length; i++)
        {
            // where the mean stays 0, so does every child
            slopes[i] = double.IsInfinity(outer) || outer == 0 ? 0 : weights[i] / total * (Slope(p, from[i], to[i]) / outer);
        }
    }

    /// <summary>(g(b) - g(a)) / (b - a), g(x) = x^p or ln x; the derivative at a where both are the same.</summary>
    private static double Slope(double p, double a, double b)
    {
        if (p == 1)
            return 1;
        if (a == 0 || b == 0)
            return a == b ? (p > 1 ? 0 : double.PositiveInfinity) : Math.Pow(a + b, p - 1);
        // with u = (b - a) / a: a^(p-1) ((1 + u)^p - 1) / u, or ln(1 + u) / u / a
        var u = (b - a) / a;
        if (u == 0)
            return p == 0 ? 1 / a : p * Math.Pow(a, p - 1);
        var log = ElementaryFunctions.LogOnePlus(u);
        return p == 0 ? log / u / a : Math.Pow(a, p - 1) * ElementaryFunctions.ExpMinusOne(p * log) / u;
    }

    /// <summary>
    /// Of M = Σ s x and Q = Σ s x², Q / M changes by ΔQ times the mean of 1 / M, less the mean of Q times ΔM / (M₀ M₁); both are sums over the children.
    /// </summary>
    private static void ImbalanceSlopes(
        ImbalancePenalty penalty, ReadOnlySpan<double> weights, ReadOnlySpan<double> from, ReadOnlySpan<double> to, Span<double> slopes)
    {
        var total = Summation.Compensated(weights);
        var (m0, m1, q0, q1) = (0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < slopes.Length; i++)
        {
            var share = weights[i] / total;
            (m0, m1) = (m0 + (share * from[i]), m1 + (share * to[i]));
            (q0, q1) = (q0 + (share * from[i] * from[i]), q1 + (share * to[i] * to[i]));
        }

        for (var i = 0; i < slopes.Length; i++)
        {
            var ratio = ((from[i] + to[i]) * ((1 / m0) + (1 / m1)) / 2) - ((q0 + q1) / 2 / m0 / m1);
            slopes[i] = weights[i] / total * (penalty == ImbalancePenalty.Negative ? 2 - ratio : ratio);
        }
    }

    private static void ShapleySlopes(AggregationMethod method, double[] weights, double[] from, double[] to, Span<double> slopes)
    {
        var mixed = new double[from.Length];
        ShapleyValue.Compute(
            from.Length,
            members =>
            {
                for (var i = 0; i < mixed.Length; i++)
                    mixed[i] = members[i] ? to[i] : from[i];
                return RowScore.Of(method, weights, mixed);
            },
            slopes);
        for (var i = 0; i < slopes.Length; i++)
            slopes[i] = to[i] == from[i] ? 0 : slopes[i] / (to[i] - from[i]);
    }
}
