using System.Collections.Immutable;

namespace SciLiteracy.Indicators.Composite.Audit;

/// <summary>A principal component: a direction in which standardized members vary together.</summary>
/// <param name="Number">Its number, 1 for the one of the greatest variance.</param>
/// <param name="Eigenvalue">Its variance; those of all components add up to the number of members.</param>
/// <param name="Explained">Its share of the variance of all members.</param>
/// <param name="Cumulative">The share of this and the components before it.</param>
/// <param name="Loadings">Its direction, of length 1, an entry a member; the largest by absolute value is positive.</param>
public sealed record PrincipalComponent(int Number, double Eigenvalue, double Explained, double Cumulative, ImmutableArray<double> Loadings);
