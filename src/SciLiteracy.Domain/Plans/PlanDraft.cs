using NodaTime;

namespace SciLiteracy.Domain;

/// <summary>The parts of a plan before they are checked as a whole; <see cref="ActionPlan.Create"/> makes the plan of them.</summary>
public sealed record PlanDraft : Located
{
    /// <summary>Gets the plan's id; a name.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the title.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>Gets what the plan is for.</summary>
    public LocalizedText? Summary { get; init; }

    /// <summary>Gets its days, the first and the last included.</summary>
    public required DateInterval Period { get; init; }

    /// <summary>Gets the projects.</summary>
    public ValueList<Project> Projects { get; init; } = [];

    /// <summary>Gets the arrangements.</summary>
    public ValueList<Arrangement> Arrangements { get; init; } = [];

    /// <summary>Gets the phases of the schedule.</summary>
    public ValueList<Phase> Phases { get; init; } = [];

    /// <summary>Gets the agencies. If there are none, every agency that a project names is taken to exist.</summary>
    public ValueList<Agency> Agencies { get; init; } = [];

    /// <summary>Gets the source documents. If there are none, locators are not checked against them.</summary>
    public ValueList<SourceDocument> Sources { get; init; } = [];
}
