using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Errors of the raw data, for instance sampling errors of a survey, which are carried through every step into the ranks.</summary>
/// <param name="From">The name under which the errors are handed to the analysis: in a document, the path of the file.</param>
/// <remarks>What kind of errors these are (independent standard errors or replicates) is said by what is handed over: <see cref="InputErrors"/>.</remarks>
public sealed record InputError(SourceText From) : UncertainFactor
{
    /// <summary>Gets how errors are distributed.</summary>
    public ErrorDistribution Distribution { get; init; } = ErrorDistribution.Normal;

    /// <summary>Gets how replicates make variances, if the file that a document names has replicates; null if it has standard errors.</summary>
    public ReplicateScaling? Replicates { get; init; }

    /// <summary>Gets the indicators that vary; empty for all that have errors.</summary>
    public ValueList<Reference> Indicators { get; init; } = [];
}
