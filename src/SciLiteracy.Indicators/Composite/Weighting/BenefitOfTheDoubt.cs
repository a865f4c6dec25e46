using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Weighting;


/// <summary>For each entity the weights that make it look best.</summary>
public static class BenefitOfTheDoubt
{
    // Shares that add up to 1 but for rounding do.
    private const double Allowance = 1e-12;

    /// <summary>Computes for each row max Σ w x subject to Σ w xⱼ ≤ 1 for all rows j, w ≥ 0, and the bounds.</summary>
    /// <param name="children">The children over the rows that are compared, values at least 0; shape [children × rows], NaN is missing.</param>
    /// <param name="on">What the bounds are on.</param>
    /// <param name="lower">The least share of each child, from 0 to 1; shape [children].</param>
    /// <param name="upper">The greatest share of each child, from the least to 1; shape [children].</param>
    /// <param name="scores">Receives the scores, from 0 to 1, 1 for the best; shape [rows]. NaN for a row without children.</param>
    /// <param name="weights">Receives the weights; shape [children × rows], a column a child. The score of a row is the sum of its weights times its
    /// values.</param>
    /// <returns>The first value below 0, in which case there are no scores; or the first row whose bounds cannot be met, and which has no score.
    /// Bounds on contributions cannot be where a child that must contribute is 0, or where the greatest shares of the children that are not 0 sum to
    /// less than 1.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <remarks>
    /// A child that the row lacks weighs 0, and its bounds do not count; of the other rows what they have counts. The score is unique, the weights
    /// need not be: of several that are best, those are taken that the simplex method meets first, going by the order of the children and rows.
    /// </remarks>
    public static WeightingFault Compute(
        ColumnSet children,
        BenefitOfTheDoubtBound on,
        ReadOnlySpan<double> lower,
        ReadOnlySpan<double> upper,
        Span<double> scores,
        Span<double> weights)
    {
        var k = children.Count;
        var rows = children.Rows;
        if (lower.Length != k || upper.Length != k)
            throw new ArgumentException($"{lower.Length} and {upper.Length} bounds for {k} children.", nameof(lower));
        if (scores.Length != rows || weights.Length != k * rows)
            throw new ArgumentException($"{scores.Length} scores and {weights.Length} weights for {k} children and {rows} rows.", nameof(scores));
        scores.Fill(double.NaN);
        weights.Fill(double.NaN);
        // each child over its greatest value: the program is then of moderate numbers
        var greatest = new double[k];
        for (var child = 0; child < k; child++)
        {
            var column = children[child];
            for (var row = 0; row < rows; row++)
            {
                if (column[row] < 0)
                    return new(WeightingFaultKind.Negative, child, row);
                if (column[row] > greatest[child])
                    greatest[child] = column[row];
            }
        }

        var fault = WeightingFault.None;
        var program = new LinearProgram(k, rows + (2 * k));
        for (var row = 0; row < rows; row++)
        {
            if (!AnyPresent(children, row))
                continue;
            if (!CanMeet(children, row, on, lower, upper))
            {
                if (fault.Kind == WeightingFaultKind.None)
                    fault = new(WeightingFaultKind.BoundsNotMet, -1, row);
                continue;
            }

            State(program, children, greatest, row, on, lower, upper);
            program.Maximize();
            scores[row] = 0;
            for (var child = 0; child < k; child++)
            {
                var x = children[child][row];
                var w = double.IsNaN(x) || greatest[child] == 0 ? 0 : program.Solution[child] / greatest[child];
                weights[(child * rows) + row] = w;
                scores[row] += double.IsNaN(x) ? 0 : w * x;
            }
        }

        return fault;
    }

    private static void State(
        LinearProgram program,
        ColumnSet children,
        ReadOnlySpan<double> greatest,
        int row,
        BenefitOfTheDoubtBound on,
        ReadOnlySpan<double> lower,
        ReadOnlySpan<double> upper)
    {
        var k = children.Count;
        program.Clear();
        for (var child = 0; child < k; child++)
            program.Objective[child] = Scaled(children, greatest, child, row);
        for (var peer = 0; peer < children.Rows; peer++)
        {
            var constraint = program.AddConstraint(1);
            for (var child = 0; child < k; child++)
            {
                // a child that the row lacks does not enter
                if (!double.IsNaN(children[child][row]))
                    constraint[child] = Scaled(children, greatest, child, peer);
            }
        }

        for (var child = 0; child < k; child++)
        {
            var x = children[child][row];
            if (double.IsNaN(x) || greatest[child] == 0 || IsNothing(children, row))
                continue;
            if (lower[child] > 0)
                Bound(program.AddConstraint(0), children, greatest, row, child, on, lower[child], 1);
            if (upper[child] < 1)
                Bound(program.AddConstraint(0), children, greatest, row, child, on, upper[child], -1);
        }
    }

    /// <summary>Writes sign (bound Σ part - part of the child) ≤ 0, part being w x or w.</summary>
    private static void Bound(
        Span<double> constraint,
        ColumnSet children,
        ReadOnlySpan<double> greatest,
        int row,
        int child,
        BenefitOfTheDoubtBound on,
        double bound,
        int sign)
    {
        for (var other = 0; other < constraint.Length; other++)
        {
            var x = children[other][row];
            if (double.IsNaN(x) || greatest[other] == 0)
                continue;
            var part = on == BenefitOfTheDoubtBound.Contributions ? x / greatest[other] : 1 / greatest[other];
            constraint[other] = sign * part * (other == child ? bound - 1 : bound);
        }

        // weights of one unit over values of another: rows of the program are brought to one size
        var size = 0.0;
        foreach (var entry in constraint)
            size = Math.Max(size, Math.Abs(entry));
        for (var other = 0; size > 0 && other < constraint.Length; other++)
            constraint[other] /= size;
    }

    private static bool CanMeet(ColumnSet children, int row, BenefitOfTheDoubtBound on, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        if (IsNothing(children, row))
            return true;
        var least = 0.0;
        var most = 0.0;
        for (var child = 0; child < children.Count; child++)
        {
            var x = children[child][row];
            if (double.IsNaN(x))
                continue;
            least += lower[child];
            if (x > 0 || on == BenefitOfTheDoubtBound.Weights)
                most += upper[child];
            else if (lower[child] > 0)
                return false;
        }

        return least <= 1 + Allowance && most >= 1 - Allowance;
    }

    private static double Scaled(ColumnSet children, ReadOnlySpan<double> greatest, int child, int row)
    {
        var x = children[child][row];
        return double.IsNaN(x) || greatest[child] == 0 ? 0 : x / greatest[child];
    }

    private static bool AnyPresent(ColumnSet children, int row)
    {
        for (var child = 0; child < children.Count; child++)
        {
            if (!double.IsNaN(children[child][row]))
                return true;
        }

        return false;
    }

    /// <summary>Whether all that the row has is 0: any weights give 0 then.</summary>
    private static bool IsNothing(ColumnSet children, int row)
    {
        for (var child = 0; child < children.Count; child++)
        {
            if (children[child][row] > 0)
                return false;
        }

        return true;
    }
}
