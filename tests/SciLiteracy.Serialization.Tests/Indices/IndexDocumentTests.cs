using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Composite.Denomination;
using SciLiteracy.Indicators.Composite.Imputation;
using SciLiteracy.Indicators.Composite.Normalization;
using SciLiteracy.Indicators.Composite.Screening;
using SciLiteracy.Indicators.Composite.Treatment;
using SciLiteracy.Indicators.Composite.Weighting;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Uncertainty;

namespace SciLiteracy.Serialization.Tests.Indices;

/// <summary>Documents of indices: what their keys mean, and every finding with its place and text.</summary>
public sealed class IndexDocumentTests
{
    private const string Head = "index: i\nstructure: { id: I, children: [ { indicator: a }, { indicator: b } ] }\n";

    [Fact]
    public void Sources_are_an_id_or_a_list_of_ids()
    {
        var spec = Read("index: i\nsource: X03\nstructure: { id: I, source: [X04, X05], children: [ { indicator: a, source: 2016 }, { indicator: b } ] }\n").Spec;
        Assert.Equal(["X03"], spec.Sources.Select(s => s.Id));
        Assert.Equal(["X04", "X05"], spec.Structure.Sources.Select(s => s.Id));
        Assert.Equal(["2016"], spec.Structure.Children[0].Sources.Select(s => s.Id));
        Assert.Empty(spec.Structure.Children[1].Sources);
        Assert.Equal((2, 9), (spec.Sources[0].Location.Line, spec.Sources[0].Location.Column));
    }

    [Fact]
    public void The_example_of_the_contract_is_read()
    {
        var document = Read(
            """
            index: capacity
            data: { entity: region, period: year }
            structure:
              id: Index
              children:
                - id: Venues
                  weight: 2
                  children:
                    - { indicator: venues, direction: higher, denominator: population, weight: 1 }
                    - { indicator: residents_per_venue, direction: lower, goalposts: [100000, 2000000], target: 500000 }
            steps:
              - screen: { by: availability, min_availability: 0.66 }
              - denominate: { scale: { population: 1e6 } }
              - impute: { method: group_mean, group: region_group }
              - treat: { winsorize: 5, then: log, skew: 2, kurtosis: 3.5 }
              - normalize: { method: min_max, range: [0, 100] }
              - weight: { method: given }
              - aggregate: { method: arithmetic, min_availability: 0 }
            uncertainty:
              draws: 1000
              vary:
                - normalize.method: [min_max, z_score, rank]
                - weights: { level: 2, factor: 0.25 }
                - input_error: { from: standard_errors.csv }
              sobol: true
            """);

        var venues = Assert.IsType<IndexAggregate>(Assert.Single(document.Spec.Structure.Children));
        Assert.Equal(("Index", "Venues", 2), (document.Spec.Structure.Code, venues.Code, venues.Weight));
        var low = Assert.IsType<IndexIndicator>(venues.Children[1]);
        Assert.Equal((Direction.Lower, Goalposts.Of(100000, 2000000), 500000), (low.Direction, low.Goalposts, low.Target));
        Assert.Equal(
        [
            new ScreenStep { By = ScreeningRule.Availability, MinAvailability = 0.66 },
            new DenominateStep { Scales = [new("population", 1e6)] },
            new ImputeStep(new(new GroupMeanImputation("region_group"))),
            new TreatStep(new(new OutlierTreatment())),
            new NormalizeStep(new(new MinMax { Range = ScoreRange.Hundred })),
            new WeightStep(new GivenWeights()),
            new AggregateStep([new ArithmeticAggregation()]),
        ], document.Spec.Steps);
        Assert.Equal(
        [
            new SettingAlternatives(
                new(StepKind.Normalize), [new NormalizationSetting(new MinMax()), new NormalizationSetting(new ZScore(0, 1)), new NormalizationSetting(new RankScore(TieRule.Minimum))]),
            new WeightNoise(2, 0.25),
            new InputError("standard_errors.csv"),
        ], document.Uncertainty!.Vary);
        Assert.Equal(new SobolSettings(), document.Uncertainty.Sobol);
    }

    [Theory]
    [InlineData("normalize")]
    [InlineData("{ normalize: }")]
    [InlineData("{ normalize: min_max }")]
    [InlineData("{ normalize: {} }")]
    [InlineData("{ normalize: { method: min_max } }")]
    public void A_bare_word_is_the_method(string step) => Assert.Equal(new NormalizeStep(new(new MinMax())), Step(step));

    [Fact]
    public void An_override_changes_keys()
    {
        var step = Assert.IsType<NormalizeStep>(Step(
            "{ normalize: { method: z_score, mean: 50, sd: 10, overrides: { a: { sd: 5 }, b: none, c: { method: rank }, d: { mean: }, e: rank, f: { method: none } } } }"));

        Assert.Equal(new ZScore(50, 5), step.Method.For("a"));
        Assert.Null(step.Method.For("b"));
        Assert.Equal(new RankScore(TieRule.Minimum), step.Method.For("c"));
        Assert.Equal(new ZScore(0, 10), step.Method.For("d"));
        Assert.Equal(new RankScore(TieRule.Minimum), step.Method.For("e"));
        Assert.Equal(new NoNormalization(), step.Method.For("f"));
        Assert.Equal(new ZScore(50, 10), step.Method.For("other"));
    }

    [Fact]
    public void An_override_with_another_method_keeps_the_settings_that_both_have()
    {
        var step = Assert.IsType<NormalizeStep>(Step("{ normalize: { range: [1, 100], overrides: { a: { method: goalposts }, b: { method: borda }, c: { method: distance_to_max } } } }"));

        Assert.Equal(new ScoreRange(1, 100), step.Method.For("a")!.Range);
        Assert.Null(step.Method.For("b")!.Range);
        Assert.Null(step.Method.For("c")!.Range);
    }

    [Fact]
    public void The_ratio_to_the_mean_is_read() => Assert.Equal(
        new NormalizeStep(new(new RatioToMean { Range = new(1, 100) })) { Scope = NormalizationScope.Period },
        Step("{ normalize: { method: ratio_to_mean, range: [1, 100], scope: period } }") with { Location = default });

    [Theory]
    [InlineData("{ treat: {} }", TreatmentScope.Period)]
    [InlineData("{ treat: { scope: period } }", TreatmentScope.Period)]
    [InlineData("{ treat: { scope: all_periods, winsorize: 3 } }", TreatmentScope.AllPeriods)]
    public void Rows_of_a_panel_are_treated_by_period_or_together(string text, TreatmentScope scope) =>
        Assert.Equal(scope, Assert.IsType<TreatStep>(Step(text)).Scope);

    [Fact]
    public void Treatments_are_overridden_key_by_key()
    {
        var step = Assert.IsType<TreatStep>(Step("{ treat: { winsorize: 3, skew: 1, overrides: { a: { winsorize: all, then: { method: box_cox, lambda: 0 } }, b: none }, only: [a, b, c] } }"));

        Assert.Equal(new OutlierTreatment { Winsorize = new WinsorizePoints(null), Then = new BoxCoxTransform(0), SkewLimit = 1 }, step.Treatment.For("a"));
        Assert.Null(step.Treatment.For("b"));
        Assert.Null(step.Treatment.For("d"));
        Assert.Equal(new OutlierTreatment { Winsorize = new WinsorizePoints(3), SkewLimit = 1 }, step.Treatment.For("c"));
    }

    [Fact]
    public void Methods_can_be_by_level_or_by_node()
    {
        var step = Assert.IsType<AggregateStep>(Step("{ aggregate: { by_level: [arithmetic, { method: power, p: 2, min_availability: 0.5 }], missing: propagate } }"));
        var document = Read("index: i\nstructure: { id: I, aggregate: geometric, children: [ { indicator: a } ] }\n");

        Assert.Equal([new ArithmeticAggregation(), new PowerAggregation(2) { MinAvailability = 0.5 }], step.ByLevel);
        Assert.Equal(MissingChildren.Propagate, step.Missing);
        Assert.Equal(new GeometricAggregation(), document.Spec.Structure.Aggregation);
    }

    [Fact]
    public void A_denominator_can_be_a_formula()
    {
        var step = Assert.IsType<DenominateStep>(Step("{ denominate: { denominator: gdp / population, overrides: { a: { denominator: area } } } }"));

        Assert.Equal(new FormulaDenominator("gdp / population"), step.Denominators.For("b"));
        Assert.Equal(new FormulaDenominator("area"), step.Denominators.For("a"));
    }

    [Theory]
    [InlineData("{ normalize: min_mx }", "3:22: error SL2007: Unknown word 'min_mx' for 'method'; did you mean 'min_max'? Expected ")]
    [InlineData("{ normalise: rank }", "3:11: error SL2001: Unknown step 'normalise'; did you mean 'normalize'?")]
    [InlineData("{ normalize: { method: rank, mean: 1 } }", "3:38: error SL2001: Unknown key 'mean' in the step 'normalize'; expected 'method', 'ties'")]
    [InlineData("{ normalize: { range: [100, 0] } }", "3:31: error SL6200: Expected two numbers in rising order such as [0, 100] for 'range', found [100, 0].")]
    [InlineData("{ normalize: { range: [1] } }", "3:31: error SL6203: Expected two numbers in rising order such as [0, 100] for 'range', found 1 number.")]
    [InlineData("{ normalize: { method: distance_to_reference } }", "3:22: error SL2002: The key 'entity' is missing in the step 'normalize'; expected the code of an entity.")]
    [InlineData("{ normalize: { overrides: { a: { methd: rank } } } }", "3:42: error SL2001: Unknown key 'methd' in a normalization; did you mean 'method'?")]
    [InlineData("{ screen: { min_availability: 1.5 } }", "3:39: error SL6200: Expected a share from 0 to 1 for 'min_availability', found the number '1.5'.")]
    [InlineData("{ screen: strict }", "3:19: error SL2004: Expected the step 'screen' as a mapping, found the text 'strict'.")]
    [InlineData("{ impute: { method: latest, max_gap: 0 } }", "3:46: error SL6200: Expected a whole number of at least 1 for 'max_gap', found the number '0'.")]
    [InlineData("{ impute: { method: latest, max_gap: two } }", "3:46: error SL2005: Expected a whole number for 'max_gap', found the text 'two'.")]
    [InlineData("{ treat: { winsorise: 5 } }", "3:20: error SL2001: Unknown key 'winsorise' in the step 'treat'; did you mean 'winsorize'?")]
    [InlineData("{ treat: { scope: base_period } }", "3:27: error SL2007: Unknown word 'base_period' for 'scope'")]
    [InlineData("{ treat: { winsorize: -1 } }", "3:31: error SL6200: Expected a whole number of at least 0 for 'winsorize', found the number '-1'.")]
    [InlineData("{ aggregate: { method: power } }", "3:22: error SL2002: The key 'p' is missing in the step 'aggregate'; expected a number.")]
    [InlineData("{ aggregate: { method: median, by_level: [median] } }", "3:32: error SL6202: An aggregation has 'method' or 'by_level', not both.")]
    [InlineData("{ aggregate: { by_level: [] } }", "3:34: error SL6203: The list 'by_level' is empty; expected the method of level 2, and of further levels.")]
    [InlineData("{ screen: {}, treat: {} }", "3:9: error SL6201: Expected a step as one key with its settings, found 2 keys: 'screen' and 'treat'; the settings of a step stand below its key, and every step begins with '-'.")]
    [InlineData("{}", "3:9: error SL6201: The step is empty; expected one of the keys 'screen', 'denominate', 'impute', 'treat', 'normalize', 'weight' or 'aggregate'.")]
    [InlineData("[rank]", "3:9: error SL6201: Expected a step such as '- normalize: min_max', found a list.")]
    [InlineData("{ denominate: { scale: { population: 0 } } }", "3:46: error SL6200: Expected a scale above 0 for 'population' in scales by denominator, found the number '0'.")]
    [InlineData("{ weight: { method: benefit_of_doubt, bounds: { a: [0.5, 0.1] } } }", "3:60: error SL6200: Expected two shares in order such as [0.1, 0.4] for 'a', each from 0 to 1.")]
    public void What_is_wrong_with_a_step_is_told_at_its_place(string step, string expected)
    {
        var finding = Assert.Single(DocumentReader.ReadYaml($"{Head}steps: [{step}]\n", "i.yaml").Diagnostics).ToString();

        Assert.StartsWith("i.yaml:" + expected, finding, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ id: I }", "2:12: error SL2002: The key 'children' is missing in the structure of the index; expected a list of aggregates and indicators.")]
    [InlineData("{ id: I, children: [] }", "2:31: error SL6203: The aggregate 'I' has no children; expected at least one.")]
    [InlineData("{ id: I, children: [ { indicator: a, goalposts: [5, 1] } ] }", "2:60: error SL6200: Expected two values, the low one first, such as [0, 100] for 'goalposts', found [5, 1].")]
    [InlineData("{ id: I, children: [ { indicator: a, direction: up } ] }", "2:60: error SL2007: Unknown word 'up' for 'direction'; expected 'higher' or 'lower'.")]
    [InlineData("{ id: I, children: [ { indicator: a, weight: -1 } ] }", "2:57: error SL6200: Expected a weight of at least 0 for 'weight', found the number '-1'.")]
    [InlineData("{ id: I, children: [ { id: A, indicator: a, children: [ { indicator: b } ] } ] }", "2:53: error SL6202: A node is an indicator, or an aggregate with 'id' and 'children', not both.")]
    [InlineData("{ indicator: a }", "2:12: error SL2004: Expected the index itself, with 'id' and 'children', found an indicator.")]
    [InlineData("{ id: I, children: [ a ] }", "2:33: error SL2004: Expected an indicator as a mapping, found the text 'a'.")]
    public void What_is_wrong_with_the_structure_is_told_at_its_place(string structure, string expected)
    {
        var findings = DocumentReader.ReadYaml($"index: i\nstructure: {structure}\n", "i.yaml").Diagnostics;

        Assert.Contains($"i.yaml:{expected}", findings.Select(f => f.ToString()));
    }

    [Theory]
    [InlineData("normalise.method: [rank]", "5:7: error SL2001: Nothing called 'normalise.method' varies; did you mean 'normalize.method'?")]
    [InlineData("normalize.methods: [rank]", "5:7: error SL2001: Nothing called 'normalize.methods' varies; did you mean 'normalize.method'?")]
    [InlineData("weights: { factor: 2 }", "5:26: error SL6200: Expected a number above 0 and at most 1 for 'factor', found the number '2'.")]
    [InlineData("normalize.method: []", "5:25: error SL6203: The list 'normalize.method' is empty; expected the alternatives.")]
    [InlineData("weights: { level: 2 }", "5:16: error SL2002: The key 'factor' is missing in a variation of weights; expected the largest relative change of a weight, such as 0.25.")]
    public void What_is_wrong_with_the_uncertainty_is_told_at_its_place(string vary, string expected)
    {
        var findings = DocumentReader.ReadYaml($"{Head}uncertainty:\n  vary:\n    - {vary}\n", "i.yaml").Diagnostics;

        Assert.Equal($"i.yaml:{expected}", Assert.Single(findings).ToString());
    }

    [Fact]
    public void Data_are_those_of_a_file_or_of_a_workspace() => Assert.Equal(
        "i.yaml:2:9: error SL6202: 'select' chooses cells of a workspace, 'data' names columns of a file; expected one of the two.",
        Assert.Single(DocumentReader.ReadYaml(
            "index: i\nselect: { level: province }\ndata: { entity: region }\nstructure: { id: I, children: [ { indicator: a } ] }\n", "i.yaml").Diagnostics).ToString());

    [Fact]
    public async Task A_document_is_checked_on_its_own()
    {
        using var folder = new Workspaces.TemporaryFolder();
        folder.With("i.yaml", $"{Head}steps:\n  - normalize: {{ method: goalposts, only: [c] }}\n  - aggregate: arithmetic\n");

        var findings = await Workspace.ValidateAsync([Path.Combine(folder.Path, "i.yaml")]);

        Assert.Contains(findings, f => f.Code == "SL6057" && f.Message.Contains("'c'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("normalize.method: [rank, min_max]", "SL6101")]
    [InlineData("weight_sets: [alt]", "SL6104")]
    public async Task What_varies_has_to_be_in_the_index(string vary, string code)
    {
        using var folder = new Workspaces.TemporaryFolder();
        folder.With("i.yaml", $"{Head}steps: [ aggregate ]\nuncertainty:\n  vary:\n    - {vary}\n");

        var findings = await Workspace.ValidateAsync([Path.Combine(folder.Path, "i.yaml")]);

        Assert.Contains(findings, f => f.Code == code && f.Location.Line == 6);
    }

    [Fact]
    public async Task An_index_of_a_workspace_takes_its_data_from_it()
    {
        using var folder = new Workspaces.TemporaryFolder();
        folder.With("workspace.yaml", "workspace: w\ndocuments: [regions.yaml, units.yaml, indicators.yaml, index.yaml]\nstatistics: [s.csv]\n");
        folder.With("regions.yaml", """
            regions:
              - { code: "00", name: { en: All }, level: country }
              - { code: "11", name: { en: A }, level: province, parent: "00", groups: [E] }
              - { code: "12", name: { en: B }, level: province, parent: "00" }
              - { code: E, name: { en: East }, level: zone }
            """);
        folder.With("units.yaml", "units: [ { code: person, name: { en: person } }, { code: venue, name: { en: venue } } ]\n");
        folder.With("indicators.yaml", """
            indicators:
              - { id: venues, name: { en: V }, unit: venue }
              - { id: population, name: { en: P }, unit: person }
              - { id: per_person, name: { en: R }, unit: venue / person, formula: venues / population }
            """);
        folder.With("s.csv", "indicator,unit,entity,period,breakdown,value,status,source\n"
            + string.Concat(new[] { ("00", 30, 300), ("11", 10, 100), ("12", 20, 50) }.Select(e => $"venues,venue,{e.Item1},2020,_T,{e.Item2},,\npopulation,person,{e.Item1},2020,_T,{e.Item3},,\n")));
        const string Index = "index: i\nselect: { level: province, periods: [2020] }\nstructure: { id: I, children: [ { indicator: venues, denominator: population }, { indicator: per_person } ] }\n"
            + "steps: [ { impute: { method: group_mean, group: groups } }, normalize, aggregate ]\n";
        folder.With("index.yaml", Index);

        var workspace = (await Workspace.LoadAsync(folder.Path)).Require();
        var data = workspace.IndexData(Assert.Single(workspace.Indices)).Require();

        Assert.Equal(["11", "12"], data.Rows.Select(r => r.Entity));
        Assert.True(data.TryGetColumn("per_person", out var rate));
        Assert.Equal([0.1, 0.4], rate.ToArray());
        Assert.True(data.TryGetLabels("groups", out var groups));
        Assert.Equal(["E", null], groups);
        Assert.True(CompositeIndex.Compute(Assert.Single(workspace.Indices).Spec, data).IsOk);

        folder.With("index.yaml", Index.Replace("venues,", "venue,", StringComparison.Ordinal).Replace("level: province", "level: provinces", StringComparison.Ordinal).Replace("group: groups", "group: zone", StringComparison.Ordinal));
        var findings = (await Workspace.LoadAsync(folder.Path)).Diagnostics;
        Assert.Equal(["SL6206", "SL6204", "SL6205"], findings.Select(f => f.Code));

        // Sources are those of the workspace, if it has any.
        folder.With("index.yaml", Index.Replace("structure: { id: I,", "source: X3\nstructure: { id: I, source: [Y1],", StringComparison.Ordinal));
        Assert.Empty((await Workspace.LoadAsync(folder.Path)).Diagnostics);
        folder.With("sources.yaml", "sources: [ { id: X03, title: { en: T } } ]\n");
        folder.With("workspace.yaml", File.ReadAllText(Path.Combine(folder.Path, "workspace.yaml")).Replace("units.yaml", "units.yaml, sources.yaml", StringComparison.Ordinal));
        Assert.Equal(
            ["3:9 SL3008 Unknown source 'X3'; did you mean 'X03'?", "4:30 SL3008 Unknown source 'Y1'."],
            (await Workspace.LoadAsync(folder.Path)).Diagnostics.Select(d => FormattableString.Invariant($"{d.Location.Line}:{d.Location.Column} {d.Code} {d.Message}")));
        Assert.EndsWith("The workspace has no indicator 'venue'; did you mean 'venues'?", findings[1].ToString(), StringComparison.Ordinal);
    }

    private static IndexDocument Read(string yaml) => Assert.IsType<IndexDocument>(DocumentReader.ReadYaml(yaml, "i.yaml").Require());

    private static IndexStep Step(string step) => Assert.Single(Read($"{Head}steps: [{step}]\n").Spec.Steps);
}
