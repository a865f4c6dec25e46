namespace SciLiteracy.Indicators.Surveys;

/// <summary>Against which simple random sample of the same size a variance is held. S² is n/(n-1) times the weighted variance, N the sum of weights.</summary>
public enum DesignEffectKind
{
    /// <summary>Without replacement: S² (N - n) / (N n).</summary>
    WithoutReplacement,

    /// <summary>With replacement: S² / n.</summary>
    WithReplacement,

    /// <summary>No design effect.</summary>
    None,
}
