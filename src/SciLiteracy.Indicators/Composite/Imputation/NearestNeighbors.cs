using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Imputation;


/// <summary>Fills indicators by entities that are alike.</summary>
public static class NearestNeighbors
{
    /// <summary>Fills the gaps of all columns with the mean of the nearest rows that have the value.</summary>
    /// <param name="columns">The indicators over a cross-section; shape [columns × rows], NaN is missing.</param>
    /// <param name="settings">How many neighbors, and how they count.</param>
    /// <param name="filled">Receives the values, those that were there as they were; shape [columns × rows], a column after the other. May not be the same
    /// memory.</param>
    /// <returns>How many cells were filled. A cell stays missing where no row that has the value shares another indicator.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static int Fill(ColumnSet columns, NearestNeighborImputation settings, Span<double> filled) =>
        Fill(columns, settings, filled, random: null, draw: 0);

    /// <summary>Fills the gaps with the value of one of the neighbors, drawn by its weight.</summary>
    internal static int FillWithDraws(ColumnSet columns, NearestNeighborImputation settings, Span<double> filled, CounterRandom random, long draw) =>
        Fill(columns, settings, filled, random, draw);

    private static int Fill(ColumnSet columns, NearestNeighborImputation settings, Span<double> filled, CounterRandom? random, long draw)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Neighbors, 1, nameof(settings));
        if (filled.Length != columns.Count * columns.Rows)
            throw new ArgumentException($"{filled.Length} cells for {columns.Count} columns of {columns.Rows} rows.", nameof(filled));
        var deviations = new double[columns.Count];
        for (var column = 0; column < columns.Count; column++)
            deviations[column] = ColumnMoments.MeanAndDeviation(columns[column]).Deviation;
        var squares = new double[columns.Rows];
        var shared = new int[columns.Rows];
        var donors = new (double Distance, int Row)[columns.Rows];
        var count = 0;
        for (var column = 0; column < columns.Count; column++)
            columns[column].CopyTo(filled.Slice(column * columns.Rows, columns.Rows));
        for (var row = 0; row < columns.Rows; row++)
        {
            if (!HasGap(columns, row))
                continue;
            // what a row lacks is missing in all its distances, so these are the same for each of its gaps
            Measure(columns, deviations, row, squares, shared);
            for (var column = 0; column < columns.Count; column++)
            {
                if (!double.IsNaN(columns[column][row]))
                    continue;
                var n = 0;
                for (var other = 0; other < columns.Rows; other++)
                {
                    if (shared[other] > 0 && !double.IsNaN(columns[column][other]))
                        donors[n++] = (Math.Sqrt(squares[other] / shared[other]), other);
                }

                if (n == 0)
                    continue;
                var cell = (column * columns.Rows) + row;
                filled[cell] = Combine(columns[column], donors.AsSpan(0, n), settings, random?.Uniform(draw, cell));
                count++;
            }
        }

        return count;
    }

    private static double Combine(ReadOnlySpan<double> column, Span<(double Distance, int Row)> donors, NearestNeighborImputation settings, double? chance)
    {
        donors.Sort();
        var n = Math.Min(settings.Neighbors, donors.Length);
        while (n < donors.Length && donors[n].Distance == donors[n - 1].Distance)
            n++;
        var byDistance = settings.Weighting == NeighborWeighting.InverseDistance;
        if (byDistance && donors[0].Distance == 0)
        {
            byDistance = false;
            n = 1;
            while (n < donors.Length && donors[n].Distance == 0)
                n++;
        }

        var sum = 0.0;
        var weight = 0.0;
        foreach (var (distance, row) in donors[..n])
        {
            var w = byDistance ? 1 / distance : 1;
            sum += w * column[row];
            weight += w;
        }

        if (chance is not { } u)
            return sum / weight;
        foreach (var (distance, row) in donors[..(n - 1)])
        {
            u -= (byDistance ? 1 / distance : 1) / weight;
            if (u < 0)
                return column[row];
        }

        return column[donors[n - 1].Row];
    }

    private static bool HasGap(ColumnSet columns, int row)
    {
        for (var column = 0; column < columns.Count; column++)
        {
            if (double.IsNaN(columns[column][row]))
                return true;
        }

        return false;
    }

    private static void Measure(ColumnSet columns, ReadOnlySpan<double> deviations, int row, Span<double> squares, Span<int> shared)
    {
        squares.Clear();
        shared.Clear();
        for (var column = 0; column < columns.Count; column++)
        {
            var values = columns[column];
            if (double.IsNaN(values[row]) || !(deviations[column] > 0))
                continue;
            for (var other = 0; other < values.Length; other++)
            {
                if (other == row || double.IsNaN(values[other]))
                    continue;
                var z = (values[row] - values[other]) / deviations[column];
                squares[other] += z * z;
                shared[other]++;
            }
        }
    }
}
