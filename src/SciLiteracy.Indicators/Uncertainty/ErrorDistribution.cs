namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>How the error of an estimate is distributed.</summary>
public enum ErrorDistribution
{
    /// <summary>Normal with the value as mean and the standard error as standard deviation.</summary>
    Normal,

    /// <summary>Log-normal with the value as mean and the standard error as standard deviation; for estimates above 0.</summary>
    LogNormal,
}
