using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>Weighted quantiles; they have no influence values here, but Woodruff's interval or replicates.</summary>
internal sealed class QuantileStatistic(ReadOnlyMemory<double> variable, double[] points, QuantileDefinition rule) : WeightedStatistic
{
    public override int Count => points.Length;

    public override void Values(int domain, ReadOnlySpan<int> rows, ReadOnlySpan<double> weights, Span<double> values)
    {
        var quantile = Of(rows, weights);
        for (var v = 0; v < values.Length; v++)
            values[v] = quantile.At(points[v]);
    }

    public override bool Influences(int domain, ReadOnlySpan<int> rows, ReadOnlySpan<double> weights, ReadOnlySpan<double> values, Span<double> influences) => false;

    public WeightedQuantile Of(ReadOnlySpan<int> rows, ReadOnlySpan<double> weights)
    {
        var (y, w) = (new double[rows.Length], new double[rows.Length]);
        for (var i = 0; i < rows.Length; i++)
            (y[i], w[i]) = (variable.Span[rows[i]], weights[rows[i]]);
        return new(y, w, rule);
    }
}
