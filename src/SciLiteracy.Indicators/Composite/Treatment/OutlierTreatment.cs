namespace SciLiteracy.Indicators.Composite.Treatment;

/// <summary>
/// Winsorizing first, a transform if that is not enough. An indicator passes if |skew| is below <see cref="SkewLimit"/> or the excess kurtosis below
/// <see cref="KurtosisLimit"/>, both of type 2.
/// </summary>
/// <remarks>Missing values stay missing and take no part. Without spread, an indicator is left alone. Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators; COINr <c>Treat</c>, whose thresholds are the defaults.</remarks>
public sealed record OutlierTreatment
{
    /// <summary>Gets how values are pulled in.</summary>
    public Winsorization Winsorize { get; init; } = new WinsorizePoints(5);

    /// <summary>Gets the transform of an indicator that still fails.</summary>
    public SkewTransform Then { get; init; } = new LogTransform();

    /// <summary>Gets the skewness below which, in absolute value, an indicator passes.</summary>
    public double SkewLimit { get; init; } = 2;

    /// <summary>Gets the excess kurtosis below which an indicator passes.</summary>
    public double KurtosisLimit { get; init; } = 3.5;

    /// <summary>Gets whether the transform takes the winsorized values; otherwise it takes those from before.</summary>
    public bool Combine { get; init; }

    /// <summary>Gets what becomes of a treatment that ends worse than it began.</summary>
    public WorseOutcome IfWorse { get; init; } = WorseOutcome.Keep;

    /// <summary>Returns what is wrong with the settings, as a sentence; null if nothing is.</summary>
    internal string? Problem => Winsorize switch
    {
        WinsorizePoints { Maximum: < 0 and var points } => FormattableString.Invariant($"At most '{points}' points are winsorized, but the number is 0 or more."),
        WinsorizeQuantiles q when !(q.Lower >= 0 && q.Lower < q.Upper && q.Upper <= 1) =>
            FormattableString.Invariant($"Values are winsorized to the quantiles '{q.Lower}' and '{q.Upper}', but these go from 0 to 1, the lower first."),
        _ => Then is BoxCoxTransform { Lambda: { } lambda } && !double.IsFinite(lambda)
            ? FormattableString.Invariant($"The power of the transform is '{lambda}', but must be a number.")
            : !(SkewLimit >= 0) ? FormattableString.Invariant($"The limit of skewness is '{SkewLimit}', but is 0 or more.")
            : double.IsNaN(KurtosisLimit) ? "The limit of kurtosis must be a number."
            : null,
    };
}
