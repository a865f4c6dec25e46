using System.Collections.Immutable;

namespace SciLiteracy.Indicators.Composite.Audit;

/// <summary>The principal components of the members of a group.</summary>
public sealed record PrincipalComponents
{
    /// <summary>Gets the code of the aggregate whose children they are of.</summary>
    public required string Group { get; init; }

    /// <summary>Gets the number of rows without gaps.</summary>
    public required int Rows { get; init; }

    /// <summary>Gets the members, in the order of the structure.</summary>
    public required ImmutableArray<string> Members { get; init; }

    /// <summary>Gets the members that were left out because they are constant over the rows without gaps, or have too few.</summary>
    public required ImmutableArray<string> Constant { get; init; }

    /// <summary>Gets the components, that of the greatest eigenvalue first: as many as members, and not more than rows.</summary>
    public required ImmutableArray<PrincipalComponent> Components { get; init; }

    /// <summary>Gets, for each component, the eigenvalue that random data exceed rarely; empty without parallel analysis.</summary>
    public required ImmutableArray<double> RandomEigenvalues { get; init; }

    /// <summary>Gets the number of components to retain: those, from the first on, whose eigenvalue is above that of random data; null without parallel
    /// analysis.</summary>
    public int? Retained => RandomEigenvalues.IsEmpty
        ? null
        : Components.Zip(RandomEigenvalues).TakeWhile(c => c.First.Eigenvalue > c.Second).Count();
}
