namespace SciLiteracy.Indicators.Targets.Methods;

/// <summary>A color of the SDG dashboards.</summary>
public enum SdgIndexColor
{
    /// <summary>Too little data.</summary>
    Grey,

    /// <summary>Beyond the red threshold: major challenges.</summary>
    Red,

    /// <summary>On the red side between the thresholds: significant challenges.</summary>
    Orange,

    /// <summary>On the green side between the thresholds: challenges remain.</summary>
    Yellow,

    /// <summary>At the green threshold or better: achieved.</summary>
    Green,
}
