namespace SciLiteracy.Indicators.Targets.Methods;

/// <summary>What growth a year a series without a target is held against, as shares: 0.01 is 1 %. Growth in the direction that is wanted is positive.</summary>
public sealed record GrowthLimits
{
    /// <summary>Makes limits.</summary>
    /// <param name="onTrack">The growth from which it is on track.</param>
    /// <param name="fair">The growth from which there is fair progress.</param>
    /// <param name="limited">The growth from which there is limited or no progress; below it is deterioration.</param>
    /// <exception cref="ArgumentException">They do not fall from the first to the last, or are not finite.</exception>
    public GrowthLimits(double onTrack, double fair, double limited)
    {
        if (!(onTrack > fair && fair > limited && double.IsFinite(onTrack) && double.IsFinite(limited)))
            throw new ArgumentException($"Limits fall from on track to limited; these are {onTrack:R}, {fair:R}, {limited:R}.", nameof(onTrack));
        OnTrack = onTrack;
        Fair = fair;
        Limited = limited;
    }

    /// <summary>Gets the growth a year from which it is on track.</summary>
    public double OnTrack { get; }

    /// <summary>Gets the growth a year from which there is fair progress.</summary>
    public double Fair { get; }

    /// <summary>Gets the growth a year from which there is limited or no progress.</summary>
    public double Limited { get; }
}
