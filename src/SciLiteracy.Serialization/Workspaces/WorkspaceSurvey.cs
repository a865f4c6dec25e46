using SciLiteracy.Indicators.Surveys;

namespace SciLiteracy.Serialization;

/// <summary>A survey of a workspace, computed from its data.</summary>
/// <param name="Path">The path of the document, relative to the folder of the workspace.</param>
/// <param name="Computation">The document with its data and calibrated design.</param>
/// <param name="Estimates">Its estimates; those of items are not among them.</param>
public sealed record WorkspaceSurvey(string Path, SurveyComputation Computation, SurveyTable Estimates)
{
    /// <summary>Gets the document.</summary>
    public SurveyDocument Document => Computation.Document;

    /// <summary>Gets the name of the survey.</summary>
    public string Name => Document.Name;
}
