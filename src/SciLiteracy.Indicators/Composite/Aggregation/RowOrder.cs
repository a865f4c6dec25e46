using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Aggregation;


/// <summary>The children of a row in the order of their values.</summary>
internal static class RowOrder
{
    /// <summary>Gathers the children that are there and weigh something, in ascending order, equal ones in the order of the children; returns how
    /// many.</summary>
    public static int Ascending(ColumnSet children, ReadOnlySpan<double> weights, int row, Span<double> values, Span<double> sortedWeights)
    {
        var n = 0;
        for (var child = 0; child < weights.Length; child++)
        {
            var x = children[child][row];
            if (double.IsNaN(x) || weights[child] == 0)
                continue;
            var place = n++;
            for (; place > 0 && values[place - 1] > x; place--)
                (values[place], sortedWeights[place]) = (values[place - 1], sortedWeights[place - 1]);
            (values[place], sortedWeights[place]) = (x, weights[child]);
        }

        return n;
    }
}
