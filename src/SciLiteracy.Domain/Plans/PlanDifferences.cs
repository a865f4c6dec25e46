namespace SciLiteracy.Domain;

/// <summary>Goes through two plans side by side and collects every difference.</summary>
internal sealed class PlanDifferences
{
    private readonly PlanSide _before;
    private readonly PlanSide _after;
    private readonly PlanMatch<Project> _projects;
    private readonly PlanMatch<PlanTask> _tasks;
    private readonly PlanMatch<PlanMeasure> _measures;
    private readonly PlanMatch<Arrangement> _arrangements;
    private readonly PlanMatch<Phase> _phases;
    private readonly PlanMatch<Agency> _agencies;
    private readonly PlanMatch<SourceDocument> _sources;
    private readonly PlanMatch<Indicator> _indicators;
    private readonly PlanMatch<Target> _targets;
    private readonly Dictionary<string, PlanSubjectKind> _kindsBefore;
    private readonly Dictionary<string, PlanSubjectKind> _kindsAfter;
    private readonly List<PlanChange> _changes = [];
    private readonly List<PlanChange> _removed = [];

    public PlanDifferences(PlanSide before, PlanSide after)
    {
        (_before, _after) = (before, after);
        _projects = MatchElements(before.Projects, after.Projects);
        _tasks = MatchElements(before.Tasks, after.Tasks);
        _measures = MatchElements(before.Measures, after.Measures);
        _arrangements = MatchElements(before.Arrangements, after.Arrangements);
        _phases = MatchElements(before.Phases, after.Phases);
        _agencies = new(before.Agencies, after.Agencies, a => a.Id, a => a.Name);
        _sources = new(before.Sources, after.Sources, s => s.Id, s => s.Title);
        _indicators = new(before.Indicators, after.Indicators, i => i.Id, i => i.Name);
        _targets = new(before.Targets, after.Targets, t => t.Id, t => t.Title);
        (_kindsBefore, _kindsAfter) = (Kinds(before), Kinds(after));
    }

    public ValueList<PlanChange> Find()
    {
        ComparePlans();
        CompareProjects();
        CompareList(PlanSubjectKind.Arrangement, _before.Arrangements, _after.Arrangements, _arrangements, CompareArrangement);
        CompareList(PlanSubjectKind.Phase, _before.Phases, _after.Phases, _phases, ComparePhase);
        CompareList(PlanSubjectKind.Agency, _before.Agencies, _after.Agencies, _agencies, a => a.Id, a => a.Name, CompareAgency);
        CompareList(PlanSubjectKind.SourceDocument, _before.Sources, _after.Sources, _sources, s => s.Id, s => s.Title, CompareSource);
        CompareList(PlanSubjectKind.Indicator, _before.Indicators, _after.Indicators, _indicators, i => i.Id, i => i.Name, CompareIndicator);
        CompareList(PlanSubjectKind.Target, _before.Targets, _after.Targets, _targets, t => t.Id, t => t.Title, CompareTarget);
        return [.. _changes, .. _removed];
    }

    private static PlanMatch<T> MatchElements<T>(IReadOnlyList<T> before, IReadOnlyList<T> after)
        where T : PlanElement => new(before, after, e => e.Id, e => e.Title);

    private void ComparePlans()
    {
        var (before, after) = (_before.Plan, _after.Plan);
        var subject = new PlanSubject(PlanSubjectKind.Plan, before?.Id, after?.Id);
        if (before is null || after is null)
        {
            if (after is not null)
                _changes.Add(new PlanChange.Added(subject, after.Title));
            if (before is not null)
                _removed.Add(new PlanChange.Removed(subject, before.Title));
            return;
        }

        if (before.Id != after.Id)
            _changes.Add(new PlanChange.Renamed(subject));
        CompareText(subject, WordedPart.Title, before.Title, after.Title);
        CompareText(subject, WordedPart.Summary, before.Summary, after.Summary);
        if (!before.Period.Equals(after.Period))
            _changes.Add(new PlanChange.Rescheduled(subject, before.Period, after.Period));
    }

    private void CompareProjects()
    {
        var movedProjects = Moved(_before.Projects, _after.Projects, _projects, p => p.Id);
        var positions = Positions(_before.Projects, p => p.Id);
        var homesBefore = Homes(_before.Projects);
        foreach (var (position, project) in _after.Projects.Index())
        {
            var old = _projects.Before(project);
            CompareItem(
                PlanSubjectKind.Project, old, project, p => p.Id, p => p.Title, CompareProject,
                subject => movedProjects.Contains(project.Id)
                    ? new PlanChange.Moved(subject, null, positions[subject.IdBefore!], null, position + 1)
                    : null);
            CompareParts(PlanSubjectKind.Task, old, project, p => p.Tasks, _tasks, homesBefore, (_, _, _) => { });
            CompareParts(PlanSubjectKind.Measure, old, project, p => p.Measures, _measures, homesBefore, CompareMeasure);
        }

        foreach (var project in _before.Projects)
        {
            AddRemoved(PlanSubjectKind.Project, [project], _projects, p => p.Id, p => p.Title);
            AddRemoved(PlanSubjectKind.Task, project.Tasks, _tasks, t => t.Id, t => t.Title);
            AddRemoved(PlanSubjectKind.Measure, project.Measures, _measures, m => m.Id, m => m.Title);
        }
    }

    private void CompareParts<T>(
        PlanSubjectKind kind, Project? oldProject, Project project, Func<Project, ValueList<T>> parts, PlanMatch<T> match,
        Dictionary<string, (Project Project, int Position)> homesBefore, Action<PlanSubject, T, T> compare)
        where T : PlanElement
    {
        var moved = oldProject is null ? [] : Moved(parts(oldProject), parts(project), match, e => e.Id);
        foreach (var (position, part) in parts(project).Index())
        {
            CompareItem(
                kind, match.Before(part), part, e => e.Id, e => e.Title,
                (subject, before, after) =>
                {
                    CompareElement(subject, before, after);
                    compare(subject, before, after);
                },
                subject =>
                {
                    var home = homesBefore[subject.IdBefore!];
                    return !ReferenceEquals(home.Project, oldProject) || moved.Contains(part.Id)
                        ? new PlanChange.Moved(subject, home.Project.Id, home.Position + 1, project.Id, position + 1)
                        : null;
                });
        }
    }

    private void CompareList<T>(
        PlanSubjectKind kind, ValueList<T> before, ValueList<T> after, PlanMatch<T> match, Action<PlanSubject, T, T> compare)
        where T : PlanElement =>
        CompareList(
            kind, before, after, match, e => e.Id, e => e.Title,
            (subject, b, a) =>
            {
                CompareElement(subject, b, a);
                compare(subject, b, a);
            });

    private void CompareList<T>(
        PlanSubjectKind kind, ValueList<T> before, ValueList<T> after, PlanMatch<T> match, Func<T, string> id, Func<T, LocalizedText?> title,
        Action<PlanSubject, T, T> compare)
        where T : class
    {
        var moved = Moved(before, after, match, id);
        var positions = Positions(before, id);
        foreach (var (position, item) in after.Index())
        {
            CompareItem(
                kind, match.Before(item), item, id, title, compare,
                subject => moved.Contains(id(item)) ? new PlanChange.Moved(subject, null, positions[subject.IdBefore!], null, position + 1) : null);
        }

        AddRemoved(kind, before, match, id, title);
    }

    private void CompareItem<T>(
        PlanSubjectKind kind, T? before, T after, Func<T, string> id, Func<T, LocalizedText?> title, Action<PlanSubject, T, T> compare,
        Func<PlanSubject, PlanChange?> move)
        where T : class
    {
        var subject = new PlanSubject(kind, before is null ? null : id(before), id(after));
        if (before is null)
        {
            _changes.Add(new PlanChange.Added(subject, title(after)));
            return;
        }

        if (subject.IdBefore != subject.IdAfter)
            _changes.Add(new PlanChange.Renamed(subject));
        if (move(subject) is { } moved)
            _changes.Add(moved);
        CompareText(subject, WordedPart.Title, title(before), title(after));
        compare(subject, before, after);
    }

    private void AddRemoved<T>(PlanSubjectKind kind, IEnumerable<T> before, PlanMatch<T> match, Func<T, string> id, Func<T, LocalizedText?> title)
        where T : class =>
        _removed.AddRange(before.Where(b => !match.IsKept(b)).Select(b => new PlanChange.Removed(new PlanSubject(kind, id(b), null), title(b))));

    private void CompareText(PlanSubject subject, WordedPart part, LocalizedText? before, LocalizedText? after)
    {
        var (old, now) = (ByLanguage(before), ByLanguage(after));
        foreach (var language in now.Keys.Concat(old.Keys.Where(l => !now.ContainsKey(l))))
        {
            var (was, text) = (old.GetValueOrDefault(language), now.GetValueOrDefault(language));
            if (was != text)
                _changes.Add(new PlanChange.Reworded(subject, part, language, was, text));
        }

        static Dictionary<string, string> ByLanguage(LocalizedText? text) =>
            text is null ? [] : text.Texts.ToDictionary(t => t.Key.ToLowerInvariant(), t => t.Value, StringComparer.Ordinal);
    }

    private void CompareElement(PlanSubject subject, PlanElement before, PlanElement after)
    {
        CompareText(subject, WordedPart.Summary, before.Summary, after.Summary);
        if (!Equals(Translate(before.Source), after.Source))
            _changes.Add(new PlanChange.Relocated(subject, before.Source, after.Source));
        if (!before.TakesUp.Equals(after.TakesUp))
            _changes.Add(new PlanChange.TakesUpChanged(subject, before.TakesUp, after.TakesUp));
    }

    private void CompareProject(PlanSubject subject, Project before, Project after)
    {
        CompareElement(subject, before, after);
        if (before.Number != after.Number)
            _changes.Add(new PlanChange.Renumbered(subject, before.Number, after.Number));
        CompareDivisions(subject, before.Responsibilities, after.Responsibilities);
    }

    private void CompareDivisions(PlanSubject subject, DivisionOfLabour? before, DivisionOfLabour? after)
    {
        if (before is null || after is null)
        {
            if (before != after)
                Add(DivisionAspect.Presence, true);
        }
        else
        {
            Add(DivisionAspect.Evidence, before.Evidence != after.Evidence);
            Add(DivisionAspect.Truncation, before.IsTruncated != after.IsTruncated);
            Add(DivisionAspect.Source, !Equals(Translate(before.Source), after.Source));
        }

        CompareRoles(subject, Roles(before), Roles(after));

        void Add(DivisionAspect aspect, bool changed)
        {
            if (changed)
                _changes.Add(new PlanChange.DivisionChanged(subject, aspect, before, after));
        }
    }

    private void CompareRoles(PlanSubject subject, List<ProjectRole> before, List<ProjectRole> after)
    {
        var old = before.ToDictionary(r => _agencies.NewId(r.Agency), StringComparer.Ordinal);
        var stayed = after.Where(r => old.TryGetValue(r.Agency, out var was) && was.Role == r.Role).ToList();
        var stayedIds = stayed.Select(r => r.Agency).ToHashSet(StringComparer.Ordinal);
        var oldOrder = before.Where(r => stayedIds.Contains(_agencies.NewId(r.Agency)));
        var moved = CommonOrder.Moved(
            [.. oldOrder.Select(r => Key(r.Agency, _agencies.NewId(r.Agency)))],
            [.. stayed.Select(r => Key(old[r.Agency].Agency, r.Agency))]);
        foreach (var role in after)
        {
            var was = old.GetValueOrDefault(role.Agency);
            if (was is null || was.Role != role.Role || moved.Contains(Key(was.Agency, role.Agency)))
                _changes.Add(new PlanChange.RoleChanged(subject, was, role));
        }

        var now = after.Select(r => r.Agency).ToHashSet(StringComparer.Ordinal);
        foreach (var role in before.Where(r => !now.Contains(_agencies.NewId(r.Agency))))
            _changes.Add(new PlanChange.RoleChanged(subject, role, null));
    }

    private void CompareMeasure(PlanSubject subject, PlanMeasure before, PlanMeasure after)
    {
        if (!Translate(before.Serves, _tasks.NewId).Equals(after.Serves))
            _changes.Add(new PlanChange.ServesChanged(subject, before.Serves, after.Serves));
        if (!Translate(before.Phases, _phases.NewId).Equals(after.Phases))
            _changes.Add(new PlanChange.PhasesChanged(subject, before.Phases, after.Phases));
    }

    private void CompareArrangement(PlanSubject subject, Arrangement before, Arrangement after)
    {
        if (before.ArrangementKind != after.ArrangementKind)
            _changes.Add(new PlanChange.ArrangementKindChanged(subject, before.ArrangementKind, after.ArrangementKind));
    }

    private void ComparePhase(PlanSubject subject, Phase before, Phase after)
    {
        if (!before.Period.Equals(after.Period))
            _changes.Add(new PlanChange.Rescheduled(subject, before.Period, after.Period));
    }

    private void CompareAgency(PlanSubject subject, Agency before, Agency after)
    {
        var succession = before.Succession is { } s
            ? s with { Successors = Translate(s.Successors, _agencies.NewId), Source = Translate(s.Source) }
            : null;
        Add(AgencyAspect.Abbreviation, before.Abbreviation == after.Abbreviation);
        Add(AgencyAspect.Lifetime, before.Lifetime.Equals(after.Lifetime));
        Add(AgencyAspect.Succession, Equals(succession, after.Succession));
        Add(AgencyAspect.Truncation, before.IsTruncated == after.IsTruncated);
        Add(AgencyAspect.Verification, before.IsUnverified == after.IsUnverified);
        Add(AgencyAspect.Source, Equals(Translate(before.Source), after.Source));
        Add(AgencyAspect.Note, before.Note == after.Note);

        void Add(AgencyAspect aspect, bool same)
        {
            if (!same)
                _changes.Add(new PlanChange.AgencyChanged(subject, aspect, before, after));
        }
    }

    private void CompareSource(PlanSubject subject, SourceDocument before, SourceDocument after)
    {
        Add(SourceAspect.Publisher, before.Publisher == after.Publisher);
        Add(SourceAspect.Year, before.Year == after.Year);
        Add(SourceAspect.Number, before.Number == after.Number);
        Add(SourceAspect.Url, before.Url == after.Url);
        Add(SourceAspect.Note, before.Note == after.Note);

        void Add(SourceAspect aspect, bool same)
        {
            if (!same)
                _changes.Add(new PlanChange.SourceChanged(subject, aspect, before, after));
        }
    }

    private void CompareIndicator(PlanSubject subject, Indicator before, Indicator after)
    {
        var rollup = before.Rollup is Rollup.WeightedMean { Weight: var weight } ? new Rollup.WeightedMean(_indicators.NewId(weight.Id)) : before.Rollup;
        CompareText(subject, WordedPart.Definition, before.Definition, after.Definition);
        Add(IndicatorAspect.Unit, before.Unit.Equals(after.Unit));
        Add(IndicatorAspect.Direction, before.Direction == after.Direction);
        Add(IndicatorAspect.Nature, before.Nature == after.Nature);
        Add(IndicatorAspect.Formula, Equals(before.Formula, after.Formula));
        Add(IndicatorAspect.Monitors, SameElements(before.Monitors, after.Monitors));
        Add(IndicatorAspect.Rollup, rollup.Equals(after.Rollup));
        Add(IndicatorAspect.Source, Equals(Translate(before.Source), after.Source));
        Add(IndicatorAspect.Note, before.Note == after.Note);

        void Add(IndicatorAspect aspect, bool same)
        {
            if (!same)
                _changes.Add(new PlanChange.IndicatorChanged(subject, aspect, before, after));
        }
    }

    private void CompareTarget(PlanSubject subject, Target before, Target after)
    {
        Add(TargetAspect.Indicator, _indicators.NewId(before.Indicator.Id) == after.Indicator.Id);
        Add(TargetAspect.Entity, before.Entity.Equals(after.Entity));
        Add(TargetAspect.Breakdown, before.Breakdown.Equals(after.Breakdown));
        Add(TargetAspect.Period, before.Period.Equals(after.Period));
        Add(TargetAspect.Comparison, before.Comparison == after.Comparison);
        Add(TargetAspect.Value, before.Value.Equals(after.Value));
        Add(TargetAspect.Unit, Equals(before.Unit, after.Unit));
        Add(TargetAspect.Baseline, Equals(before.Baseline, after.Baseline));
        Add(TargetAspect.Monitors, SameElements(before.Monitors, after.Monitors));
        Add(TargetAspect.Source, Equals(Translate(before.Source), after.Source));
        Add(TargetAspect.Note, before.Note == after.Note);

        void Add(TargetAspect aspect, bool same)
        {
            if (!same)
                _changes.Add(new PlanChange.TargetChanged(subject, aspect, before, after));
        }
    }

    // An id may have been given to something of another kind, so a reference is followed as what it is in its own plan.
    private bool SameElements(ValueList<Reference> before, ValueList<Reference> after) =>
        before.Select(r => NewElement(r.Id)).SequenceEqual(after.Select(r => (KindOf(_kindsAfter, r.Id), r.Id)));

    private (PlanSubjectKind? Kind, string Id) NewElement(string id)
    {
        var kind = KindOf(_kindsBefore, id);
        return (kind, kind switch
        {
            PlanSubjectKind.Plan => _after.Plan?.Id ?? id,
            PlanSubjectKind.Project => _projects.NewId(id),
            PlanSubjectKind.Task => _tasks.NewId(id),
            PlanSubjectKind.Measure => _measures.NewId(id),
            PlanSubjectKind.Arrangement => _arrangements.NewId(id),
            PlanSubjectKind.Phase => _phases.NewId(id),
            _ => id,
        });
    }

    private static PlanSubjectKind? KindOf(Dictionary<string, PlanSubjectKind> kinds, string id) => kinds.TryGetValue(id, out var kind) ? kind : null;

    private static Dictionary<string, PlanSubjectKind> Kinds(PlanSide side)
    {
        var kinds = new Dictionary<string, PlanSubjectKind>(StringComparer.Ordinal);
        if (side.Plan is not { } plan)
            return kinds;
        kinds.Add(plan.Id, PlanSubjectKind.Plan);
        foreach (var element in ActionPlan.ElementsOf(plan))
        {
            kinds.Add(element.Id, element.Kind switch
            {
                PlanElementKind.Project => PlanSubjectKind.Project,
                PlanElementKind.Task => PlanSubjectKind.Task,
                PlanElementKind.Measure => PlanSubjectKind.Measure,
                PlanElementKind.Arrangement => PlanSubjectKind.Arrangement,
                _ => PlanSubjectKind.Phase,
            });
        }

        return kinds;
    }

    private SourceLocator? Translate(SourceLocator? locator) => locator is null ? null : locator with { Document = Translate(locator.Document)! };

    private Reference? Translate(Reference? source) => source is null ? null : new Reference(_sources.NewId(source.Id));

    private static ValueList<Reference> Translate(ValueList<Reference> references, Func<string, string> newId) =>
        references.Select(r => new Reference(newId(r.Id))).ToValueList();

    // The same key in both directions, so that a comparison and its mirror say of the same things that they moved.
    private static string Key(string idBefore, string idAfter) =>
        string.CompareOrdinal(idBefore, idAfter) <= 0 ? $"{idBefore}\n{idAfter}" : $"{idAfter}\n{idBefore}";

    /// <summary>Returns the ids after of what moved among the things that are in both lists.</summary>
    private static HashSet<string> Moved<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, PlanMatch<T> match, Func<T, string> id)
        where T : class
    {
        var idsBefore = before.Select(id).ToHashSet(StringComparer.Ordinal);
        var idsAfter = after.Select(id).ToHashSet(StringComparer.Ordinal);
        var oldOrder = before.Where(b => match.IsKept(b) && idsAfter.Contains(match.NewId(id(b)))).Select(b => Key(id(b), match.NewId(id(b))));
        var newOrder = after.Where(a => match.Before(a) is { } b && idsBefore.Contains(id(b))).ToList();
        var moved = CommonOrder.Moved([.. oldOrder], [.. newOrder.Select(a => Key(id(match.Before(a)!), id(a)))]);
        return newOrder.Where(a => moved.Contains(Key(id(match.Before(a)!), id(a)))).Select(id).ToHashSet(StringComparer.Ordinal);
    }

    private static Dictionary<string, (Project Project, int Position)> Homes(ValueList<Project> projects) =>
        projects
            .SelectMany(p => p.Tasks.Select((t, i) => (t.Id, Home: (p, i))).Concat(p.Measures.Select((m, i) => (m.Id, Home: (p, i)))))
            .ToDictionary(h => h.Id, h => h.Home, StringComparer.Ordinal);

    private static List<ProjectRole> Roles(DivisionOfLabour? division) =>
        division is null
            ? []
            : [.. division.Lead.Select(r => (r.Id, Role: ResponsibilityRole.Lead))
                .Concat(division.Participant.Select(r => (r.Id, Role: ResponsibilityRole.Participant)))
                .Select((r, i) => new ProjectRole(r.Id, r.Role, i + 1))];

    private static Dictionary<string, int> Positions<T>(ValueList<T> list, Func<T, string> id) =>
        list.Index().ToDictionary(p => id(p.Item), p => p.Index + 1, StringComparer.Ordinal);
}
