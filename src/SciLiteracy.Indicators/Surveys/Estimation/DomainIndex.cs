namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>The domains of an estimate: which one a row belongs to, -1 for none.</summary>
internal sealed class DomainIndex(int[] codes, string[] labels)
{
    public int[] Codes => codes;

    /// <summary>Gets the domains as <c>dimension=value[;dimension=value]</c>, or <c>_T</c>.</summary>
    public string[] Labels => labels;

    public int Count => labels.Length;

    public static DomainIndex Whole(int rows) => new(new int[rows], ["_T"]);

    /// <summary>Returns the same domains without some rows.</summary>
    public DomainIndex Without(Func<int, bool> isLeftOut)
    {
        var kept = (int[])codes.Clone();
        for (var i = 0; i < kept.Length; i++)
        {
            if (kept[i] >= 0 && isLeftOut(i))
                kept[i] = -1;
        }

        return new(kept, labels);
    }

    /// <summary>Returns the number of rows of every domain that have a weight other than 0.</summary>
    public int[] Sizes(ReadOnlySpan<double> weights)
    {
        var sizes = new int[Count];
        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i] >= 0 && weights[i] != 0)
                sizes[codes[i]]++;
        }

        return sizes;
    }
}
