using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>Tests of independence in a table of estimated shares.</summary>
/// <remarks>
/// With Z the differences p[ij] - p[i.] p[.j] of all but the last row and column, V their covariance under the design and V₀ under simple random sampling of n
/// rows with independence, Pearson's X² is Z' V₀⁻¹ Z; D = V₀⁻¹ V holds the generalized design effects. First order: X² / mean(D) against chi-square. Second order:
/// F = X² / tr D with (tr D)² / tr D² and that times the degrees of freedom of the design. Wald: Y' V⁻¹ Y / k against F with k and those of the design, where Y are the
/// differences N[ij] - N[i.] N[.j] / N of estimated totals; adjusted: times (df - k + 1)/df. Source: Rao and Scott (1984), "On chi-squared tests for multiway contingency tables with cell proportions estimated from survey data", Annals
/// of Statistics 12(1). Checked against: R survey 4.1 (svychisq).
/// </remarks>
internal static class IndependenceTest
{
    public static (double Statistic, double Numerator, double Denominator, double P) Of(
        EstimateBlock block, EstimateBlock? totals, int domain, int rows, int columns, int n, double df, IndependenceStatistic kind)
    {
        var k = (rows - 1) * (columns - 1);
        var undefined = (double.NaN, double.NaN, double.NaN, double.NaN);
        if (k == 0 || double.IsNaN(block.Value(domain, 0)))
            return undefined;
        var (rowShares, columnShares) = (new double[rows], new double[columns]);
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                rowShares[i] += block.Value(domain, (i * columns) + j);
                columnShares[j] += block.Value(domain, (i * columns) + j);
            }
        }

        if (rowShares.Contains(0) || columnShares.Contains(0))
            return undefined;
        var variance = kind is IndependenceStatistic.F or IndependenceStatistic.ChiSquare
            ? Effects(block, domain, rows, columns, n)
            : null;
        if (totals is null)
        {
            if (variance is null)
                return undefined;

            var chiSquare = 0.0;
            for (var i = 0; i < rows; i++)
            {
                for (var j = 0; j < columns; j++)
                {
                    var expected = rowShares[i] * columnShares[j];
                    var difference = block.Value(domain, (i * columns) + j) - expected;
                    chiSquare += n * difference * difference / expected;
                }
            }

            var (trace, squares) = (0.0, 0.0);
            for (var a = 0; a < k; a++)
            {
                trace += variance[(a * k) + a];
                for (var b = 0; b < k; b++)
                    squares += variance[(a * k) + b] * variance[(b * k) + a];
            }

            if (kind == IndependenceStatistic.ChiSquare)
                return (chiSquare, k, double.NaN, trace > 0 ? ChiSquareDistribution.Upper(chiSquare / (trace / k), k) : double.NaN);
            var numerator = trace * trace / squares;
            var f = chiSquare / trace;
            return double.IsFinite(f) && df > 0 ? (f, numerator, numerator * df, FDistribution.Upper(f, numerator, numerator * df)) : undefined;
        }

        // Wald
        var (z, covariance) = Differences(block, totals, domain, rows, columns, rowShares, columnShares);
        if (CholeskyFactor.Of(covariance, k) is not { } factor)
            return undefined;
        var solved = (double[])z.Clone();
        factor.Solve(solved);
        var wald = 0.0;
        for (var a = 0; a < k; a++)
            wald += z[a] * solved[a];
        wald /= k;
        var denominator = kind == IndependenceStatistic.Wald ? df : df - k + 1;
        if (kind == IndependenceStatistic.AdjustedWald)
            wald *= (df - k + 1) / df;
        return denominator > 0 ? (wald, k, denominator, FDistribution.Upper(wald, k, denominator)) : undefined;
    }

    // The differences of all but the last row and column, and their covariance by linearization:
    // dY[ij] = dN[ij] - p[.j] dN[i.] - p[i.] dN[.j] + p[i.] p[.j] dN.
    private static (double[] Z, double[] Covariance) Differences(EstimateBlock block, EstimateBlock totals, int domain, int rows, int columns, double[] rowShares, double[] columnShares)
    {
        var (k, cells) = ((rows - 1) * (columns - 1), rows * columns);
        var z = new double[k];
        var size = 0.0;
        for (var c = 0; c < cells; c++)
            size += totals.Value(domain, c);
        var gradient = new double[k * cells];
        for (var i = 0; i < rows - 1; i++)
        {
            for (var j = 0; j < columns - 1; j++)
            {
                var a = (i * (columns - 1)) + j;
                z[a] = size * (block.Value(domain, (i * columns) + j) - (rowShares[i] * columnShares[j]));
                for (var r = 0; r < rows; r++)
                {
                    for (var c = 0; c < columns; c++)
                        gradient[(a * cells) + (r * columns) + c] = (r == i && c == j ? 1 : 0) - (r == i ? columnShares[j] : 0) - (c == j ? rowShares[i] : 0) + (rowShares[i] * columnShares[j]);
                }
            }
        }

        return (z, Sandwich(totals, domain, gradient, k, cells));
    }

    private static double[] Sandwich(EstimateBlock block, int domain, double[] gradient, int k, int cells)
    {
        var half = new double[k * cells];
        for (var a = 0; a < k; a++)
        {
            for (var c = 0; c < cells; c++)
            {
                var sum = 0.0;
                for (var e = 0; e < cells; e++)
                    sum += gradient[(a * cells) + e] * block.Covariance(domain, e, c);
                half[(a * cells) + c] = sum;
            }
        }

        var result = new double[k * k];
        for (var a = 0; a < k; a++)
        {
            for (var b = 0; b < k; b++)
            {
                var sum = 0.0;
                for (var c = 0; c < cells; c++)
                    sum += half[(a * cells) + c] * gradient[(b * cells) + c];
                result[(a * k) + b] = sum;
            }
        }

        return result;
    }

    // (C' P⁻¹ C / n)⁻¹ C' P⁻¹ V P⁻¹ C, with C the interactions that are orthogonal to the effects of rows and columns, P the observed shares; an empty cell counts with 0.
    private static double[]? Effects(EstimateBlock block, int domain, int rows, int columns, int n)
    {
        var (k, cells) = ((rows - 1) * (columns - 1), rows * columns);
        var scaled = new double[k * cells];
        var simple = new double[k * k];
        for (var i = 0; i < rows - 1; i++)
        {
            for (var j = 0; j < columns - 1; j++)
            {
                var a = (i * (columns - 1)) + j;
                for (var r = 0; r < rows; r++)
                {
                    for (var c = 0; c < columns; c++)
                    {
                        var p = block.Value(domain, (r * columns) + c);
                        var interaction = ((r == i ? 1 : 0) - (1.0 / rows)) * ((c == j ? 1 : 0) - (1.0 / columns));
                        scaled[(a * cells) + (r * columns) + c] = p > 0 ? interaction / p : 0;
                    }
                }
            }
        }

        for (var a = 0; a < k; a++)
        {
            for (var b = 0; b < k; b++)
            {
                for (var c = 0; c < cells; c++)
                    simple[(a * k) + b] += scaled[(a * cells) + c] * scaled[(b * cells) + c] * block.Value(domain, c) / n;
            }
        }

        if (CholeskyFactor.Of(simple, k) is not { } factor)
            return null;
        var effects = Sandwich(block, domain, scaled, k, cells);
        var result = new double[k * k];
        for (var b = 0; b < k; b++)
        {
            var column = new double[k];
            for (var a = 0; a < k; a++)
                column[a] = effects[(a * k) + b];
            factor.Solve(column);
            for (var a = 0; a < k; a++)
                result[(a * k) + b] = column[a];
        }

        return result;
    }
}
