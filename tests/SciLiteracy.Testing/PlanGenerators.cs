using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using SciLiteracy.Domain;

namespace SciLiteracy.Testing;

/// <summary>Whole plans that are valid without a finding: projects, arrangements, overlapping phases, agencies that succeed each other, sources.</summary>
public static class PlanGenerators
{
    private static readonly LocalDate Dawn = new(1949, 10, 1);

    /// <summary>Gets a generator of streams of choices.</summary>
    public static Gen<Draw> Draws { get; } = Gen.Sized(size =>
        from high in Gen.Choose(int.MinValue, int.MaxValue)
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        select new Draw(((ulong)(uint)high << 32) | (uint)low, size / 12));

    /// <summary>Gets a generator of the parts of valid plans.</summary>
    public static Gen<PlanDraft> Drafts { get; } = Draws.Select(Draft);

    /// <summary>Gets a generator of plans.</summary>
    public static Gen<ActionPlan> Plans { get; } = Drafts.Select(d => ActionPlan.Create(d).Require());

    /// <summary>Gets a generator of agencies that are valid together.</summary>
    public static Gen<ValueList<Agency>> Agencies { get; } = Draws.Select(d => AgenciesOf(d, []));

    /// <summary>Gets a generator of source documents that are valid together.</summary>
    public static Gen<ValueList<SourceDocument>> Sources { get; } = Draws.Select(SourcesOf);

    /// <summary>Gets a generator of two plans of which the second is the first after some edits; now and then after none.</summary>
    public static Gen<(PlanDraft Before, PlanDraft After)> Revisions { get; } = Draws.Select(draw =>
    {
        var before = Draft(draw);
        return (before, PlanEdits.Edit(draw, before, draw.Between(0, 4)));
    });

    /// <summary>Returns the parts of a valid plan.</summary>
    public static PlanDraft Draft(Draw draw)
    {
        var sources = draw.Chance(60) ? SourcesOf(draw) : [];
        var agencies = draw.Chance(70) ? AgenciesOf(draw, sources) : [];
        var used = new HashSet<string>(StringComparer.Ordinal);
        var id = TextGenerators.Name(draw, "plan", used);
        var start = Dawn.PlusDays(draw.Between(20000, 26000));
        var period = new DateInterval(start, start.PlusDays(draw.Chance(5) ? 0 : draw.Between(0, 4000)));
        var phases = draw.List(4, _ => Phase(draw, period, sources, used)).ToValueList();
        return new PlanDraft
        {
            Id = id,
            Title = TextGenerators.Localized(draw),
            Summary = draw.Maybe(() => TextGenerators.Localized(draw)),
            Period = period,
            Projects = draw.List(3, _ => Project(draw, agencies, phases, sources, used)).ToValueList(),
            Arrangements = draw.List(3, _ => Arrangement(draw, sources, used)).ToValueList(),
            Phases = phases,
            Agencies = agencies,
            Sources = sources,
        };
    }

    /// <summary>Returns source documents that are valid together.</summary>
    public static ValueList<SourceDocument> SourcesOf(Draw draw)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        return draw.List(4, _ => new SourceDocument
        {
            Id = TextGenerators.Name(draw, "S", used),
            Title = TextGenerators.Localized(draw),
            Publisher = draw.Maybe(() => TextGenerators.Text(draw)),
            Year = draw.Chance(50) ? null : draw.Between(1, 9999),
            Number = draw.Maybe(() => draw.Chance(50) ? "国办发〔2016〕10号" : TextGenerators.Text(draw)),
            Url = draw.Maybe(() => "https://example.org/a?b=c&d=%20#e"),
            Note = draw.Maybe(() => TextGenerators.Text(draw)),
        }).ToValueList();
    }

    /// <summary>
    /// Returns agencies that are valid together: some end, and are then renamed, merged with others that end on the same day, split, absorbed by
    /// one that lives on, or leave nobody.
    /// </summary>
    public static ValueList<Agency> AgenciesOf(Draw draw, ValueList<SourceDocument> sources)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var made = new List<Agency>();
        var alive = Draw.ListOf(draw.Between(0, Math.Min(6, draw.Size + 2)), _ => Agency(draw, sources, used));
        var day = Dawn.PlusDays(draw.Between(0, 8000));
        for (var step = draw.Between(0, 4); step > 0 && alive.Count > 0; step--, day = day.PlusDays(draw.Between(1, 6000)))
            Reform(draw, sources, used, alive, made, day);
        made.AddRange(alive.Select(a => a with { Lifetime = Lifetime.Of(a.Lifetime.Start, draw.Chance(10) ? day.PlusDays(5) : null) }));
        return draw.Shuffle(made).ToValueList();
    }

    /// <summary>Returns a reference to one of the sources, or to any if there are none.</summary>
    public static Reference SourceOf(Draw draw, ValueList<SourceDocument> sources) => sources.Count > 0 ? draw.Pick(sources).Id : draw.Pick(["seed", "S07", "x-1"]);

    private static void Reform(
        Draw draw, ValueList<SourceDocument> sources, HashSet<string> used, List<Agency> alive, List<Agency> made, LocalDate lastDay)
    {
        var ending = draw.Some(alive, 3);
        var left = alive.Except(ending).ToList();
        alive.RemoveAll(ending.Contains);
        var merged = ending.Count > 1 && draw.Chance(50) ? New() : null;
        foreach (var agency in ending)
        {
            var (kind, successors) = draw.Between(0, 4) switch
            {
                0 => (AgencySuccessionKind.Split, Draw.ListOf(draw.Between(2, 3), _ => New())),
                1 when left.Count > 0 => (AgencySuccessionKind.Absorbed, draw.Shuffle(left).Take(draw.Between(1, 2)).ToList()),
                2 => (AgencySuccessionKind.Renamed, []),
                _ when merged is not null => (AgencySuccessionKind.Merged, [merged]),
                _ => (AgencySuccessionKind.Renamed, [New()]),
            };
            made.Add(agency with
            {
                Lifetime = Lifetime.Of(agency.Lifetime.Start, lastDay),
                Succession = successors.Count == 0 ? null : new AgencySuccession
                {
                    Kind = kind,
                    Successors = successors.Select(s => (Reference)s.Id).ToValueList(),
                    Source = draw.Maybe(() => SourceOf(draw, sources)),
                    Note = draw.Maybe(() => TextGenerators.Text(draw)),
                },
            });
        }

        Agency New()
        {
            var agency = Agency(draw, sources, used) with { Lifetime = Lifetime.Of(draw.Chance(90) ? lastDay.PlusDays(1) : null, null) };
            alive.Add(agency);
            return agency;
        }
    }

    private static Agency Agency(Draw draw, ValueList<SourceDocument> sources, HashSet<string> used)
    {
        var id = TextGenerators.Code(draw, "ag", used);
        return new Agency
        {
            Id = id,
            Name = TextGenerators.Localized(draw),
            Abbreviation = draw.Maybe(() => id.ToUpperInvariant() + " & Co" + used.Count),
            Lifetime = Lifetime.Of(draw.Chance(70) ? null : Dawn.PlusDays(-draw.Between(0, 9000)), null),
            IsTruncated = draw.Chance(10),
            IsUnverified = draw.Chance(20),
            Source = draw.Maybe(() => SourceOf(draw, sources)),
            Note = draw.Maybe(() => TextGenerators.Text(draw)),
        };
    }

    private static Project Project(
        Draw draw, ValueList<Agency> agencies, ValueList<Phase> phases, ValueList<SourceDocument> sources, HashSet<string> used)
    {
        var tasks = draw.List(3, _ => new PlanTask
        {
            Id = TextGenerators.Code(draw, "task.", used),
            Title = TextGenerators.Localized(draw),
            Summary = draw.Maybe(() => TextGenerators.Localized(draw)),
            Source = draw.Maybe(() => Locator(draw, sources)),
            TakesUp = TakesUp(draw),
        });
        return new Project
        {
            Id = TextGenerators.Code(draw, "project_", used),
            Title = TextGenerators.Localized(draw),
            Summary = draw.Maybe(() => TextGenerators.Localized(draw)),
            Source = draw.Maybe(() => Locator(draw, sources)),
            TakesUp = TakesUp(draw),
            Number = draw.Chance(50) ? null : draw.Between(0, 30),
            Tasks = tasks.ToValueList(),
            Measures = draw.List(4, _ => new PlanMeasure
            {
                Id = TextGenerators.Code(draw, "m", used),
                Title = TextGenerators.Localized(draw),
                Summary = draw.Maybe(() => TextGenerators.Localized(draw)),
                Source = draw.Maybe(() => Locator(draw, sources)),
                TakesUp = TakesUp(draw),
                Serves = draw.Some(tasks, 2).Select(t => (Reference)t.Id).ToValueList(),
                Phases = draw.Some(phases, 2).Select(p => (Reference)p.Id).ToValueList(),
            }).ToValueList(),
            Responsibilities = draw.Maybe(() => DivisionOfLabour(draw, agencies, sources), 30),
        };
    }

    private static DivisionOfLabour DivisionOfLabour(Draw draw, ValueList<Agency> agencies, ValueList<SourceDocument> sources)
    {
        var ids = draw.Some<string>(agencies.Count > 0 ? [.. agencies.Select(a => a.Id)] : ["cast", "moe", "most", "No"]);
        var leads = draw.Between(0, ids.Count);
        return new DivisionOfLabour
        {
            Lead = ids[..leads].Select(id => (Reference)id).ToValueList(),
            Participant = ids[leads..].Select(id => (Reference)id).ToValueList(),
            Evidence = draw.Chance(50) ? Evidence.Stated : Evidence.Inferred,
            IsTruncated = draw.Chance(30),
            Source = draw.Maybe(() => Locator(draw, sources)),
        };
    }

    private static Arrangement Arrangement(Draw draw, ValueList<SourceDocument> sources, HashSet<string> used) => new()
    {
        Id = TextGenerators.Code(draw, "arrangement", used),
        Title = TextGenerators.Localized(draw),
        Summary = draw.Maybe(() => TextGenerators.Localized(draw)),
        Source = draw.Maybe(() => Locator(draw, sources)),
        TakesUp = TakesUp(draw),
        ArrangementKind = draw.Pick(Enum.GetValues<ArrangementKind>()),
    };

    private static Phase Phase(Draw draw, DateInterval period, ValueList<SourceDocument> sources, HashSet<string> used)
    {
        var first = draw.Between(0, period.Length - 1);
        return new Phase
        {
            Id = TextGenerators.Name(draw, "phase", used),
            Title = TextGenerators.Localized(draw),
            Summary = draw.Maybe(() => TextGenerators.Localized(draw)),
            Source = draw.Maybe(() => Locator(draw, sources)),
            TakesUp = TakesUp(draw),
            Period = new DateInterval(period.Start.PlusDays(first), period.Start.PlusDays(draw.Between(first, period.Length - 1))),
        };
    }

    private static SourceLocator Locator(Draw draw, ValueList<SourceDocument> sources) => new()
    {
        Document = SourceOf(draw, sources),
        Section = draw.Maybe(() => draw.Pick(["8", "four/1", "1.10", "附件"])),
        Kind = draw.Maybe(() => draw.Pick(["task", "measure", "statement"])),
        Ordinal = draw.Chance(50) ? null : draw.Between(1, 99),
    };

    private static ValueList<Reference> TakesUp(Draw draw) =>
        draw.Chance(80) ? [] : draw.Some(["infrastructure.task.1", "m1", "m2", "project_1", "No"], 2).Select(id => (Reference)id).ToValueList();
}
