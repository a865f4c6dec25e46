namespace SciLiteracy.Indicators.Surveys.Designs;

/// <summary>Numbers pairs of codes from 0 in their own order: by the first code, then by the second. The order of the rows has no part in it.</summary>
internal static class CodePairs
{
    // A table of all pairs is made if it is not much longer than the rows.
    private const int LeastTable = 1 << 16;

    /// <summary>Returns the number of the pair of every row, and how many pairs there are.</summary>
    /// <param name="first">Codes from 0 to below their count, all of which occur; shape [rows].</param>
    /// <param name="firstCount">How many there are.</param>
    /// <param name="second">Codes from 0 to below their count; shape [rows].</param>
    /// <param name="secondCount">How many there are.</param>
    public static (int[] Codes, int Count) Number(int[] first, int firstCount, int[] second, int secondCount)
    {
        if (firstCount == 1)
            return (second, secondCount);
        return (long)firstCount * secondCount <= Math.Max(LeastTable, first.Length)
            ? ByTable(first, firstCount, second, secondCount)
            : NestedOrNull(first, firstCount, second, secondCount) ?? BySorting(first, firstCount, second, secondCount);
    }

    private static (int[] Codes, int Count) ByTable(int[] first, int firstCount, int[] second, int secondCount)
    {
        var table = new int[firstCount * secondCount];
        for (var i = 0; i < first.Length; i++)
            table[(first[i] * secondCount) + second[i]] = 1;
        var count = 0;
        foreach (ref var number in table.AsSpan())
            number = number == 0 ? -1 : count++;
        var codes = new int[first.Length];
        for (var i = 0; i < codes.Length; i++)
            codes[i] = table[(first[i] * secondCount) + second[i]];
        return (codes, count);
    }

    // Every second code with one first code, as that of a cluster whose id is not there in two strata: only the second codes are to be sorted.
    private static (int[] Codes, int Count)? NestedOrNull(int[] first, int firstCount, int[] second, int secondCount)
    {
        var of = new int[secondCount];
        for (var i = 0; i < first.Length; i++)
        {
            ref var own = ref of[second[i]];
            if (own == 0)
                own = first[i] + 1;
            else if (own != first[i] + 1)
                return null;
        }

        var starts = new int[firstCount + 1];
        foreach (var one in of)
        {
            if (one > 0)
                starts[one]++;
        }

        var count = 0;
        for (var c = 0; c < firstCount; c++)
            (starts[c], count) = (count, count + starts[c + 1]);
        var numbers = new int[secondCount];
        for (var c = 0; c < secondCount; c++)
        {
            if (of[c] > 0)
                numbers[c] = starts[of[c] - 1]++;
        }

        var codes = new int[first.Length];
        for (var i = 0; i < codes.Length; i++)
            codes[i] = numbers[second[i]];
        return (codes, count);
    }

    private static (int[] Codes, int Count) BySorting(int[] first, int firstCount, int[] second, int secondCount)
    {
        var rows = new int[first.Length];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = i;
        rows = Sorted(Sorted(rows, second, secondCount), first, firstCount);
        var codes = new int[first.Length];
        var count = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            if (i > 0 && (first[rows[i]] != first[rows[i - 1]] || second[rows[i]] != second[rows[i - 1]]))
                count++;
            codes[rows[i]] = count;
        }

        return (codes, rows.Length == 0 ? 0 : count + 1);
    }

    private static int[] Sorted(int[] rows, int[] codes, int count)
    {
        var next = new int[count + 1];
        foreach (var code in codes)
            next[code + 1]++;
        for (var c = 0; c < count; c++)
            next[c + 1] += next[c];
        var sorted = new int[rows.Length];
        foreach (var row in rows)
            sorted[next[codes[row]]++] = row;
        return sorted;
    }
}
