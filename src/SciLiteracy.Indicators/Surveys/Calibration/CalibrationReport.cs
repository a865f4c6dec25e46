namespace SciLiteracy.Indicators.Surveys.Calibration;

/// <summary>How a calibration step came to its end.</summary>
/// <param name="Iterations">The number of passes or steps.</param>
/// <param name="LargestMisfit">The largest difference of an achieved from a known total, as a part of the total.</param>
/// <param name="LeastRatio">The least ratio of new to old weights.</param>
/// <param name="LargestRatio">The largest ratio of new to old weights.</param>
public sealed record CalibrationReport(int Iterations, double LargestMisfit, double LeastRatio, double LargestRatio);
