using System.Globalization;
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
        NumberColumn { Texts: { } texts } => OfTexts(texts, CompareNumbers),
        NumberColumn numbers => OfNumbers(numbers),
        _ => OfTexts((TextColumn)column, CompareLabels),
    };

    /// <summary>Returns the levels of a row in several columns as one; -1 if one of them has none.</summary>
    public static Categories Cross(IReadOnlyList<Categories> all, int rows, Func<IReadOnlyList<string>, string> name)
    {
        if (all.Count == 1)
            return new(all[0].Codes, [.. all[0].Labels.Select(l => name([l]))]);
        var combined = new long[rows];
        long size = 1;
        foreach (var one in all)
        {
            size = checked(size * Math.Max(one.Labels.Length, 1));
            for (var i = 0; i < rows; i++)
                combined[i] = combined[i] < 0 || one.Codes[i] < 0 ? -1 : (combined[i] * one.Labels.Length) + one.Codes[i];
        }

        var found = new SortedSet<long>(combined);
        found.Remove(-1);
        var position = new Dictionary<long, int>();
        foreach (var code in found)
            position.Add(code, position.Count);
        var labels = found.Select(code =>
        {
            var parts = new string[all.Count];
            for (var k = all.Count - 1; k >= 0; k--)
            {
                parts[k] = all[k].Labels[code % all[k].Labels.Length];
                code /= all[k].Labels.Length;
            }

            return name(parts);
        });
        return new(Array.ConvertAll(combined, c => c < 0 ? -1 : position[c]), [.. labels]);
    }

    public int Find(string label) => Array.IndexOf(Labels, label);

    private static Categories OfTexts(TextColumn column, Comparison<string> comparison)
    {
        var isUsed = new bool[column.Labels.Length];
        foreach (var code in column.Codes)
        {
            if (code >= 0)
                isUsed[code] = true;
        }

        var order = Enumerable.Range(0, column.Labels.Length).Where(i => isUsed[i]).OrderBy(i => column.Labels[i], Comparer<string>.Create(comparison)).ToArray();
        var places = new int[column.Labels.Length];
        for (var i = 0; i < order.Length; i++)
            places[order[i]] = i;
        var codes = new int[column.Count];
        for (var i = 0; i < codes.Length; i++)
            codes[i] = column.Codes[i] < 0 ? -1 : places[column.Codes[i]];
        return new(codes, [.. order.Select(i => column.Labels[i])]);
    }

    private static int CompareLabels(string a, string b) => string.CompareOrdinal(a, b);

    // 9 before 10, and 01 before 1.
    private static int CompareNumbers(string a, string b)
    {
        var order = double.TryParse(a, CultureInfo.InvariantCulture, out var x) && double.TryParse(b, CultureInfo.InvariantCulture, out var y) ? x.CompareTo(y) : 0;
        return order != 0 ? order : string.CompareOrdinal(a, b);
    }

    private static Categories OfNumbers(NumberColumn column)
    {
        var values = column.Values.Where(v => !double.IsNaN(v)).Distinct().Order().ToArray();
        var places = new Dictionary<double, int>();
        for (var i = 0; i < values.Length; i++)
            places[values[i]] = i;
        var codes = new int[column.Count];
        for (var i = 0; i < codes.Length; i++)
            codes[i] = double.IsNaN(column.Values[i]) ? -1 : places[column.Values[i]];
        return new(codes, [.. values.Select(v => v.ToString("R", CultureInfo.InvariantCulture))]);
    }
}
