using System.Globalization;
using NodaTime;

namespace SciLiteracy.Domain;

/// <summary>
/// One difference between two plans. Each kind has its own facts; all have the same columns for a table: <see cref="Subject"/>,
/// <see cref="What"/>, <see cref="BeforeText"/> and <see cref="AfterText"/>.
/// </summary>
public abstract record PlanChange
{
    private PlanChange(PlanSubject subject) => Subject = subject;

    /// <summary>Gets what changed.</summary>
    public PlanSubject Subject { get; private init; }

    /// <summary>Gets which side of it changed, as a word or two: <c>added</c>, <c>title (zh)</c>, <c>role of 'moe'</c>, <c>period</c>.</summary>
    public abstract string What { get; }

    /// <summary>Gets what was there before, as text; null for nothing.</summary>
    public abstract string? BeforeText { get; }

    /// <summary>Gets what is there after, as text; null for nothing.</summary>
    public abstract string? AfterText { get; }

    /// <summary>Returns the change in the opposite direction.</summary>
    public abstract PlanChange Mirror();

    /// <summary>For instance <c>measure 'm1': phases: start -> start, in_depth</c>.</summary>
    public sealed override string ToString() => $"{Subject}: {What}: {BeforeText ?? "nothing"} -> {AfterText ?? "nothing"}";

    private static string Text(DateInterval interval) => PlanChecks.Text(interval);

    private static string Text(IEnumerable<string> ids) => string.Join(", ", ids);

    private static string? Text(IEnumerable<Reference> references) => references.Any() ? Text(references.Select(r => r.Id)) : null;

    private static string Text(bool flag) => flag ? "yes" : "no";

    /// <summary>Something is in the second plan only.</summary>
    /// <param name="Subject">What it is.</param>
    /// <param name="Title">Its title; null if it has none.</param>
    public sealed record Added(PlanSubject Subject, LocalizedText? Title) : PlanChange(Subject)
    {
        /// <inheritdoc/>
        public override string What => "added";

        /// <inheritdoc/>
        public override string? BeforeText => null;

        /// <inheritdoc/>
        public override string? AfterText => Title?.ToString() ?? Subject.Id;

        /// <inheritdoc/>
        public override PlanChange Mirror() => new Removed(Subject.Mirror(), Title);
    }

    /// <summary>Something is in the first plan only.</summary>
    /// <param name="Subject">What it is.</param>
    /// <param name="Title">Its title; null if it has none.</param>
    public sealed record Removed(PlanSubject Subject, LocalizedText? Title) : PlanChange(Subject)
    {
        /// <inheritdoc/>
        public override string What => "removed";

        /// <inheritdoc/>
        public override string? BeforeText => Title?.ToString() ?? Subject.Id;

        /// <inheritdoc/>
        public override string? AfterText => null;

        /// <inheritdoc/>
        public override PlanChange Mirror() => new Added(Subject.Mirror(), Title);
    }

    /// <summary>Something has another id; that it is the same thing is concluded from a title that nothing else has.</summary>
    public sealed record Renamed(PlanSubject Subject) : PlanChange(Subject)
    {
        /// <inheritdoc/>
        public override string What => "id";

        /// <inheritdoc/>
        public override string? BeforeText => Subject.IdBefore;

        /// <inheritdoc/>
        public override string? AfterText => Subject.IdAfter;

        /// <inheritdoc/>
        public override PlanChange Mirror() => new Renamed(Subject.Mirror());
    }

    /// <summary>Something stands in another project, or at another place among those that stayed.</summary>
    /// <param name="Subject">What moved.</param>
    /// <param name="ProjectBefore">The id of its project before; null for what is in no project.</param>
    /// <param name="PositionBefore">Its place in the list before, from 1.</param>
    /// <param name="ProjectAfter">The id of its project after; null for what is in no project.</param>
    /// <param name="PositionAfter">Its place in the list after, from 1.</param>
    public sealed record Moved(PlanSubject Subject, string? ProjectBefore, int PositionBefore, string? ProjectAfter, int PositionAfter) : PlanChange(Subject)
    {
        /// <inheritdoc/>
        public override string What => "place";

        /// <inheritdoc/>
        public override string? BeforeText => Place(ProjectBefore, PositionBefore);

        /// <inheritdoc/>
        public override string? AfterText => Place(ProjectAfter, PositionAfter);

        /// <inheritdoc/>
        public override PlanChange Mirror() => new Moved(Subject.Mirror(), ProjectAfter, PositionAfter, ProjectBefore, PositionBefore);

        private static string Place(string? project, int position) =>
            (project is null ? "" : project + ", ") + position.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A project has another number.</summary>
    /// <param name="Subject">The project.</param>
    /// <param name="Before">The number before; null if it had none.</param>
    /// <param name="After">The number after; null if it has none.</param>
    public sealed record Renumbered(PlanSubject Subject, int? Before, int? After) : PlanChange(Subject)
    {
        /// <inheritdoc/>
        public override string What => "number";

        /// <inheritdoc/>
        public override string? BeforeText => Before?.ToString(CultureInfo.InvariantCulture);

        /// <inheritdoc/>
        public override string? AfterText => After?.ToString(CultureInfo.InvariantCulture);

        /// <inheritdoc/>
        public override PlanChange Mirror() => new Renumbered(Subject.Mirror(), After, Before);
    }

    /// <summary>A phase, or the plan itself, has other days.</summary>
    /// <param name="Subject">The phase or the plan.</param>
    /// <param name="Before">The days before.</param>
    /// <param name="After">The days after.</param>
    public sealed record Rescheduled(PlanSubject Subject, DateInterval Before, DateInterval After) : PlanChange(Subject)
    {
        /// <inheritdoc/>
        public override string What => "period";

        /// <inheritdoc/>
        public override string? BeforeText => Text(Before);

        /// <inheritdoc/>
        public override string? AfterText => Text(After);

        /// <inheritdoc/>
        public override PlanChange Mirror() => new Rescheduled(Subject.Mirror(), After, Before);
    }

    /// <summary>A text changed in one language.</summary>
    /// <param name="Subject">Whose text.</param>
    /// <param name="Part">Which text.</param>
    /// <param name="Language">The language tag, in lower case.</param>
    /// <param name="Before">The text before; null if there was none in this language.</param>
    /// <param name="After">The text after; null if there is none in this language.</param>
    public sealed record Reworded(PlanSubject Subject, WordedPart Part, string Language, string? Before, string? After) : PlanChange(Subject)
    {
        /// <inheritdoc/>
        public override string What => $"{Part.ToString().ToLowerInvariant()} ({Language})";

        /// <inheritdoc/>
        public override string? BeforeText => Before;

        /// <inheritdoc/>
        public override string? AfterText => After;

        /// <inheritdoc/>
        public override PlanChange Mirror() => new Reworded(Subject.Mirror(), Part, Language, After, Before);
    }

    /// <summary>An element is taken from another place of the source.</summary>
    /// <param name="Subject">The element.</param>
    /// <param name="Before">The place before; null if none was given.</param>
    /// <param name="After">The place after; null if none is given.</param>
    public sealed record Relocated(PlanSubject Subject, SourceLocator? Before, SourceLocator? After) : PlanChange(Subject)
    {
        /// <inheritdoc/>
        public override string What => "source";

        /// <inheritdoc/>
        public override string? BeforeText => Before?.ToString();

        /// <inheritdoc/>
        public override string? AfterText => After?.ToString();

        /// <inheritdoc/>
        public override PlanChange Mirror() => new Relocated(Subject.Mirror(), After, Before);
    }

    /// <summary>An arrangement provides something else.</summary>
    /// <param name="Subject">The arrangement.</param>
    /// <param name="Before">The kind before.</param>
    /// <param name="After">The kind after.</param>
    public sealed record ArrangementKindChanged(PlanSubject Subject, ArrangementKind Before, ArrangementKind After) : PlanChange(Subject)
    {
        /// <inheritdoc/>
        public override string What => "kind";

        /// <inheritdoc/>
        public override string? BeforeText => Before.ToString().ToLowerInvariant();

        /// <inheritdoc/>
        public override string? AfterText => After.ToString().ToLowerInvariant();

        /// <inheritdoc/>
        public override PlanChange Mirror() => new ArrangementKindChanged(Subject.Mirror(), After, Before);
    }

    /// <summary>A measure serves other tasks, or the same in another order.</summary>
    /// <param name="Subject">The measure.</param>
    /// <param name="Before">The ids of the tasks before.</param>
    /// <param name="After">The ids of the tasks after.</param>
    public sealed record ServesChanged(PlanSubject Subject, ValueList<Reference> Before, ValueList<Reference> After) : PlanChange(Subject)
    {
        /// <inheritdoc/>
        public override string What => "serves";

        /// <inheritdoc/>
        public override string? BeforeText => Text(Before);

        /// <inheritdoc/>
        public override string? AfterText => Text(After);

        /// <inheritdoc/>
        public override PlanChange Mirror() => new ServesChanged(Subject.Mirror(), After, Before);
    }

    /// <summary>A measure is due in other phases, or the same in another order.</summary>
    /// <param name="Subject">The measure.</param>
    /// <param name="Before">The ids of the phases before; empty for the plan's period.</param>
    /// <param name="After">The ids of the phases after; empty for the plan's period.</param>
    public sealed record PhasesChanged(PlanSubject Subject, ValueList<Reference> Before, ValueList<Reference> After) : PlanChange(Subject)
    {
        /// <inheritdoc/>
        public override string What => "phases";

        /// <inheritdoc/>
        public override string? BeforeText => Text(Before);

        /// <inheritdoc/>
        public override string? AfterText => Text(After);

        /// <inheritdoc/>
        public override PlanChange Mirror() => new PhasesChanged(Subject.Mirror(), After, Before);
    }

    /// <summary>An element takes up other elements of a higher plan, or the same in another order.</summary>
    /// <param name="Subject">The element.</param>
    /// <param name="Before">The ids before.</param>
    /// <param name="After">The ids after.</param>
    public sealed record TakesUpChanged(PlanSubject Subject, ValueList<Reference> Before, ValueList<Reference> After) : PlanChange(Subject)
    {
        /// <inheritdoc/>
        public override string What => "takes up";

        /// <inheritdoc/>
        public override string? BeforeText => Text(Before);

        /// <inheritdoc/>
        public override string? AfterText => Text(After);

        /// <inheritdoc/>
        public override PlanChange Mirror() => new TakesUpChanged(Subject.Mirror(), After, Before);
    }

    /// <summary>An agency joined or left a project, leads instead of taking part or the reverse, or has another place among those that stayed.</summary>
    /// <param name="Subject">The project.</param>
    /// <param name="Before">The agency's part before; null if it joined.</param>
    /// <param name="After">The agency's part after; null if it left.</param>
    public sealed record RoleChanged(PlanSubject Subject, ProjectRole? Before, ProjectRole? After) : PlanChange(Subject)
    {
        /// <summary>Gets the agency's id after, or before if it left.</summary>
        public string Agency => (After ?? Before)?.Agency ?? "";

        /// <inheritdoc/>
        public override string What => $"role of '{Agency}'";

        /// <inheritdoc/>
        public override string? BeforeText => Before?.ToString();

        /// <inheritdoc/>
        public override string? AfterText => After?.ToString();

        /// <inheritdoc/>
        public override PlanChange Mirror() => new RoleChanged(Subject.Mirror(), After, Before);
    }

    /// <summary>Something else about a project's division of labour changed.</summary>
    /// <param name="Subject">The project.</param>
    /// <param name="Aspect">What changed.</param>
    /// <param name="Before">The division before; null if there was none.</param>
    /// <param name="After">The division after; null if there is none.</param>
    public sealed record DivisionChanged(PlanSubject Subject, DivisionAspect Aspect, DivisionOfLabour? Before, DivisionOfLabour? After)
        : PlanChange(Subject)
    {
        /// <inheritdoc/>
        public override string What => Aspect switch
        {
            DivisionAspect.Presence => "division of labour",
            DivisionAspect.Evidence => "evidence of the division of labour",
            DivisionAspect.Truncation => "division of labour truncated",
            _ => "source of the division of labour",
        };

        /// <inheritdoc/>
        public override string? BeforeText => Describe(Before);

        /// <inheritdoc/>
        public override string? AfterText => Describe(After);

        /// <inheritdoc/>
        public override PlanChange Mirror() => new DivisionChanged(Subject.Mirror(), Aspect, After, Before);

        private string? Describe(DivisionOfLabour? division) => Aspect switch
        {
            _ when division is null => null,
            DivisionAspect.Presence => "given",
            DivisionAspect.Evidence => division.Evidence.ToString().ToLowerInvariant(),
            DivisionAspect.Truncation => Text(division.IsTruncated),
            _ => division.Source?.ToString(),
        };
    }

    /// <summary>An agency changed; changes of its name are <see cref="Reworded"/>.</summary>
    /// <param name="Subject">The agency.</param>
    /// <param name="Aspect">What changed.</param>
    /// <param name="Before">The whole agency before.</param>
    /// <param name="After">The whole agency after.</param>
    public sealed record AgencyChanged(PlanSubject Subject, AgencyAspect Aspect, Agency Before, Agency After) : PlanChange(Subject)
    {
        /// <inheritdoc/>
        public override string What => Aspect switch
        {
            AgencyAspect.Truncation => "truncated",
            AgencyAspect.Verification => "unverified",
            _ => Aspect.ToString().ToLowerInvariant(),
        };

        /// <inheritdoc/>
        public override string? BeforeText => Describe(Before);

        /// <inheritdoc/>
        public override string? AfterText => Describe(After);

        /// <inheritdoc/>
        public override PlanChange Mirror() => new AgencyChanged(Subject.Mirror(), Aspect, After, Before);

        private string? Describe(Agency agency) => Aspect switch
        {
            AgencyAspect.Abbreviation => agency.Abbreviation,
            AgencyAspect.Lifetime => agency.Lifetime.ToString(),
            AgencyAspect.Succession => agency.Succession is { } s ? $"{s.Kind.ToString().ToLowerInvariant()}: {Text(s.Successors)}{Remark(s)}" : null,
            AgencyAspect.Truncation => Text(agency.IsTruncated),
            AgencyAspect.Verification => Text(agency.IsUnverified),
            AgencyAspect.Source => agency.Source?.Id,
            _ => agency.Note,
        };

        // Shown only where successors and kind are the same, so that the two texts differ.
        private string Remark(AgencySuccession succession) =>
            Before.Succession is { } b && After.Succession is { } a && b.Kind == a.Kind && b.Successors.Equals(a.Successors)
                ? $" (source {succession.Source?.Id ?? "none"}; {succession.Note ?? "no note"})"
                : "";
    }

    /// <summary>A source document changed; changes of its title are <see cref="Reworded"/>.</summary>
    /// <param name="Subject">The source document.</param>
    /// <param name="Aspect">What changed.</param>
    /// <param name="Before">The whole document before.</param>
    /// <param name="After">The whole document after.</param>
    public sealed record SourceChanged(PlanSubject Subject, SourceAspect Aspect, SourceDocument Before, SourceDocument After) : PlanChange(Subject)
    {
        /// <inheritdoc/>
        public override string What => Aspect.ToString().ToLowerInvariant();

        /// <inheritdoc/>
        public override string? BeforeText => Describe(Before);

        /// <inheritdoc/>
        public override string? AfterText => Describe(After);

        /// <inheritdoc/>
        public override PlanChange Mirror() => new SourceChanged(Subject.Mirror(), Aspect, After, Before);

        private string? Describe(SourceDocument source) => Aspect switch
        {
            SourceAspect.Publisher => source.Publisher,
            SourceAspect.Year => source.Year?.ToString(CultureInfo.InvariantCulture),
            SourceAspect.Number => source.Number,
            SourceAspect.Url => source.Url,
            _ => source.Note,
        };
    }

    /// <summary>A target changed; changes of its title are <see cref="Reworded"/>.</summary>
    /// <param name="Subject">The target.</param>
    /// <param name="Aspect">What changed.</param>
    /// <param name="Before">The whole target before.</param>
    /// <param name="After">The whole target after.</param>
    public sealed record TargetChanged(PlanSubject Subject, TargetAspect Aspect, Target Before, Target After) : PlanChange(Subject)
    {
        /// <inheritdoc/>
        public override string What => Aspect.ToString().ToLowerInvariant();

        /// <inheritdoc/>
        public override string? BeforeText => Describe(Before);

        /// <inheritdoc/>
        public override string? AfterText => Describe(After);

        /// <inheritdoc/>
        public override PlanChange Mirror() => new TargetChanged(Subject.Mirror(), Aspect, After, Before);

        private string? Describe(Target target) => Aspect switch
        {
            TargetAspect.Indicator => target.Indicator.Id,
            TargetAspect.Entity => target.Entity.Id,
            TargetAspect.Breakdown => target.Breakdown.ToString(),
            TargetAspect.Period => target.Period.ToString(),
            TargetAspect.Comparison => target.Comparison.ToSign(),
            TargetAspect.Value => Number(target.Value),
            TargetAspect.Unit => target.Unit?.Text,
            TargetAspect.Baseline => target.Baseline is { } b ? $"{b.Period}{(b.Value is { } value ? " = " + Number(value) : "")}" : null,
            TargetAspect.Monitors => Text(target.Monitors),
            TargetAspect.Source => target.Source?.Id,
            _ => target.Note,
        };

        private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>An indicator changed; changes of its name and definition are <see cref="Reworded"/>.</summary>
    /// <param name="Subject">The indicator.</param>
    /// <param name="Aspect">What changed.</param>
    /// <param name="Before">The whole indicator before.</param>
    /// <param name="After">The whole indicator after.</param>
    public sealed record IndicatorChanged(PlanSubject Subject, IndicatorAspect Aspect, Indicator Before, Indicator After) : PlanChange(Subject)
    {
        /// <inheritdoc/>
        public override string What => Aspect.ToString().ToLowerInvariant();

        /// <inheritdoc/>
        public override string? BeforeText => Describe(Before);

        /// <inheritdoc/>
        public override string? AfterText => Describe(After);

        /// <inheritdoc/>
        public override PlanChange Mirror() => new IndicatorChanged(Subject.Mirror(), Aspect, After, Before);

        private string? Describe(Indicator indicator) => Aspect switch
        {
            IndicatorAspect.Unit => indicator.Unit.Text,
            IndicatorAspect.Direction => indicator.Direction.ToString().ToLowerInvariant(),
            IndicatorAspect.Nature => indicator.Nature.ToString().ToLowerInvariant(),
            IndicatorAspect.Formula => indicator.Formula?.Text,
            IndicatorAspect.Monitors => Text(indicator.Monitors),
            IndicatorAspect.Rollup => indicator.Rollup switch
            {
                Rollup.Sum => "sum",
                Rollup.Mean => "mean",
                Rollup.WeightedMean { Weight: var weight } => $"weighted_mean: {weight.Id}",
                _ => "none",
            },
            IndicatorAspect.Source => indicator.Source?.Id,
            _ => indicator.Note,
        };
    }
}
