namespace SciLiteracy.Indicators.Formulas.Evaluation;

/// <summary>How formulas are evaluated. The results have the same bits whatever the options are.</summary>
public sealed record EvaluationOptions
{
    /// <summary>Gets the most threads that compute at once; -1, the default, for as many as there are processors.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0 or less than -1.</exception>
    public int MaxDegreeOfParallelism
    {
        get;
        init => field = value is -1 or > 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The degree is at least 1, or -1 for as many threads as there are processors.");
    }

    = -1;

    /// <summary>Gets who is told how much is done, from 0 to 1; null for nobody. It is called from the threads that compute.</summary>
    public IProgress<double>? Progress { get; init; }
}
