using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Surveys.Calibration;

/// <summary>Calibration by a distance: weights d F(xλ) with Σ d F(xλ) x = T, solved by Newton's method with halved steps.</summary>
internal sealed class DistanceAdjustment(CalibrationStep.Distanced step, IReadOnlyList<(string Name, double[] Values, double Total)> columns) : WeightAdjustment
{
    private const int MostSteps = 200;
    private const int MostHalvings = 30;

    private readonly double _lower = step.LowerBound ?? double.NegativeInfinity;
    private readonly double _upper = step.UpperBound ?? double.PositiveInfinity;

    /// <summary>Returns the factor of Σ d x xᵀ; null if the variables depend on each other.</summary>
    public CholeskyFactor? Factor(double[] weights) => CholeskyFactor.Of(Cross(weights, null), columns.Count);

    public override (int Iterations, double Misfit, string Worst) Adjust(double[] weights)
    {
        var p = columns.Count;
        var lambda = new double[p];
        var ratios = new double[weights.Length];
        var slopes = new double[weights.Length];
        Fill(lambda, ratios, slopes);
        var gaps = Gaps(weights, ratios);
        var (misfit, worst) = Misfit(gaps);
        var iteration = 0;
        while (misfit > Tolerance && iteration < MostSteps)
        {
            iteration++;
            if (CholeskyFactor.Of(Cross(weights, slopes), p) is not { } factor)
                break;
            var direction = (double[])gaps.Clone();
            factor.Solve(direction);
            var scale = 1.0;
            var halvings = 0;
            double[] next;
            double nextMisfit;
            while (true)
            {
                next = [.. lambda.Zip(direction, (l, d) => l + (scale * d))];
                Fill(next, ratios, slopes);
                gaps = Gaps(weights, ratios);
                (nextMisfit, worst) = Misfit(gaps);
                if (nextMisfit < misfit || halvings++ == MostHalvings)
                    break;
                scale /= 2;
            }

            if (!(nextMisfit < misfit))
                break;
            (lambda, misfit) = (next, nextMisfit);
        }

        // A last rounding that no step improves is no failure.
        if (misfit is > Tolerance and < 1e-9)
            misfit = Tolerance;
        Fill(lambda, ratios, slopes);
        for (var i = 0; i < weights.Length; i++)
            weights[i] *= ratios[i];
        return (iteration, misfit, columns[worst].Name);
    }

    public override Residualizer ResidualizerOf(double[] before, double[] after) =>
        new RegressionResidualizer([.. columns.Select(c => c.Values)], Factor(before)!, before, after);

    private void Fill(double[] lambda, double[] ratios, double[] slopes)
    {
        for (var i = 0; i < ratios.Length; i++)
        {
            var u = 0.0;
            for (var k = 0; k < lambda.Length; k++)
                u += lambda[k] * columns[k].Values[i];
            (ratios[i], slopes[i]) = Ratio(u);
        }
    }

    private (double Ratio, double Slope) Ratio(double u)
    {
        if (step.Distance == CalibrationDistance.Logit)
        {
            var a = (_upper - _lower) / ((1 - _lower) * (_upper - 1));
            if (a * u > 700)
                return (_upper, 0);
            var e = Math.Exp(a * u);
            var denominator = _upper - 1 + ((1 - _lower) * e);
            var ratio = ((_lower * (_upper - 1)) + (_upper * (1 - _lower) * e)) / denominator;
            return (ratio, a * (_upper - _lower) * (1 - _lower) * (_upper - 1) * e / (denominator * denominator));
        }

        var (plain, slope) = step.Distance == CalibrationDistance.Linear ? (1 + u, 1.0) : (Math.Exp(u), Math.Exp(u));
        return plain <= _lower ? (_lower, 0) : plain >= _upper ? (_upper, 0) : (plain, slope);
    }

    private double[] Gaps(double[] weights, double[] ratios)
    {
        var sums = new ExactSums(columns.Count);
        for (var k = 0; k < sums.Count; k++)
        {
            var values = columns[k].Values;
            for (var i = 0; i < weights.Length; i++)
                sums.Add(k, weights[i] * ratios[i] * values[i]);
        }

        return [.. columns.Select((c, k) => c.Total - sums.Value(k))];
    }

    private (double Misfit, int Worst) Misfit(double[] gaps)
    {
        var (misfit, worst) = (0.0, 0);
        for (var k = 0; k < gaps.Length; k++)
        {
            var own = Math.Abs(gaps[k]) / Math.Max(Math.Abs(columns[k].Total), 1);
            if (own > misfit || double.IsNaN(own))
                (misfit, worst) = (double.IsNaN(own) ? double.PositiveInfinity : own, k);
        }

        return (misfit, worst);
    }

    // Σ d slope x xᵀ; the lower half.
    private double[] Cross(double[] weights, double[]? slopes)
    {
        var p = columns.Count;
        var cross = new ExactSums(p * p);
        for (var i = 0; i < weights.Length; i++)
        {
            var w = slopes is null ? weights[i] : weights[i] * slopes[i];
            if (w == 0)
                continue;
            for (var a = 0; a < p; a++)
            {
                var wx = w * columns[a].Values[i];
                for (var b = 0; b <= a && wx != 0; b++)
                    cross.Add((a * p) + b, wx * columns[b].Values[i]);
            }
        }

        return cross.Values();
    }
}
