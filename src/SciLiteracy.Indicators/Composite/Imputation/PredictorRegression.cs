using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Imputation;


/// <summary>Fills an indicator by a linear regression on other columns, or draws what it fills.</summary>
/// <remarks>
/// Least squares on standardized predictors by the normal equations, whose condition is that of their correlations; a predictor that others determine is left
/// out. Source: Little and Rubin (2002), Statistical Analysis with Missing Data, section 4.2; Rubin (1987), Multiple Imputation for Nonresponse in
/// Surveys, example 5.1, for the draws.
/// </remarks>
public sealed class PredictorRegression
{
    private readonly int _count;
    private readonly int _rank;
    private readonly double[] _center;
    private readonly double[] _scale;
    private readonly double[] _factor;
    private readonly double[] _slopes;
    private readonly double _mean;
    private readonly double _deviation;

    private PredictorRegression(ColumnSet predictors, ReadOnlySpan<double> column)
    {
        var k = predictors.Count;
        _count = 0;
        for (var row = 0; row < column.Length; row++)
            _count += IsUsed(predictors, column, row) ? 1 : 0;
        _center = new double[k];
        _scale = new double[k];
        _factor = new double[k * k];
        _slopes = new double[k];
        for (var i = 0; i < k; i++)
        {
            _center[i] = Sum(predictors, column, i, -1) / _count;
            _scale[i] = Math.Sqrt(Sum(predictors, column, i, i) / _count);
            _scale[i] = _scale[i] > Cholesky.Negligible * Math.Abs(_center[i]) ? _scale[i] : 0;
        }

        _mean = Sum(predictors, column, -1, -1) / _count;
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j <= i; j++)
                _factor[(i * k) + j] = _scale[i] == 0 || _scale[j] == 0 ? 0 : Sum(predictors, column, i, j) / _scale[i] / _scale[j];
            _slopes[i] = _scale[i] == 0 ? 0 : SumWithColumn(predictors, column, i) / _scale[i];
        }

        _rank = Cholesky.Factor(_factor, k);
        Cholesky.Solve(_factor, k, _slopes);
        var residuals = default(CompensatedSum);
        for (var row = 0; row < column.Length; row++)
        {
            if (!IsUsed(predictors, column, row))
                continue;
            var residual = column[row] - Predict(predictors, row, _mean, _slopes);
            residuals.Add(residual * residual);
        }

        _deviation = Math.Sqrt(residuals.Value / (_count - _rank - 1));
    }

    /// <summary>Gets the coefficients, in the units of the columns.</summary>
    public RegressionFit Fit
    {
        get
        {
            double[] slopes = [.. _slopes.Select((s, i) => _scale[i] == 0 ? 0 : s / _scale[i])];
            return new(_count, _mean - slopes.Select((s, i) => s * _center[i]).Sum(), [.. slopes], _deviation);
        }
    }

    /// <summary>Fits the regression.</summary>
    /// <param name="predictors">The predictors; shape [predictors × rows], NaN is missing.</param>
    /// <param name="column">The indicator; shape [rows], NaN is missing.</param>
    /// <returns>The regression; null if there are not more complete rows than predictors + 1.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static PredictorRegression? Of(ColumnSet predictors, ReadOnlySpan<double> column)
    {
        if (column.Length != predictors.Rows)
            throw new ArgumentException($"{column.Length} values for {predictors.Rows} rows.", nameof(column));
        var regression = new PredictorRegression(predictors, column);
        return regression._count > predictors.Count + 1 ? regression : null;
    }

    /// <summary>Fills the gaps with what the regression predicts.</summary>
    /// <param name="predictors">The predictors; shape [predictors × rows], NaN is missing: the gap stays.</param>
    /// <param name="column">The indicator; shape [rows]. Filled in place.</param>
    /// <returns>How many cells were filled.</returns>
    public int FillWithPredictions(ColumnSet predictors, Span<double> column)
    {
        var filled = 0;
        for (var row = 0; row < column.Length; row++)
        {
            if (!double.IsNaN(column[row]) || !HasAll(predictors, row))
                continue;
            column[row] = Predict(predictors, row, _mean, _slopes);
            filled++;
        }

        return filled;
    }

    /// <summary>Fills the gaps with draws from the predictive distribution: variance and coefficients from their posterior under a flat prior, then a
    /// residual for each cell.</summary>
    /// <param name="predictors">The predictors; shape [predictors × rows], NaN is missing: the gap stays.</param>
    /// <param name="column">The indicator; shape [rows]. Filled in place.</param>
    /// <param name="random">The random numbers.</param>
    /// <param name="draw">The number of the draw.</param>
    /// <param name="dimension">The first dimension that is free; the next free one is <paramref name="dimension"/> + predictors + 2 + rows.</param>
    /// <returns>How many cells were filled.</returns>
    internal int FillWithDraws(ColumnSet predictors, Span<double> column, CounterRandom random, long draw, int dimension)
    {
        var k = _slopes.Length;
        var freedom = _count - _rank - 1;
        var sigma = _deviation * Math.Sqrt(freedom / ChiSquareDistribution.Quantile(random.Uniform(draw, dimension), freedom));
        var mean = _mean + (sigma / Math.Sqrt(_count) * random.Normal(draw, dimension + 1));
        Span<double> slopes = k <= 128 ? stackalloc double[k] : new double[k];
        for (var i = 0; i < k; i++)
            slopes[i] = random.Normal(draw, dimension + 2 + i);
        Cholesky.SolveUpper(_factor, k, slopes);
        for (var i = 0; i < k; i++)
            slopes[i] = _slopes[i] + (sigma * slopes[i]);
        var filled = 0;
        for (var row = 0; row < column.Length; row++)
        {
            if (!double.IsNaN(column[row]) || !HasAll(predictors, row))
                continue;
            column[row] = Predict(predictors, row, mean, slopes) + (sigma * random.Normal(draw, dimension + 2 + k + row));
            filled++;
        }

        return filled;
    }

    private static bool HasAll(ColumnSet predictors, int row)
    {
        for (var i = 0; i < predictors.Count; i++)
        {
            if (double.IsNaN(predictors[i][row]))
                return false;
        }

        return true;
    }

    private static bool IsUsed(ColumnSet predictors, ReadOnlySpan<double> column, int row) => !double.IsNaN(column[row]) && HasAll(predictors, row);

    private double Predict(ColumnSet predictors, int row, double mean, ReadOnlySpan<double> slopes)
    {
        var sum = mean;
        for (var i = 0; i < slopes.Length; i++)
        {
            if (_scale[i] != 0)
                sum += slopes[i] * (predictors[i][row] - _center[i]) / _scale[i];
        }

        return sum;
    }

    /// <summary>Σ of the indicator for -1, of a predictor, or of the product of two about their means, over the rows used.</summary>
    private double Sum(ColumnSet predictors, ReadOnlySpan<double> column, int first, int second)
    {
        var sum = default(CompensatedSum);
        for (var row = 0; row < column.Length; row++)
        {
            if (!IsUsed(predictors, column, row))
                continue;
            sum.Add(first < 0 ? column[row]
                : second < 0 ? predictors[first][row]
                : (predictors[first][row] - _center[first]) * (predictors[second][row] - _center[second]));
        }

        return sum.Value;
    }

    private double SumWithColumn(ColumnSet predictors, ReadOnlySpan<double> column, int predictor)
    {
        var sum = default(CompensatedSum);
        for (var row = 0; row < column.Length; row++)
        {
            if (IsUsed(predictors, column, row))
                sum.Add((predictors[predictor][row] - _center[predictor]) * (column[row] - _mean));
        }

        return sum.Value;
    }
}
