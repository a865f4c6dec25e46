using System.Collections.Immutable;

namespace SciLiteracy.Indicators.Composite.Audit;

/// <summary>What leaving out one member does to the index.</summary>
public sealed record RemovalEffect
{
    /// <summary>Gets the code of the member that is left out.</summary>
    public required string Code { get; init; }

    /// <summary>Gets the mean absolute change of rank, over the rows that have one both ways; NaN if none has.</summary>
    public required double MeanAbsoluteRankChange { get; init; }

    /// <summary>Gets the largest absolute change of rank; NaN if no row has a rank both ways.</summary>
    public required double MaximumAbsoluteRankChange { get; init; }

    /// <summary>Gets the scores of the index without the member; shape [rows], NaN where there is none.</summary>
    public required ImmutableArray<double> Scores { get; init; }

    /// <summary>Gets the ranks of the index without the member, in each period; shape [rows], NaN without a score.</summary>
    public required ImmutableArray<double> Ranks { get; init; }
}
