using System.Collections.Immutable;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Audit;

/// <summary>Covariances and correlations of several members, row by row in one array; shape [k, k].</summary>
internal static class MomentMatrix
{
    /// <summary>Returns the covariances, n - 1 in the divisor, each of the rows in which both have a value; NaN for fewer than two.</summary>
    public static double[] PairwiseCovariances(AuditTable table, ImmutableArray<string> codes)
    {
        var k = codes.Length;
        var matrix = new double[k * k];
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j <= i; j++)
                matrix[(i * k) + j] = matrix[(j * k) + i] = Covariance(table.Column(codes[i]), table.Column(codes[j]));
        }

        return matrix;
    }

    /// <summary>Returns the correlations of columns without missing values.</summary>
    public static double[] Correlations(IReadOnlyList<double[]> columns)
    {
        var k = columns.Count;
        var matrix = new double[k * k];
        for (var i = 0; i < k; i++)
        {
            matrix[(i * k) + i] = 1;
            for (var j = 0; j < i; j++)
                matrix[(i * k) + j] = matrix[(j * k) + i] = Correlation.Pearson(columns[i], columns[j]);
        }

        return matrix;
    }

    /// <summary>Returns the columns of the rows in which every one has a value.</summary>
    public static double[][] CompleteColumns(AuditTable table, IReadOnlyList<string> codes)
    {
        int[] rows = [.. Enumerable.Range(0, table.Rows.Length).Where(r => codes.All(c => !double.IsNaN(table.Column(c)[r])))];
        return [.. codes.Select(c => rows.Select(r => table.Column(c)[r]).ToArray())];
    }

    private static double Covariance(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var n = 0;
        var sumX = default(CompensatedSum);
        var sumY = default(CompensatedSum);
        for (var i = 0; i < x.Length; i++)
        {
            if (double.IsNaN(x[i]) || double.IsNaN(y[i]))
                continue;
            n++;
            sumX.Add(x[i]);
            sumY.Add(y[i]);
        }

        if (n < 2)
            return double.NaN;
        var (meanX, meanY) = (sumX.Value / n, sumY.Value / n);
        var products = default(CompensatedSum);
        for (var i = 0; i < x.Length; i++)
        {
            if (!double.IsNaN(x[i]) && !double.IsNaN(y[i]))
                products.Add((x[i] - meanX) * (y[i] - meanY));
        }

        return products.Value / (n - 1);
    }
}
