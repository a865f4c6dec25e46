using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SciLiteracy.Domain;

/// <summary>Which elements of a national plan a local plan takes up, which are gaps, and what the local plan has of its own.</summary>
/// <remarks>
/// An element is taken up if a local element declares it (<see cref="PlanElement.TakesUp"/>), whatever its kind, or if one of the same kind has its id.
/// To take up a project is not to take up its tasks and measures; these count only themselves. Titles never count: see <see cref="CandidatesFor"/>.
/// The two plans may stand at any two levels, such as province and county.
/// </remarks>
public sealed class PlanAlignment
{
    /// <summary>The least similarity of titles for a candidate.</summary>
    public const double LeastSimilarity = 0.3;

    private readonly FrozenDictionary<string, AlignmentRow> _byId;
    private readonly ImmutableArray<(PlanElement Element, TitleSimilarity Title)> _localTitles;

    private PlanAlignment(ActionPlan national, ActionPlan local, ImmutableArray<Diagnostic> diagnostics, ILookup<string, PlanElement> declared)
    {
        National = national;
        Local = local;
        Diagnostics = diagnostics;
        var direct = national.Elements.ToDictionary(e => e.Id, e => Row(e, declared[e.Id]), StringComparer.Ordinal);
        Rows = national.Elements.Select(e => e is Project project ? RollUp(direct[e.Id], project, direct) : direct[e.Id]).ToValueList();
        _byId = Rows.ToFrozenDictionary(r => r.National.Id, StringComparer.Ordinal);
        Projects = national.Projects
            .Select(p => new ProjectAlignment(_byId[p.Id], Share(p.Tasks.Select(t => t.Id)), Share(p.Measures.Select(m => m.Id))))
            .ToValueList();
        Tasks = Share(national.Tasks.Select(t => t.Id));
        Measures = Share(national.Measures.Select(m => m.Id));
        Arrangements = Share(national.Arrangements.Select(a => a.Id));
        Phases = Share(national.Schedule.Phases.Select(p => p.Id));
        LocalOnly = FindLocalOnly();
        Schedule =
        [
            .. from row in Rows
               where row.National is Phase
               from phase in row.Local.OfType<Phase>()
               select new PhaseFit((Phase)row.National, phase),
        ];
        _localTitles = [.. local.Elements.Select(e => (e, new TitleSimilarity(e.Title)))];
    }

    /// <summary>Gets the national plan.</summary>
    public ActionPlan National { get; }

    /// <summary>Gets the local plan.</summary>
    public ActionPlan Local { get; }

    /// <summary>
    /// Gets references to national elements that do not exist (errors), and local days outside the national ones (warnings); the alignment is there all the same.
    /// </summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Gets a row for every element of the national plan, in its order.</summary>
    public ValueList<AlignmentRow> Rows { get; }

    /// <summary>Gets the national elements that nothing takes up, in the order of the national plan. A project is one only if none of its parts is taken up.</summary>
    public IEnumerable<AlignmentRow> Gaps => Rows.Where(r => r.IsGap);

    /// <summary>Gets the local elements that take up nothing, in the order of the local plan. A project is one only if each of its parts is.</summary>
    public ValueList<PlanElement> LocalOnly { get; }

    /// <summary>Gets the national projects and how far they are taken up.</summary>
    public ValueList<ProjectAlignment> Projects { get; }

    /// <summary>Gets how many tasks are taken up.</summary>
    public AlignmentShare Tasks { get; }

    /// <summary>Gets how many measures are taken up.</summary>
    public AlignmentShare Measures { get; }

    /// <summary>Gets how many arrangements are taken up.</summary>
    public AlignmentShare Arrangements { get; }

    /// <summary>Gets how many phases are taken up.</summary>
    public AlignmentShare Phases { get; }

    /// <summary>Gets how many tasks, measures, arrangements and phases together are taken up. Projects do not count beside their parts.</summary>
    public AlignmentShare Whole => new(
        Tasks.TakenUp + Measures.TakenUp + Arrangements.TakenUp + Phases.TakenUp, Tasks.Total + Measures.Total + Arrangements.Total + Phases.Total);

    /// <summary>Gets the local phases beside the national phases they take up.</summary>
    public ValueList<PhaseFit> Schedule { get; }

    /// <summary>Returns the row of a national element, or null.</summary>
    public AlignmentRow? Find(string nationalId) => _byId.GetValueOrDefault(nationalId);

    /// <summary>
    /// Returns the local elements of the same kind whose titles are most like that of a national element: where to look when it is a gap. They are not counted.
    /// </summary>
    /// <param name="nationalId">The id of the national element.</param>
    /// <param name="most">The greatest number of candidates.</param>
    /// <returns>The most similar first, equally similar ones in the order of the local plan; none below <see cref="LeastSimilarity"/>.</returns>
    /// <remarks>Similarity is the Sørensen-Dice coefficient of pairs of neighbouring letters, the greatest over the languages both titles have.</remarks>
    /// <exception cref="KeyNotFoundException">The national plan has no such element.</exception>
    public ValueList<AlignmentCandidate> CandidatesFor(string nationalId, int most = 3)
    {
        var national = National.Find(nationalId) ?? throw new KeyNotFoundException($"The plan '{National.Id}' has no element '{nationalId}'.");
        var title = new TitleSimilarity(national.Title);
        return _localTitles
            .Where(l => l.Element.Kind == national.Kind)
            .Select(l => new AlignmentCandidate(l.Element, title.To(l.Title)))
            .Where(c => c.Similarity >= LeastSimilarity)
            .OrderByDescending(c => c.Similarity)
            .Take(most)
            .ToValueList();
    }

    /// <summary>Aligns a local plan with the national plan.</summary>
    /// <param name="national">The higher plan.</param>
    /// <param name="local">The lower plan.</param>
    public static PlanAlignment Align(ActionPlan national, ActionPlan local)
    {
        ArgumentNullException.ThrowIfNull(national);
        ArgumentNullException.ThrowIfNull(local);
        var findings = new DiagnosticBuilder();
        CheckReferences(national, local, findings);
        var declared = local.Elements
            .SelectMany(e => e.TakesUp.Select(t => t.Id).Distinct(StringComparer.Ordinal), (e, id) => (Id: id, Element: e))
            .ToLookup(d => d.Id, d => d.Element, StringComparer.Ordinal);
        CheckSchedule(national, local, declared, findings);
        return new PlanAlignment(national, local, findings.ToImmutable(), declared);
    }

    private static void CheckReferences(ActionPlan national, ActionPlan local, DiagnosticBuilder findings)
    {
        var suggestions = new NameSuggestions(national.Elements.Select(e => e.Id).Prepend(national.Id));
        foreach (var element in local.Elements)
        {
            foreach (var reference in element.TakesUp.Where(r => !Exists(national, r.Id)))
            {
                findings.Add(
                    PlanDiagnostics.UnknownNationalElement, reference.Location.IsKnown ? reference.Location : element.Location,
                    $"Unknown element '{reference.Id}' of the plan '{national.Id}', taken up by '{element.Id}'{suggestions.End(reference.Id)}");
            }
        }
    }

    private static void CheckSchedule(ActionPlan national, ActionPlan local, ILookup<string, PlanElement> declared, DiagnosticBuilder findings)
    {
        if (!national.Period.Contains(local.Period))
        {
            findings.Add(
                PlanDiagnostics.OutsideNationalSchedule, local.Draft.Location,
                $"The period of the plan '{local.Id}' ({PlanChecks.Text(local.Period)}) reaches outside that of the plan '{national.Id}' ({PlanChecks.Text(national.Period)}).");
        }

        foreach (var phase in national.Schedule.Phases)
        {
            foreach (var taking in TakingUp(local, phase, declared[phase.Id]).OfType<Phase>().Where(p => !phase.Period.Contains(p.Period)))
            {
                findings.Add(
                    PlanDiagnostics.OutsideNationalSchedule, taking.Location,
                    $"The phase '{taking.Id}' ({PlanChecks.Text(taking.Period)}) reaches outside the phase '{phase.Id}' ({PlanChecks.Text(phase.Period)}) "
                    + $"of the plan '{national.Id}'.");
            }
        }
    }

    private static bool Exists(ActionPlan national, string id) => id == national.Id || national.Find(id) is not null;

    private static ValueList<PlanElement> TakingUp(ActionPlan local, PlanElement national, IEnumerable<PlanElement> declared)
    {
        var all = declared.ToValueList();
        if (local.Find(national.Id) is not { } same || same.Kind != national.Kind)
            return all;
        var ids = all.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        if (!ids.Add(same.Id))
            return all;
        return all.Count == 0 ? [same] : local.Elements.Where(e => ids.Contains(e.Id)).ToValueList();
    }

    private AlignmentRow Row(PlanElement national, IEnumerable<PlanElement> declared)
    {
        var local = TakingUp(Local, national, declared);
        var kind = declared.Any() ? AlignmentKind.Declared : local.Count > 0 ? AlignmentKind.SameId : AlignmentKind.Gap;
        return new AlignmentRow(national, National.ProjectOf(national.Id), kind, local);
    }

    private static AlignmentRow RollUp(AlignmentRow row, Project project, Dictionary<string, AlignmentRow> direct) =>
        row.IsGap && ActionPlan.PartsOf(project).Any(p => !direct[p.Id].IsGap) ? row with { Kind = AlignmentKind.ByParts } : row;

    private AlignmentShare Share(IEnumerable<string> ids)
    {
        var rows = ids.Select(id => _byId[id]).ToList();
        return new AlignmentShare(rows.Count(r => !r.IsGap), rows.Count);
    }

    private ValueList<PlanElement> FindLocalOnly()
    {
        var taking = Local.Elements
            .Where(e => e.TakesUp.Any(t => Exists(National, t.Id)) || (National.Find(e.Id) is { } same && same.Kind == e.Kind))
            .Select(e => e.Id)
            .ToHashSet(StringComparer.Ordinal);
        return Local.Elements
            .Where(e => !taking.Contains(e.Id) && !(e is Project project && ActionPlan.PartsOf(project).Any(p => taking.Contains(p.Id))))
            .ToValueList();
    }
}
