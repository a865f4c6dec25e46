using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Weighting;


/// <summary>Correlations of children over the rows that have all of them.</summary>
internal static class CompleteCorrelations
{
    /// <summary>Computes the correlations of the children that have spread over the complete rows.</summary>
    /// <param name="children">The children.</param>
    /// <param name="used">Receives the places of the children that have spread; shape [children].</param>
    /// <param name="matrix">Receives their correlations, row by row; as long as their number squared at least.</param>
    /// <param name="means">Room to work; shape [2 children].</param>
    /// <param name="count">How many children have spread.</param>
    /// <returns>That there are fewer than three complete rows, or no spread; else none.</returns>
    public static WeightingFault Compute(ColumnSet children, Span<int> used, Span<double> matrix, Span<double> means, out int count)
    {
        count = 0;
        var complete = 0;
        var first = -1;
        var k = children.Count;
        var center = means[..k];
        var deviation = means.Slice(k, k);
        center.Clear();
        deviation.Clear();
        for (var row = 0; row < children.Rows; row++)
        {
            if (!IsComplete(children, row))
                continue;
            complete++;
            first = first < 0 ? row : first;
        }

        if (complete < 3)
            return new(WeightingFaultKind.TooFewRows, -1, -1);
        for (var child = 0; child < k; child++)
        {
            var column = children[child];
            var sum = default(CompensatedSum);
            var varies = false;
            for (var row = 0; row < children.Rows; row++)
            {
                if (!IsComplete(children, row))
                    continue;
                sum.Add(column[row] - column[first]);
                varies |= column[row] != column[first];
            }

            if (!varies)
                continue;
            center[child] = column[first] + (sum.Value / complete);
            deviation[child] = Math.Sqrt(Products(children, child, child, center));
            used[count++] = child;
        }

        if (count == 0)
            return new(WeightingFaultKind.NoSpread, -1, -1);
        for (var i = 0; i < count; i++)
        {
            matrix[(i * count) + i] = 1;
            for (var j = 0; j < i; j++)
            {
                var r = Products(children, used[i], used[j], center) / deviation[used[i]] / deviation[used[j]];
                matrix[(i * count) + j] = matrix[(j * count) + i] = Math.Clamp(r, -1, 1);
            }
        }

        return WeightingFault.None;
    }

    private static double Products(ColumnSet children, int first, int second, ReadOnlySpan<double> center)
    {
        var x = children[first];
        var y = children[second];
        var sum = default(CompensatedSum);
        for (var row = 0; row < children.Rows; row++)
        {
            if (IsComplete(children, row))
                sum.Add((x[row] - center[first]) * (y[row] - center[second]));
        }

        return sum.Value;
    }

    private static bool IsComplete(ColumnSet children, int row)
    {
        for (var child = 0; child < children.Count; child++)
        {
            if (double.IsNaN(children[child][row]))
                return false;
        }

        return true;
    }
}
