using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>The coefficients of a weighted linear or logistic regression, and R² of a linear one.</summary>
/// <remarks>
/// The influence of a row on the coefficients is A⁻¹ x (y - μ), with A = Σ w v x xᵀ and v = 1 or μ (1 - μ): the sandwich of Binder (1983), "On the variances of
/// asymptotically normal estimators from complex surveys", International Statistical Review 51(3). Newton's steps are repeated on the residuals, which also
/// refines the solution of the linear equations. Checked against: R survey 4.1 (svyglm).
/// </remarks>
internal sealed class RegressionStatistic(double[] response, double[][] design, bool isBinomial, bool hasRSquared) : WeightedStatistic
{
    private const int MostSteps = 100;

    private readonly int _coefficients = design.Length;

    public override int Count => _coefficients + (hasRSquared ? 1 : 0);

    public override void Values(int domain, ReadOnlySpan<int> rows, ReadOnlySpan<double> weights, Span<double> values)
    {
        var beta = values[.._coefficients];
        if (!Fit(rows, weights, beta))
        {
            values.Fill(double.NaN);
            return;
        }

        if (!hasRSquared)
            return;
        var (residual, total) = Squares(rows, weights, beta, out _);
        values[_coefficients] = 1 - (residual / total);
    }

    public override bool Influences(int domain, ReadOnlySpan<int> rows, ReadOnlySpan<double> weights, ReadOnlySpan<double> values, Span<double> influences)
    {
        var beta = values[.._coefficients];
        if (double.IsNaN(values[0]) || Information(rows, weights, beta) is not { } factor)
            return false;
        var step = new double[_coefficients];
        var (residualSquares, totalSquares) = hasRSquared ? Squares(rows, weights, beta, out _) : (0, 1);
        var mean = 0.0;
        if (hasRSquared)
            Squares(rows, weights, beta, out mean);
        for (var i = 0; i < rows.Length; i++)
        {
            var residual = response[rows[i]] - Expected(rows[i], beta);
            for (var k = 0; k < _coefficients; k++)
                step[k] = design[k][rows[i]] * residual;
            factor.Solve(step);
            step.CopyTo(influences[(i * Count)..]);
            if (!hasRSquared)
                continue;
            var difference = response[rows[i]] - mean;
            influences[(i * Count) + _coefficients] = ((residualSquares / totalSquares * difference * difference) - (residual * residual)) / totalSquares;
        }

        return true;
    }

    private double Expected(int row, ReadOnlySpan<double> beta)
    {
        var linear = 0.0;
        for (var k = 0; k < _coefficients; k++)
            linear += beta[k] * design[k][row];
        return !isBinomial ? linear : linear >= 0 ? 1 / (1 + Math.Exp(-linear)) : Math.Exp(linear) / (1 + Math.Exp(linear));
    }

    private bool Fit(ReadOnlySpan<int> rows, ReadOnlySpan<double> weights, Span<double> beta)
    {
        beta.Clear();
        var step = new double[_coefficients];
        for (var iteration = 0; iteration < MostSteps; iteration++)
        {
            if (Information(rows, weights, beta) is not { } factor)
                return false;
            Array.Clear(step);
            var sums = new CompensatedSum[_coefficients];
            foreach (var row in rows)
            {
                var score = weights[row] == 0 ? 0 : weights[row] * (response[row] - Expected(row, beta));
                for (var k = 0; k < _coefficients; k++)
                    sums[k].Add(score * design[k][row]);
            }

            for (var k = 0; k < _coefficients; k++)
                step[k] = sums[k].Value;
            factor.Solve(step);
            var largest = 0.0;
            for (var k = 0; k < _coefficients; k++)
            {
                beta[k] += step[k];
                largest = Math.Max(largest, Math.Abs(step[k]) / Math.Max(Math.Abs(beta[k]), 1e-8));
            }

            if (double.IsNaN(largest))
                return false;
            // A linear problem is solved after one step; the next ones refine it.
            if (isBinomial ? largest < 1e-12 : iteration == 2)
                return true;
            if (isBinomial && beta.ToArray().Any(b => Math.Abs(b) > 1e6))
                return false;
        }

        return false;
    }

    private CholeskyFactor? Information(ReadOnlySpan<int> rows, ReadOnlySpan<double> weights, ReadOnlySpan<double> beta)
    {
        var p = _coefficients;
        var matrix = new double[p * p];
        foreach (var row in rows)
        {
            var w = weights[row];
            if (w == 0)
                continue;
            if (isBinomial)
            {
                var mu = Expected(row, beta);
                w *= mu * (1 - mu);
            }

            for (var a = 0; a < p; a++)
            {
                var wx = w * design[a][row];
                for (var b = 0; b <= a; b++)
                    matrix[(a * p) + b] += wx * design[b][row];
            }
        }

        return CholeskyFactor.Of(matrix, p);
    }

    private (double Residual, double Total) Squares(ReadOnlySpan<int> rows, ReadOnlySpan<double> weights, ReadOnlySpan<double> beta, out double mean)
    {
        var (sum, size) = (default(CompensatedSum), default(CompensatedSum));
        foreach (var row in rows)
        {
            sum.Add(weights[row] * response[row]);
            size.Add(weights[row]);
        }

        mean = sum.Value / size.Value;
        var (residual, total) = (default(CompensatedSum), default(CompensatedSum));
        foreach (var row in rows)
        {
            var e = response[row] - Expected(row, beta);
            residual.Add(weights[row] * e * e);
            total.Add(weights[row] * (response[row] - mean) * (response[row] - mean));
        }

        return (residual.Value, total.Value);
    }
}
