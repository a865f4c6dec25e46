using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Surveys.Designs;

/// <summary>How a sample was drawn, in columns of the data. Without any settings every row is its own cluster, with weight 1.</summary>
public sealed record DesignSettings : Located
{
    /// <summary>Gets the column of weights; null for the product of N/n over the stages of <see cref="PopulationSizes"/>, else 1.</summary>
    public SourceText? Weights { get; init; }

    /// <summary>Gets the columns of strata, one a stage.</summary>
    public ValueList<SourceText> Strata { get; init; } = [];

    /// <summary>Gets the columns of cluster ids, one a stage; none if single rows were sampled.</summary>
    public ValueList<SourceText> Clusters { get; init; } = [];

    /// <summary>Gets the columns of population sizes, one a stage: counts, or fractions if no value is above 1. None without finite population correction.</summary>
    public ValueList<SourceText> PopulationSizes { get; init; } = [];

    /// <summary>Gets whether cluster ids begin anew in every stratum; if not, an id in two strata is an error.</summary>
    public bool Nested { get; init; }

    /// <summary>Gets whether only the first stage counts for the variance (ultimate clusters).</summary>
    public bool FirstStageOnly { get; init; }

    /// <summary>Gets what a stratum with one sampled unit adds.</summary>
    public SinglePsuRule SinglePsu { get; init; }

    /// <summary>Gets whether <see cref="SinglePsuRule.Adjust"/> and <see cref="SinglePsuRule.Average"/> also hold for strata where a domain leaves one unit.</summary>
    public bool SinglePsuInDomains { get; init; }

    /// <summary>Gets the column of inclusion probabilities of a sample with unequal probabilities, whose variance is Brewer's approximation; null for none.</summary>
    public SourceText? InclusionProbabilities { get; init; }

    /// <summary>Gets the replicate weights; null for a design of strata and clusters.</summary>
    public ReplicateSettings? Replicates { get; init; }
}
