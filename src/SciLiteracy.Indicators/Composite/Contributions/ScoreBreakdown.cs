using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Contributions;


/// <summary>What each child contributes to the score of its parent. The contributions sum to the score.</summary>
/// <remarks>
/// Methods that give twice the score for twice the values (the means, median, minimum, ordered weighted average, Mazziotta-Pareto on its own scale):
/// the child's value times the derivative of the score by it, by Euler's theorem; w x / Σ w for the arithmetic mean. Where the score has a kink, at
/// ties of minimum, median and ordered average, tied children share by weight. Methods that compare entities (Copeland, TOPSIS, Wrocław): the Shapley
/// value of having the child's value rather than lacking it, against the other entities, the ideal and the spread as they are; with no child the
/// score is 0.
/// </remarks>
public static class ScoreBreakdown
{
    /// <summary>Computes the contributions of the children of a row.</summary>
    /// <param name="method">How the parent is made.</param>
    /// <param name="children">The children over the rows that the method compares; shape [children × rows], NaN is missing.</param>
    /// <param name="weights">Weights, finite and at least 0; shape [children].</param>
    /// <param name="row">The row.</param>
    /// <param name="referenceRow">The row of <see cref="MazziottaParetoAggregation.ReferenceEntity"/>; -1 without.</param>
    /// <param name="contributions">Receives the contributions, in the unit of the score; shape [children]. 0 for a child that is missing or weighs 0.</param>
    /// <returns>The score, their sum; NaN if there is none, in which case the contributions are NaN. Availability is not looked at.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Compute(
        AggregationMethod method,
        ColumnSet children,
        ReadOnlySpan<double> weights,
        int row,
        int referenceRow,
        Span<double> contributions)
    {
        ArgumentNullException.ThrowIfNull(method);
        if (weights.Length != children.Count || contributions.Length != children.Count)
            throw new ArgumentException($"{weights.Length} weights and {contributions.Length} contributions for {children.Count} children.", nameof(weights));
        var values = new double[children.Count];
        for (var child = 0; child < values.Length; child++)
            values[child] = children[child][row];
        if (method.Dependence == AggregationDependence.Entity)
        {
            var own = RowScore.Of(method, weights, values);
            if (double.IsNaN(own))
            {
                contributions.Fill(double.NaN);
                return own;
            }

            Slopes(method, weights, values, own, contributions);
            for (var child = 0; child < values.Length; child++)
                contributions[child] = contributions[child] == 0 ? 0 : contributions[child] * values[child];
            return own;
        }

        var field = FieldScore.Of(method, children, weights, row, referenceRow);
        var score = field.Score(values);
        if (double.IsNaN(score))
        {
            contributions.Fill(double.NaN);
            return score;
        }

        var some = new double[values.Length];
        var present = Present(weights, values);
        var parts = new double[present.Length];
        ShapleyValue.Compute(
            present.Length,
            members =>
            {
                some.AsSpan().Fill(double.NaN);
                var any = false;
                for (var i = 0; i < members.Length; i++)
                {
                    if (!members[i])
                        continue;
                    some[present[i]] = values[present[i]];
                    any = true;
                }

                // a coalition may have children without spread only, whose score is not defined: they add nothing
                return any && field.Score(some) is var worth && !double.IsNaN(worth) ? worth : 0;
            },
            parts);
        contributions.Clear();
        for (var i = 0; i < present.Length; i++)
            contributions[present[i]] = parts[i];
        return score;
    }

    /// <summary>Computes the derivatives of the score of a row by its children, of a method that looks at the entity alone: how much a child's own parts count
    /// upwards.</summary>
    internal static void Slopes(AggregationMethod method, ReadOnlySpan<double> weights, ReadOnlySpan<double> values, double score, Span<double> slopes)
    {
        slopes.Clear();
        var total = 0.0;
        for (var child = 0; child < values.Length; child++)
            total += double.IsNaN(values[child]) ? 0 : weights[child];
        switch (method)
        {
            case OrderedWeightedAggregation or MedianAggregation or MinimumAggregation:
                OrderSlopes(method, weights, values, score, slopes);
                break;
            case MazziottaParetoAggregation mpi:
                var mean = 0.0;
                var squares = 0.0;
                for (var child = 0; child < values.Length; child++)
                {
                    if (weights[child] == 0 || double.IsNaN(values[child]))
                        continue;
                    mean += weights[child] / total * values[child];
                    squares += weights[child] / total * values[child] * values[child];
                }

                for (var child = 0; child < values.Length; child++)
                {
                    if (weights[child] == 0 || double.IsNaN(values[child]))
                        continue;
                    // of 2 M - Q / M, or Q / M, with Q the mean of squares
                    var imbalance = (2 * values[child] / mean) - (squares / mean / mean);
                    slopes[child] = weights[child] / total * (mpi.Penalty == ImbalancePenalty.Negative ? 2 - imbalance : imbalance);
                }

                break;
            default:
                var p = RowScore.ExponentOf(method);
                for (var child = 0; child < values.Length; child++)
                {
                    if (weights[child] == 0 || double.IsNaN(values[child]))
                        continue;
                    var factor = p == 1 || values[child] == score ? 1 : Math.Pow(values[child] / score, p - 1);
                    slopes[child] = weights[child] / total * factor;
                }

                break;
        }
    }

    /// <summary>Each group of equal values has the weight of its places, shared by the weights of the children.</summary>
    private static void OrderSlopes(AggregationMethod method, ReadOnlySpan<double> weights, ReadOnlySpan<double> values, double score, Span<double> slopes)
    {
        var order = Present(weights, values);
        // NaN is not among them
        var keys = new double[order.Length];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = values[order[i]];
        Array.Sort(keys, order);
        for (var start = 0; start < order.Length;)
        {
            var end = start;
            var weight = 0.0;
            while (end < order.Length && keys[end] == keys[start])
                weight += weights[order[end++]];

            // the score is linear in what a group has in common: a score of 1 for the group and 0 elsewhere is its weight
            var share = GroupShare(method, weights, order, keys, start, end, score);
            for (var i = start; i < end; i++)
                slopes[order[i]] = share * weights[order[i]] / weight;
            start = end;
        }
    }

    private static double GroupShare(
        AggregationMethod method, ReadOnlySpan<double> weights, ReadOnlySpan<int> order, ReadOnlySpan<double> keys, int start, int end, double score)
    {
        switch (method)
        {
            case MinimumAggregation:
                return start == 0 ? 1 : 0;
            case MedianAggregation:
                // the median is one of the values, or half way between two that are adjacent
                if (keys[start] == score)
                    return 1;
                var isLower = keys[start] < score && (end == keys.Length || keys[end] > score);
                var isUpper = keys[start] > score && (start == 0 || keys[start - 1] < score);
                return (isLower || isUpper) && keys.IndexOf(score) < 0 ? 0.5 : 0;
            default:
                var owa = (OrderedWeightedAggregation)method;
                // the same order with the places of the group alone: the group at 1, those below at 0, and those above at 1 less those above alone
                return Upward(owa, weights, order, start) - Upward(owa, weights, order, end);
        }
    }

    /// <summary>The ordered average of 1 for the places from one upwards, and 0 below.</summary>
    private static double Upward(OrderedWeightedAggregation owa, ReadOnlySpan<double> weights, ReadOnlySpan<int> order, int from)
    {
        if (from == order.Length)
            return 0;
        Span<double> steps = order.Length <= 128 ? stackalloc double[order.Length] : new double[order.Length];
        Span<double> own = order.Length <= 128 ? stackalloc double[order.Length] : new double[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            steps[i] = i < from ? 0 : 1;
            own[i] = weights[order[i]];
        }

        return RowScore.Of(owa, own, steps);
    }

    internal static int[] Present(ReadOnlySpan<double> weights, ReadOnlySpan<double> values)
    {
        var present = new List<int>(values.Length);
        for (var child = 0; child < values.Length; child++)
        {
            if (weights[child] > 0 && !double.IsNaN(values[child]))
                present.Add(child);
        }

        return [.. present];
    }
}
