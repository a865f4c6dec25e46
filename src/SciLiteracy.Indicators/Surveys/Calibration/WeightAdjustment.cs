namespace SciLiteracy.Indicators.Surveys.Calibration;

/// <summary>A prepared calibration step, which can be taken with any weights.</summary>
internal abstract class WeightAdjustment
{
    /// <summary>The largest misfit of a total, as a part of it, at which the totals are met.</summary>
    public const double Tolerance = 1e-10;

    /// <summary>Changes weights in place.</summary>
    /// <returns>The passes, the largest misfit (infinite or NaN if it cannot be met) and what is off by it.</returns>
    public abstract (int Iterations, double Misfit, string Worst) Adjust(double[] weights);

    /// <summary>Returns what the step takes out of influences, or null.</summary>
    public abstract Residualizer? ResidualizerOf(double[] before, double[] after);
}
