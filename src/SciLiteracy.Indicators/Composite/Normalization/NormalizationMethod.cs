namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>How an indicator is brought to a common scale. In the formulas, x is after direction: -1 times the raw value where lower is better.</summary>
public abstract record NormalizationMethod
{
    private protected NormalizationMethod()
    {
    }

    /// <summary>
    /// Gets the range of the scores, such as 1 to 100; null for that of the method. Methods whose formula names a range take it; the scores of any other are
    /// stretched so that the least and the greatest are its ends.
    /// </summary>
    public ScoreRange? Range { get; init; }

    /// <summary>Gets the score of an indicator without spread, for methods that need one; null to leave it missing, with a warning.</summary>
    public double? ConstantScore { get; init; }
}
