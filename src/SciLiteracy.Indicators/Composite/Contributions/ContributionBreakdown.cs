using System.Collections.Immutable;

namespace SciLiteracy.Indicators.Composite.Contributions;


/// <summary>A score, or the difference between two, taken apart down to the indicators.</summary>
/// <param name="Node">The code of the aggregate whose score it is.</param>
/// <param name="Row">Whose score it is; of a difference, whose score is the minuend.</param>
/// <param name="Against">Of a difference, whose score is taken off; null for a score.</param>
/// <param name="Total">The score, or the difference: the sum of what the children of the node contribute and of <paramref name="Coverage"/>, and
/// likewise of the contributions of all indicators and of all effects of coverage.</param>
/// <param name="Coverage">The part of a difference that comes of children of the node which not both rows have; 0 for a score.</param>
/// <param name="Parts">The nodes below, each before its children.</param>
public sealed record ContributionBreakdown(
    string Node, IndexRow Row, IndexRow? Against, double Total, double Coverage, ImmutableArray<NodeContribution> Parts);
