using SciLiteracy.Indicators.Composite.Normalization;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Imputation;


/// <summary>Fills an indicator by a value of its cross-section.</summary>
public static class CrossSectionImputation
{
    /// <summary>Fills with the mean of the values that are there.</summary>
    /// <param name="column">Values of a cross-section; shape [rows], NaN is missing. Filled in place; as it is if there is no value.</param>
    /// <returns>How many cells were filled.</returns>
    public static int FillMean(Span<double> column) => Fill(column, ColumnMoments.Mean(column));

    /// <summary>Fills with the median of the values that are there: the middle one, or the mean of the middle two.</summary>
    /// <param name="column">Values of a cross-section; shape [rows], NaN is missing. Filled in place; as it is if there is no value.</param>
    /// <param name="scratch">Room to work; shape [rows].</param>
    /// <returns>How many cells were filled.</returns>
    public static int FillMedian(Span<double> column, Span<double> scratch)
    {
        var n = 0;
        foreach (var value in column)
        {
            if (!double.IsNaN(value))
                scratch[n++] = value;
        }

        return Fill(column, MedianOf(scratch[..n]));
    }

    /// <summary>Fills with the mean of the values of the same group.</summary>
    /// <param name="column">Values of a cross-section; shape [rows], NaN is missing. Filled in place.</param>
    /// <param name="groups">The number of the group of each row, from 0; -1 for none, in which case the cell stays missing. Shape [rows].</param>
    /// <param name="groupCount">The number of groups.</param>
    /// <param name="scratch">Room to work; shape [rows].</param>
    /// <returns>How many cells were filled.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static int FillGroupMean(Span<double> column, ReadOnlySpan<int> groups, int groupCount, Span<double> scratch) =>
        FillGroups(column, groups, groupCount, scratch, median: false);

    /// <summary>Fills with the median of the values of the same group.</summary>
    /// <param name="column">Values of a cross-section; shape [rows], NaN is missing. Filled in place.</param>
    /// <param name="groups">The number of the group of each row, from 0; -1 for none, in which case the cell stays missing. Shape [rows].</param>
    /// <param name="groupCount">The number of groups.</param>
    /// <param name="scratch">Room to work; shape [rows].</param>
    /// <returns>How many cells were filled.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static int FillGroupMedian(Span<double> column, ReadOnlySpan<int> groups, int groupCount, Span<double> scratch) =>
        FillGroups(column, groups, groupCount, scratch, median: true);

    /// <summary>Returns what gaps of a group are filled with; NaN if no row of it has a value.</summary>
    internal static double GroupValue(ReadOnlySpan<double> column, ReadOnlySpan<int> groups, int group, bool median, Span<double> scratch)
    {
        var n = 0;
        for (var row = 0; row < column.Length; row++)
        {
            if (groups[row] == group && !double.IsNaN(column[row]))
                scratch[n++] = column[row];
        }

        return n == 0 ? double.NaN : median ? MedianOf(scratch[..n]) : ColumnMoments.Mean(scratch[..n]);
    }

    /// <summary>Returns what gaps are filled with; NaN if there is no value.</summary>
    internal static double Value(ReadOnlySpan<double> column, bool median, Span<double> scratch) =>
        median ? MedianOf(scratch[..ScoreFormulas.CopyPresent(column, scratch)]) : ColumnMoments.Mean(column);

    /// <summary>Fills the gaps of a group with a value; NaN fills nothing.</summary>
    internal static void FillGroup(Span<double> column, ReadOnlySpan<int> groups, int group, double value)
    {
        for (var row = 0; row < column.Length; row++)
        {
            if (groups[row] == group && double.IsNaN(column[row]))
                column[row] = value;
        }
    }

    private static int FillGroups(Span<double> column, ReadOnlySpan<int> groups, int groupCount, Span<double> scratch, bool median)
    {
        if (groups.Length != column.Length)
            throw new ArgumentException($"{groups.Length} groups of {column.Length} rows.", nameof(groups));
        var filled = 0;
        for (var group = 0; group < groupCount; group++)
        {
            var n = 0;
            var gaps = 0;
            for (var row = 0; row < column.Length; row++)
            {
                if (groups[row] != group)
                    continue;
                if (double.IsNaN(column[row]))
                    gaps++;
                else
                    scratch[n++] = column[row];
            }

            if (gaps == 0 || n == 0)
                continue;
            var value = median ? MedianOf(scratch[..n]) : ColumnMoments.Mean(scratch[..n]);
            for (var row = 0; row < column.Length; row++)
            {
                if (groups[row] == group && double.IsNaN(column[row]))
                    column[row] = value;
            }

            filled += gaps;
        }

        return filled;
    }

    private static double MedianOf(Span<double> values)
    {
        if (values.IsEmpty)
            return double.NaN;
        values.Sort();
        return Quantile.Of(values, 0.5, QuantileDefinition.R2);
    }

    /// <summary>Fills all gaps with a value; NaN fills nothing.</summary>
    internal static int Fill(Span<double> column, double value)
    {
        if (double.IsNaN(value))
            return 0;
        var filled = 0;
        for (var row = 0; row < column.Length; row++)
        {
            if (!double.IsNaN(column[row]))
                continue;
            column[row] = value;
            filled++;
        }

        return filled;
    }
}
