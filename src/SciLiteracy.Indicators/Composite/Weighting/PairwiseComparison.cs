using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite.Weighting;


/// <summary>A judgment about two siblings.</summary>
/// <param name="First">The one.</param>
/// <param name="Second">The other.</param>
/// <param name="Ratio">How many times as important the first is: 1 alike, 3 moderately, 5 strongly, 7 very strongly, 9 extremely more; 1/3 for the
/// reverse.</param>
public sealed record PairwiseComparison(Reference First, Reference Second, double Ratio);
