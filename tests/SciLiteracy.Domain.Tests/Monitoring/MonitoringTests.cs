using SciLiteracy.Testing;

namespace SciLiteracy.Domain.Tests.Monitoring;

public sealed class MonitoringTests
{
    private static readonly MonitoringFramework Framework = MonitoringFramework.Create(new MonitoringFrameworkDraft
    {
        Plan = new PlanDraft
        {
            Id = "plan",
            Title = Text("Plan"),
            Period = DateIntervalText.Parse("2016/2020"),
            Projects =
            [
                new Project { Id = "a", Title = Text("A"), Tasks = [new PlanTask { Id = "a.t", Title = Text("T") }], Measures = [new PlanMeasure { Id = "a.m", Title = Text("M") }] },
                new Project { Id = "b", Title = Text("B") },
            ],
        },
        Units = [new UnitDefinition { Code = "person", Name = Text("person") }, new UnitDefinition { Code = "venue", Name = Text("venue") }],
        Indicators =
        [
            new Indicator { Id = "rate", Name = Text("Rate"), Unit = "venue / 1e6 person", Formula = "venues / population + 0 * venues", Monitors = ["a.t", "a.t", "a"] },
            new Indicator { Id = "venues", Name = Text("Venues"), Unit = "venue", Monitors = ["a.t"] },
            new Indicator { Id = "population", Name = Text("Population"), Unit = "1e4 person", Monitors = ["plan"] },
        ],
    }).Require();

    [Fact]
    public void Coverage_knows_what_monitors_an_element_and_what_nothing_does()
    {
        var coverage = Framework.Coverage!;
        Assert.Equal(["rate", "venues"], coverage.MonitorsOf("a.t").Select(i => i.Id));
        Assert.Equal(["rate", "venues"], coverage.MonitorsOf("a").Select(i => i.Id)); // through its parts, each once
        Assert.Equal(["population"], coverage.MonitorsOf("plan").Select(i => i.Id));
        Assert.Empty(coverage.MonitorsOf("nothing"));
        Assert.Equal(["a.m", "b"], coverage.NotMonitored.Select(e => e.Id));
    }

    // Law: an element is either monitored or not, and a project is when one of its parts is.
    [Property(Arbitrary = [typeof(Arbitraries)], MaxTest = 100)]
    public void Every_element_is_monitored_or_not(MonitoringFramework framework)
    {
        if (framework is not { Coverage: { } coverage, Plan: { } plan })
            return;
        var not = coverage.NotMonitored.Select(e => e.Id).ToHashSet();
        var named = framework.Indicators.Indicators.SelectMany(i => i.Monitors).Select(m => m.Id).ToHashSet();
        Assert.All(plan.Elements, e => Assert.Equal(
            !named.Contains(e.Id) && !(e is Project p && p.Tasks.Select(t => t.Id).Concat(p.Measures.Select(m => m.Id)).Any(named.Contains)), not.Contains(e.Id)));
    }

    [Fact]
    public void The_catalog_knows_units_and_inputs()
    {
        var catalog = Framework.Indicators;
        Assert.Equal(["venues", "population"], catalog.InputsOf("rate"));
        Assert.Empty(catalog.InputsOf("venues"));
        Assert.True(catalog.Find("venues")!.IsObserved);
        Assert.False(catalog.Find("rate")!.IsObserved);
        Assert.Null(catalog.Find("Rate"));
        Assert.Equal(10_000, catalog.UnitOf("population").ConversionFactorTo(MeasureUnit.Base("person")));
        Assert.Throws<KeyNotFoundException>(() => catalog.UnitOf("nothing"));
        Assert.Throws<KeyNotFoundException>(() => catalog.InputsOf("nothing"));
        Assert.Empty(IndicatorCatalog.Empty.Indicators);
    }

    [Theory]
    [InlineData("_T", "_T")]
    [InlineData("sex=female", "sex=female")]
    [InlineData("sex=female;age=18-29", "age=18-29;sex=female")]
    [InlineData("span=2016-2020;release=S06", "release=S06;span=2016-2020")]
    [InlineData("edu=高中+", "edu=高中+")]
    [InlineData("A.b_1=x.y", "A.b_1=x.y")]
    public void A_breakdown_reads_back_from_its_text(string text, string canonical)
    {
        var breakdown = Breakdown.Parse(text);
        Assert.Equal(canonical, breakdown.ToString());
        Assert.Equal(breakdown, Breakdown.Parse(canonical));
        Assert.Equal(breakdown.GetHashCode(), Breakdown.Parse(canonical).GetHashCode());
    }

    [Theory]
    [InlineData("")]
    [InlineData("_t")]
    [InlineData("sex")]
    [InlineData("sex=")]
    [InlineData("=female")]
    [InlineData("sex=female;")]
    [InlineData("sex=female;sex=male")]
    [InlineData("1x=y")]
    [InlineData("sex=a b")]
    [InlineData("sex=a=b")]
    [InlineData(" sex=female")]
    public void What_is_no_breakdown_is_refused(string text)
    {
        Assert.False(Breakdown.TryParse(text, out _));
        Assert.Throws<FormatException>(() => Breakdown.Parse(text));
    }

    [Fact]
    public void A_breakdown_gives_its_dimensions_and_the_total_comes_first()
    {
        var breakdown = Breakdown.Parse("sex=female;age=18-29");
        Assert.Equal("female", breakdown["sex"]);
        Assert.Null(breakdown["residence"]);
        Assert.True(Breakdown.Total.IsTotal);
        Assert.False(Breakdown.TryParse("a=" + new string('x', 1100), out _));
        Breakdown[] sorted = [Breakdown.Total, Breakdown.Parse("age=1"), Breakdown.Parse("age=1;sex=f"), Breakdown.Parse("sex=f")];
        Assert.Equal(sorted, sorted.Reverse().Order());
        Assert.True(breakdown.CompareTo(null) > 0);
    }

    [Fact]
    public void Comparisons_read_back_from_their_signs_and_hold_as_they_say()
    {
        foreach (var comparison in Enum.GetValues<Comparison>())
        {
            Assert.True(ComparisonExtensions.TryParseSign(comparison.ToSign(), out var read));
            Assert.Equal(comparison, read);
            Assert.False(comparison.Holds(double.NaN, 1));
            Assert.False(comparison.Holds(1, double.NaN));
        }

        Assert.Equal(
            ["<: True False False", "<=: True True False", "=: False True False", ">: False False True", ">=: False True True"],
            Enum.GetValues<Comparison>().Select(c => $"{c.ToSign()}: {c.Holds(1, 2)} {c.Holds(2, 2)} {c.Holds(3, 2)}").Order(StringComparer.Ordinal));
        Assert.False(ComparisonExtensions.TryParseSign("==", out _));
        Assert.False(ComparisonExtensions.TryParseSign(null, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => ((Comparison)9).ToSign());
        Assert.Throws<ArgumentOutOfRangeException>(() => ((Comparison)9).Holds(1, 2));
    }

    [Fact]
    public void Observation_statuses_read_back_from_their_letters()
    {
        Assert.Equal(Enum.GetValues<ObservationStatus>().Length, ObservationStatusExtensions.KnownLetters.Length);
        foreach (var status in Enum.GetValues<ObservationStatus>())
        {
            Assert.True(ObservationStatusExtensions.TryParseLetter([status.ToLetter()], out var read));
            Assert.Equal(status, read);
        }

        Assert.Equal('E', ObservationStatus.Estimated.ToLetter());
        Assert.Equal('U', ObservationStatus.LowReliability.ToLetter());
        Assert.Equal('V', ObservationStatus.Unvalidated.ToLetter());
        Assert.True(ObservationStatusExtensions.TryParseLetter("", out var empty));
        Assert.Equal(ObservationStatus.Normal, empty);
        Assert.False(ObservationStatusExtensions.TryParseLetter("a", out _));
        Assert.False(ObservationStatusExtensions.TryParseLetter("AB", out _));
        Assert.False(ObservationStatusExtensions.TryParseLetter("C", out _));
        Assert.Equal("HLMOQ", string.Concat(Enum.GetValues<ObservationStatus>().Where(s => s.IsMissing()).Select(s => s.ToLetter()).Order()));
    }

    [Fact]
    public void Equality_ignores_where_indicators_targets_and_records_stand()
    {
        var at = new SourceLocation("x.yaml", 4, 2);
        var indicator = Framework.Indicators.Indicators[0];
        Assert.Equal(indicator, indicator with { Location = at, Unit = indicator.Unit with { Location = at }, Formula = indicator.Formula! with { Location = at } });
        Assert.NotEqual(indicator, indicator with { Formula = "venues" });
        Assert.Equal(new Rollup.WeightedMean("a"), new Rollup.WeightedMean(new Reference("a") { Location = at }));
        var target = new Target { Id = "t", Indicator = "rate", Entity = "00", Period = ReferencePeriod.Parse("2020"), Comparison = Comparison.AtLeast, Value = 1, Baseline = new Baseline { Period = ReferencePeriod.Parse("2015") } };
        Assert.Equal(target, target with { Location = at, Entity = target.Entity with { Location = at }, Baseline = target.Baseline with { Location = at } });
        Assert.Equal(target.GetHashCode(), (target with { Location = at }).GetHashCode());
        Assert.NotEqual(target, target with { Value = 2 });
    }

    private static LocalizedText Text(string text) => LocalizedText.Of("en", text);
}
