namespace SciLiteracy.Indicators.Composite.Imputation;


/// <summary>How the EM algorithm ended.</summary>
/// <param name="Converged">Whether the last iteration changed nothing by more than the tolerance.</param>
/// <param name="Iterations">How many iterations there were.</param>
/// <param name="Change">The largest change of the last one: of a mean in standard deviations, or of a covariance in products of them.</param>
internal readonly record struct ExpectationMaximizationFit(bool Converged, int Iterations, double Change);
