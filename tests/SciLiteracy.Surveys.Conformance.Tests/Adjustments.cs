using System.Text.Json.Nodes;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Designs;

namespace SciLiteracy.Surveys.Conformance.Tests;

/// <summary>Calibration steps of a golden design.</summary>
internal static class Adjustments
{
    public static Result<SurveyDesign> Apply(SurveyDesign design, Microdata data, JsonArray steps) => throw new NotImplementedException();
}
