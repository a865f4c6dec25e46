namespace SciLiteracy.Indicators.Surveys.Calibration;

/// <summary>How far new weights are from old ones; the ratio of both is a function F of a linear combination of the calibration variables.</summary>
public enum CalibrationDistance
{
    /// <summary>F(u) = 1 + u: the generalized regression estimator (GREG).</summary>
    Linear,

    /// <summary>F(u) = exp u.</summary>
    Raking,

    /// <summary>F between two bounds along a logistic curve.</summary>
    Logit,
}
