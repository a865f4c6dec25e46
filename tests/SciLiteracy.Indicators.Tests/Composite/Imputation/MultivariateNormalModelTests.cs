using SciLiteracy.Indicators.Composite.Imputation;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Tests.Composite.Aggregation;
using SciLiteracy.Indicators.Tests.Numerics;

namespace SciLiteracy.Indicators.Tests.Composite.Imputation;


[Properties(Arbitrary = [typeof(ChildTables)], MaxTest = 40, QuietOnSuccess = true)]
public class MultivariateNormalModelTests
{
    private const double Missing = double.NaN;
    private static readonly ExpectationMaximizationImputation Exact = new(100_000, 1e-13);

    private static (MultivariateNormalModel Model, ExpectationMaximizationFit Fit, double[] Filled) Run(ChildTable table, ExpectationMaximizationImputation settings)
    {
        var model = new MultivariateNormalModel(table.Count, table.Rows);
        var fit = model.Fit(table.Children, settings);
        double[] filled = [.. table.Values];
        model.FillWithExpectations(filled);
        return (model, fit, filled);
    }

    // Anderson (1957): with one variable complete the maximum of likelihood has a closed form, by regression of the other on it.
    [Fact]
    public void A_monotone_pattern_has_its_closed_form()
    {
        double[] x = [1, 2, 3, 4, 5, 6, 9, 13], y = [2, 1, 4, 3, 7, Missing, Missing, Missing];
        var (model, fit, filled) = Run(new ChildTable(8, [.. x, .. y], [1, 1]), Exact);

        var (mx, my) = (3.0, 3.4);
        var (sxx, sxy, syy) = (2.0, 0.0, 0.0);
        for (var i = 0; i < 5; i++)
            (sxy, syy) = (sxy + ((x[i] - mx) * (y[i] - my) / 5), syy + ((y[i] - my) * (y[i] - my) / 5));
        var slope = sxy / sxx;
        var mean = x.Average();
        var variance = x.Average(v => (v - mean) * (v - mean));
        Assert.True(fit.Converged);
        Approx.Equal(mean, model.Mean(0), 1e-9);
        Approx.Equal(my + (slope * (mean - mx)), model.Mean(1), 1e-9);
        Approx.Equal(variance, model.Covariance(0, 0), 1e-9);
        Approx.Equal(slope * variance, model.Covariance(0, 1), 1e-9);
        Approx.Equal(syy - (slope * sxy) + (slope * slope * variance), model.Covariance(1, 1), 1e-9);
        for (var i = 5; i < 8; i++)
            Approx.Equal(my + (slope * (x[i] - mx)), filled[8 + i], 1e-9);
    }

    [Fact]
    public void A_complete_table_is_fitted_at_once()
    {
        var (model, fit, _) = Run(ChildTable.Of([1, 1], [1, 4], [2, 2], [6, 3]), new());

        Assert.True(fit.Converged);
        Assert.Equal(2, fit.Iterations);
        Approx.Equal(3, model.Mean(0));
        Approx.Equal(14 / 3.0, model.Covariance(0, 0));
        Approx.Equal(((-2 * 1) + (-1 * -1) + 0) / 3.0, model.Covariance(0, 1));
        Approx.Equal(model.Covariance(0, 1), model.Covariance(1, 0));
    }

    // Law: at the maximum the likelihood of what is there has no slope: checked against its value at parameters near by.
    [Fact]
    public void The_fit_is_a_maximum_of_the_likelihood()
    {
        var random = new Random(4);
        var rows = Enumerable.Range(0, 25).Select(_ =>
        {
            var f = random.NextDouble() * 4;
            double[] row = [f + random.NextDouble(), (2 * f) + random.NextDouble(), random.NextDouble() - f];
            row[random.Next(3)] = random.Next(3) == 0 ? Missing : row[0];
            return row;
        }).ToArray();
        var table = ChildTable.Of([1, 1, 1], rows);
        var (model, fit, _) = Run(table, Exact);
        Assert.True(fit.Converged);
        double[] mean = [.. Enumerable.Range(0, 3).Select(model.Mean)];
        double[] covariance = [.. Enumerable.Range(0, 9).Select(i => model.Covariance(i / 3, i % 3))];
        var top = LogLikelihood(rows, mean, covariance);
        for (var i = 0; i < 3; i++)
        {
            foreach (var step in new[] { 1e-3, -1e-3 })
            {
                double[] other = [.. mean];
                other[i] += step;
                Assert.True(LogLikelihood(rows, other, covariance) < top);
                for (var j = 0; j <= i; j++)
                {
                    double[] moved = [.. covariance];
                    moved[(i * 3) + j] += step;
                    moved[(j * 3) + i] = moved[(i * 3) + j];
                    Assert.True(LogLikelihood(rows, mean, moved) < top);
                }
            }
        }
    }

    [Fact]
    public void Iterations_end_where_they_are_told_to()
    {
        double[] x = [1, 2, 3, 4, 5, 6, 9, 13], y = [2, 1, 4, 3, 7, Missing, Missing, Missing];
        var (_, fit, _) = Run(new ChildTable(8, [.. x, .. y], [1, 1]), new(3, 1e-15));

        Assert.False(fit.Converged);
        Assert.Equal(3, fit.Iterations);
        Assert.True(fit.Change > 1e-15);
    }

    [Fact]
    public void A_ridge_pulls_correlations_towards_0()
    {
        var table = ChildTable.Of([1, 1], [1, 4], [2, 2], [6, 3], [5, 7]);
        var (plain, _, _) = Run(table, new());
        var (ridge, _, _) = Run(table, new(1000, 1e-10, 4));

        Approx.Equal(plain.Covariance(0, 0), ridge.Covariance(0, 0));
        Approx.Equal(plain.Covariance(0, 1) / 2, ridge.Covariance(0, 1));
    }

    [Fact]
    public void More_indicators_than_entities_are_filled_with_what_can_be_known()
    {
        var random = new Random(8);
        var table = ChildTable.Of([.. Enumerable.Repeat(1.0, 9)], [.. Enumerable.Range(0, 5).Select(r => Enumerable.Range(0, 9).Select(c => (r + c) % 6 == 0 ? Missing : random.NextDouble()).ToArray())]);
        var (_, fit, filled) = Run(table, new(500, 1e-6, 1));

        Assert.True(fit.Converged);
        Assert.All(filled, x => Assert.InRange(x, -3, 4));
    }

    [Fact]
    public void Columns_without_values_or_spread_do_no_harm()
    {
        var table = ChildTable.Of([1, 1, 1], [1, 5, Missing], [2, Missing, Missing], [4, 5, Missing]);
        var (model, fit, filled) = Run(table, new());

        Assert.True(fit.Converged);
        Approx.Equal(5, filled[4]);
        Assert.Equal([Missing, Missing, Missing], filled[6..]);
        Assert.Equal(Missing, model.Mean(2));
        // a row without anything gets the means
        table = ChildTable.Of([1, 1], [1, 4], [2, 3], [6, 2], [Missing, Missing]);
        (model, _, filled) = Run(table, Exact);
        Approx.Equal(3, filled[3], 1e-9);
        Approx.Equal(3, filled[7], 1e-9);
        Approx.Equal(3, model.Mean(0), 1e-9);
    }

    // Law: what is said twice is said once. The covariance is singular then, and is inverted another way.
    [Theory]
    [InlineData(1)]
    [InlineData(-2.5)]
    public void A_copy_of_an_indicator_tells_nothing_new(double factor)
    {
        var random = new Random(12);
        double[] x = [.. Enumerable.Range(0, 30).Select(_ => random.NextDouble())];
        double[] y = [.. x.Select((v, i) => i % 4 == 0 ? Missing : v + (0.3 * random.NextDouble()))];
        double[] z = [.. x.Select((v, i) => i % 5 == 1 ? Missing : random.NextDouble() - v)];
        var plain = Run(new ChildTable(30, [.. x, .. y, .. z], [1, 1, 1]), Exact);
        var copied = Run(new ChildTable(30, [.. x, .. x.Select(v => factor * v), .. y, .. z], [1, 1, 1, 1]), Exact);

        Assert.True(plain.Fit.Converged && copied.Fit.Converged);
        for (var cell = 0; cell < 60; cell++)
            Approx.Equal(plain.Filled[30 + cell], copied.Filled[60 + cell], 1e-7, 1e-7);
    }

    // Law: values that are there stay; a change of units changes the filled values with them; the order of rows and columns does not matter.
    [Property]
    public void Filled_values_go_with_units_and_order(ChildTable table, int seed)
    {
        var settings = new ExpectationMaximizationImputation(60, 1e-12, 1);
        var (_, _, filled) = Run(table, settings);
        var random = new Random(seed);
        int[] rows = [.. Enumerable.Range(0, table.Rows)], children = [.. Enumerable.Range(0, table.Count)];
        random.Shuffle(rows);
        random.Shuffle(children);
        var (_, _, moved) = Run(table.WithRows(rows).WithChildren(children).Map(x => (3 * x) - 7), settings);
        for (var child = 0; child < table.Count; child++)
        {
            for (var row = 0; row < table.Rows; row++)
            {
                var (before, after) = (table.Values[(children[child] * table.Rows) + rows[row]], filled[(children[child] * table.Rows) + rows[row]]);
                Assert.True(double.IsNaN(before) || before == after);
                Approx.Equal((3 * after) - 7, moved[(child * table.Rows) + row], 1e-6, 1e-6);
            }
        }
    }

    [Fact]
    public void Draws_are_spread_about_the_expectation()
    {
        var random = new Random(9);
        double[] x = [.. Enumerable.Range(0, 60).Select(_ => random.NextDouble() * 10)];
        double[] y = [.. x.Select((v, i) => i % 5 == 0 ? Missing : (2 * v) + Gauss(random))];
        var table = new ChildTable(60, [.. x, .. y], [1, 1]);
        var (model, _, filled) = Run(table, Exact);
        var residual = model.Covariance(1, 1) - (model.Covariance(0, 1) * model.Covariance(0, 1) / model.Covariance(0, 0));
        var numbers = new CounterRandom(3, RandomPurpose.Imputation);
        const int Draws = 3000;
        var (sum, squares) = (0.0, 0.0);
        var seventeenth = new double[120];
        var drawn = new double[120];
        for (var draw = 0; draw < Draws; draw++)
        {
            model.FillWithDraws(new(), drawn, numbers, draw);
            var z = (drawn[60 + 10] - filled[60 + 10]) / Math.Sqrt(residual);
            (sum, squares) = (sum + z, squares + (z * z));
            if (draw == 17)
                drawn.CopyTo(seventeenth, 0);
        }

        Approx.Equal(0, sum / Draws, 0, 0.08);
        // a little above 1, for the parameters are not known: 1 + 1/48 + …
        Assert.InRange(squares / Draws, 0.95, 1.2);
        var again = new double[120];
        var other = new MultivariateNormalModel(2, 60);
        other.Fit(table.Children, Exact);
        Assert.Equal(12, other.FillWithDraws(new(), again, numbers, 17));
        Assert.Equal(seventeenth, again);
        Assert.Equal(0, again[60 + 1]);
    }

    [Fact]
    public void Gaps_of_one_row_are_drawn_together()
    {
        // y and z are the same but for little: so are their draws
        var random = new Random(1);
        var rows = Enumerable.Range(0, 40).Select(i =>
        {
            var v = Gauss(random);
            return i < 5 ? new[] { Gauss(random), Missing, Missing } : [Gauss(random), v, v + (0.01 * Gauss(random))];
        }).ToArray();
        var table = ChildTable.Of([1, 1, 1], rows);
        var model = new MultivariateNormalModel(3, 40);
        model.Fit(table.Children, new());
        var numbers = new CounterRandom(3, RandomPurpose.Imputation);
        var drawn = new double[120];
        var spread = 0.0;
        for (var draw = 0; draw < 50; draw++)
        {
            Assert.Equal(10, model.FillWithDraws(new(), drawn, numbers, draw));
            Assert.True(Math.Abs(drawn[40] - drawn[80]) < 0.1);
            spread += Math.Abs(drawn[40]);
        }

        Assert.True(spread / 50 > 0.3);
    }

    [Fact]
    public void A_fit_after_a_fit_allocates_nothing()
    {
        var table = new ChildTable(30, [.. Enumerable.Range(0, 150).Select(i => i % 13 == 0 ? Missing : i * 7919 % 101 / 10.0)], [1, 1, 1, 1, 1]);
        var model = new MultivariateNormalModel(5, 30);
        var filled = new double[150];
        model.Fit(table.Children, new());
        model.FillWithDraws(new(), filled, new(1, RandomPurpose.Imputation), 0);
        var settings = new ExpectationMaximizationImputation();
        var before = GC.GetAllocatedBytesForCurrentThread();
        model.Fit(table.Children, settings);
        model.FillWithDraws(settings, filled, new(1, RandomPurpose.Imputation), 1);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Tables_of_another_size_are_refused()
    {
        var model = new MultivariateNormalModel(2, 3);
        Assert.Throws<ArgumentException>(() => model.Fit(new ColumnSet(new double[4], 2), new()));
        Assert.Throws<ArgumentException>(() => model.FillWithExpectations(new double[4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MultivariateNormalModel(0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MultivariateNormalModel(3, 0));
    }

    private static double Gauss(Random random) => NormalDistribution.Quantile(random.NextDouble());

    private static double LogLikelihood(double[][] rows, double[] mean, double[] covariance)
    {
        var sum = 0.0;
        foreach (var row in rows)
        {
            int[] there = [.. Enumerable.Range(0, 3).Where(i => !double.IsNaN(row[i]))];
            var n = there.Length;
            var factor = new double[n * n];
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                    factor[(i * n) + j] = covariance[(there[i] * 3) + there[j]];
            }

            Assert.Equal(n, Cholesky.Factor(factor, n));
            double[] d = [.. there.Select(i => row[i] - mean[i])];
            Cholesky.SolveLower(factor, n, d);
            for (var i = 0; i < n; i++)
                sum -= Math.Log(factor[(i * n) + i]) + (d[i] * d[i] / 2);
        }

        return sum;
    }
}
