using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>The rank: 1 the worst, n the best.</summary>
/// <param name="Ties">What ties get.</param>
/// <remarks>Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, section 1.5; COINr <c>n_rank</c>. Against the values of a base period a value gets the rank that it would have among them.</remarks>
public sealed record RankScore(TieRule Ties = TieRule.Minimum) : NormalizationMethod
{
    /// <inheritdoc/>
    public override string Id => "rank";
}
