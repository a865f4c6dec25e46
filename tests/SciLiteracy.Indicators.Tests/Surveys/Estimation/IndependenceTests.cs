using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Tests.Numerics;
using static SciLiteracy.Indicators.Tests.Surveys.SurveySamples;

namespace SciLiteracy.Indicators.Tests.Surveys.Estimation;

/// <summary>Rao and Scott's and Wald's tests, from the shares and totals of cells and their covariances.</summary>
public class IndependenceTests
{
    private static readonly List<SurveyRow> Rows = [.. SurveySamples.Rows(41).Concat(SurveySamples.Rows(42).Select(r => r with { Stratum = "+" + r.Stratum, Psu = "+" + r.Psu, Household = "+" + r.Household }))];

    // Three by two: x in thirds, and yes.
    private static readonly Microdata Data = Table(Rows, Numbers("third", Rows.Select(r => Math.Floor((r.X - 1) / 4))), Numbers("cell", Rows.Select(r => (2 * Math.Floor((r.X - 1) / 4)) + r.Yes)));

    private static SurveyEstimate Test(IndependenceStatistic statistic) => Estimate(Data, Clustered, new EstimateRequest.Independence("third", "yes", statistic))[0];

    // A table of 3 × 2 has two interactions, so that everything is written down by matrices of two rows.
    [Fact]
    public void Rao_and_Scott()
    {
        var (p, covariance) = Cells(new EstimateRequest.Proportion(["cell"], false) { Covariance = CovarianceScope.WithinDomains });
        var n = Rows.Count;
        var (row, column) = (new[] { p[0] + p[1], p[2] + p[3], p[4] + p[5] }, new[] { p[0] + p[2] + p[4], p[1] + p[3] + p[5] });
        var chiSquare = Enumerable.Range(0, 6).Sum(c => n * Math.Pow(p[c] - (row[c / 2] * column[c % 2]), 2) / (row[c / 2] * column[c % 2]));

        // Orthogonal interactions over the observed shares.
        double[][] contrasts = [[1, -1, -1, 1, 0, 0], [1, -1, 0, 0, -1, 1]];
        double V(int a, int b) => Enumerable.Range(0, 6).Sum(c => Enumerable.Range(0, 6).Sum(e => contrasts[a][c] / p[c] * covariance[c, e] * contrasts[b][e] / p[e]));
        double V0(int a, int b) => Enumerable.Range(0, 6).Sum(c => contrasts[a][c] * contrasts[b][c] / p[c]) / n;
        var determinant = (V0(0, 0) * V0(1, 1)) - (V0(0, 1) * V0(0, 1));
        double[,] inverse = { { V0(1, 1) / determinant, -V0(0, 1) / determinant }, { -V0(0, 1) / determinant, V0(0, 0) / determinant } };
        double D(int a, int b) => (inverse[a, 0] * V(0, b)) + (inverse[a, 1] * V(1, b));
        var (trace, squares) = (D(0, 0) + D(1, 1), (D(0, 0) * D(0, 0)) + (2 * D(0, 1) * D(1, 0)) + (D(1, 1) * D(1, 1)));
        var df = Estimate(Data, Clustered, new EstimateRequest.Mean(["y"]))[0].DegreesOfFreedom!.Value;

        var f = Test(IndependenceStatistic.F);
        Approx.Equal(chiSquare / trace, f.Value, 1e-10);
        Approx.Equal(trace * trace / squares, f.NumeratorDegreesOfFreedom, 1e-9);
        Approx.Equal(trace * trace / squares * df, f.DegreesOfFreedom, 1e-9);
        Approx.Equal(FDistribution.Upper(f.Value!.Value, f.NumeratorDegreesOfFreedom!.Value, f.DegreesOfFreedom!.Value), f.PValue);
        Assert.Equal(("third:yes", "F", n), (f.Variable, f.Level, f.SampleSize));

        var first = Test(IndependenceStatistic.ChiSquare);
        Approx.Equal(chiSquare, first.Value, 1e-11);
        Assert.Equal((2.0, null, "chi2"), (first.NumeratorDegreesOfFreedom, first.DegreesOfFreedom, first.Level));
        Approx.Equal(ChiSquareDistribution.Upper(2 * chiSquare / trace, 2), first.PValue, 1e-10);
    }

    [Fact]
    public void Wald()
    {
        var totals = Enumerable.Range(0, 6).Select(c => Rows.Where((_, i) => Cell(i) == c).Sum(r => r.Weight)).ToArray();
        var size = totals.Sum();
        var (row, column) = (new[] { totals[0] + totals[1], totals[2] + totals[3], totals[4] + totals[5] }, new[] { totals[0] + totals[2] + totals[4], totals[1] + totals[3] + totals[5] });
        double[] y = [totals[0] - (row[0] * column[0] / size), totals[2] - (row[1] * column[0] / size)];

        // The influences of a row on the differences, whose totals have their covariance.
        double Influence(int a, int i)
        {
            var (r, c) = (Cell(i) / 2, Cell(i) % 2);
            return (r == a && c == 0 ? 1 : 0) - (r == a ? column[0] / size : 0) - (c == 0 ? row[a] / size : 0) + (row[a] * column[0] / size / size);
        }

        var data = Table(Rows, Numbers("u0", Rows.Select((_, i) => Influence(0, i))), Numbers("u1", Rows.Select((_, i) => Influence(1, i))));
        var errors = Estimate(data, Clustered, new EstimateRequest.Total(["u0", "u1"]) { Covariance = CovarianceScope.WithinDomains });
        var (a, b, c) = (Math.Pow(errors[0].StandardError!.Value, 2), errors[2].Value!.Value, Math.Pow(errors[1].StandardError!.Value, 2));
        var wald = ((c * y[0] * y[0]) - (2 * b * y[0] * y[1]) + (a * y[1] * y[1])) / ((a * c) - (b * b)) / 2;
        var df = errors[0].DegreesOfFreedom!.Value;

        var found = Test(IndependenceStatistic.Wald);
        Approx.Equal(wald, found.Value, 1e-9);
        Assert.Equal((2.0, df, "wald"), (found.NumeratorDegreesOfFreedom, found.DegreesOfFreedom, found.Level));
        Approx.Equal(FDistribution.Upper(wald, 2, df), found.PValue, 1e-9);
        var adjusted = Test(IndependenceStatistic.AdjustedWald);
        Approx.Equal(wald * (df - 1) / df, adjusted.Value, 1e-9);
        Assert.Equal((2.0, df - 1, "adjusted_wald"), (adjusted.NumeratorDegreesOfFreedom, adjusted.DegreesOfFreedom, adjusted.Level));
        Approx.Equal(FDistribution.Upper(wald * (df - 1) / df, 2, df - 1), adjusted.PValue, 1e-9);
    }

    // Law: rows and columns may change places; a table with missing levels is that of the rows that have both.
    [Theory]
    [InlineData("third", "yes")]
    [InlineData("third", "code")]
    [InlineData("hole", "third")]
    public void Rows_and_columns_may_change_places(string rows, string columns)
    {
        var data = Table(
            Rows, Numbers("third", Rows.Select(r => Math.Floor((r.X - 1) / 4))), Numbers("code", Rows.Select((r, i) => (r.X + (i % 4)) % 3)), TextColumn.Of("hole", Rows.Select((r, i) => i % 7 == 3 ? null : r.Group)));
        foreach (var statistic in Enum.GetValues<IndependenceStatistic>())
        {
            var one = Assert.Single(Estimate(data, Clustered, new EstimateRequest.Independence(rows, columns, statistic) { DropMissing = true }));
            var other = Assert.Single(Estimate(data, Clustered, new EstimateRequest.Independence(columns, rows, statistic) { DropMissing = true }));
            Approx.Equal(one.Value!.Value, other.Value, 1e-8);
            Approx.Equal(one.PValue!.Value, other.PValue, 1e-7);
            Approx.Equal(one.NumeratorDegreesOfFreedom!.Value, other.NumeratorDegreesOfFreedom, 1e-8);
            Assert.Equal(Rows.Where((_, i) => rows != "hole" || i % 7 != 3).Count(), one.SampleSize);
            if (rows == "hole")
                Approx.Equal(one.Value!.Value, Assert.Single(Estimate(data, Clustered, new EstimateRequest.Independence(rows, columns, statistic) { Where = "not is_missing(hole)" })).Value, 1e-12);
        }
    }

    // A table with one row, or with a level that a domain does not have, has no test.
    [Fact]
    public void Where_there_is_no_test()
    {
        var data = Table(Rows, Numbers("none", Rows.Select(_ => 1.0)));
        var analysis = SurveyAnalysis.Create(data, Sample(data, Clustered)).Require();
        foreach (var statistic in Enum.GetValues<IndependenceStatistic>())
        {
            var result = analysis.Estimate(new EstimateRequest.Independence("none", "yes", statistic));
            Assert.Equal((null, null, null), (result.Require().Estimates[0].Value, result.Require().Estimates[0].PValue, result.Require().Estimates[0].DegreesOfFreedom));
            Assert.Equal(["SL6333: The test of 'none' and 'yes' in _T is not defined: a level has no rows, or the covariances are singular."], result.Diagnostics.Select(d => $"{d.Code}: {d.Message}"));
            Assert.Null(analysis.Estimate(new EstimateRequest.Independence("group", "yes", statistic) { Where = "group == \"a\"" }).Require().Estimates[0].Value);
            Assert.Null(analysis.Estimate(new EstimateRequest.Independence("yes", "group", statistic) { Where = "group == \"a\"" }).Require().Estimates[0].Value);
        }
    }

    private static int Cell(int row) => (int)((2 * Math.Floor((Rows[row].X - 1) / 4)) + Rows[row].Yes);

    private static (double[] Values, double[,] Covariances) Cells(EstimateRequest request)
    {
        var found = Estimate(Data, Clustered, request);
        var cells = found.Where(e => e.Level != "covariance").ToArray();
        var covariances = new double[6, 6];
        for (var c = 0; c < 6; c++)
            covariances[c, c] = Math.Pow(cells[c].StandardError!.Value, 2);
        foreach (var one in found.Where(e => e.Level == "covariance"))
        {
            var pair = one.Variable.Split(':').Select(t => int.Parse(t.Split('=')[1], System.Globalization.CultureInfo.InvariantCulture)).ToArray();
            covariances[pair[0], pair[1]] = covariances[pair[1], pair[0]] = one.Value!.Value;
        }

        return ([.. cells.Select(c => c.Value!.Value)], covariances);
    }
}
