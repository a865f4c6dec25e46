namespace SciLiteracy.Indicators.Composite.Imputation;


/// <summary>Fills the series of an entity along time.</summary>
public static class TimeImputation
{
    /// <summary>Fills the gaps of one indicator of one entity.</summary>
    /// <param name="method">One of <see cref="LatestImputation"/>, <see cref="ConstantImputation"/>, <see cref="LinearImputation"/>,
    /// <see cref="LinearConstantImputation"/>.</param>
    /// <param name="rows">The rows of the entity in the order of time; shape [periods].</param>
    /// <param name="times">When each of them is, in whole periods of the data, such as years; rising. Shape [periods].</param>
    /// <param name="column">The indicator; shape [rows of the table], NaN is missing. Filled in place.</param>
    /// <param name="sources">Receives, for each cell that got the value of another, the row of that one; a cell made of two values, or not filled, is
    /// left as it is. Shape [rows of the table].</param>
    /// <returns>How many cells were filled.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or the method does not go along time.</exception>
    /// <remarks>Only values that were there are taken, never filled ones.</remarks>
    public static int Fill(ImputationMethod method, ReadOnlySpan<int> rows, ReadOnlySpan<int> times, Span<double> column, Span<int> sources)
    {
        if (times.Length != rows.Length)
            throw new ArgumentException($"{times.Length} times of {rows.Length} rows.", nameof(times));
        if (sources.Length != column.Length)
            throw new ArgumentException($"{sources.Length} sources of {column.Length} rows.", nameof(sources));
        var (maxGap, extends, interpolates, needsTwo) = method switch
        {
            LatestImputation m => (m.MaxGap, false, false, false),
            ConstantImputation m => (m.MaxGap, true, false, false),
            LinearImputation m => (m.MaxGap, true, true, true),
            LinearConstantImputation m => (m.MaxGap, true, true, false),
            _ => throw new ArgumentException($"The imputation {method?.GetType().Name} does not go along time.", nameof(method)),
        };
        var reach = maxGap ?? int.MaxValue;
        if (needsTwo && Values(rows, column) < 2)
            return 0;

        var filled = 0;
        var before = -1;
        var after = NextValue(rows, column, 0);
        for (var i = 0; i < rows.Length; i++)
        {
            if (i == after)
            {
                before = i;
                after = NextValue(rows, column, i + 1);
                continue;
            }

            var back = before < 0 ? long.MaxValue : (long)times[i] - times[before];
            var ahead = after < 0 ? long.MaxValue : (long)times[after] - times[i];
            if (interpolates && before >= 0 && after >= 0)
            {
                if (back > reach || ahead > reach)
                    continue;
                column[rows[i]] = Between(column[rows[before]], column[rows[after]], (double)back / (back + ahead));
                filled++;
                continue;
            }

            var source = before >= 0 ? before : extends ? after : -1;
            if (source < 0 || (source == before ? back : ahead) > reach)
                continue;
            column[rows[i]] = column[rows[source]];
            sources[rows[i]] = rows[source];
            filled++;
        }

        return filled;
    }

    /// <summary>The value a share of the way from the first to the second: the same if both are.</summary>
    private static double Between(double first, double second, double share) => first + ((second - first) * share);

    private static int Values(ReadOnlySpan<int> rows, ReadOnlySpan<double> column)
    {
        var n = 0;
        foreach (var row in rows)
            n += double.IsNaN(column[row]) ? 0 : 1;
        return n;
    }

    private static int NextValue(ReadOnlySpan<int> rows, ReadOnlySpan<double> column, int from)
    {
        for (var i = from; i < rows.Length; i++)
        {
            if (!double.IsNaN(column[rows[i]]))
                return i;
        }

        return -1;
    }
}
