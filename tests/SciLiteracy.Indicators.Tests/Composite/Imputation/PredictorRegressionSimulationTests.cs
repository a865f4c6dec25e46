using SciLiteracy.Indicators.Composite.Imputation;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Tests.Numerics;

namespace SciLiteracy.Indicators.Tests.Composite.Imputation;

public class PredictorRegressionSimulationTests
{
    [Fact]
    public void Draws_are_spread_about_the_prediction_as_a_new_observation_is()
    {
        double[] x = [1, 2, 3, 4, 5, 6, 7, 8, 20];
        double[] y = [1, 3, 2, 5, 4, 7, 5, 8, double.NaN];
        var predictors = new ColumnSet(x, 9);
        var regression = PredictorRegression.Of(predictors, y)!;
        double[] predicted = [.. y];
        regression.FillWithPredictions(predictors, predicted);
        var random = new CounterRandom(11, RandomPurpose.Imputation);
        const int Draws = 20_000;
        var drawn = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            double[] column = [.. y];
            Assert.Equal(1, regression.FillWithDraws(predictors, column, random, draw, 0));
            Assert.Equal(y[..8], column[..8]);
            drawn[draw] = column[8];
        }

        // Student's t with 6 degrees of freedom, scale s √(1 + 1/n + (x - x̄)² / Sxx), variance 6/4 of its square
        var scale = regression.Fit.ResidualDeviation * Math.Sqrt(1 + (1 / 8.0) + (Math.Pow(20 - 4.5, 2) / 42));
        Approx.Equal(predicted[8], drawn.Average(), 0, 0.04 * scale);
        Approx.Equal(1.5, drawn.Average(d => Math.Pow((d - predicted[8]) / scale, 2)), 0, 0.08);
        // half of the draws within the quartiles of t with 6 degrees of freedom, 0.7176
        Approx.Equal(0.5, drawn.Average(d => Math.Abs(d - predicted[8]) < 0.7176 * scale ? 1.0 : 0), 0, 0.015);

        double[] again = [.. y];
        regression.FillWithDraws(predictors, again, random, 17, 0);
        Assert.Equal(drawn[17], again[8]);
    }
}
