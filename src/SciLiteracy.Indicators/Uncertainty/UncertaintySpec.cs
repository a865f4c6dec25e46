using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>
/// What of an index is uncertain, and how that is examined. Plain data, which may still be wrong; <c>UncertaintyPlan.Create</c> checks it against the index and
/// reports every finding at its place.
/// </summary>
public sealed record UncertaintySpec : Located
{
    /// <summary>Gets the number of draws of the uncertainty analysis, at least 1.</summary>
    public int Draws { get; init; } = 1000;

    /// <summary>Gets the seed. The same seed gives the same draws, whatever the machine and the number of threads.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Gets how the points are chosen.</summary>
    public SamplingDesign Sampling { get; init; } = SamplingDesign.PseudoRandom;

    /// <summary>Gets what varies.</summary>
    public ValueList<UncertainFactor> Vary { get; init; } = [];

    /// <summary>Gets the levels of the quantiles of scores and ranks that bound their intervals, from 0 to 1; the median comes anyway.</summary>
    public ValueList<double> Levels { get; init; } = [0.05, 0.95];

    /// <summary>Gets which quantiles these are.</summary>
    public QuantileDefinition Quantiles { get; init; } = QuantileDefinition.R7;

    /// <summary>Gets the k of the probabilities of being among the first k, each at least 1.</summary>
    public ValueList<int> Top { get; init; } = [1, 3, 10];

    /// <summary>Gets whether the probability that one entity outranks another is computed for every pair; null for yes up to 500 entities.</summary>
    public bool? Pairs { get; init; }

    /// <summary>Gets whether the result lists every draw in full: scores, ranks and the values of the factors.</summary>
    public bool KeepDraws { get; init; }

    /// <summary>Gets the settings of variance-based sensitivity analysis; null without.</summary>
    public SobolSettings? Sobol { get; init; }

    /// <summary>Gets the settings of screening by elementary effects; null without.</summary>
    public MorrisSettings? Morris { get; init; }

    /// <summary>Gets the settings of stochastic multicriteria acceptability analysis; null without.</summary>
    public SmaaSettings? Smaa { get; init; }
}
