namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>What a range of draws gave. Partials of ranges that follow each other add up to that of the whole range, bit for bit. Immutable to its readers.</summary>
public sealed class UncertaintyPartial
{
    internal UncertaintyPartial(UncertaintySpec spec, DrawRange range, DrawTally tally, ScoreStore scores, FailureLog failures)
    {
        Spec = spec;
        Range = range;
        Tally = tally;
        Scores = scores;
        Failures = failures;
    }

    /// <summary>Gets the draws that were done.</summary>
    public DrawRange Range { get; }

    /// <summary>Gets the number of draws that failed.</summary>
    public long FailedDraws => Failures.Count;

    internal UncertaintySpec Spec { get; }

    internal DrawTally Tally { get; }

    internal ScoreStore Scores { get; }

    internal FailureLog Failures { get; }
}
