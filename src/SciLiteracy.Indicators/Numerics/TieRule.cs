namespace SciLiteracy.Indicators.Numerics;

/// <summary>Which ranks equal values get. In the examples two values share the second place of four.</summary>
public enum TieRule
{
    /// <summary>The least rank of the group: 1 2 2 4. Standard competition ranking, "1224"; R <c>min</c>, Excel <c>RANK.EQ</c>.</summary>
    Minimum,

    /// <summary>The greatest rank of the group: 1 3 3 4. Modified competition ranking, "1334"; R <c>max</c>.</summary>
    Maximum,

    /// <summary>The mean rank of the group: 1 2.5 2.5 4. Fractional ranking; R <c>average</c>, Excel <c>RANK.AVG</c>.</summary>
    Average,

    /// <summary>Different ranks, the earlier value first: 1 2 3 4. Ordinal ranking; R <c>first</c>.</summary>
    First,

    /// <summary>Different ranks, the later value first: 1 3 2 4. R <c>last</c>.</summary>
    Last,

    /// <summary>One rank for the group and no gap after it: 1 2 2 3. Dense ranking, "1223"; SQL <c>DENSE_RANK</c>.</summary>
    Dense,
}
