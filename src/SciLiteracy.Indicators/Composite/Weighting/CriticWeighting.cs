using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Weighting;


/// <summary>Weights by contrast and conflict.</summary>
public static class CriticWeighting
{
    /// <summary>Computes weights in proportion to s Σ (1 - r).</summary>
    /// <param name="children">The children; shape [children × rows], NaN is missing; correlations are pairwise complete.</param>
    /// <param name="weights">Receives the weights, with sum 1; shape [children].</param>
    /// <returns>That no child has spread, or that all that have say the same; else none.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <remarks>A pair without a correlation, having fewer than two rows in common or no spread over them, is left out of both sums. A single child
    /// with spread weighs 1.</remarks>
    public static WeightingFault Compute(ColumnSet children, Span<double> weights)
    {
        SpreadWeighting.Check(children, weights);
        weights.Clear();
        for (var first = 0; first < children.Count; first++)
        {
            for (var second = first + 1; second < children.Count; second++)
            {
                var r = Correlation.Pearson(children[first], children[second]);
                if (double.IsNaN(r))
                    continue;
                weights[first] += 1 - r;
                weights[second] += 1 - r;
            }
        }

        for (var child = 0; child < children.Count; child++)
            weights[child] *= SpreadWeighting.SampleDeviation(children[child]).Deviation;
        if (weights.Length == 1)
            weights[0] = SpreadWeighting.SampleDeviation(children[0]).Deviation;
        return SpreadWeighting.ToShares(weights);
    }
}
