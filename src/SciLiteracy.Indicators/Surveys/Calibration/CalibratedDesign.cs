using System.Collections.Immutable;
using SciLiteracy.Indicators.Surveys.Designs;

namespace SciLiteracy.Indicators.Surveys.Calibration;

/// <summary>A design after calibration.</summary>
/// <param name="Design">The design with the new weights; its variances know of the totals that are met.</param>
/// <param name="Reports">One report a step.</param>
public sealed record CalibratedDesign(SurveyDesign Design, ImmutableArray<CalibrationReport> Reports);
