namespace SciLiteracy.Domain.Tests.Monitoring;

/// <summary>The exact findings about bad indicators, formulas and targets; one example for every kind.</summary>
public sealed class IndicatorDiagnosticsTests
{
    private static readonly MonitoringFrameworkDraft Good = new()
    {
        Plan = new PlanDraft
        {
            Id = "plan",
            Title = Text("Plan"),
            Period = DateIntervalText.Parse("2016/2020"),
            Projects = [new Project { Id = "infra", Title = Text("I"), Tasks = [new PlanTask { Id = "infra.task.1", Title = Text("T") }] }],
        },
        Units = [new UnitDefinition { Code = "person", Name = Text("person") }, new UnitDefinition { Code = "venue", Name = Text("venue") }],
        Regions = [new Region { Code = "00", Name = Text("Country") }, new Region { Code = "R-E", Name = Text("East") }],
        Indicators = [Observed("population", "person", 10), Observed("venues", "venue", 11)],
        Targets = [Target("t20", 20)],
        Sources = [new SourceDocument { Id = "S07", Title = Text("Source") }],
    };

    public static TheoryData<string, MonitoringFrameworkDraft, string[]> Bad => new()
    {
        { "SL4201", With(Observed("venues", "venue", 12)), ["x.yaml:12:3: error SL4201: The indicator 'venues' is defined twice; first at x.yaml:11:3."] },
        { "SL4202", With(Observed("a-b", "venue", 12)), ["x.yaml:12:3: error SL4202: 'a-b' is no indicator id; expected a letter, then letters, digits, '_' or '.'."] },
        { "SL4202", With(Observed("not", "venue", 12)), ["x.yaml:12:3: error SL4202: 'not' is a word of the formula language; an indicator needs another id."] },
        { "SL4203", With(Computed("rate", "venues / populaton", 12)), ["x.yaml:12:29: error SL4203: Unknown indicator 'populaton'; did you mean 'population'?"] },
        { "SL4203", With(Observed("x", "1", 12) with { Rollup = new Rollup.WeightedMean(Ref("popultion", 13)) }), ["x.yaml:13:20: error SL4203: Unknown indicator 'popultion'; did you mean 'population'?"] },
        { "SL4203", WithTarget(t => t with { Indicator = Ref("venue", 21) }), ["x.yaml:21:20: error SL4203: Unknown indicator 'venue'; did you mean 'venues'?"] },
        { "SL4204", With(Observed("x", "1", 12) with { Monitors = ["plan", Ref("infra.task.2", 14), "infra"] }), ["x.yaml:14:20: error SL4204: Unknown element 'infra.task.2' of the plan; did you mean 'infra.task.1'?"] },
        { "SL4204", WithTarget(t => t with { Monitors = ["nothing_like_it"] }), ["x.yaml:20:3: error SL4204: Unknown element 'nothing_like_it' of the plan."] },
        { "SL4210", With(Computed("x", new string('1', 4097), 12)), ["x.yaml:12:20: error SL4210: The formula has 4097 characters; expected at most 4096."] },
        { "SL4210", With(Computed("x", new string('(', 65), 12)), ["x.yaml:12:84: error SL4210: Brackets are nested deeper than 64."] },
        {
            "SL4211", With(Computed("x", "(venues + 1] * (2", 12)),
            [
                "x.yaml:12:20: error SL4211: The bracket '(' is not closed.", "x.yaml:12:31: error SL4211: The bracket ']' closes nothing.",
                "x.yaml:12:35: error SL4211: The bracket '(' is not closed.",
            ]
        },
        { "SL4211", With(Computed("x", "venues[sex=\"a]", 12)), ["x.yaml:12:26: error SL4211: The bracket '[' is not closed.", "x.yaml:12:31: error SL4211: The quotation mark '\"' is not closed."] },
        { "SL4211", With(Computed("x", " ", 12)), ["x.yaml:12:20: error SL4211: The formula of 'x' is empty; leave it out for an observed indicator."] },
        { "SL4212", With(Computed("x", "venues ; 1", 12)), ["x.yaml:12:27: error SL4212: The character ';' means nothing in a formula."] },
        { "SL4213", With(Computed("x", "y + 1", 12), Computed("y", "venues * x", 13)), ["x.yaml:12:20: error SL4213: Formulas refer to each other in a circle: 'x' -> 'y' -> 'x'."] },
        { "SL4213", With(Computed("x", "x", 12)), ["x.yaml:12:20: error SL4213: Formulas refer to each other in a circle: 'x' -> 'x'."] },
        { "SL4220", Good with { Targets = [Target("t20", 20), Target("t20", 21)] }, ["x.yaml:21:3: error SL4220: The target 't20' is defined twice; first at x.yaml:20:3."] },
        { "SL4221", WithTarget(t => t with { Id = "t-20" }), ["x.yaml:20:3: error SL4221: 't-20' is no target id; expected a letter, then letters, digits, '_' or '.'."] },
        { "SL4222", WithTarget(t => t with { Unit = new SourceText("venue / person") { Location = At(22, 9) } }), ["x.yaml:22:9: error SL4222: The unit 'venue / person' of the target 't20' cannot become 'person', the unit of 'population'."] },
        {
            "SL4224", WithTarget(t => t with { Value = double.NaN, Baseline = new Baseline { Period = ReferencePeriod.Parse("2015"), Value = double.PositiveInfinity } }),
            ["x.yaml:20:3: error SL4224: The value of the target 't20' is 'NaN'; expected a finite number.", "x.yaml:20:3: error SL4224: The baseline of the target 't20' is 'Infinity'; expected a finite number."]
        },
        {
            "SL4225",
            With(Observed("law", "1", 12) with { Nature = IndicatorNature.Binary }) with
            {
                Targets = [Target("t20", 20) with { Indicator = "law", Value = 2, Baseline = new Baseline { Period = ReferencePeriod.Parse("2015"), Value = 0.5, Location = At(23, 5) } }],
            },
            ["x.yaml:20:3: error SL4225: The value of the target 't20' is '2', but 'law' is binary; expected 0 or 1.", "x.yaml:23:5: error SL4225: The baseline of the target 't20' is '0.5', but 'law' is binary; expected 0 or 1."]
        },
        {
            "SL4223", WithTarget(t => t with { Baseline = new Baseline { Period = ReferencePeriod.Parse("2020-Q1"), Location = At(23, 5) } }),
            ["x.yaml:23:5: error SL4223: The baseline '2020-Q1' of the target 't20' is not before its period '2020'."]
        },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_framework_gives_the_finding_at_its_place(string code, MonitoringFrameworkDraft draft, string[] expected)
    {
        var result = MonitoringFramework.Create(draft);
        Assert.Equal(expected, result.Diagnostics.Select(d => d.ToString()));
        Assert.Contains(code, result.Diagnostics.Select(d => d.Code));
        Assert.Null(result.Value);
    }

    [Fact]
    public void Every_kind_has_an_example() =>
        Assert.Equal(IndicatorDiagnostics.All.Select(d => d.Code).Order(), Bad.Select(row => (string)row[0]).Distinct().Order());

    [Fact]
    public void A_good_framework_gives_none()
    {
        var framework = MonitoringFramework.Create(Good).Require();
        Assert.Equal("S07", framework.FindSource("S07")!.Id);
        Assert.Null(framework.FindSource("seed"));
        Assert.NotNull(framework.Coverage);
        Assert.Null(MonitoringFramework.Create(Good with { Plan = null }).Require().Coverage);
    }

    [Fact]
    public void Regions_sources_and_units_are_checked_across_documents()
    {
        var draft = WithTarget(t => t with { Entity = Ref("R-S", 24), Source = Ref("S7", 25), Unit = "persn" }) with
        {
            Records = [new ImplementationRecord { Measure = "m", AsOf = new NodaTime.LocalDate(2018, 1, 1), Status = RecordedStatus.Completed, Source = "S08", Location = At(30, 3) }],
        };
        Assert.Equal(
            [
                "x.yaml:20:3: error SL4010", "x.yaml:24:20: error SL4409: Unknown region 'R-S'; did you mean 'R-E'?", "x.yaml:25:20: error SL3008: Unknown source 'S7'; did you mean 'S07'?",
                "x.yaml:30:3: error SL3020: Unknown measure 'm'.", "x.yaml:30:3: error SL3008: Unknown source 'S08'; did you mean 'S07'?",
            ],
            MonitoringFramework.Create(draft).Diagnostics.Select(d => d.Code == "SL4010" ? d.ToString()[..25] : d.ToString()));
    }

    [Fact]
    public void The_sources_of_plan_and_framework_are_one_list()
    {
        var draft = Good with { Plan = Good.Plan! with { Sources = [new SourceDocument { Id = "S07", Title = Text("Other"), Location = At(2, 3) }] } };
        Assert.Equal("x.yaml:9:3: error SL3009: The source 'S07' is defined twice; first at x.yaml:2:3.", Assert.Single(MonitoringFramework.Create(draft with { Sources = [Good.Sources[0] with { Location = At(9, 3) }] }).Diagnostics).ToString());
    }

    [Fact]
    public void Indicators_are_checked_although_a_unit_is_at_fault()
    {
        var draft = With(Observed("venues", "venue", 12)) with { Units = [.. Good.Units, new UnitDefinition { Code = "u", Name = Text("u"), Definition = "nothing" }] };
        Assert.Equal(["SL4010", "SL4201"], MonitoringFramework.Create(draft).Diagnostics.Select(d => d.Code));
    }

    [Fact]
    public void A_place_in_a_formula_of_several_lines_is_not_beyond_its_first_line()
    {
        var findings = MonitoringFramework.Create(With(Computed("x", "venues\n + populaton", 12))).Diagnostics;
        Assert.Equal(new SourceLocation("x.yaml", 12, 20), Assert.Single(findings).Location);
    }

    private static MonitoringFrameworkDraft With(params Indicator[] more) => Good with { Indicators = [.. Good.Indicators, .. more] };

    private static MonitoringFrameworkDraft WithTarget(Func<Target, Target> edit) => Good with { Targets = [edit(Good.Targets[0])] };

    private static Indicator Observed(string id, string unit, int line) => new() { Id = id, Name = Text(id), Unit = unit, Location = At(line, 3) };

    private static Indicator Computed(string id, string formula, int line) =>
        Observed(id, "1", line) with { Formula = new SourceText(formula) { Location = At(line, 20) } };

    private static Target Target(string id, int line) => new()
    {
        Id = id,
        Indicator = "population",
        Entity = "00",
        Period = ReferencePeriod.Parse("2020"),
        Comparison = Comparison.AtLeast,
        Value = 1e9,
        Location = At(line, 3),
    };

    private static Reference Ref(string id, int line) => new(id) { Location = At(line, 20) };

    private static SourceLocation At(int line, int column) => new("x.yaml", line, column);

    private static LocalizedText Text(string text) => LocalizedText.Of("en", text);
}
