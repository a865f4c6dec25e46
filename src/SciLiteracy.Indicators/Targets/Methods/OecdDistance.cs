using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Targets.Methods;

/// <summary>The distance to a target of the OECD, in standard deviations of a group of peers, <c>oecd-distance</c>. Unverified: see the
/// remarks.</summary>
/// <remarks>
/// Score: max(0, d (yT - yt)) / σ, 0 where the target is reached. There are no categories but "reached" and "not reached". Beside it, Spearman's
/// rank correlation of the series with time (ties at their mean rank), from three observations on, says which way it goes.
/// σ is given by the caller, or is that of the peers that <see cref="TargetProgress"/> finds in the data: the entities of the same level of regions, by their values in the
/// period of the latest observation, around their mean and divided by their number. Without σ, or with one of 0, there is no distance, unless the target is reached.
/// Source: OECD, Measuring Distance to the SDG Targets, as commonly described.
/// </remarks>
public sealed record OecdDistance : TargetMethod
{
    /// <summary>Makes the method for a group of peers.</summary>
    /// <param name="peerStandardDeviation">σ of the indicator over the peers, in its unit; finite and above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public OecdDistance(double peerStandardDeviation) =>
        PeerStandardDeviation = double.IsFinite(peerStandardDeviation) && peerStandardDeviation > 0
            ? peerStandardDeviation
            : throw new ArgumentOutOfRangeException(nameof(peerStandardDeviation), peerStandardDeviation, "The spread of the peers is finite and above 0.");

    private OecdDistance()
    {
    }

    /// <summary>Gets the method for the peers that <see cref="TargetProgress"/> finds in the data; by itself it knows of none.</summary>
    public static OecdDistance OfPeers { get; } = new();

    /// <summary>Gets σ of the indicator over the peers, in its unit; null if it is not known.</summary>
    public double? PeerStandardDeviation { get; }

    /// <inheritdoc/>
    public override string Id => "oecd-distance";

    /// <inheritdoc/>
    public override string Source => "OECD, Measuring Distance to the SDG Targets, as commonly described";

    /// <inheritdoc/>
    public override bool IsVerified => false;

    /// <inheritdoc/>
    public override ValueList<NamedQuantity> Parameters => PeerStandardDeviation is { } sigma ? [new("sigma", sigma)] : [];

    private protected override TargetMethodResult Judge(ProgressCase subject, SeriesPoint latest, Assessment work)
    {
        work.Input("yt", "t", latest);
        if (subject.Target is not { } target)
            return work.NotAssessable(TargetMethodReason.NoTarget);
        work.Input("yT", "T", target);
        if (Spearman(subject.Series) is { } correlation)
            work.Step("Spearman", correlation);
        if (subject.Meets(latest.Value))
            return work.Result("reached", ProgressLevel.Achieved, 0, 0);
        if (PeerStandardDeviation is not { } sigma)
            return work.NotAssessable(TargetMethodReason.NoPeers);
        var distance = subject.Sign * (target.Value - latest.Value) / sigma;
        return work.Result("not reached", null, distance, distance);
    }

    /// <summary>Pearson's correlation of the ranks with the order in time; null for fewer than three observations or for constant ones.</summary>
    private static double? Spearman(ValueList<SeriesPoint> series)
    {
        var n = series.Count;
        if (n < 3)
            return null;
        var order = new double[n];
        var ranks = new double[n];
        for (var i = 0; i < n; i++)
        {
            order[i] = i + 1;
            var below = 0;
            var same = 0;
            foreach (var other in series)
            {
                below += other.Value < series[i].Value ? 1 : 0;
                same += other.Value == series[i].Value ? 1 : 0;
            }

            ranks[i] = below + ((same + 1) / 2.0);
        }

        var varianceOfRanks = WeightedMoments.Variance(ranks, [], VarianceDefinition.Population);
        var varianceOfOrder = WeightedMoments.Variance(order, [], VarianceDefinition.Population);
        return varianceOfRanks > 0
            ? Math.Clamp(LineFit.Of(order, ranks)!.Slope * Math.Sqrt(varianceOfOrder / varianceOfRanks), -1, 1)
            : null;
    }
}
