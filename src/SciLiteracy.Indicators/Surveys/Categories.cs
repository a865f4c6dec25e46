using System.Globalization;
using System.Runtime.InteropServices;
using SciLiteracy.Indicators.Formulas.Columns;

namespace SciLiteracy.Indicators.Surveys;

/// <summary>The levels of a column, in order, and which a row has; -1 for none. Numbers are in numeric order, texts in ordinal order.</summary>
internal sealed class Categories
{
    private Categories(int[] codes, string[] labels) => (Codes, Labels) = (codes, labels);

    public int[] Codes { get; }

    public string[] Labels { get; }

    public static Categories Of(TableColumn column) => column switch
    {
        NumberColumn { Texts: { } texts } => OfTexts(texts, areNumbers: true),
        NumberColumn numbers => OfNumbers(numbers),
        _ => OfTexts((TextColumn)column, areNumbers: false),
    };

    /// <summary>Returns the levels of a row in several columns as one; -1 if one of them has none.</summary>
    public static Categories Cross(IReadOnlyList<Categories> all, int rows, Func<IReadOnlyList<string>, string> name)
    {
        if (all.Count == 1)
            return new(all[0].Codes, [.. all[0].Labels.Select(l => name([l]))]);
        var (codes, count) = ByTable(all, rows) ?? BySet(all, rows);

        // A combination is called by the levels of one of its rows.
        var rowOf = new int[count];
        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i] >= 0)
                rowOf[codes[i]] = i;
        }

        return new(codes, Array.ConvertAll(rowOf, row => name([.. all.Select(one => one.Labels[one.Codes[row]])])));
    }

    // The codes of rows, by the first column and then by the next, and how many occur; null if there are too many for a table.
    private static (int[] Codes, int Count)? ByTable(IReadOnlyList<Categories> all, int rows)
    {
        const int most = 1 << 20;
        var size = 1L;
        foreach (var one in all)
            size = Math.Min(most + 1, size * Math.Max(one.Labels.Length, 1));
        if (size > most)
            return null;
        var codes = new int[rows];
        foreach (var one in all)
        {
            var count = one.Labels.Length;
            for (var i = 0; i < codes.Length; i++)
                codes[i] = codes[i] < 0 || one.Codes[i] < 0 ? -1 : (codes[i] * count) + one.Codes[i];
        }

        var places = new int[size];
        foreach (var code in codes)
        {
            if (code >= 0)
                places[code] = 1;
        }

        var found = 0;
        foreach (ref var place in places.AsSpan())
        {
            if (place != 0)
                place = found++;
        }

        foreach (ref var code in codes.AsSpan())
            code = code < 0 ? -1 : places[code];
        return (codes, found);
    }

    // One column after the other: what occurs is numbered anew each time, so that numbers stay below those of rows times levels.
    private static (int[] Codes, int Count) BySet(IReadOnlyList<Categories> all, int rows)
    {
        var (codes, count) = (all[0].Codes, all[0].Labels.Length);
        var combined = new long[rows];
        foreach (var one in all.Skip(1))
        {
            for (var i = 0; i < rows; i++)
                combined[i] = codes[i] < 0 || one.Codes[i] < 0 ? -1 : ((long)codes[i] * one.Labels.Length) + one.Codes[i];
            var found = new SortedSet<long>(combined);
            found.Remove(-1);
            var position = new Dictionary<long, int>();
            foreach (var code in found)
                position.Add(code, position.Count);
            codes = Array.ConvertAll(combined, c => c < 0 ? -1 : position[c]);
            count = position.Count;
        }

        return (codes, count);
    }

    public int Find(string label) => Array.IndexOf(Labels, label);

    private static Categories OfTexts(TextColumn column, bool areNumbers)
    {
        var codesOfLabels = column.Codes.AsSpan();
        var isUsed = new bool[column.Labels.Length];
        foreach (var code in codesOfLabels)
        {
            if (code >= 0)
                isUsed[code] = true;
        }

        var labels = column.Labels;
        var used = Enumerable.Range(0, labels.Length).Where(i => isUsed[i]);

        // 9 before 10, and 01 before 1.
        var ordered = areNumbers
            ? used.OrderBy(i => double.TryParse(labels[i], CultureInfo.InvariantCulture, out var x) ? x : double.PositiveInfinity).ThenBy(i => labels[i], StringComparer.Ordinal)
            : used.OrderBy(i => labels[i], StringComparer.Ordinal);
        var order = ordered.ToArray();
        var places = new int[labels.Length];
        var isSame = order.Length == labels.Length;
        for (var i = 0; i < order.Length; i++)
        {
            places[order[i]] = i;
            isSame &= order[i] == i;
        }

        if (isSame)
            return new(ImmutableCollectionsMarshal.AsArray(column.Codes)!, [.. labels]);
        var codes = new int[column.Count];
        for (var i = 0; i < codes.Length; i++)
            codes[i] = codesOfLabels[i] < 0 ? -1 : places[codesOfLabels[i]];
        return new(codes, [.. order.Select(i => labels[i])]);
    }

    private static Categories OfNumbers(NumberColumn column)
    {
        var codes = new int[column.Count];
        var numbers = column.Values.AsSpan();
        var values = SmallIntegers(numbers, codes) ?? Distinct(numbers, codes);
        return new(codes, [.. values.Select(v => v.ToString("R", CultureInfo.InvariantCulture))]);
    }

    // Codes by a table; null if a number is no integer from 0 to a bound.
    private static List<double>? SmallIntegers(ReadOnlySpan<double> numbers, int[] codes)
    {
        var places = new int[1 << 16];
        foreach (var number in numbers)
        {
            if (double.IsNaN(number))
                continue;
            if (!(number >= 0 && number < places.Length) || number != (int)number || (number == 0 && double.IsNegative(number)))
                return null;
            places[(int)number] = 1;
        }

        var values = new List<double>();
        for (var n = 0; n < places.Length; n++)
        {
            if (places[n] == 0)
                continue;
            places[n] = values.Count;
            values.Add(n);
        }

        for (var i = 0; i < codes.Length; i++)
            codes[i] = double.IsNaN(numbers[i]) ? -1 : places[(int)numbers[i]];
        return values;
    }

    private static List<double> Distinct(ReadOnlySpan<double> numbers, int[] codes)
    {
        var found = new Dictionary<double, int>();
        for (var i = 0; i < codes.Length; i++)
        {
            if (double.IsNaN(numbers[i]))
            {
                codes[i] = -1;
                continue;
            }

            ref var code = ref CollectionsMarshal.GetValueRefOrAddDefault(found, numbers[i], out var isKnown);
            if (!isKnown)
                code = found.Count - 1;
            codes[i] = code;
        }

        var values = found.Keys.ToArray();
        var places = new int[values.Length];
        var order = Enumerable.Range(0, values.Length).ToArray();
        Array.Sort((double[])values.Clone(), order);
        for (var k = 0; k < order.Length; k++)
            places[order[k]] = k;
        foreach (ref var code in codes.AsSpan())
            code = code < 0 ? -1 : places[code];
        Array.Sort(values);
        return [.. values];
    }
}
