namespace SciLiteracy.Indicators.Numerics;

/// <summary>Moments and ranges of a column with missing values, which are skipped.</summary>
internal static class ColumnMoments
{
    /// <summary>Returns the number of values that are there.</summary>
    public static int Count(ReadOnlySpan<double> x)
    {
        var n = 0;
        foreach (var value in x)
            n += double.IsNaN(value) ? 0 : 1;
        return n;
    }

    /// <summary>Returns Σ x / n; NaN if there is no value.</summary>
    public static double Mean(ReadOnlySpan<double> x)
    {
        var sum = default(CompensatedSum);
        var n = 0;
        foreach (var value in x)
        {
            if (double.IsNaN(value))
                continue;
            sum.Add(value);
            n++;
        }

        return n == 0 ? double.NaN : sum.Value / n;
    }

    /// <summary>Returns the mean and the standard deviation with divisor n, in two passes; exactly 0 where all values are the same, NaN without any.</summary>
    public static (double Mean, double Deviation) MeanAndDeviation(ReadOnlySpan<double> x)
    {
        var mean = Mean(x);
        var (low, high) = Range(x);
        if (!(high > low))
            return (low, low - high);
        var squares = default(CompensatedSum);
        var n = 0;
        foreach (var value in x)
        {
            if (double.IsNaN(value))
                continue;
            squares.Add((value - mean) * (value - mean));
            n++;
        }

        return (mean, Math.Sqrt(squares.Value / n));
    }

    /// <summary>Returns the least and the greatest value; NaN if there is none.</summary>
    public static (double Low, double High) Range(ReadOnlySpan<double> x)
    {
        var low = double.NaN;
        var high = double.NaN;
        foreach (var value in x)
        {
            if (double.IsNaN(value))
                continue;
            if (!(value >= low))
                low = value;
            if (!(value <= high))
                high = value;
        }

        return (low, high);
    }
}
