using System.Text.Json.Serialization;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Designs;
using SciLiteracy.Indicators.Surveys.Items;
using SciLiteracy.Indicators.Surveys.Publication;

namespace SciLiteracy.Serialization;

/// <summary>A document of the kind <c>survey</c>: how a sample was drawn, what is estimated from its data, and which estimates are observations of indicators.</summary>
/// <remarks>
/// It is made by reading or in code. What was written reads back to the same document; totals of crossed variables stand grouped by their first levels, as they are read.
/// What a document has no words for is refused when it is written, with an <see cref="ArgumentException"/>.
/// </remarks>
[JsonConverter(typeof(DocumentJsonConverter<SurveyDocument>))]
public sealed record SurveyDocument : Document
{
    /// <inheritdoc/>
    public override DocumentKind Kind => DocumentKind.Survey;

    /// <summary>Gets the name of the survey; <see cref="Identifier.NamePattern"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the file of the data, relative to the folder of the document; null if the data are named beside the document. A workspace makes the observations of a survey that has one.</summary>
    public SourceText? DataFile { get; init; }

    /// <summary>Gets how the data are read.</summary>
    public MicrodataFormat Data { get; init; } = MicrodataFormat.Default;

    /// <summary>Gets the variables that are formulas.</summary>
    public ValueList<SurveyVariable> Variables { get; init; } = [];

    /// <summary>Gets the sets of plausible values.</summary>
    public ValueList<PlausibleValueSet> PlausibleValues { get; init; } = [];

    /// <summary>Gets how the sample was drawn; null if nothing is said of it, so that all rows count the same.</summary>
    public DesignSettings? Design { get; init; }

    /// <summary>Gets the file of the scales of replicates; null if there is none.</summary>
    public SourceText? ReplicateScalesFile { get; init; }

    /// <summary>Gets the calibration steps.</summary>
    public ValueList<SurveyCalibrationStep> Calibration { get; init; } = [];

    /// <summary>Gets what is estimated.</summary>
    public ValueList<EstimateRequest> Estimates { get; init; } = [];

    /// <summary>Gets the items; null if there are none.</summary>
    public ItemSettings? Items { get; init; }

    /// <summary>Gets which estimates are observations, and of what.</summary>
    public ValueList<SurveyObservationSettings> Observations { get; init; } = [];

    // None of a document without errors.
    internal SurveySections Broken { get; init; }
}
