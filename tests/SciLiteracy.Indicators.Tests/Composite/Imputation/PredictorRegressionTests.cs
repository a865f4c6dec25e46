using SciLiteracy.Indicators.Composite.Imputation;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Tests.Numerics;

namespace SciLiteracy.Indicators.Tests.Composite.Imputation;

public class PredictorRegressionTests
{
    private const double Missing = double.NaN;

    [Fact]
    public void What_is_linear_is_found_again()
    {
        // y = 3 + 2 a - b
        double[] a = [1, 2, 3, 4, 5, 6, Missing], b = [2, 1, 4, 3, 7, 5, 1];
        double[] y = [3, 6, 5, 8, Missing, 10, Missing];
        var predictors = new ColumnSet([.. a, .. b], 7);

        var regression = PredictorRegression.Of(predictors, y)!;

        Approx.Equal(3, regression.Fit.Intercept, 1e-10);
        Approx.Equal(2, regression.Fit.Slopes[0], 1e-10);
        Approx.Equal(-1, regression.Fit.Slopes[1], 1e-10);
        Approx.Equal(0, regression.Fit.ResidualDeviation, 0, 1e-10);
        Assert.Equal(5, regression.Fit.Rows);
        // the last lacks a predictor
        Assert.Equal(1, regression.FillWithPredictions(predictors, y));
        Approx.Equal(6, y[4], 1e-10);
        Assert.True(double.IsNaN(y[6]));
        Assert.Equal(3, y[0]);
    }

    // The textbook line of y = 1, 3, 2 on x = 1, 2, 3: slope 1/2, intercept 1, residuals -1/2, 1, -1/2.
    [Fact]
    public void A_line_has_its_textbook_deviation()
    {
        var predictors = new ColumnSet([1, 2, 3, 5], 4);
        double[] y = [1, 3, 2, Missing];
        var regression = PredictorRegression.Of(predictors, y)!;

        Approx.Equal(1, regression.Fit.Intercept);
        Approx.Equal(0.5, regression.Fit.Slopes[0]);
        Approx.Equal(Math.Sqrt(1.5), regression.Fit.ResidualDeviation);
        regression.FillWithPredictions(predictors, y);
        Approx.Equal(3.5, y[3]);
    }

    [Fact]
    public void A_predictor_that_others_determine_has_no_part()
    {
        // the second is twice the first, the third is constant
        double[] table = [1, 2, 3, 4, 5, 6, 2, 4, 6, 8, 10, 12, 7, 7, 7, 7, 7, 7];
        double[] y = [1, 3, 2, 5, 4, Missing];
        var predictors = new ColumnSet(table, 6);
        var alone = PredictorRegression.Of(new ColumnSet(table.AsSpan(0, 6), 6), y)!;

        Assert.Null(PredictorRegression.Of(new ColumnSet([.. table, .. table], 6), y));
        var regression = PredictorRegression.Of(predictors, y)!;

        Approx.Equal(alone.Fit.Slopes[0], regression.Fit.Slopes[0]);
        Assert.All(regression.Fit.Slopes[1..], slope => Assert.True(slope == 0));
        Approx.Equal(alone.Fit.ResidualDeviation, regression.Fit.ResidualDeviation);
    }

    [Fact]
    public void Too_few_rows_make_no_regression()
    {
        Assert.Null(PredictorRegression.Of(new ColumnSet([1, 2, 3], 3), [1, 2, Missing]));
        Assert.NotNull(PredictorRegression.Of(new ColumnSet([1, 2, 3], 3), [1, 2, 4]));
        Assert.Throws<ArgumentException>(() => PredictorRegression.Of(new ColumnSet([1, 2, 3], 3), [1, 2]));
    }

    // By hand: slope 7/5 about the means 0 and 3, residuals 0.1, 0.7, -1.7 and 0.9 with 2 degrees of freedom. A new value at x is distributed as
    // 3 + 1.4 x + √(2.1 (1 + 1/4 + x²/5)) t₂, and P(|t₂| < c) = c / √(2 + c²).
    [Fact]
    public void Draws_have_the_predictive_distribution()
    {
        const int Draws = 1000;
        double[] x = [-1.5, -0.5, 0.5, 1.5, 0, 10, Missing];
        double[] y = [1, 3, 2, 6, Missing, Missing, Missing];
        var predictors = new ColumnSet(x, 7);
        var regression = PredictorRegression.Of(predictors, y)!;
        Approx.Equal(3, regression.Fit.Intercept);
        Approx.Equal(1.4, regression.Fit.Slopes[0]);
        Approx.Equal(Math.Sqrt(2.1), regression.Fit.ResidualDeviation);

        var numbers = new CounterRandom(11, RandomPurpose.Imputation);
        var (centers, errors) = ((double[])[3, 17], (double[])[Math.Sqrt(2.1 * 1.25), Math.Sqrt(2.1 * 21.25)]);
        var (below, half, most) = (new int[2], new int[2], new int[2]);
        var sameSide = 0;
        for (var draw = 0; draw < Draws; draw++)
        {
            double[] filled = [.. y];
            Assert.Equal(2, regression.FillWithDraws(predictors, filled, numbers, draw, 0));
            Assert.Equal([1, 3, 2, 6], filled[..4]);
            Assert.True(double.IsNaN(filled[6]));
            for (var g = 0; g < 2; g++)
            {
                var t = (filled[4 + g] - centers[g]) / errors[g];
                below[g] += t < 0 ? 1 : 0;
                half[g] += Math.Abs(t) < Math.Sqrt(2.0 / 3) ? 1 : 0;
                most[g] += Math.Abs(t) < 0.9 * Math.Sqrt(2 / 0.19) ? 1 : 0;
            }

            sameSide += (filled[4] < 3) == (filled[5] < 17) ? 1 : 0;
        }

        for (var g = 0; g < 2; g++)
        {
            Assert.InRange(below[g] / (double)Draws, 0.44, 0.56);
            Assert.InRange(half[g] / (double)Draws, 0.44, 0.56);
            Assert.InRange(most[g] / (double)Draws, 0.865, 0.935);
        }

        // What both have in common is the mean: correlation 0.25 / √(1.25 · 21.25), share ½ + asin(r) / π.
        var correlation = 0.25 / Math.Sqrt(1.25 * 21.25);
        Assert.InRange(sameSide / (double)Draws, 0.5 + (Math.Asin(correlation) / Math.PI) - 0.06, 0.5 + (Math.Asin(correlation) / Math.PI) + 0.06);
    }
}
