namespace SciLiteracy.Indicators.Inequality;

/// <summary>Which of Theil's two indices is decomposed.</summary>
public enum TheilIndex
{
    /// <summary><see cref="TheilT"/>: groups count by their share of the total.</summary>
    T,

    /// <summary><see cref="TheilL"/>: groups count by their share of the population.</summary>
    L,
}
