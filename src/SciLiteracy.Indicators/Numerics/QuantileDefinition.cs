namespace SciLiteracy.Indicators.Numerics;

/// <summary>The nine sample quantiles of Hyndman and Fan (1996), "Sample quantiles in statistical packages", The American Statistician
/// 50(4).</summary>
public enum QuantileDefinition
{
    /// <summary>Inverse of the empirical distribution function. R type 1; SAS PCTLDEF 3. Takes weights.</summary>
    R1,

    /// <summary>R type 1 with the mean of two values where the distribution function is level. R type 2; SAS PCTLDEF 5 (its default). Takes
    /// weights.</summary>
    R2,

    /// <summary>The observation nearest to n p, an even one of two as near. R type 3; SAS PCTLDEF 2.</summary>
    R3,

    /// <summary>Linear interpolation of the empirical distribution function. R type 4; SAS PCTLDEF 1.</summary>
    R4,

    /// <summary>Linear between the midpoints of the steps. R type 5; hydrologists' (Hazen).</summary>
    R5,

    /// <summary>Linear in p (n + 1). R type 6; SAS PCTLDEF 4; Excel <c>PERCENTILE.EXC</c>; Minitab; SPSS (Weibull).</summary>
    R6,

    /// <summary>Linear in 1 + p (n - 1). R type 7 (its default); Excel <c>PERCENTILE.INC</c>; NumPy <c>linear</c>.</summary>
    R7,

    /// <summary>Linear, about median-unbiased for any distribution. R type 8; the choice of Hyndman and Fan.</summary>
    R8,

    /// <summary>Linear, about unbiased for normal order statistics. R type 9 (Blom).</summary>
    R9,
}
