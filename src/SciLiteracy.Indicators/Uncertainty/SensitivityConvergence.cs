using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>What the indices were with only the first points: whether they have settled.</summary>
/// <param name="Points">The number of points.</param>
/// <param name="First">The first-order indices, in the order of the factors.</param>
/// <param name="Total">The total-order indices, in the order of the factors.</param>
public sealed record SensitivityConvergence(int Points, ValueList<double> First, ValueList<double> Total);
