using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>The coefficients of a weighted linear or logistic regression, and R² of a linear one.</summary>
/// <remarks>
/// The influence of a row on the coefficients is A⁻¹ x (y - μ), with A = Σ w v x xᵀ and v = 1 or μ (1 - μ): the sandwich of Binder (1983), "On the variances of
/// asymptotically normal estimators from complex surveys", International Statistical Review 51(3). A linear fit is repeated on its residuals, which refines it. A logistic
/// fit begins, steps and ends as R's <c>glm</c>: at μ = (w y + 1/2)/(w + 1) with weights of mean 1, until the deviance changes by less than 1e-8 of itself, and v in
/// A and in the influences is that of the last step but one. Checked against: R survey 4.1 (svyglm).
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
        if (double.IsNaN(values[0]))
            return false;
        var v = isBinomial ? new double[rows.Length] : [];
        if ((isBinomial ? FitBinomial(rows, weights, new double[_coefficients], v) : Information(rows, weights, [])) is not { } factor)
            return false;
        var step = new double[_coefficients];
        var mean = 0.0;
        var (residualSquares, totalSquares) = hasRSquared ? Squares(rows, weights, beta, out mean) : (0, 1);
        for (var i = 0; i < rows.Length; i++)
        {
            var mu = Expected(rows[i], beta);
            var residual = response[rows[i]] - mu;
            if (isBinomial && residual != 0)
                residual *= v[i] / (mu * (1 - mu));
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
        var linear = Linear(row, beta);
        return !isBinomial ? linear : linear >= 0 ? 1 / (1 + Math.Exp(-linear)) : Math.Exp(linear) / (1 + Math.Exp(linear));
    }

    private bool Fit(ReadOnlySpan<int> rows, ReadOnlySpan<double> weights, Span<double> beta) =>
        isBinomial ? FitBinomial(rows, weights, beta, []) is not null : FitGaussian(rows, weights, beta);

    private bool FitGaussian(ReadOnlySpan<int> rows, ReadOnlySpan<double> weights, Span<double> beta)
    {
        beta.Clear();
        if (Information(rows, weights, []) is not { } factor)
            return false;
        var step = new double[_coefficients];
        for (var pass = 0; pass < 3; pass++)
        {
            var sums = new ExactSums(_coefficients);
            foreach (var row in rows)
            {
                var score = weights[row] == 0 ? 0 : weights[row] * (response[row] - Linear(row, beta));
                for (var k = 0; k < _coefficients; k++)
                    sums.Add(k, score * design[k][row]);
            }

            sums.Values().CopyTo(step, 0);
            factor.Solve(step);
            for (var k = 0; k < _coefficients; k++)
                beta[k] += step[k];
        }

        return !double.IsNaN(beta[0]);
    }

    // Returns the factor of the last equations; null without convergence. Variances, if wanted, receive v of the last step but one; shape [n].
    private CholeskyFactor? FitBinomial(ReadOnlySpan<int> rows, ReadOnlySpan<double> weights, Span<double> beta, Span<double> variances)
    {
        var sum = new ExactSums(1);
        var used = 0;
        foreach (var row in rows)
        {
            sum.Add(0, weights[row]);
            used += weights[row] == 0 ? 0 : 1;
        }

        var mean = sum.Value(0) / used;
        var mu = new double[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            var w = weights[rows[i]] / mean;
            mu[i] = ((w * response[rows[i]]) + 0.5) / (w + 1);
        }

        var v = new double[rows.Length];
        var before = Deviance(rows, weights, mu, mean);
        for (var iteration = 0; iteration < MostSteps; iteration++)
        {
            for (var i = 0; i < mu.Length; i++)
                v[i] = mu[i] * (1 - mu[i]);
            if (Information(rows, weights, v) is not { } factor)
                return null;

            // The working response is η + (y - μ)/v; the first η is that of the starting values.
            var sums = new ExactSums(_coefficients);
            for (var i = 0; i < mu.Length; i++)
            {
                var w = weights[rows[i]];
                if (w == 0)
                    continue;
                var eta = iteration == 0 ? Math.Log(mu[i] / (1 - mu[i])) : 0;
                var score = w * ((v[i] * eta) + response[rows[i]] - mu[i]);
                for (var k = 0; k < _coefficients; k++)
                    sums.Add(k, score * design[k][rows[i]]);
            }

            var step = sums.Values();
            factor.Solve(step);
            for (var k = 0; k < _coefficients; k++)
                beta[k] = iteration == 0 ? step[k] : beta[k] + step[k];
            for (var i = 0; i < mu.Length; i++)
                mu[i] = Expected(rows[i], beta);
            var deviance = Deviance(rows, weights, mu, mean);
            if (double.IsNaN(deviance))
                return null;
            if (Math.Abs(deviance - before) / (Math.Abs(deviance) + 0.1) < 1e-8)
            {
                if (!variances.IsEmpty)
                    v.CopyTo(variances);

                // Where fitted values reach 0 or 1 there is no maximum.
                return deviance < 1e-6 * used ? null : factor;
            }

            before = deviance;
        }

        return null;
    }

    private double Deviance(ReadOnlySpan<int> rows, ReadOnlySpan<double> weights, double[] mu, double mean)
    {
        var sum = new ExactSums(1);
        for (var i = 0; i < mu.Length; i++)
        {
            var w = weights[rows[i]] / mean;
            if (w != 0)
                sum.Add(0, -2 * w * Math.Log(response[rows[i]] == 1 ? mu[i] : 1 - mu[i]));
        }

        return sum.Value(0);
    }

    private double Linear(int row, ReadOnlySpan<double> beta)
    {
        var linear = 0.0;
        for (var k = 0; k < _coefficients; k++)
            linear += beta[k] * design[k][row];
        return linear;
    }

    // Σ w v x xᵀ; v is 1 if it is empty.
    private CholeskyFactor? Information(ReadOnlySpan<int> rows, ReadOnlySpan<double> weights, ReadOnlySpan<double> v)
    {
        var p = _coefficients;
        var matrix = new ExactSums(p * p);
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            var w = v.IsEmpty ? weights[row] : weights[row] * v[i];
            if (weights[row] == 0)
                continue;
            for (var a = 0; a < p; a++)
            {
                var wx = w * design[a][row];
                for (var b = 0; b <= a; b++)
                    matrix.Add((a * p) + b, wx * design[b][row]);
            }
        }

        return CholeskyFactor.Of(matrix.Values(), p);
    }

    private (double Residual, double Total) Squares(ReadOnlySpan<int> rows, ReadOnlySpan<double> weights, ReadOnlySpan<double> beta, out double mean)
    {
        var sums = new ExactSums(4);
        foreach (var row in rows)
        {
            sums.Add(0, weights[row] * response[row]);
            sums.Add(1, weights[row]);
        }

        mean = sums.Value(0) / sums.Value(1);
        foreach (var row in rows)
        {
            var e = response[row] - Expected(row, beta);
            sums.Add(2, weights[row] * e * e);
            sums.Add(3, weights[row] * (response[row] - mean) * (response[row] - mean));
        }

        return (sums.Value(2), sums.Value(3));
    }
}
