using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite.Weighting;


/// <summary>The least and the greatest share of a child.</summary>
/// <param name="Node">The code of the child.</param>
/// <param name="Lower">The least, from 0 to 1.</param>
/// <param name="Upper">The greatest, from <paramref name="Lower"/> to 1.</param>
public sealed record ShareBounds(Reference Node, double Lower, double Upper);
