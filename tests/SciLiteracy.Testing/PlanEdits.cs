using NodaTime;
using SciLiteracy.Domain;

namespace SciLiteracy.Testing;

/// <summary>Changes a plan as its editors do: rewords, moves, adds, takes out, gives to others. What comes out is valid again.</summary>
public static class PlanEdits
{
    private static readonly Func<Draw, PlanDraft, PlanDraft>[] Edits =
    [
        EditOne(Reword), EditOne(Reword), EditOne(Describe), EditOne(Locate), EditOne(TakeUp), EditOne(Specialize), EditOne(Specialize), EditOne(Specialize),
        EditOne((draw, element) => element with { Id = "renamed" + draw.Between(1, 9999) }),
        Remove, Remove, Add, MovePart, MovePart, Reorder, EditAgency, EditAgency, EditPlan, EditSource,
    ];

    /// <summary>Returns a valid plan after at most so many edits; an edit that would break the plan, or changes nothing, is drawn again, a few times.</summary>
    public static PlanDraft Edit(Draw draw, PlanDraft draft, int edits)
    {
        var attempts = 5 * edits;
        for (var i = 0; i < edits && attempts-- > 0;)
        {
            var edited = draw.Pick(Edits)(draw, draft);
            if (edited == draft || ActionPlan.Create(edited) is not { IsOk: true, Diagnostics.Length: 0 })
                continue;
            draft = edited;
            i++;
        }

        return draft;
    }

    /// <summary>Returns the plans that are this one without one of its parts and are still valid; for making a failing example smaller.</summary>
    public static IEnumerable<PlanDraft> Smaller(PlanDraft draft)
    {
        IEnumerable<PlanDraft> candidates =
        [
            .. Without(draft.Projects).Select(p => draft with { Projects = p }),
            .. Without(draft.Arrangements).Select(a => draft with { Arrangements = a }),
            .. Without(draft.Phases).Select(p => draft with { Phases = p }),
            .. Without(draft.Agencies).Select(a => draft with { Agencies = a }),
            .. Without(draft.Sources).Select(s => draft with { Sources = s }),
            .. EachProject(draft, p => Without(p.Tasks).Select(t => p with { Tasks = t })),
            .. EachProject(draft, p => Without(p.Measures).Select(m => p with { Measures = m })),
            .. EachProject(draft, p => p.Responsibilities is null ? [] : [p with { Responsibilities = null }]),
        ];
        return candidates.Where(c => ActionPlan.Create(c).IsOk);

        static IEnumerable<ValueList<T>> Without<T>(ValueList<T> list) => list.Select((_, i) => list.Where((_, j) => j != i).ToValueList());

        static IEnumerable<PlanDraft> EachProject(PlanDraft draft, Func<Project, IEnumerable<Project>> edit) =>
            draft.Projects.SelectMany((p, i) => edit(p).Select(e => draft with { Projects = Replace(draft.Projects, i, e) }));
    }

    private static PlanElement Reword(Draw draw, PlanElement element) => element with { Title = TextGenerators.Localized(draw) };

    private static PlanElement Describe(Draw draw, PlanElement element) => element with { Summary = draw.Maybe(() => TextGenerators.Localized(draw), 30) };

    private static PlanElement Locate(Draw draw, PlanElement element) =>
        element with { Source = element.Source is { } source ? source with { Ordinal = draw.Between(1, 99) } : null };

    private static PlanElement TakeUp(Draw draw, PlanElement element) => element with { TakesUp = [.. draw.Some(element.TakesUp), "n" + draw.Between(1, 9)] };

    private static PlanElement Specialize(Draw draw, PlanElement element) => element switch
    {
        Project { Responsibilities: { } division } project => project with { Responsibilities = Divide(draw, division), Number = draw.Chance(70) ? project.Number : draw.Between(0, 30) },
        Project project => project with { Number = draw.Between(0, 30), Responsibilities = new DivisionOfLabour() },
        PlanMeasure measure => measure with { Serves = draw.Some(measure.Serves).ToValueList(), Phases = draw.Some(measure.Phases).ToValueList() },
        Arrangement arrangement => arrangement with { ArrangementKind = draw.Pick(Enum.GetValues<ArrangementKind>()) },
        Phase phase => phase with { Period = new DateInterval(phase.Period.Start, phase.Period.Start.PlusDays(draw.Between(0, phase.Period.Length))) },
        _ => element,
    };

    private static DivisionOfLabour Divide(Draw draw, DivisionOfLabour division)
    {
        var all = draw.Shuffle(division.Lead.Concat(division.Participant));
        var leads = draw.Between(0, all.Count);
        return draw.Between(0, 3) switch
        {
            0 => division with { Lead = all[..leads].ToValueList(), Participant = all[leads..].ToValueList() },
            1 => division with { Evidence = division.Evidence == Evidence.Stated ? Evidence.Inferred : Evidence.Stated },
            2 => division with { IsTruncated = !division.IsTruncated },
            _ => division with { Lead = all.Take(leads).ToValueList(), Participant = [] },
        };
    }

    private static PlanDraft Remove(Draw draw, PlanDraft draft)
    {
        var ids = ElementIds(draft);
        if (ids.Count == 0)
            return draft;
        var id = draw.Pick(ids);
        return draft with
        {
            Projects = draft.Projects.Where(p => p.Id != id).Select(p => p with
            {
                Tasks = p.Tasks.Where(t => t.Id != id).ToValueList(),
                Measures = p.Measures.Where(m => m.Id != id).Select(m => Detach(m, id)).ToValueList(),
            }).ToValueList(),
            Arrangements = draft.Arrangements.Where(a => a.Id != id).ToValueList(),
            Phases = draft.Phases.Where(p => p.Id != id).ToValueList(),
        };
    }

    private static PlanDraft Add(Draw draw, PlanDraft draft)
    {
        var other = PlanGenerators.Draft(draw);
        return draw.Between(0, 2) switch
        {
            0 => draft with { Arrangements = [.. draft.Arrangements, .. other.Arrangements.Take(1)] },
            1 => draft with { Projects = [.. other.Projects.Take(1), .. draft.Projects] },
            _ => draft with { Phases = [.. other.Phases.Take(1).Select(p => p with { Period = draft.Period }), .. draft.Phases] },
        };
    }

    private static PlanDraft MovePart(Draw draw, PlanDraft draft)
    {
        if (draft.Projects.Count < 2)
            return Reorder(draw, draft);
        var order = draw.Shuffle(Enumerable.Range(0, draft.Projects.Count));
        var (giver, taker) = (draft.Projects[order[0]], draft.Projects[order[1]]);
        if (draw.Chance(50) && giver.Measures.Count > 0)
        {
            var measure = draw.Pick(giver.Measures);
            taker = taker with { Measures = [.. taker.Measures, measure with { Serves = [] }] };
            giver = giver with { Measures = giver.Measures.Where(m => m.Id != measure.Id).ToValueList() };
        }
        else if (giver.Tasks.Count > 0)
        {
            var task = draw.Pick(giver.Tasks);
            taker = taker with { Tasks = [task, .. taker.Tasks] };
            giver = giver with { Tasks = giver.Tasks.Where(t => t.Id != task.Id).ToValueList(), Measures = giver.Measures.Select(m => Detach(m, task.Id)).ToValueList() };
        }

        return draft with { Projects = Replace(Replace(draft.Projects, order[0], giver), order[1], taker) };
    }

    private static PlanDraft Reorder(Draw draw, PlanDraft draft) => draw.Between(0, 5) switch
    {
        0 => draft with { Projects = draw.Shuffle(draft.Projects).ToValueList() },
        1 => draft with { Arrangements = draw.Shuffle(draft.Arrangements).ToValueList() },
        2 => draft with { Phases = draw.Shuffle(draft.Phases).ToValueList() },
        3 => draft with { Agencies = draw.Shuffle(draft.Agencies).ToValueList() },
        4 => draft with { Sources = draw.Shuffle(draft.Sources).ToValueList() },
        _ => draft with { Projects = draft.Projects.Select(p => p with { Tasks = draw.Shuffle(p.Tasks).ToValueList(), Measures = draw.Shuffle(p.Measures).ToValueList() }).ToValueList() },
    };

    private static PlanDraft EditAgency(Draw draw, PlanDraft draft)
    {
        if (draft.Agencies.Count == 0)
            return draft with { Agencies = PlanGenerators.AgenciesOf(draw, draft.Sources) };
        var at = draw.Between(0, draft.Agencies.Count - 1);
        var agency = draft.Agencies[at];
        var edited = draw.Between(0, 8) switch
        {
            0 => agency with { Name = TextGenerators.Localized(draw) },
            1 => agency with { Abbreviation = draw.Chance(50) ? null : "AB" + draw.Between(1, 9999) },
            2 => agency with { Succession = null },
            3 => agency with { Lifetime = Lifetime.Of(agency.Lifetime.Start, agency.Lifetime.End?.PlusDays(-1)) },
            4 => agency with { IsTruncated = !agency.IsTruncated },
            5 => agency with { IsUnverified = !agency.IsUnverified },
            6 => agency with { Note = TextGenerators.Text(draw) },
            7 => agency with { Succession = agency.Succession is { } s ? s with { Note = TextGenerators.Text(draw) } : null },
            _ => agency with { Source = draw.Maybe(() => PlanGenerators.SourceOf(draw, draft.Sources), 20) },
        };
        return draw.Chance(10)
            ? draft with { Agencies = draft.Agencies.Where(a => a != agency).ToValueList() }
            : draft with { Agencies = Replace(draft.Agencies, at, edited) };
    }

    private static PlanDraft EditPlan(Draw draw, PlanDraft draft) => draw.Between(0, 3) switch
    {
        0 => draft with { Id = "edited-" + draw.Between(1, 99) },
        1 => draft with { Title = TextGenerators.Localized(draw) },
        2 => draft with { Summary = draw.Maybe(() => TextGenerators.Localized(draw), 30) },
        _ => draft with { Period = new DateInterval(draft.Period.Start, draft.Period.End.PlusDays(draw.Between(1, 900))) },
    };

    private static PlanDraft EditSource(Draw draw, PlanDraft draft)
    {
        if (draft.Sources.Count == 0)
            return draft;
        var at = draw.Between(0, draft.Sources.Count - 1);
        return draw.Chance(20)
            ? draft with { Sources = draft.Sources.Where((_, i) => i != at).ToValueList() }
            : draft with { Sources = Replace(draft.Sources, at, draft.Sources[at] with { Publisher = TextGenerators.Text(draw) }) };
    }

    private static Func<Draw, PlanDraft, PlanDraft> EditOne(Func<Draw, PlanElement, PlanElement> edit) => (draw, draft) =>
    {
        var ids = ElementIds(draft);
        if (ids.Count == 0)
            return draft;
        var id = draw.Pick(ids);
        return draft with
        {
            Projects = draft.Projects.Select(p => Change(p with { Tasks = All(p.Tasks), Measures = All(p.Measures) })).ToValueList(),
            Arrangements = All(draft.Arrangements),
            Phases = All(draft.Phases),
        };

        T Change<T>(T element)
            where T : PlanElement => element.Id == id ? (T)edit(draw, element) : element;

        ValueList<T> All<T>(ValueList<T> elements)
            where T : PlanElement => elements.Select(Change).ToValueList();
    };

    private static List<string> ElementIds(PlanDraft draft) =>
    [
        .. draft.Projects.Select(p => p.Id),
        .. draft.Projects.SelectMany(p => p.Tasks).Select(t => t.Id),
        .. draft.Projects.SelectMany(p => p.Measures).Select(m => m.Id),
        .. draft.Arrangements.Select(a => a.Id),
        .. draft.Phases.Select(p => p.Id),
    ];

    private static PlanMeasure Detach(PlanMeasure measure, string id) => measure with
    {
        Serves = measure.Serves.Where(s => s.Id != id).ToValueList(),
        Phases = measure.Phases.Where(p => p.Id != id).ToValueList(),
    };

    private static ValueList<T> Replace<T>(ValueList<T> list, int at, T item) => list.Select((x, i) => i == at ? item : x).ToValueList();
}
