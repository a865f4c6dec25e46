using SciLiteracy.Domain;
using SciLiteracy.Indicators.Surveys.Calibration;

namespace SciLiteracy.Serialization;

/// <summary>A calibration step as a document has it: its totals may stand in a file beside it.</summary>
/// <param name="Step">The step; without totals if these are in a file.</param>
/// <param name="TotalsFile">The file of totals, relative to the folder of the document; null if the step has them.</param>
public sealed record SurveyCalibrationStep(CalibrationStep Step, SourceText? TotalsFile) : Located;
