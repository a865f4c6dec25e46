using System.Text.Json.Serialization;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Designs;
using SciLiteracy.Indicators.Surveys.Items;

namespace SciLiteracy.Serialization;

/// <summary>A document of the kind <c>survey</c>: how a sample was drawn, and what is estimated from its data. It is made by reading.</summary>
[JsonConverter(typeof(DocumentJsonConverter<SurveyDocument>))]
public sealed record SurveyDocument : Document
{
    internal SurveyDocument(MappingNode tree) => Tree = tree;

    /// <inheritdoc/>
    public override DocumentKind Kind => DocumentKind.Survey;

    /// <summary>Gets the name of the survey.</summary>
    public required string Name { get; init; }

    /// <summary>Gets how the data are read.</summary>
    public MicrodataFormat Data { get; init; } = MicrodataFormat.Default;

    /// <summary>Gets the variables that are formulas.</summary>
    public ValueList<SurveyVariable> Variables { get; init; } = [];

    /// <summary>Gets the sets of plausible values.</summary>
    public ValueList<PlausibleValueSet> PlausibleValues { get; init; } = [];

    /// <summary>Gets the design.</summary>
    public DesignSettings Design { get; init; } = new();

    /// <summary>Gets whether the document says how the sample was drawn; without a design all rows count the same.</summary>
    public bool HasDesign => Tree["design"] is not (null or ScalarNode { IsNull: true });

    /// <summary>Gets the file of the scales of replicates; null if there is none.</summary>
    public SourceText? ReplicateScalesFile { get; init; }

    /// <summary>Gets the calibration steps.</summary>
    public ValueList<SurveyCalibrationStep> Calibration { get; init; } = [];

    /// <summary>Gets what is estimated.</summary>
    public ValueList<EstimateRequest> Estimates { get; init; } = [];

    /// <summary>Gets the items; null if there are none.</summary>
    public ItemSettings? Items { get; init; }

    // What was read; it is what is written.
    internal MappingNode Tree { get; }

    /// <summary>Compares what the documents say, however they are laid out.</summary>
    public bool Equals(SurveyDocument? other) => other is not null && Tree.Equals(other.Tree);

    /// <inheritdoc/>
    public override int GetHashCode() => Tree.GetHashCode();
}
