namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>
/// How an indicator is brought to a common scale: <see cref="MinMax"/>, <see cref="GoalpostScaling"/>, <see cref="ZScore"/>, <see cref="RobustZScore"/>,
/// <see cref="LogisticScore"/>, <see cref="Scale"/>, <see cref="RankScore"/>, <see cref="PercentileRank"/>, <see cref="BordaScore"/>,
/// <see cref="FractionOfMaximum"/>, <see cref="RatioToMean"/>, <see cref="DistanceToMaximum"/>, <see cref="DistanceToReference"/>, <see cref="DistanceToTarget"/>,
/// <see cref="CategoricalScore"/> or <see cref="NoNormalization"/>. There are no others. In the formulas, x is after direction: -1 times the raw value where
/// lower is better.
/// </summary>
/// <remarks>Missing values stay missing. Where a formula divides 0 by 0, as for an indicator without spread, the scores are missing, with a warning.</remarks>
public abstract record NormalizationMethod
{
    private protected NormalizationMethod()
    {
    }

    /// <summary>Gets the name of the method in an index document.</summary>
    public abstract string Id { get; }

    /// <summary>
    /// Gets the range of the scores, such as 1 to 100; null for that of the method. Methods whose formula names a range take it; the scores of any other are
    /// stretched so that the least and the greatest are its ends.
    /// </summary>
    public ScoreRange? Range { get; init; }

    /// <summary>Gets the score of an indicator without spread, for methods that need one; null to leave it missing, with a warning.</summary>
    public double? ConstantScore { get; init; }

    /// <summary>Gets whether the formula names a range itself.</summary>
    internal virtual bool TakesRange => false;

    /// <summary>Returns what is wrong with the settings, as a sentence; null if nothing is.</summary>
    internal virtual string? Problem =>
        Range is { } range && !(double.IsFinite(range.Low) && double.IsFinite(range.High) && range.Low < range.High)
            ? FormattableString.Invariant($"The range is from '{range.Low}' to '{range.High}', but goes from a number to a higher one.")
        : ConstantScore is { } score && !double.IsFinite(score)
            ? FormattableString.Invariant($"The score of an indicator without spread is '{score}', but must be a number.")
        : null;
}
