using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Weighting;


/// <summary>The mean of what experts shared out.</summary>
public static class BudgetAllocationWeighting
{
    /// <summary>Computes the mean over the experts of their shares.</summary>
    /// <param name="points">The points, expert by expert, finite and at least 0; shape [experts × children]. An expert who gave no child any is left
    /// out.</param>
    /// <param name="weights">Receives the weights, with sum 1; shape [children].</param>
    /// <returns>That no expert gave any point; else none.</returns>
    /// <exception cref="ArgumentException">The points are not a whole number of experts.</exception>
    public static WeightingFault Compute(ReadOnlySpan<double> points, Span<double> weights)
    {
        if (weights.IsEmpty || points.Length % weights.Length != 0)
            throw new ArgumentException($"{points.Length} numbers of points for {weights.Length} children.", nameof(points));
        weights.Clear();
        for (var start = 0; start < points.Length; start += weights.Length)
        {
            var given = points.Slice(start, weights.Length);
            var total = Summation.Compensated(given);
            if (!(total > 0))
                continue;
            for (var child = 0; child < weights.Length; child++)
                weights[child] += given[child] / total;
        }

        return SpreadWeighting.ToShares(weights).Kind == WeightingFaultKind.None ? WeightingFault.None : new(WeightingFaultKind.NoPoints, -1, -1);
    }
}
