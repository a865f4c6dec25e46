using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using SciLiteracy.Domain;

namespace SciLiteracy.Testing;

/// <summary>What a plan is watched by, valid without a finding: units, regions, indicators with formulas, targets, records; alone and as a whole.</summary>
public static class MonitoringGenerators
{
    private static readonly double[] Numbers =
        [0, 1, 10, 8.47, -3, 0.1, 1.0 / 3, 1e6, 1e21, 1e-7, -0.0, 5e-324, double.MaxValue, double.MinValue, 123456789.125, 1e15, 2.5e-10];

    /// <summary>Gets a generator of units that are valid together: base kinds, and others defined by them.</summary>
    public static Gen<ValueList<UnitDefinition>> Units { get; } = PlanGenerators.Draws.Select(UnitsOf);

    /// <summary>Gets a generator of regions that are valid together: a tree, and groupings beside it.</summary>
    public static Gen<ValueList<Region>> Regions { get; } = PlanGenerators.Draws.Select(RegionsOf);

    /// <summary>Gets a generator of frameworks' parts that are valid together.</summary>
    public static Gen<MonitoringFrameworkDraft> Drafts { get; } = PlanGenerators.Draws.Select(Draft);

    /// <summary>Gets a generator of frameworks, with or without a plan.</summary>
    public static Gen<MonitoringFramework> Frameworks { get; } = Drafts.Select(d => MonitoringFramework.Create(d).Require());

    /// <summary>Gets a generator of a plan and records about some of its measures.</summary>
    public static Gen<(ActionPlan Plan, ValueList<ImplementationRecord> Records)> Progress { get; } = PlanGenerators.Draws.Select(draw =>
    {
        var plan = ActionPlan.Create(PlanGenerators.Draft(draw)).Require();
        return (plan, RecordsOf(draw, plan.Draft, plan.Sources));
    });

    /// <summary>Returns the parts of a valid framework; two thirds have a plan.</summary>
    public static MonitoringFrameworkDraft Draft(Draw draw)
    {
        var plan = draw.Maybe(() => PlanGenerators.Draft(draw), 33);
        var taken = (plan?.Sources ?? []).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var own = draw.Chance(50) && (plan is null || plan.Sources.Count > 0)
            ? PlanGenerators.SourcesOf(draw).Where(s => taken.Add(s.Id)).ToValueList()
            : [];
        var sources = (plan?.Sources ?? []).Concat(own).ToValueList();
        var units = UnitsOf(draw);
        var regions = draw.Chance(70) ? RegionsOf(draw) : [];
        var indicators = IndicatorsOf(draw, units, plan, sources);
        return new MonitoringFrameworkDraft
        {
            Plan = plan,
            Units = units,
            Regions = regions,
            Indicators = indicators,
            Targets = TargetsOf(draw, indicators, regions, plan, sources),
            Records = RecordsOf(draw, plan, sources),
            Sources = own,
        };
    }

    /// <summary>Returns units that are valid together.</summary>
    public static ValueList<UnitDefinition> UnitsOf(Draw draw)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var units = draw.List(4, _ => new UnitDefinition
        {
            Code = TextGenerators.Code(draw, "unit", used),
            Name = TextGenerators.Localized(draw),
            Symbol = draw.Maybe(() => draw.Pick(["m²", "¥", "人", "%", "h"])),
        });
        var kinds = units.ConvertAll(u => u.Code);
        units.AddRange(draw.List(3, _ => new UnitDefinition
        {
            Code = TextGenerators.Code(draw, "derived", used),
            Name = TextGenerators.Localized(draw),
            Definition = UnitText(draw, kinds),
        }));
        return draw.Shuffle(units).ToValueList();
    }

    /// <summary>Returns regions that are valid together.</summary>
    public static ValueList<Region> RegionsOf(Draw draw)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var groupings = draw.List(2, _ => new Region { Code = TextGenerators.Entity(draw, used), Name = TextGenerators.Localized(draw), Level = draw.Maybe(() => "grouping") });
        var tree = new List<Region>();
        for (var i = draw.Between(0, draw.Size + 3); i > 0; i--)
        {
            tree.Add(new Region
            {
                Code = TextGenerators.Entity(draw, used),
                Name = TextGenerators.Localized(draw),
                Level = draw.Maybe(() => draw.Pick(["country", "province", "city"])),
                Parent = tree.Count == 0 ? null : draw.Maybe<Reference>(() => draw.Pick(tree).Code, 10),
                Groups = draw.Some(groupings).Select(g => (Reference)g.Code).ToValueList(),
            });
        }

        // Never too few: no more than all of them can be listed.
        return draw.Shuffle(groupings.Concat(tree).Select(r => draw.Chance(10) ? r with { Parts = tree.Count + 2 + draw.Between(1, 9) } : r)).ToValueList();
    }

    /// <summary>Returns indicators that are valid together: observed ones, and others whose formulas name earlier ones.</summary>
    public static ValueList<Indicator> IndicatorsOf(Draw draw, ValueList<UnitDefinition> units, PlanDraft? plan, ValueList<SourceDocument> sources)
    {
        var used = new HashSet<string>(FormulaText.Keywords, StringComparer.Ordinal);
        var codes = new List<string>();
        var indicators = draw.List(6, _ =>
        {
            var indicator = new Indicator
            {
                Id = TextGenerators.Code(draw, "ind", used),
                Name = TextGenerators.Localized(draw),
                Definition = draw.Maybe(() => TextGenerators.Localized(draw)),
                Unit = UnitText(draw, [.. units.Select(u => u.Code)]),
                Direction = draw.Pick(Enum.GetValues<Direction>()),
                Nature = draw.Pick(Enum.GetValues<IndicatorNature>()),
                Formula = codes.Count == 0 ? null : draw.Maybe(() => new SourceText(Formula(draw, codes)), 60),
                Monitors = Elements(draw, plan),
                Rollup = draw.Between(0, 4) switch
                {
                    0 => new Rollup.Sum(),
                    1 => new Rollup.Mean(),
                    2 when codes.Count > 0 => new Rollup.WeightedMean(draw.Pick(codes)),
                    _ => new Rollup.None(),
                },
                Source = draw.Maybe(() => PlanGenerators.SourceOf(draw, sources)),
                Note = draw.Maybe(() => TextGenerators.Text(draw)),
            };
            codes.Add(indicator.Id);
            return indicator;
        });
        return draw.Shuffle(indicators).ToValueList();
    }

    /// <summary>Returns targets that are valid for indicators and regions.</summary>
    public static ValueList<Target> TargetsOf(
        Draw draw, ValueList<Indicator> indicators, ValueList<Region> regions, PlanDraft? plan, ValueList<SourceDocument> sources)
    {
        if (indicators.Count == 0)
            return [];
        var used = new HashSet<string>(StringComparer.Ordinal);
        return draw.List(5, _ =>
        {
            var indicator = draw.Pick(indicators);
            var period = Period(draw);
            return new Target
            {
                Id = TextGenerators.Code(draw, "target", used),
                Title = draw.Maybe(() => TextGenerators.Localized(draw)),
                Indicator = indicator.Id,
                Entity = regions.Count > 0 ? draw.Pick(regions).Code : draw.Pick(["00", "x-1", "1e3"]),
                Breakdown = Breakdown.Parse(draw.Pick(["_T", "sex=female", "sex=male;residence=rural", "age=18-29", "span=2016-2020", "edu=高中+"])),
                Period = period,
                Comparison = draw.Pick(Enum.GetValues<Comparison>()),
                Value = Number(draw, indicator),
                Unit = draw.Maybe(() => new SourceText(indicator.Unit.Text)),
                Baseline = draw.Maybe(() => new Baseline { Period = period - draw.Between(1, 5), Value = draw.Chance(50) ? null : Number(draw, indicator) }),
                Monitors = Elements(draw, plan),
                Source = draw.Maybe(() => PlanGenerators.SourceOf(draw, sources)),
                Note = draw.Maybe(() => TextGenerators.Text(draw)),
            };
        }).ToValueList();
    }

    /// <summary>Returns records that are valid for a plan's measures, or for any if there is no plan; no measure has two for one day.</summary>
    public static ValueList<ImplementationRecord> RecordsOf(Draw draw, PlanDraft? plan, ValueList<SourceDocument> sources)
    {
        IReadOnlyList<string> measures = plan is null ? ["m1", "m2"] : [.. plan.Projects.SelectMany(p => p.Measures).Select(m => m.Id)];
        if (measures.Count == 0)
            return [];
        var start = plan?.Period.Start ?? new LocalDate(2016, 1, 1);
        var days = Math.Max(1, plan?.Period.Length ?? 1000);
        return draw.List(10, _ =>
        {
            var status = draw.Pick(Enum.GetValues<RecordedStatus>());
            return new ImplementationRecord
            {
                Measure = draw.Pick(measures),
                AsOf = start.PlusDays(draw.Between(-100, days + 300)),
                Status = status,
                PercentComplete = draw.Chance(40) ? null : status switch
                {
                    RecordedStatus.NotStarted => 0,
                    RecordedStatus.Completed => 100,
                    _ => draw.Between(0, 99) + draw.Pick([0, 0.5, 1.0 / 3]),
                },
                Evidence = draw.Maybe(() => TextGenerators.Text(draw)),
                Source = draw.Maybe(() => PlanGenerators.SourceOf(draw, sources)),
                Note = draw.Maybe(() => TextGenerators.Text(draw)),
            };
        }).DistinctBy(r => (r.Measure.Id, r.AsOf)).ToValueList();
    }

    /// <summary>Returns a period of any frequency in the years 1950 to 2050.</summary>
    public static ReferencePeriod Period(Draw draw) =>
        ReferencePeriod.Containing(new LocalDate(1950, 1, 1).PlusDays(draw.Between(0, 36000)), draw.Pick(Enum.GetValues<PeriodFrequency>()));

    private static double Number(Draw draw, Indicator indicator) => indicator.Nature == IndicatorNature.Binary ? draw.Between(0, 1) : Number(draw);

    private static double Number(Draw draw) => draw.Chance(40) ? draw.Pick(Numbers) : draw.Between(-100000, 100000) / (double)draw.Pick([1, 7, 10, 100]);

    private static ValueList<Reference> Elements(Draw draw, PlanDraft? plan)
    {
        IReadOnlyList<string> ids = plan is null
            ? ["literacy", "infrastructure.task.1", "No"]
            : [plan.Id, .. ActionPlan.Create(plan).Require().Elements.Select(e => e.Id)];
        return draw.Some(ids, 3).Select(id => (Reference)id).ToValueList();
    }

    private static string UnitText(Draw draw, List<string> codes)
    {
        if (codes.Count == 0)
            return draw.Pick(["1", "%", "‰", "1e4"]);
        var (a, b) = (draw.Pick(codes), draw.Pick(codes));
        return draw.Pick([a, $"{a} / {b}", $"{a} / 1e6 {b}", $"{a} * {b}", $"{a}^2", $"1e4 {a}", "%", $"{a}/({b} * {a})", $"{a} / 60"]);
    }

    private static string Formula(Draw draw, List<string> codes)
    {
        var (a, b) = (draw.Pick(codes), draw.Pick(codes));
        return draw.Pick(
        [
            $"{a} / {b}", $"{a} + 1e6 * ({b} - .5)", $"if({a} > 0 and not {b} <= 1, {a}, coalesce({b}, 0))", $"total({a}) / total({b}[sex=female])",
            $"{a} ^ 2\n  + {b}", $"lag({a}, 1)", $"growth({a})*100",
        ]);
    }
}
