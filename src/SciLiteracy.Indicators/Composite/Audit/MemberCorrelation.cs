namespace SciLiteracy.Indicators.Composite.Audit;

/// <summary>The correlation of two columns of an index.</summary>
/// <param name="A">The code of the first.</param>
/// <param name="B">The code of the second.</param>
/// <param name="Correlation">From -1 to 1; NaN where it is not defined.</param>
/// <param name="Count">The number of rows in which both have a value.</param>
/// <param name="PValue">The two-sided p-value; NaN where it is not defined.</param>
public sealed record MemberCorrelation(string A, string B, double Correlation, int Count, double PValue)
{
    /// <summary>Returns whether the correlation is further from 0 than chance explains at a level such as 0.05.</summary>
    /// <param name="level">The greatest p-value that counts as significant.</param>
    public bool IsSignificant(double level) => PValue <= level;
}
