using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Weighting;


/// <summary>Weights by how widely children are spread.</summary>
public static class SpreadWeighting
{
    /// <summary>Computes weights in proportion to the standard deviations.</summary>
    /// <param name="children">The children; shape [children × rows], NaN is missing and skipped.</param>
    /// <param name="weights">Receives the weights, with sum 1; shape [children]. 0 for a child without spread.</param>
    /// <returns>That no child has spread; else none.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <remarks>Divisor n - 1, which matters where children have different numbers of values; 0 for a single value.</remarks>
    public static WeightingFault StandardDeviation(ColumnSet children, Span<double> weights)
    {
        Check(children, weights);
        for (var child = 0; child < children.Count; child++)
            weights[child] = SampleDeviation(children[child]).Deviation;
        return ToShares(weights);
    }

    /// <summary>Computes weights in proportion to the coefficients of variation, standard deviation over absolute mean.</summary>
    /// <param name="children">The children; shape [children × rows], NaN is missing and skipped.</param>
    /// <param name="weights">Receives the weights, with sum 1; shape [children]. 0 for a child without spread.</param>
    /// <returns>The first child whose mean is 0 though it has spread, or that no child has spread; else none.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static WeightingFault CoefficientOfVariation(ColumnSet children, Span<double> weights)
    {
        Check(children, weights);
        for (var child = 0; child < children.Count; child++)
        {
            var (mean, deviation) = SampleDeviation(children[child]);
            if (deviation > 0 && mean == 0)
            {
                weights.Fill(double.NaN);
                return new(WeightingFaultKind.MeanZero, child, -1);
            }

            weights[child] = deviation > 0 ? deviation / Math.Abs(mean) : 0;
        }

        return ToShares(weights);
    }

    internal static void Check(ColumnSet children, Span<double> weights)
    {
        if (weights.Length != children.Count)
            throw new ArgumentException($"{weights.Length} weights for {children.Count} children.", nameof(weights));
    }

    /// <summary>Mean and standard deviation with divisor n - 1; 0 without two different values.</summary>
    internal static (double Mean, double Deviation) SampleDeviation(ReadOnlySpan<double> column)
    {
        var (mean, deviation) = ColumnMoments.MeanAndDeviation(column);
        var n = ColumnMoments.Count(column);
        return deviation > 0 ? (mean, deviation * Math.Sqrt(n / (n - 1.0))) : (mean, 0);
    }

    /// <summary>Divides by the sum.</summary>
    internal static WeightingFault ToShares(Span<double> weights)
    {
        var total = Summation.Compensated(weights);
        if (!(total > 0))
        {
            weights.Fill(double.NaN);
            return new(WeightingFaultKind.NoSpread, -1, -1);
        }

        for (var child = 0; child < weights.Length; child++)
            weights[child] /= total;
        return WeightingFault.None;
    }
}
