using System.Text.Json.Serialization;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Uncertainty;

namespace SciLiteracy.Serialization;

/// <summary>A document of the kind <c>index</c>: a composite index, where its data stand, and what of it is uncertain.</summary>
[JsonConverter(typeof(DocumentJsonConverter<IndexDocument>))]
public sealed record IndexDocument : Document
{
    /// <summary>Makes a document.</summary>
    /// <param name="spec">The index.</param>
    public IndexDocument(IndexSpec spec) => Spec = spec;

    /// <inheritdoc/>
    public override DocumentKind Kind => DocumentKind.Index;

    /// <summary>Gets the index.</summary>
    public IndexSpec Spec { get; }

    /// <summary>Gets the columns of its data in a wide CSV file; null if it takes its data from the workspace, or from a file with usual columns.</summary>
    public IndexColumns? Data { get; init; }

    /// <summary>Gets which cells of a workspace it takes; null for all.</summary>
    public IndexSelection? Selection { get; init; }

    /// <summary>Gets what of the index is uncertain, and how that is examined; null without.</summary>
    public UncertaintySpec? Uncertainty { get; init; }
}
