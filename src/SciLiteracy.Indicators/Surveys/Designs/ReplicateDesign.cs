using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using SciLiteracy.Indicators.Surveys.Estimation;

namespace SciLiteracy.Indicators.Surveys.Designs;

/// <summary>A design with replicate weights: variances are computed from the estimates under every one of them.</summary>
/// <remarks>
/// V = scale Σ rscale[g] (θ[g] - c)², with c the estimate of the full sample or the mean of the θ[g].
/// Source: Wolter (2007), Introduction to Variance Estimation, chapters 3 to 5. Checked against: R survey 4.1 (svrVar).
/// </remarks>
public sealed class ReplicateDesign : SurveyDesign
{
    // R takes a column for dependent on others if what is left of it is smaller than this part of its length.
    private const double RankTolerance = 1e-5;

    // Found when degrees of freedom are first asked for; it does not matter which thread does it.
    private readonly StrongBox<ReplicatePatterns?> _patterns = new();

    internal ReplicateDesign(double[] weights, IReplicateWeights replicates, double scale, ImmutableArray<double> replicateScales, bool aboutFullSample)
        : base(weights)
    {
        Replicates = replicates;
        Scale = scale;
        ReplicateScales = replicateScales;
        AboutFullSample = aboutFullSample;
    }

    /// <summary>Gets the number of replicates, G.</summary>
    public int ReplicateCount => Replicates.Count;

    /// <summary>Gets the scale of the sum of squares.</summary>
    public double Scale { get; }

    /// <summary>Gets the scales of the single replicates; shape [G].</summary>
    public ImmutableArray<double> ReplicateScales { get; }

    /// <summary>Gets whether squares are taken about the estimate of the full sample; if not, about the mean of the replicates.</summary>
    public bool AboutFullSample { get; }

    internal IReplicateWeights Replicates { get; }

    internal ReplicateDesign Calibrated(double[] weights, IReplicateWeights replicates) => new(weights, replicates, Scale, ReplicateScales, AboutFullSample);

    /// <summary>Returns the weights of one replicate; shape [rows].</summary>
    /// <param name="replicate">The replicate, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such replicate.</exception>
    public ImmutableArray<double> ReplicateWeights(int replicate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(replicate);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(replicate, ReplicateCount);
        return [.. WeightsOf(replicate)];
    }

    internal double[] WeightsOf(int replicate)
    {
        var weights = new double[Rows];
        Replicates.Fill(replicate, 0, weights);
        return weights;
    }

    /// <inheritdoc/>
    internal override double[] DegreesOfFreedom(DomainIndex domains, RowWork work)
    {
        var patterns = _patterns.Value ??= ReplicatePatterns.Of(Replicates, WeightArray, work);
        return Array.ConvertAll(ReplicateRank.Of(patterns, Replicates, domains, RankTolerance, work), r => r - 1.0);
    }

    /// <inheritdoc/>
    internal override EstimateBlock Estimate(TotalsStatistic statistic, DomainIndex domains, RowWork work, bool isBetween)
    {
        var (terms, count) = (statistic.Terms, statistic.Count);
        var size = domains.Count * count;
        var totals = (Replicates as ReplicateColumns)?.TotalsByCluster(statistic, domains, work) ?? ReplicateTotals.Of(statistic, domains, WeightArray, Replicates, work);
        var values = new double[size];
        var replicated = new double[ReplicateCount * size];
        for (var d = 0; d < domains.Count; d++)
        {
            statistic.Values(d, totals.AsSpan(d * terms, terms), values.AsSpan(d * count, count));
            for (var g = 0; g < ReplicateCount; g++)
                statistic.Values(d, totals.AsSpan((((g + 1) * domains.Count) + d) * terms, terms), replicated.AsSpan((g * size) + (d * count), count));
        }

        // All statistics of all domains are those of one domain.
        return new(count, values, Covariances(values, replicated, count, domains.Count), isBetween ? Covariances(values, replicated, size, 1) : null);
    }

    /// <inheritdoc/>
    internal override EstimateBlock Estimate(WeightedStatistic statistic, DomainIndex domains, RowWork work)
    {
        var count = statistic.Count;
        var size = domains.Count * count;
        var values = new double[size];
        var replicated = new double[ReplicateCount * size];
        var rows = RowsOfDomains.Of(domains);
        for (var d = 0; d < domains.Count; d++)
            statistic.Values(d, rows[d], WeightArray, values.AsSpan(d * count, count));
        var weights = new double[Rows];
        for (var g = 0; g < ReplicateCount; g++)
        {
            Replicates.Fill(g, 0, weights);
            for (var d = 0; d < domains.Count; d++)
                statistic.Values(d, rows[d], weights, replicated.AsSpan((g * size) + (d * count), count));
        }

        return new(count, values, Covariances(values, replicated, count, domains.Count));
    }

    // Replicated is of the shape [G × domains × V].
    private double[] Covariances(double[] values, double[] replicated, int count, int domainCount)
    {
        var size = domainCount * count;
        var center = (double[])values.Clone();
        if (!AboutFullSample)
        {
            Array.Clear(center);
            var used = ReplicateScales.Count(s => s > 0);
            for (var g = 0; g < ReplicateCount; g++)
            {
                for (var k = 0; k < size && ReplicateScales[g] > 0; k++)
                    center[k] += replicated[(g * size) + k] / used;
            }
        }

        var covariances = new double[size * count];
        for (var g = 0; g < ReplicateCount; g++)
        {
            var factor = Scale * ReplicateScales[g];
            for (var d = 0; d < domainCount; d++)
            {
                var at = d * count;
                for (var a = 0; a < count; a++)
                {
                    var difference = factor * (replicated[(g * size) + at + a] - center[at + a]);
                    for (var b = 0; b < count; b++)
                        covariances[((at + a) * count) + b] += difference * (replicated[(g * size) + at + b] - center[at + b]);
                }
            }
        }

        return covariances;
    }
}
