namespace SciLiteracy.Indicators.Surveys.Calibration;

/// <summary>Takes out of weighted influences what calibration to known totals has fixed.</summary>
internal abstract class Residualizer
{
    /// <summary>Changes the influences in place.</summary>
    /// <param name="z">Weighted influences; shape [rows × V].</param>
    /// <param name="count">V.</param>
    public abstract void Apply(double[] z, int count);
}
