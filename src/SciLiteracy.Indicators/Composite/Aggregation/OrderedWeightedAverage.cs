using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Aggregation;


/// <summary>The ordered weighted average of the children, row by row, with weights of the children as well as of the places.</summary>
public static class OrderedWeightedAverage
{
    /// <summary>Returns the number of doubles that <see cref="Compute"/> needs for its work.</summary>
    /// <param name="children">The number of children.</param>
    public static int ScratchLength(int children) => 2 * children;

    /// <summary>Computes Σ (Q(Sᵢ) - Q(Sᵢ₋₁)) x₍ᵢ₎ over the children in falling order, S their cumulated shares of weight.</summary>
    /// <param name="children">The children; shape [children × rows], NaN is missing: the child is left out with its weight.</param>
    /// <param name="weights">Weights, finite and at least 0; shape [children].</param>
    /// <param name="placeWeights">Weights of the places, the highest child first; at least 0 with a positive sum. Empty for Q(r) = r^α.</param>
    /// <param name="exponent">α, above 0.</param>
    /// <param name="scores">Receives the averages, in the unit of the children; shape [rows].</param>
    /// <param name="scratch">Room to work; shape [<see cref="ScratchLength"/>].</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Compute(
        ColumnSet children,
        ReadOnlySpan<double> weights,
        ReadOnlySpan<double> placeWeights,
        double exponent,
        Span<double> scores,
        Span<double> scratch)
    {
        GeneralizedMean.Check(children, weights, scores);
        var values = scratch[..children.Count];
        var sortedWeights = scratch.Slice(children.Count, children.Count);
        var places = 0.0;
        foreach (var weight in placeWeights)
            places += weight;
        for (var row = 0; row < scores.Length; row++)
        {
            var n = RowOrder.Ascending(children, weights, row, values, sortedWeights);
            scores[row] = n == 0 ? double.NaN : Of(values[..n], sortedWeights[..n], placeWeights, places, exponent);
        }
    }

    private static double Of(ReadOnlySpan<double> x, ReadOnlySpan<double> w, ReadOnlySpan<double> placeWeights, double places, double exponent)
    {
        var total = 0.0;
        foreach (var weight in w)
            total += weight;
        var sum = 0.0;
        var above = 0.0;
        var before = 0.0;
        for (var i = x.Length - 1; i >= 0; i--)
        {
            above += w[i];
            // the last is exactly 1 whatever was rounded, so that the weights of the places sum to 1
            var share = i == 0 ? 1 : Quantifier(above / total, placeWeights, places, exponent);
            sum += (share - before) * x[i];
            before = share;
        }

        return sum;
    }

    /// <summary>Q(r): r^α, or the line through (i/k, cumulated share of the first i places).</summary>
    private static double Quantifier(double share, ReadOnlySpan<double> placeWeights, double places, double exponent)
    {
        if (placeWeights.IsEmpty)
            return exponent == 1 ? share : Math.Pow(share, exponent);
        var position = share * placeWeights.Length;
        // shares such as 3 × 1/10 that are a place but for rounding
        var nearest = Math.Round(position);
        if (Math.Abs(position - nearest) <= placeWeights.Length * 1e-15)
            position = nearest;
        var sum = 0.0;
        for (var i = 0; i < placeWeights.Length && i < position; i++)
            sum += placeWeights[i] * Math.Min(position - i, 1);
        return sum / places;
    }
}
