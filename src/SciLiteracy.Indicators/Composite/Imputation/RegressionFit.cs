using System.Collections.Immutable;

namespace SciLiteracy.Indicators.Composite.Imputation;


/// <summary>A regression that fills an indicator.</summary>
/// <param name="Rows">How many rows had the indicator and all predictors.</param>
/// <param name="Intercept">The prediction where all predictors are 0; NaN if there were too few rows.</param>
/// <param name="Slopes">By how much the prediction rises with each predictor; 0 for one that the others determine.</param>
/// <param name="ResidualDeviation">The standard deviation of the residuals, divisor rows less the number of coefficients.</param>
public sealed record RegressionFit(int Rows, double Intercept, ImmutableArray<double> Slopes, double ResidualDeviation);
