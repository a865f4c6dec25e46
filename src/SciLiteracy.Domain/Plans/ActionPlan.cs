using System.Collections.Frozen;
using NodaTime;

namespace SciLiteracy.Domain;

/// <summary>
/// A checked action plan: every id is unique, every reference leads somewhere, every phase lies in the plan's period. Immutable; the
/// queries use indexes that are built once.
/// </summary>
public sealed class ActionPlan : IEquatable<ActionPlan>
{
    private readonly FrozenDictionary<string, PlanElement> _elements;
    private readonly FrozenDictionary<string, Project> _projectOfElement;
    private readonly FrozenDictionary<string, ValueList<Responsibility>> _responsibilitiesOfProject;
    private readonly FrozenDictionary<string, ValueList<Responsibility>> _responsibilitiesOfAgency;

    private ActionPlan(PlanDraft draft)
    {
        Draft = draft;
        Schedule = new Schedule(draft.Phases);
        Agencies = AgencyDirectory.Create(draft.Agencies.Count > 0 ? draft.Agencies : ImpliedAgencies(draft)).Require();
        Elements = ElementsOf(draft).ToValueList();
        _elements = Elements.ToFrozenDictionary(e => e.Id, StringComparer.Ordinal);
        _projectOfElement = draft.Projects
            .SelectMany(p => PartsOf(p).Prepend(p), (p, e) => (Project: p, e.Id))
            .ToFrozenDictionary(p => p.Id, p => p.Project, StringComparer.Ordinal);
        _responsibilitiesOfProject = draft.Projects.ToFrozenDictionary(p => p.Id, ResponsibilitiesIn, StringComparer.Ordinal);
        _responsibilitiesOfAgency = draft.Projects
            .SelectMany(p => _responsibilitiesOfProject[p.Id])
            .GroupBy(r => r.Agency.Id, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToValueList(), StringComparer.Ordinal);
    }

    /// <summary>Gets the parts the plan was made of.</summary>
    public PlanDraft Draft { get; }

    /// <summary>Gets the id.</summary>
    public string Id => Draft.Id;

    /// <summary>Gets the title.</summary>
    public LocalizedText Title => Draft.Title;

    /// <summary>Gets what the plan is for.</summary>
    public LocalizedText? Summary => Draft.Summary;

    /// <summary>Gets its days, the first and the last included.</summary>
    public DateInterval Period => Draft.Period;

    /// <summary>Gets the projects.</summary>
    public ValueList<Project> Projects => Draft.Projects;

    /// <summary>Gets the arrangements.</summary>
    public ValueList<Arrangement> Arrangements => Draft.Arrangements;

    /// <summary>Gets the schedule.</summary>
    public Schedule Schedule { get; }

    /// <summary>Gets the agencies.</summary>
    public AgencyDirectory Agencies { get; }

    /// <summary>Gets the source documents.</summary>
    public ValueList<SourceDocument> Sources => Draft.Sources;

    /// <summary>Gets all elements in the order of the plan: each project, its tasks, its measures; then arrangements and phases.</summary>
    public ValueList<PlanElement> Elements { get; }

    /// <summary>Gets all tasks.</summary>
    public IEnumerable<PlanTask> Tasks => Draft.Projects.SelectMany(p => p.Tasks);

    /// <summary>Gets all measures.</summary>
    public IEnumerable<PlanMeasure> Measures => Draft.Projects.SelectMany(p => p.Measures);

    /// <summary>Returns the element with an id, or null.</summary>
    public PlanElement? Find(string id) => _elements.GetValueOrDefault(id);

    /// <summary>Returns the project that an element belongs to, the project itself included, or null.</summary>
    public Project? ProjectOf(string elementId) => _projectOfElement.GetValueOrDefault(elementId);

    /// <summary>Returns the measures that serve a task.</summary>
    public IEnumerable<PlanMeasure> MeasuresServing(string taskId) =>
        ProjectOf(taskId) is { } project ? project.Measures.Where(m => m.Serves.Any(s => s.Id == taskId)) : [];

    /// <summary>Returns what a plan gives an agency to do, in the order of the projects; empty if nothing.</summary>
    public ValueList<Responsibility> ResponsibilitiesOf(string agencyId) => _responsibilitiesOfAgency.GetValueOrDefault(agencyId, []);

    /// <summary>Returns the agencies of a project, leads first, in the order of its list.</summary>
    public ValueList<Responsibility> AgenciesOf(string projectId) => _responsibilitiesOfProject.GetValueOrDefault(projectId, []);

    /// <summary>Returns all responsibilities, project by project.</summary>
    public IEnumerable<Responsibility> Responsibilities => Draft.Projects.SelectMany(p => _responsibilitiesOfProject[p.Id]);

    /// <summary>
    /// Returns who answers on a date for a measure, a task or a project: the agencies of its project, each followed through renamings, mergers
    /// and splits, with the way that was followed.
    /// </summary>
    /// <param name="elementId">A measure, a task or a project.</param>
    /// <param name="on">The date.</param>
    /// <returns>Leads first, in the order of the list; an agency that was split appears once for each successor.</returns>
    /// <exception cref="KeyNotFoundException">No project has such an element.</exception>
    public ValueList<ResponsibleAgency> ResponsibleFor(string elementId, LocalDate on)
    {
        var project = ProjectOf(elementId) ?? throw new KeyNotFoundException($"No project of the plan '{Id}' has an element '{elementId}'.");
        return AgenciesOf(project.Id)
            .SelectMany(r => Agencies.Follow(r.Agency.Id, on), (r, path) => new ResponsibleAgency(r, path))
            .ToValueList();
    }

    /// <summary>Returns who answers on a date for a measure.</summary>
    /// <exception cref="KeyNotFoundException">The measure is not in the plan.</exception>
    public ValueList<ResponsibleAgency> ResponsibleFor(PlanMeasure measure, LocalDate on)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return ResponsibleFor(measure.Id, on);
    }

    /// <summary>Returns the days in which a measure is due: from the first to the last day of its phases, or the plan's period if it names none.</summary>
    /// <exception cref="KeyNotFoundException">A phase of the measure is not in the plan.</exception>
    public DateInterval DueIn(PlanMeasure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        if (measure.Phases.Count == 0)
            return Period;
        var phases = measure.Phases.Select(r => ((Phase)_elements[r.Id]).Period).ToArray();
        return new DateInterval(phases.Min(p => p.Start), phases.Max(p => p.End));
    }

    /// <summary>Checks the parts of a plan and makes the plan of them.</summary>
    public static Result<ActionPlan> Create(PlanDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var findings = new DiagnosticBuilder();
        PlanChecks.Check(draft, findings);
        return findings.ToResult(() => new ActionPlan(draft));
    }

    /// <summary>Compares all parts; where they were read from does not count.</summary>
    public bool Equals(ActionPlan? other) => other is not null && Draft.Equals(other.Draft);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ActionPlan);

    /// <inheritdoc/>
    public override int GetHashCode() => Draft.GetHashCode();

    /// <summary>The id.</summary>
    public override string ToString() => Id;

    internal static IEnumerable<PlanElement> PartsOf(Project project) => [.. project.Tasks, .. project.Measures];

    internal static IEnumerable<PlanElement> ElementsOf(PlanDraft draft) =>
        [.. draft.Projects.SelectMany(p => PartsOf(p).Prepend(p)), .. draft.Arrangements, .. draft.Phases];

    private static IEnumerable<Agency> ImpliedAgencies(PlanDraft draft) =>
        draft.Projects
            .Where(p => p.Responsibilities is not null)
            .SelectMany(p => p.Responsibilities!.Lead.Concat(p.Responsibilities.Participant))
            .DistinctBy(r => r.Id, StringComparer.Ordinal)
            .Select(r => new Agency { Id = r.Id, Name = LocalizedText.Of("und", r.Id), Location = r.Location });

    private ValueList<Responsibility> ResponsibilitiesIn(Project project)
    {
        if (project.Responsibilities is not { } division)
            return [];
        var lead = division.Lead.Select(r => (r.Id, Role: ResponsibilityRole.Lead));
        var participant = division.Participant.Select(r => (r.Id, Role: ResponsibilityRole.Participant));
        return lead.Concat(participant)
            .Select((r, i) => new Responsibility(Agencies.Find(r.Id)!, project, r.Role, i + 1, division.Evidence))
            .ToValueList();
    }
}
