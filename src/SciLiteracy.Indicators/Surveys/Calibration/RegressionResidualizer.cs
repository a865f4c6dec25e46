using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Surveys.Calibration;

/// <summary>After calibration by a distance: the residual of the regression of the influence on the calibration variables, with the weights before.</summary>
internal sealed class RegressionResidualizer(double[][] columns, CholeskyFactor factor, double[] oldWeights, double[] newWeights) : Residualizer
{
    public override void Apply(double[] z, int count)
    {
        var p = columns.Length;
        var beta = new double[p];
        for (var v = 0; v < count; v++)
        {
            // Twice: the second time refines the solution.
            for (var pass = 0; pass < 2; pass++)
            {
                var sums = new ExactSums(p);
                for (var i = 0; i < newWeights.Length; i++)
                {
                    if (newWeights[i] == 0)
                        continue;
                    var u = oldWeights[i] * z[(i * count) + v] / newWeights[i];
                    for (var k = 0; k < p && u != 0; k++)
                        sums.Add(k, u * columns[k][i]);
                }

                for (var k = 0; k < p; k++)
                    beta[k] = sums.Value(k);
                factor.Solve(beta);
                for (var i = 0; i < newWeights.Length; i++)
                {
                    var fitted = 0.0;
                    for (var k = 0; k < p; k++)
                        fitted += beta[k] * columns[k][i];
                    z[(i * count) + v] -= newWeights[i] * fitted;
                }
            }
        }
    }
}
