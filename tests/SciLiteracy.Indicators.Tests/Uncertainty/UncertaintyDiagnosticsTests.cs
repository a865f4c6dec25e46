using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Composite.Imputation;
using SciLiteracy.Indicators.Composite.Normalization;
using SciLiteracy.Indicators.Composite.Treatment;
using SciLiteracy.Indicators.Composite.Weighting;
using SciLiteracy.Indicators.Surveys.Designs;
using SciLiteracy.Indicators.Uncertainty;

namespace SciLiteracy.Indicators.Tests.Uncertainty;

public class UncertaintyDiagnosticsTests
{
    private static readonly SourceLocation There = new("index.yaml", 20, 5);

    private static readonly IndexData Data = ExampleIndex.Data(6, missing: 0);

    private static string[] Findings(UncertaintySpec spec, IndexSpec? index = null, params (string Name, InputErrors Errors)[] errors)
    {
        var result = UncertaintyPlan.Create(index ?? ExampleIndex.Spec, Data, spec with { Location = There }, errors.ToDictionary(e => e.Name, e => e.Errors));
        Assert.Equal(result.Diagnostics.All(d => d.Severity != DiagnosticSeverity.Error), result.IsOk);
        return [.. result.Diagnostics.Select(d => d.ToString())];
    }

    private static string[] Findings(params UncertainFactor[] factors) => Findings(new UncertaintySpec { Vary = [.. factors] });

    private static string Error(string code, string message) => $"index.yaml:20:5: error {code}: {message}";

    private static SettingAlternatives Methods(StepKind kind, int? ordinal = null) => new(new(kind, ordinal), [new NormalizationSetting(new ZScore(0, 1))]);

    [Fact]
    public void Good_settings_have_no_findings() => Assert.Empty(Findings(new WeightNoise(1, 0.25)));

    [Fact]
    public void A_step_that_is_not_in_the_index_is_an_error()
    {
        Assert.Equal([Error("SL6101", "The index has no step 'treat' to vary.")], Findings(new SettingAlternatives(new(StepKind.Treat), [new TransformSetting(new LogTransform())])));
        Assert.Equal([Error("SL6101", "The index has no step 'denominate' to vary.")], Findings(Methods(StepKind.Denominate)));
        Assert.Equal([Error("SL6101", "The index has no step 'weight' to vary.")], Findings(Methods(StepKind.Weight)));
        Assert.Equal([Error("SL6101", "The index has no step 'impute' to vary.")], Findings(new ImputationDraws()));
        Assert.Equal([Error("SL6101", "There is no step 'normalize' number '2'; expected 1 to 1.")], Findings(Methods(StepKind.Normalize, 2)));
        Assert.Equal([Error("SL6101", "There is no step 'normalize' number '0'; expected 1 to 1.")], Findings(Methods(StepKind.Normalize, 0)));
        Assert.Empty(Findings(Methods(StepKind.Normalize, 1)));
    }

    [Fact]
    public void One_of_several_steps_has_to_be_named()
    {
        var twice = ExampleIndex.Spec with { Steps = [ExampleIndex.Spec.Steps[0], .. ExampleIndex.Spec.Steps] };
        var factor = new SettingAlternatives(new(StepKind.Screen), [new AvailabilitySetting(0.1)]);
        Assert.Equal(
            [Error("SL6101", "The index has 2 steps 'screen'; expected which of them varies, from 1 to 2.")], Findings(new() { Vary = [factor] }, twice));
        Assert.Empty(Findings(new() { Vary = [factor with { Step = new(StepKind.Screen, 2) }] }, twice));
        Assert.Equal(
            [Error("SL6101", "There is no step 'screen' number '3'; expected 1 to 2.")], Findings(new() { Vary = [factor with { Step = new(StepKind.Screen, 3) }] }, twice));
    }

    public static TheoryData<string, string> Settings => new()
    {
        { "method", "z_score" },
        { "method", "mean" },
        { "method", "equal" },
        { "method", "arithmetic, geometric" },
        { "treatment", "treatment" },
        { "winsorize", "3" },
        { "winsorize", "all" },
        { "winsorize", "0.1 to 0.9" },
        { "then", "log" },
        { "then", "log_signed" },
        { "then", "box_cox" },
        { "then", "none" },
        { "denominator", "own" },
        { "denominator", "pop" },
        { "min_availability", "0.5" },
        { "step", "step" },
    };

    // Every setting: in the step it belongs to, and in one it does not.
    [Theory]
    [MemberData(nameof(Settings))]
    public void A_setting_belongs_to_its_steps(string what, string text)
    {
        var data = Assert.Single(Cases(), c => c.Setting.What == what && c.Setting.Text == text);
        foreach (var step in Steps())
        {
            var belongs = data.Steps.Contains(step.GetType());
            Assert.Equal(belongs, data.Setting.TryApply(step, out var varied));
            Assert.Equal(belongs ? step.GetType() : null, varied?.GetType());
            if (belongs)
                Assert.NotEqual(step, varied);
        }
    }

    private static IEnumerable<IndexStep> Steps() =>
    [
        new ScreenStep { MinAvailability = 0.2 },
        new DenominateStep { Denominators = new(new SciLiteracy.Indicators.Composite.Denomination.FormulaDenominator("other")) },
        new ImputeStep(new(new MedianImputation())),
        new TreatStep(new(new OutlierTreatment { Winsorize = new WinsorizePoints(7), Then = new BoxCoxTransform(0.5), SkewLimit = 1 })),
        new NormalizeStep(new(new MinMax())),
        new WeightStep(new GivenWeights()),
        new AggregateStep([new HarmonicAggregation()]),
    ];

    private static IEnumerable<(StepSetting Setting, Type[] Steps)> Cases() =>
    [
        (new NormalizationSetting(new ZScore(0, 1)), [typeof(NormalizeStep)]),
        (new ImputationSetting(new MeanImputation()), [typeof(ImputeStep)]),
        (new WeightingSetting(new EqualWeights()), [typeof(WeightStep)]),
        (new AggregationSetting([new ArithmeticAggregation(), new GeometricAggregation()]), [typeof(AggregateStep)]),
        (new TreatmentSetting(new OutlierTreatment()), [typeof(TreatStep)]),
        (new WinsorizationSetting(new WinsorizePoints(3)), [typeof(TreatStep)]),
        (new WinsorizationSetting(new WinsorizePoints(null)), [typeof(TreatStep)]),
        (new WinsorizationSetting(new WinsorizeQuantiles(0.1, 0.9)), [typeof(TreatStep)]),
        (new TransformSetting(new LogTransform()), [typeof(TreatStep)]),
        (new TransformSetting(new SignedLogTransform()), [typeof(TreatStep)]),
        (new TransformSetting(new BoxCoxTransform(1)), [typeof(TreatStep)]),
        (new TransformSetting(new NoTransform()), [typeof(TreatStep)]),
        (new DenominatorSetting(SciLiteracy.Indicators.Composite.Denomination.OwnDenominator.Instance), [typeof(DenominateStep)]),
        (new DenominatorSetting(new SciLiteracy.Indicators.Composite.Denomination.FormulaDenominator("pop")), [typeof(DenominateStep)]),
        (new AvailabilitySetting(0.5), [typeof(ScreenStep), typeof(AggregateStep)]),
        (new WholeStep(new ScreenStep { MinAvailability = 0.9 }), [typeof(ScreenStep)]),
    ];

    [Fact]
    public void A_setting_of_another_step_is_an_error() => Assert.Equal(
        [Error("SL6102", "A step 'screen' has no setting 'method' such as 'z_score'.")], Findings(Methods(StepKind.Screen)));

    [Fact]
    public void What_is_wrong_with_an_alternative_is_told()
    {
        Assert.Equal(
            [Error("SL6060", "The least availability '1.5' is out of range; expected a share from 0 to 1.")],
            Findings(new SettingAlternatives(new(StepKind.Screen), [new AvailabilitySetting(1.5)])));
        Assert.Equal([Error("SL6103", "The factor has no alternatives; expected at least one.")], Findings(new SettingAlternatives(new(StepKind.Screen), [])));
    }

    [Fact]
    public void The_same_is_not_varied_twice()
    {
        Assert.Equal(
            [Error("SL6105", "The setting 'method' of step 'normalize' is varied twice.")], Findings(Methods(StepKind.Normalize), Methods(StepKind.Normalize, 1)));
        Assert.Equal([Error("SL6105", "The weight of 'a' is multiplied twice.")], Findings(new WeightNoise(1, 0.1), new WeightNoise(null, 0.2)));
        Assert.Equal([Error("SL6105", "The weight of 'P' is drawn twice.")], Findings(new DirichletWeights(), new DirichletWeights { Level = 2 }));
        Assert.Equal([Error("SL6105", "The structure is varied twice.")], Findings(new LeaveOneOut(1), new LeaveOneOut(2)));
        Assert.Equal([Error("SL6105", "The sets of weights are varied twice.")], Findings(new WeightSetAlternatives(["flat"]), new WeightSetAlternatives(["steep"])));
        Assert.Equal(
            [Error("SL6105", "'a' of 'E00' has errors from two factors.")],
            Findings(new() { Vary = [new InputError("x"), new InputError("x")] }, null, ("x", new StandardErrors([new(Data.Rows[0], "a", 1)]))));
        var imputed = ExampleIndex.Spec.With(0, new ImputeStep(new(new MeanImputation())));
        Assert.Equal([Error("SL6105", "The filled values of a step are varied twice.")], Findings(new() { Vary = [new ImputationDraws(), new ImputationDraws(1)] }, imputed));
    }

    [Fact]
    public void Numbers_are_in_range()
    {
        Assert.Equal([Error("SL6103", "The factor '0' is out of range; expected a number above 0 and at most 1.")], Findings(new WeightNoise(1, 0)));
        Assert.Equal([Error("SL6103", "The factor '1.01' is out of range; expected a number above 0 and at most 1.")], Findings(new WeightNoise(1, 1.01)));
        Assert.Empty(Findings(new WeightNoise(1, 1)));
        Assert.Equal(
            [Error("SL6103", "The concentration '0' is out of range; expected a finite number above 0.")], Findings(new DirichletWeights { Concentration = 0 }));
        var noise = new UncertaintySpec { Vary = [new WeightNoise(1, 0.5)] };
        string[] Of(UncertaintySpec spec) => Findings(spec);
        Assert.Equal([Error("SL6103", "The number of draws '0' is out of range; expected 1 or more.")], Of(noise with { Draws = 0 }));
        Assert.Equal([Error("SL6103", "There is no design '9'.")], Of(noise with { Sampling = (SamplingDesign)9 }));
        Assert.Equal([Error("SL6103", "There are no quantiles '77'.")], Of(noise with { Quantiles = (SciLiteracy.Indicators.Numerics.QuantileDefinition)77 }));
        Assert.Equal([Error("SL6103", "The level '-0.1' is out of range; expected a number from 0 to 1."), Error("SL6103", "The level '1.1' is out of range; expected a number from 0 to 1.")], Of(noise with { Levels = [-0.1, 0, 1, 1.1] }));
        Assert.Equal([Error("SL6103", "The number of places '0' is out of range; expected 1 or more.")], Of(noise with { Top = [1, 0] }));
        Assert.Equal([Error("SL6103", "The number of points '1' is out of range; expected 2 or more.")], Of(noise with { Sobol = new() { Points = 1 } }));
        Assert.Equal([Error("SL6103", "The number of resamples '-1' is out of range; expected 0 or more.")], Of(noise with { Sobol = new() { Points = 2, Resamples = -1 } }));
        Assert.Equal([Error("SL6103", "The confidence '1' is out of range; expected a number above 0 and below 1.")], Of(noise with { Sobol = new() { Confidence = 1 } }));
        Assert.Equal([Error("SL6103", "The confidence '0' is out of range; expected a number above 0 and below 1.")], Of(noise with { Sobol = new() { Confidence = 0 } }));
        Assert.Equal([Error("SL6103", "The number of paths '1' is out of range; expected 2 or more.")], Of(noise with { Morris = new() { Paths = 1 } }));
        Assert.Equal([Error("SL6103", "The number of levels '5' is out of range; expected an even number of 4 or more.")], Of(noise with { Morris = new() { Levels = 5 } }));
        Assert.Equal([Error("SL6103", "The number of levels '2' is out of range; expected an even number of 4 or more.")], Of(noise with { Morris = new() { Levels = 2 } }));
        Assert.Empty(Of(noise with { Morris = new() { Levels = 4, Paths = 2 }, Sobol = new() { Points = 2, Resamples = 0 } }));
    }

    [Fact]
    public void What_varies_is_in_the_index()
    {
        Assert.Equal([Error("SL6104", "The index has no level '3' below itself; expected 1 to 2.")], Findings(new WeightNoise(3, 0.5)));
        Assert.Equal([Error("SL6104", "The index has no level '0' below itself; expected 1 to 2.")], Findings(new LeaveOneOut(0)));
        Assert.Equal([Error("SL6104", "Unknown set of weights 'flet'; did you mean 'flat'?")], Findings(new WeightSetAlternatives(["given", "flet"])));
        Assert.Equal([Error("SL6103", "The factor has no sets of weights; expected at least one.")], Findings(new WeightSetAlternatives([])));
        Assert.Equal([Error("SL6104", "Unknown aggregate 'a'; did you mean 'P'?")], Findings(new DirichletWeights { Nodes = ["a"] }));
        Assert.Empty(Findings(new WeightSetAlternatives(["given", "flat"])));
    }

    [Fact]
    public void Sets_of_weights_do_not_go_with_a_step_that_makes_weights()
    {
        var weighted = ExampleIndex.Spec with { Steps = [.. ExampleIndex.Spec.Steps.Take(2), new WeightStep(new EqualWeights()), ExampleIndex.Spec.Steps[2]] };
        Assert.Equal(
            [Error("SL6102", "The sets of weights stand in for those of the structure, but a step 'weight' makes others; expected its method to be varied.")],
            Findings(new() { Vary = [new WeightSetAlternatives(["flat"])] }, weighted));
    }

    [Fact]
    public void An_only_child_has_no_weight_to_draw() => Assert.Equal(
        [Error("SL6103", "There are no siblings whose weights could be drawn; expected at least two.")],
        Findings(new() { Vary = [new DirichletWeights { Nodes = ["P"] }] }, ExampleIndex.Spec.Without("a").Without("b")));

    [Fact]
    public void Errors_of_inputs_fit_the_data()
    {
        string[] Of(InputError factor, params StandardErrorCell[] cells) => Findings(new() { Vary = [factor] }, null, ("x", new StandardErrors([.. cells])));
        var row = Data.Rows[0];
        Assert.Equal([Error("SL6106", "There are no errors 'y.csv' of input data.")], Of(new("y.csv")));
        Assert.Equal([Error("SL6106", "The standard error '-1' of 'a' of 'E00' is out of range; expected 0 or more.")], Of(new("x"), new StandardErrorCell(row, "a", -1)));
        Assert.Equal([Error("SL6106", "The standard error 'NaN' of 'a' of 'E00' is out of range; expected 0 or more.")], Of(new("x"), new StandardErrorCell(row, "a", double.NaN)));
        Assert.Equal([Error("SL6106", "'a' of 'E00' has two standard errors.")], Of(new("x"), new(row, "a", 1), new(row, "a", 2)));
        const string None = "The errors 'x' have none above 0 for a value that varies; expected at least one.";
        Assert.Equal([Error("SL6106", None)], Of(new("x")));
        Assert.Equal([Error("SL6106", None)], Of(new("x"), new StandardErrorCell(row, "a", 0)));
        Assert.Equal([Error("SL6106", None)], Of(new("x") { Indicators = ["b"] }, new StandardErrorCell(row, "a", 1)));
        Assert.Equal([Error("SL6106", "The data have no row of 'X'.")], Of(new("x"), new StandardErrorCell(new("X", null), "a", 1)));
        Assert.Equal([Error("SL6106", "The data have no row of 'E00' in 2015.")], Of(new("x"), new StandardErrorCell(new("E00", ReferencePeriod.Parse("2015")), "a", 1)));
        Assert.StartsWith("index.yaml:20:5: error SL6106: The data have no column 'zzz'", Of(new("x"), new StandardErrorCell(row, "zzz", 1)).Single(), StringComparison.Ordinal);
        Assert.Equal(
            ["errors.csv:3:1: error SL6106: 'a' of 'E00' has two standard errors."],
            Of(new("x"), new(row, "a", 1), new(row, "a", 2) { Location = new("errors.csv", 3, 1) }));
        Assert.StartsWith(
            "index.yaml:20:5: error SL6104: The data have no column 'aa'; did you mean 'a'?",
            Of(new("x") { Indicators = ["aa"] }, new StandardErrorCell(row, "a", 1)).Single(),
            StringComparison.Ordinal);

        var negative = new IndexDataBuilder([row, Data.Rows[1]]);
        foreach (var code in ExampleIndex.Codes)
            negative.Add(code, [-1, 2]);
        var result = UncertaintyPlan.Create(
            ExampleIndex.Spec,
            negative.Build(),
            new() { Vary = [new InputError("x") { Distribution = ErrorDistribution.LogNormal }], Location = There },
            new Dictionary<string, InputErrors> { ["x"] = new StandardErrors([new(row, "a", 1)]) });
        Assert.Equal(Error("SL6106", "'a' of 'E00' is -1, which no log-normal error has; expected a value above 0."), result.Diagnostics.Last().ToString());
    }

    [Fact]
    public void Replicates_fit_the_data()
    {
        var about = new IndexRow("E00", null);
        string[] Of(InputError factor, params ReplicateCell[] cells) => Findings(new() { Vary = [factor] }, null, ("r", new ReplicateErrors(cells.ToValueList(), Half)));
        string[] Scaled(ReplicateScaling scaling) => Findings(new() { Vary = [new InputError("r")] }, null, ("r", new ReplicateErrors([Cell("a", 0.9, 1.1)], scaling)));
        const string None = "The errors 'r' have none above 0 for a value that varies; expected at least one.";

        Assert.Empty(Of(new("r"), Cell("a", 0.9, 1.1), Cell("b", 1, 1)));
        Assert.Equal([Error("SL6106", None)], Of(new("r"), Cell("a", 1, 1)));
        Assert.Equal([Error("SL6106", None)], Of(new("r")));
        Assert.Equal([Error("SL6106", "'a' of 'E00' has 2 of 3 replicates; expected all of them, or none.")], Of(new("r"), Cell("a", 1, double.NaN, 2), Cell("b", 1.1, 1, 0.9)));
        Assert.Equal([Error("SL6106", "A replicate of 'a' of 'E00' is infinite; expected finite numbers.")], Of(new("r"), Cell("a", 1, double.PositiveInfinity)));
        Assert.Equal([Error("SL6106", "'a' of 'E00' has two lists of replicates.")], Of(new("r"), Cell("a", 0.9, 1.1), Cell("a", 0.9, 1.1)));
        Assert.Equal([Error("SL6106", "The data have no row of 'X'.")], Of(new("r"), Cell("a", 0.9, 1.1) with { Row = new("X", null) }));
        Assert.StartsWith(Error("SL6106", "The data have no column 'z'"), Of(new("r"), Cell("a", 0.9, 1.1), new ReplicateCell(about, "z", [1, 2])).Single(), StringComparison.Ordinal);
        Assert.Equal(
            ["r.csv:3:9: error SL6106: 'a' of 'E00' has 1 of 2 replicates; expected all of them, or none."],
            Of(new("r"), Cell("b", 0.9, 1.1), Cell("a", double.NaN, 1) with { Location = new("r.csv", 3, 9) }));
        Assert.StartsWith(
            Error("SL6106", "'a' of 'E00' is 0 in a replicate, which no log-normal error has; expected values above 0."),
            Of(new("r") { Distribution = ErrorDistribution.LogNormal }, new ReplicateCell(about, "a", [0, 1])).Single(), StringComparison.Ordinal);
        Assert.Equal(
            [Error("SL6105", "'a' of 'E00' has errors from two factors.")],
            Findings(new() { Vary = [new InputError("r") { Indicators = ["a"] }, new InputError("r") { Name = "again" }] }, null, ("r", new ReplicateErrors([Cell("a", 0.9, 1.1), Cell("b", 0.9, 1.1)], Half))));

        Assert.Equal([Error("SL6103", "The method has no scale of its own; expected 'scale' or 'rscales'.")], Scaled(new() { Method = ReplicateMethod.JackknifeN }));
        Assert.Equal([Error("SL6103", "There are 3 scales for 2 replicates; expected one each.")], Scaled(new() { Method = ReplicateMethod.JackknifeN, ReplicateScales = [1, 1, 1] }));
        Assert.Equal([Error("SL6103", "Fay's factor is 1; expected one from 0 to below 1.")], Scaled(new() { Method = ReplicateMethod.Fay, Fay = 1 }));
        Assert.Equal(
            [Error("SL6103", "A scale of replicates is out of range; expected 'scale' above 0, and 'rscales' of at least 0.")], Scaled(new() { Method = ReplicateMethod.Other, Scale = 0 }));
        Assert.Equal([Error("SL6103", "All scales of the replicates are 0; expected one above 0.")], Scaled(new() { Method = ReplicateMethod.JackknifeN, ReplicateScales = [0] }));
        Assert.Equal([Error("SL6103", "The number of replicates is 1; expected two or more.")], Of(new("r"), Cell("a", 1)));
    }

    // Such as shares for a value in percent.
    [Fact]
    public void Replicates_that_look_like_those_of_something_else_are_a_warning()
    {
        var findings = Findings(new() { Vary = [new InputError("r")] }, null, ("r", new ReplicateErrors([Cell("a", 0.0095, 0.0105), Cell("b", 0.9, 1.1)], Half)));
        Assert.StartsWith("index.yaml:20:5: warning SL6110: 'a' of 'E00' is ", findings.Single(), StringComparison.Ordinal);
        Assert.EndsWith("; expected replicates of this value, in its unit.", findings.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Acceptability_needs_weights_that_vary()
    {
        var smaa = new UncertaintySpec { Vary = [Methods(StepKind.Normalize)], Smaa = new() };
        Assert.Equal(
            [Error("SL6103", "No weights vary, so none make an entity the first; expected 'dirichlet_weights' or 'weights' among what varies.")], Findings(smaa));
        Assert.Empty(Findings(smaa with { Vary = [new DirichletWeights()] }));
        Assert.Empty(Findings(smaa with { Vary = [new WeightSetAlternatives(["given", "steep"])] }));
        Assert.Equal(
            [Error("SL6103", "The number of draws '0' of a confidence factor is out of range; expected 1 or more.")],
            Findings(smaa with { Vary = [new DirichletWeights()], Smaa = new() { ConfidenceDraws = 0 } }));
    }

    private static readonly ReplicateScaling Half = new() { Method = ReplicateMethod.Other, Scale = 0.5 };

    // Replicates in parts of the value of the data.
    private static ReplicateCell Cell(string code, params double[] parts)
    {
        Assert.True(Data.TryGetColumn(code, out var values));
        var value = values[0];
        return new(Data.Rows[0], code, parts.Select(p => p == 1 ? value : p * value).ToValueList());
    }

    [Fact]
    public void A_finding_is_at_its_part_or_its_factor_or_else_at_the_settings()
    {
        var factor = new SourceLocation("index.yaml", 30, 7);
        var part = new SourceLocation("index.yaml", 31, 9);
        string Place(UncertainFactor varied, params (string, InputErrors)[] errors) => Findings(new() { Vary = [varied] }, null, errors).Single().Split(' ')[0];

        foreach (var (location, expected) in new[] { (default(SourceLocation), "index.yaml:20:5:"), (factor, "index.yaml:30:7:") })
        {
            UncertainFactor At(UncertainFactor f) => location.IsKnown ? f with { Location = location } : f;
            Assert.Equal(expected, Place(At(new WeightNoise(1, 2))));
            Assert.Equal(expected, Place(At(new DirichletWeights { Nodes = ["zzz"] })));
            Assert.Equal("index.yaml:31:9:", Place(At(new DirichletWeights { Nodes = [new Reference("zzz") { Location = part }] })));
            Assert.Equal(expected, Place(At(new InputError("zzz"))));
            Assert.Equal("index.yaml:31:9:", Place(At(new InputError(new SourceText("zzz") { Location = part }))));
            Assert.Equal(expected, Place(At(new InputError("x")), ("x", new StandardErrors([]))));
            Assert.Equal("index.yaml:31:9:", Place(At(new InputError(new SourceText("x") { Location = part })), ("x", new StandardErrors([]))));
            Assert.Equal(expected, Place(At(new InputError("x")), ("x", new StandardErrors([new(Data.Rows[0], "a", -1)]))));
            Assert.Equal("index.yaml:31:9:", Place(At(new InputError("x")), ("x", new StandardErrors([new(Data.Rows[0], "a", -1) { Location = part }]))));
            Assert.Equal(expected, Place(At(new InputError("x")), ("x", new ReplicateErrors([Cell("a", 0.9, 1.1)], Half with { Scale = 0 }))));
            Assert.Equal("index.yaml:31:9:", Place(At(new InputError("x")), ("x", new ReplicateErrors([Cell("a", 0.9, 1.1)], Half with { Scale = 0, Location = part }))));
        }
    }

    [Fact]
    public void Too_much_that_varies_is_refused()
    {
        // a hundred times a hundred combinations are the most
        StepSetting[] first = [.. Enumerable.Range(1, 101).Select(i => new AvailabilitySetting(i / 1000.0))];
        StepSetting[] second = [.. Enumerable.Range(1, 100).Select(i => new WholeStep(new ScreenStep { MinNonzero = i / 1000.0 }))];
        Assert.Equal(
            [Error("SL6103", "The factors of one step have more than 10000 combinations.")],
            Findings(new SettingAlternatives(new(StepKind.Screen), [.. first]), new SettingAlternatives(new(StepKind.Screen), [.. second])));

        string[] Cells(int count)
        {
            (string Name, InputErrors Errors)[] errors =
                [.. Enumerable.Range(0, count).Select(i => ($"e{i}", (InputErrors)new StandardErrors([new(Data.Rows[i % 6], ExampleIndex.Codes[i / 6], 0.1)])))];
            return Findings(new() { Vary = [.. errors.Select(e => new InputError(e.Name))] }, null, errors);
        }

        Assert.Empty(Cells(31));
        Assert.Equal([Error("SL6103", "More than 31 factors vary cells of the data.")], Cells(32));
    }

    [Fact]
    public void A_setting_is_called_by_its_label() => Assert.Equal(
        [Error("SL6102", "A step 'screen' has no setting 'method' such as 'as scores'.")],
        Findings(new SettingAlternatives(new(StepKind.Screen), [new NormalizationSetting(new ZScore(0, 1)) { Label = "as scores" }])));

    [Fact]
    public void Each_setting_that_a_factor_varies_is_varied_once()
    {
        var treated = ExampleIndex.Spec.With(0, new TreatStep(new(new OutlierTreatment())));
        Assert.Equal(
            [Error("SL6105", "The setting 'winsorize' of step 'treat' is varied twice.")],
            Findings(
                new()
                {
                    Vary =
                    [
                        new SettingAlternatives(new(StepKind.Treat), [new TransformSetting(new NoTransform()), new WinsorizationSetting(new WinsorizePoints(3))]),
                        new SettingAlternatives(new(StepKind.Treat), [new WinsorizationSetting(new WinsorizePoints(2))]),
                    ],
                },
                treated));
    }

    [Fact]
    public void The_least_numbers_are_in_range()
    {
        Assert.Empty(Findings(new DirichletWeights { Nodes = ["Index"] }));
        Assert.Empty(Findings(new UncertaintySpec { Vary = [new DirichletWeights()], Smaa = new() { ConfidenceDraws = 1 } }));
        string[] Scaled(ReplicateScaling scaling) => Findings(new() { Vary = [new InputError("r")] }, null, ("r", new ReplicateErrors([Cell("a", 0.9, 1.1)], scaling)));
        Assert.Empty(Scaled(new() { Method = ReplicateMethod.Fay, Fay = 0 }));
        Assert.Empty(Scaled(new() { Method = ReplicateMethod.JackknifeN, ReplicateScales = [0, 1] }));
        const string Bad = "A scale of replicates is out of range; expected 'scale' above 0, and 'rscales' of at least 0.";
        Assert.Equal([Error("SL6103", Bad)], Scaled(new() { Method = ReplicateMethod.JackknifeN, ReplicateScales = [double.PositiveInfinity, 1] }));
        Assert.Equal([Error("SL6103", Bad)], Scaled(new() { Method = ReplicateMethod.JackknifeN, ReplicateScales = [-1, 1] }));
    }

    [Fact]
    public void The_longest_list_of_replicates_is_the_measure() => Assert.Equal(
        [Error("SL6106", "'a' of 'E00' has 2 of 3 replicates; expected all of them, or none.")],
        Findings(new() { Vary = [new InputError("r")] }, null, ("r", new ReplicateErrors([Cell("a", 0.9, 1.1), Cell("b", 0.9, 1, 1.1)], Half))));

    [Fact]
    public void A_log_normal_error_needs_a_value_above_0()
    {
        var builder = new IndexDataBuilder([Data.Rows[0], Data.Rows[1]]);
        foreach (var code in ExampleIndex.Codes)
            builder.Add(code, [0, 2]);
        var data = builder.Build();
        string Message(InputErrors errors) => UncertaintyPlan.Create(
            ExampleIndex.Spec,
            data,
            new() { Vary = [new InputError("x") { Distribution = ErrorDistribution.LogNormal }], Location = There },
            new Dictionary<string, InputErrors> { ["x"] = errors }).Diagnostics.Single(d => d.Severity == DiagnosticSeverity.Error).Message;

        Assert.Equal("'a' of 'E00' is 0, which no log-normal error has; expected a value above 0.", Message(new StandardErrors([new(Data.Rows[0], "a", 1)])));
        Assert.Equal("'a' of 'E00' is 0, which no log-normal error has; expected values above 0.", Message(new ReplicateErrors([new(Data.Rows[0], "a", [1, 2])], Half)));
        Assert.Equal(
            "'a' of 'E01' is 0 in a replicate, which no log-normal error has; expected values above 0.", Message(new ReplicateErrors([new(Data.Rows[1], "a", [1, 0])], Half)));
    }

    [Fact]
    public void Something_varies_and_there_are_scores()
    {
        Assert.Equal([Error("SL6107", "Nothing varies; expected at least one factor.")], Findings(new UncertaintySpec()));
        var noise = new UncertaintySpec { Vary = [new WeightNoise(1, 0.5)] };
        Assert.Equal(
            Error("SL6108", "The index has no step that aggregates, and so no scores."),
            Findings(noise, ExampleIndex.Spec with { Steps = [.. ExampleIndex.Spec.Steps.Take(2)] }).Last());
        Assert.Equal(
            [Error("SL6108", "The index as specified has no scores: Screening in step 1 leaves nobody.")],
            Findings(noise, ExampleIndex.Spec.With(0, new ScreenStep { Exclude = [.. Data.Rows.Select(r => new Reference(r.Entity))] })));
    }

    [Fact]
    public void All_findings_are_told_at_once() => Assert.Equal(
        [
            Error("SL6103", "The number of draws '0' is out of range; expected 1 or more."),
            Error("SL6103", "The factor '2' is out of range; expected a number above 0 and at most 1."),
            Error("SL6104", "The index has no level '9' below itself; expected 1 to 2."),
            Error("SL6101", "The index has no step 'treat' to vary."),
        ],
        Findings(new UncertaintySpec { Draws = 0, Vary = [new WeightNoise(1, 2), new LeaveOneOut(9), new SettingAlternatives(new(StepKind.Treat), [new TransformSetting(new LogTransform())])] })
            .OrderBy(f => f.Contains("draws", StringComparison.Ordinal) ? 0 : f.Contains("factor", StringComparison.Ordinal) ? 1 : f.Contains("level", StringComparison.Ordinal) ? 2 : 3));

    [Fact]
    public void Results_have_a_limit()
    {
        // 8 bytes for each of three evaluations of a point, and 4 for each entity if asked for.
        var noise = new UncertaintySpec { Vary = [new WeightNoise(1, 0.5)] };
        Assert.Empty(Findings(noise with { Sobol = new() { Points = 22_369_621 } }));
        Assert.Equal(
            [Error("SL6109", "The sensitivity analysis takes 512 MiB; expected at most 512 MiB, with fewer points.")], Findings(noise with { Sobol = new() { Points = 22_369_622 } }));
        Assert.Equal(
            [Error("SL6109", "The sensitivity analysis takes 1920 MiB; expected at most 512 MiB, with fewer points or not for each entity.")],
            Findings(noise with { Sobol = new() { Points = 1 << 23, PerEntity = true } }));
    }

    [Fact]
    public void Every_kind_is_listed_once()
    {
        Assert.Equal(UncertaintyDiagnostics.All.Count, UncertaintyDiagnostics.All.Select(d => d.Code).Distinct().Count());
        Assert.All(UncertaintyDiagnostics.All, d => Assert.StartsWith("SL61", d.Code, StringComparison.Ordinal));
        Assert.All(UncertaintyDiagnostics.All, d => Assert.Matches("^[A-Z][a-z]* .*[a-z0-9]$", d.Title));
    }
}
