namespace SciLiteracy.Indicators.Composite.Treatment;

/// <summary>Values outside two quantiles (R type 7) take the quantiles.</summary>
/// <param name="Lower">The probability of the lower quantile, from 0 to below <paramref name="Upper"/>.</param>
/// <param name="Upper">The probability of the upper quantile, at most 1.</param>
/// <remarks>Missing stays missing and takes no part in the quantiles. Source: Hyndman and Fan (1996), American Statistician 50, for the quantiles.</remarks>
public sealed record WinsorizeQuantiles(double Lower, double Upper) : Winsorization;
