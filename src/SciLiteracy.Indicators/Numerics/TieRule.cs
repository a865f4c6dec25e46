namespace SciLiteracy.Indicators.Numerics;

/// <summary>What rank equal values get. The names are those of R <c>rank(ties.method)</c>; <see cref="Dense"/> is that of SQL.</summary>
public enum TieRule
{
    /// <summary>All get the least of their ranks: 1, 2, 2, 4. Competition ranking.</summary>
    Minimum,

    /// <summary>All get the greatest of their ranks: 1, 3, 3, 4.</summary>
    Maximum,

    /// <summary>All get the mean of their ranks: 1, 2.5, 2.5, 4.</summary>
    Average,

    /// <summary>All get the next whole number: 1, 2, 2, 3.</summary>
    Dense,

    /// <summary>In the order in which they stand: 1, 2, 3, 4. R <c>first</c>.</summary>
    Ordinal,
}
