namespace SciLiteracy.Indicators.Targets.Methods;

/// <summary>The worst and the best value of an indicator of the SDG Index: 0 and 100 points.</summary>
/// <remarks>
/// x' = 100 (x - worst) / (best - worst), cut off at 0 and 100; where lower is better, best is below worst. The worst is the bottom 2.5th
/// percentile, the best a technical optimum or the mean of the top five.
/// Source: Sachs, Schmidt-Traub, Kroll, Lafortune and Fuller (2018), SDG Index and Dashboards Report 2018, methodology. Checked against: the
/// published scores of 193 countries on 86 indicators.
/// </remarks>
public sealed record SdgIndexBounds
{
    private SdgIndexBounds(double worst, double best)
    {
        Worst = worst;
        Best = best;
    }

    /// <summary>Gets the value that scores 0, in the indicator's unit.</summary>
    public double Worst { get; }

    /// <summary>Gets the value that scores 100, in the indicator's unit.</summary>
    public double Best { get; }

    /// <summary>Makes bounds.</summary>
    /// <exception cref="ArgumentException">They are not finite, or the same.</exception>
    public static SdgIndexBounds Of(double worst, double best) =>
        double.IsFinite(worst) && double.IsFinite(best) && worst != best
            ? new SdgIndexBounds(worst, best)
            : throw new ArgumentException($"The bounds {worst:R} and {best:R} span no range.", nameof(best));

    /// <summary>Finds the bounds from two scores that were not cut off: the line through them at 0 and 100.</summary>
    /// <param name="value">A value, in the indicator's unit.</param>
    /// <param name="score">Its score.</param>
    /// <param name="otherValue">Another value.</param>
    /// <param name="otherScore">Its score.</param>
    /// <exception cref="ArgumentException">The values or the scores are the same, or not finite.</exception>
    public static SdgIndexBounds Through(double value, double score, double otherValue, double otherScore)
    {
        if (value == otherValue || score == otherScore)
            throw new ArgumentException("Bounds are found from two values with two scores.", nameof(otherValue));
        var perPoint = (otherValue - value) / (otherScore - score);
        return Of(value - (score * perPoint), value + ((100 - score) * perPoint));
    }

    /// <summary>Returns the score of a value, from 0 to 100; NaN for NaN.</summary>
    public double Score(double value) => Math.Clamp(100 * (value - Worst) / (Best - Worst), 0, 100);
}
