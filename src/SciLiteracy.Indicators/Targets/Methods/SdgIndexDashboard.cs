namespace SciLiteracy.Indicators.Targets.Methods;

/// <summary>The thresholds of an indicator on the SDG dashboards.</summary>
/// <remarks>
/// A value is rated piecewise linearly: 0 at the worst, 1 at the red threshold, 2 at the green one, 3 at the best; cut off at 0 and 3. Red below 1,
/// orange from 1, yellow from 1.5, green from 2.
/// Source: Sachs et al. (2018), SDG Index and Dashboards Report 2018, methodology and annex 4.
/// </remarks>
public sealed record SdgIndexDashboard
{
    private SdgIndexDashboard(double worst, double red, double green, double best)
    {
        Worst = worst;
        Red = red;
        Green = green;
        Best = best;
    }

    /// <summary>Gets the value that is rated 0, in the indicator's unit.</summary>
    public double Worst { get; }

    /// <summary>Gets the value that is rated 1, in the indicator's unit.</summary>
    public double Red { get; }

    /// <summary>Gets the value that is rated 2, in the indicator's unit.</summary>
    public double Green { get; }

    /// <summary>Gets the value that is rated 3, in the indicator's unit.</summary>
    public double Best { get; }

    /// <summary>Makes thresholds.</summary>
    /// <exception cref="ArgumentException">They do not rise or fall strictly from worst to best, or are not finite.</exception>
    public static SdgIndexDashboard Of(double worst, double red, double green, double best)
    {
        // A comparison with NaN is false, and one with an infinite end is caught by the ends being finite.
        var rises = worst < red && red < green && green < best;
        var falls = worst > red && red > green && green > best;
        return double.IsFinite(worst) && double.IsFinite(best) && (rises || falls)
            ? new SdgIndexDashboard(worst, red, green, best)
            : throw new ArgumentException($"Thresholds rise or fall from worst to best; these are {worst:R}, {red:R}, {green:R}, {best:R}.", nameof(best));
    }

    /// <summary>Returns the rating of a value, from 0 to 3; NaN for NaN.</summary>
    /// <param name="value">A value, in the indicator's unit.</param>
    public double Rating(double value)
    {
        var sign = Math.Sign(Best - Worst);
        var rating = sign * (value - Red) < 0 ? (value - Worst) / (Red - Worst)
            : sign * (value - Green) < 0 ? 1 + ((value - Red) / (Green - Red))
            : 2 + ((value - Green) / (Best - Green));
        return Math.Clamp(rating, 0, 3);
    }

    /// <summary>Returns the color of a rating; grey for NaN.</summary>
    public static SdgIndexColor ColorOf(double rating) => rating switch
    {
        >= 2 => SdgIndexColor.Green,
        >= 1.5 => SdgIndexColor.Yellow,
        >= 1 => SdgIndexColor.Orange,
        < 1 => SdgIndexColor.Red,
        _ => SdgIndexColor.Grey,
    };

    /// <summary>
    /// Returns the color of a goal: that of the mean of its two worst ratings, but green only if both are green and red only if both are red. One
    /// rating alone decides.
    /// </summary>
    /// <param name="ratings">The ratings of the goal's indicators, from 0 to 3; shape [indicators]. NaN is missing; below half of the data the goal
    /// is grey.</param>
    public static SdgIndexColor ColorOfGoal(ReadOnlySpan<double> ratings)
    {
        var worst = double.PositiveInfinity;
        var second = double.PositiveInfinity;
        var known = 0;
        foreach (var rating in ratings)
        {
            if (double.IsNaN(rating))
                continue;
            known++;
            if (rating < worst)
                (worst, second) = (rating, worst);
            else if (rating < second)
                second = rating;
        }

        if (known == 0 || 2 * known < ratings.Length)
            return SdgIndexColor.Grey;
        if (known == 1)
            return ColorOf(worst);
        var color = ColorOf((worst + second) / 2);
        return color switch
        {
            SdgIndexColor.Green when worst < 2 => SdgIndexColor.Yellow,
            SdgIndexColor.Red when second >= 1 => SdgIndexColor.Orange,
            _ => color,
        };
    }
}
