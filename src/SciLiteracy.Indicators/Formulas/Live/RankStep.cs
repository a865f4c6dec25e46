namespace SciLiteracy.Indicators.Formulas.Live;

/// <summary>Ranks siblings, from the largest value down.</summary>
internal sealed class RankStep(LiveColumn target, LiveColumn x, AccessPatterns patterns) : FamilyStep(target, patterns.Families, patterns)
{
    private readonly double[] _sorted = new double[Largest(patterns.Families)];

    protected override void Recompute(int cell, int start, int[] members, LiveWriter writer)
    {
        var count = 0;
        foreach (var member in members)
        {
            if (member >= 0 && !double.IsNaN(x.Values[start + member]))
                _sorted[count++] = x.Values[start + member];
        }

        var sorted = _sorted.AsSpan(0, count);
        sorted.Sort();
        foreach (var member in members)
        {
            if (member < 0)
                continue;
            Load(x, start + member, out var value, out var status);
            writer.Write(Target, start + member, double.IsNaN(value) ? double.NaN : 1 + CountAbove(sorted, value), status);
        }
    }

    private static int CountAbove(ReadOnlySpan<double> ascending, double value)
    {
        var (low, high) = (0, ascending.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (ascending[middle] > value)
                high = middle;
            else
                low = middle + 1;
        }

        return ascending.Length - low;
    }
}
