using System.Text.Json.Serialization;
using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>A document of the kind <c>plan</c>: a plan with its projects and arrangements, and with agencies, schedule and sources if it brings its own.</summary>
[JsonConverter(typeof(DocumentJsonConverter<PlanDocument>))]
public sealed record PlanDocument : Document
{
    /// <summary>Makes a document.</summary>
    public PlanDocument(PlanDraft plan) => Plan = plan;

    /// <inheritdoc/>
    public override DocumentKind Kind => DocumentKind.Plan;

    /// <summary>Gets the parts of the plan.</summary>
    public PlanDraft Plan { get; }
}
