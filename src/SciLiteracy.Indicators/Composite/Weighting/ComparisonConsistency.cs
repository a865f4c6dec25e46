namespace SciLiteracy.Indicators.Composite.Weighting;


/// <summary>How far pairwise comparisons agree with each other.</summary>
/// <param name="PrincipalEigenvalue">The principal eigenvalue λ of the matrix; the number n of siblings where all agree.</param>
/// <param name="Index">The consistency index (λ - n) / (n - 1), 0 where all agree.</param>
/// <param name="Ratio">The index over Saaty's random index; 0 for two siblings, NaN for more than 15. Up to 0.1 is held acceptable.</param>
public readonly record struct ComparisonConsistency(double PrincipalEigenvalue, double Index, double Ratio);
