namespace SciLiteracy.Indicators.Targets.Methods;

/// <summary>The way from a base to a target.</summary>
public enum PathShape
{
    /// <summary>The same change every year: y(τ) = y0 + (yT - y0) (τ - t0) / (T - t0). A pace is in the indicator's unit per year.</summary>
    Linear,

    /// <summary>The same rate of growth every year: y(τ) = y0 (yT / y0)^((τ - t0) / (T - t0)). A pace is a rate per year. Values have one sign and
    /// are not 0.</summary>
    Geometric,
}
