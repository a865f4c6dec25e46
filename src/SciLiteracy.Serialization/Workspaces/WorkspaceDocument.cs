using System.Text.Json.Serialization;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations.Consistency;

namespace SciLiteracy.Serialization;

/// <summary>A document of the kind <c>workspace</c>: which documents and statistics belong together.</summary>
[JsonConverter(typeof(DocumentJsonConverter<WorkspaceDocument>))]
public sealed record WorkspaceDocument : Document
{
    /// <inheritdoc/>
    public override DocumentKind Kind => DocumentKind.Workspace;

    /// <summary>Gets the name of the workspace.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the title.</summary>
    public LocalizedText? Title { get; init; }

    /// <summary>Gets the documents: paths relative to the folder of the workspace, in which <c>*</c> stands for any characters but a slash.</summary>
    public ValueList<SourceText> Documents { get; init; } = [];

    /// <summary>Gets the statistics: paths relative to the folder of the workspace, in which <c>*</c> stands for any characters but a slash.</summary>
    public ValueList<SourceText> Statistics { get; init; } = [];

    /// <summary>Gets which values of a dimension of breakdowns make the whole; a dimension may have several such partitions, as age bands do.</summary>
    public ValueList<BreakdownPartition> Partitions { get; init; } = [];
}
