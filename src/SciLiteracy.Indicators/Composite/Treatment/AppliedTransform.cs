namespace SciLiteracy.Indicators.Composite.Treatment;

/// <summary>The transform that a treatment applied.</summary>
public enum AppliedTransform
{
    /// <summary>None.</summary>
    None,

    /// <summary>ln(x - min + 0.01 (max - min)).</summary>
    Log,

    /// <summary>-ln(max + 0.01 (max - min) - x).</summary>
    LogReversed,

    /// <summary>(y^λ - 1) / λ of y = x - min + 1.</summary>
    BoxCox,
}
