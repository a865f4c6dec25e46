using FsCheck;
using FsCheck.Fluent;
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
using SciLiteracy.Indicators.Surveys.Designs;
using SciLiteracy.Indicators.Uncertainty;

namespace SciLiteracy.Testing;

/// <summary>Specifications of composite indices with every kind of step, method and setting; each setting by itself is in range, the whole need not make sense.</summary>
public static class IndexGenerators
{
    private static readonly double[] Numbers = [0, 1, -1, 0.1, 1.0 / 3, 100, 1e6, -2.5e-10, 5e-324, double.MaxValue, 123456789.125];

    private static readonly double[] Positives = [1, 0.25, 1.0 / 3, 2, 7.5, 1e-9, 1e6];

    private static readonly double[] Shares = [0, 1, 0.5, 2.0 / 3.0, 0.05, 1e-12];

    /// <summary>Gets a generator of specifications.</summary>
    public static Gen<IndexSpec> Specs { get; } = PlanGenerators.Draws.Select(Spec);

    /// <summary>Gets a generator of what is uncertain.</summary>
    public static Gen<UncertaintySpec> Uncertainties { get; } = PlanGenerators.Draws.Select(Uncertainty);

    /// <summary>Returns a specification.</summary>
    public static IndexSpec Spec(Draw draw)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        return new IndexSpec
        {
            Id = TextGenerators.Name(draw, "index", []),
            Title = draw.Maybe(() => TextGenerators.Localized(draw)),
            Sources = Sources(draw),
            Structure = Aggregate(draw, used, 3),
            Steps = draw.List(7, _ => Step(draw)).ToValueList(),
            WeightSets = draw.List(2, i => new WeightSet(draw.Pick(["alt", "no", "1e3", "set one"]) + i, Weights(draw))).ToValueList(),
        };
    }

    /// <summary>Returns what is uncertain.</summary>
    public static UncertaintySpec Uncertainty(Draw draw) => new()
    {
        Draws = draw.Pick([1, 1000, 1_000_000]),
        Seed = draw.Pick([1UL, 0UL, 42UL, (ulong)long.MaxValue]),
        Sampling = draw.Pick(Enum.GetValues<SamplingDesign>()),
        Vary = draw.List(5, _ => Factor(draw)).ToValueList(),
        Levels = draw.Pick<ValueList<double>>([[0.05, 0.95], [], [0, 0.5, 1], [0.025, 0.975]]),
        Quantiles = draw.Pick(Enum.GetValues<QuantileDefinition>()),
        Top = draw.Pick<ValueList<int>>([[1, 3, 10], [], [5]]),
        Pairs = draw.Pick<bool?>([null, true, false]),
        KeepDraws = draw.Chance(50),
        Sobol = draw.Maybe(() => new SobolSettings { Points = draw.Pick<int?>([null, 2, 512]), Resamples = draw.Pick([0, 1000]), Confidence = draw.Pick([0.95, 0.5]), PerEntity = draw.Chance(50) }),
        Morris = draw.Maybe(() => new MorrisSettings { Paths = draw.Pick([2, 50]), Levels = draw.Pick([4, 8]) }),
        Smaa = draw.Maybe(() => new SmaaSettings { ConfidenceDraws = draw.Pick<int?>([null, 100]) }),
    };

    /// <summary>Returns a step of any kind.</summary>
    public static IndexStep Step(Draw draw) => draw.Between(0, 6) switch
    {
        0 => new ScreenStep
        {
            By = draw.Pick(Enum.GetValues<ScreeningRule>()),
            MinAvailability = draw.Pick(Shares),
            MinNonzero = draw.Pick(Shares),
            Node = draw.Maybe(() => new Reference(Code(draw))),
            Include = Entities(draw),
            Exclude = Entities(draw),
        },
        1 => new DenominateStep
        {
            Scales = draw.Some(["population", "gdp / 2", "area"]).Select(d => new DenominatorScale(d, draw.Pick(Positives))).ToValueList(),
            Denominators = PerIndicator(draw, Denominator),
        },
        2 => new ImputeStep(PerIndicator(draw, Imputation)),
        3 => new TreatStep(PerIndicator(draw, Treatment)) { Scope = draw.Pick(Enum.GetValues<TreatmentScope>()) },
        4 => new NormalizeStep(PerIndicator(draw, Normalization))
        {
            Scope = draw.Pick(Enum.GetValues<NormalizationScope>()),
            BasePeriod = draw.Chance(80) ? null : MonitoringGenerators.Period(draw),
        },
        5 => new WeightStep(Weighting(draw)) { Nodes = Codes(draw), Level = draw.Pick<int?>([null, 1, 2]) },
        _ => new AggregateStep(Methods(draw)) { MinAvailability = draw.Pick(Shares), Missing = draw.Pick(Enum.GetValues<MissingChildren>()) },
    };

    /// <summary>Returns a normalization.</summary>
    public static NormalizationMethod Normalization(Draw draw)
    {
        NormalizationMethod method = draw.Between(0, 15) switch
        {
            0 => new MinMax(),
            1 => new ZScore(draw.Pick(Numbers), draw.Pick(Positives)),
            2 => new RobustZScore(),
            3 => draw.Chance(30) ? new Scale() : new Scale(draw.Pick([0.0, -1, 20]), draw.Pick([100.0, 1, 3]), draw.Pick(Numbers)),
            4 => new RankScore(draw.Pick(Enum.GetValues<TieRule>())),
            5 => new PercentileRank(draw.Pick(Enum.GetValues<TieRule>())),
            6 => new BordaScore(draw.Pick(Enum.GetValues<TieRule>())),
            7 => new FractionOfMaximum(),
            8 => new DistanceToMaximum(),
            9 => new DistanceToReference(draw.Pick(["00", "CHN", "no", "New York"]), draw.Chance(50)),
            10 => new DistanceToTarget(draw.Chance(50)),
            11 => new GoalpostScaling(draw.Chance(50)),
            12 => new LogisticScore(),
            14 => new RatioToMean(),
            13 => new CategoricalScore([-1, 2.5], [1, 3, 2]),
            _ => new NoNormalization(),
        };
        return method with
        {
            Range = draw.Chance(30) ? new ScoreRange(draw.Pick([0.0, 1, -1]), draw.Pick([2.0, 100, 1e6])) : null,
            ConstantScore = draw.Chance(20) ? draw.Pick(Numbers) : null,
        };
    }

    private static IndexAggregate Aggregate(Draw draw, HashSet<string> used, int depth) => new()
    {
        Code = TextGenerators.Code(draw, "node", used),
        Name = draw.Maybe(() => TextGenerators.Localized(draw), 80),
        Sources = Sources(draw),
        Weight = draw.Chance(60) ? 1 : draw.Pick(Shares),
        Aggregation = draw.Maybe(() => Aggregation(draw), 80),
        Children = Draw.ListOf<IndexNode>(draw.Between(1, 3), _ => depth > 0 && draw.Chance(50) ? Aggregate(draw, used, depth - 1) : Indicator(draw, used)).ToValueList(),
    };

    private static IndexIndicator Indicator(Draw draw, HashSet<string> used) => new()
    {
        Code = TextGenerators.Code(draw, "ind", used),
        Name = draw.Maybe(() => TextGenerators.Localized(draw), 80),
        Sources = Sources(draw),
        Weight = draw.Chance(60) ? 1 : draw.Pick(Positives),
        Direction = draw.Chance(70) ? Direction.Higher : Direction.Lower,
        Denominator = draw.Maybe(() => new SourceText(draw.Pick(["population", "gdp / population", "1e4 * area"]))),
        Goalposts = draw.Maybe(() => Goalposts.Of(draw.Pick([0.0, -5, 1e-3]), draw.Pick([1.0, 1e6, 2.0 / 3]))),
        Target = draw.Chance(70) ? null : draw.Pick(Numbers),
    };

    private static PerIndicator<T> PerIndicator<T>(Draw draw, Func<Draw, T> method)
        where T : class => new(method(draw))
        {
            Only = Codes(draw),
            Except = Codes(draw),
            Overrides = draw.Some(["a01", "no", "x.y"], 2).Select(c => new IndicatorOverride<T>(c, draw.Maybe(() => method(draw), 25))).ToValueList(),
        };

    private static Denominator Denominator(Draw draw) => draw.Chance(50) ? OwnDenominator.Instance : new FormulaDenominator(draw.Pick(["population", "gdp / area"]));

    private static ImputationMethod Imputation(Draw draw) => draw.Between(0, 11) switch
    {
        0 => new MeanImputation(),
        1 => new MedianImputation(),
        2 => new GroupMeanImputation(draw.Pick(["region", "income group", "no"])),
        3 => new GroupMedianImputation("region"),
        4 => new LatestImputation(Gap(draw)),
        5 => new ConstantImputation(Gap(draw)),
        6 => new LinearImputation(Gap(draw)),
        7 => new LinearConstantImputation(Gap(draw)),
        8 => new RegressionImputation(draw.Chance(50) ? ["gdp"] : ["gdp", "area"]),
        9 => new ExpectationMaximizationImputation(draw.Pick([1, 1000]), draw.Pick(Positives), draw.Pick([0.0, 2])),
        10 => new NearestNeighborImputation(draw.Pick([1, 5, 7]), draw.Pick(Enum.GetValues<NeighborWeighting>())),
        _ => new NoImputation(),
    };

    private static OutlierTreatment Treatment(Draw draw) => new()
    {
        Winsorize = Winsorization(draw),
        Then = Transform(draw),
        SkewLimit = draw.Pick([2.0, 0.5]),
        KurtosisLimit = draw.Pick([3.5, -1]),
        Combine = draw.Chance(50),
        IfWorse = draw.Pick(Enum.GetValues<WorseOutcome>()),
    };

    private static Winsorization Winsorization(Draw draw) =>
        draw.Chance(30) ? new WinsorizeQuantiles(draw.Pick([0.0, 0.05]), draw.Pick([0.95, 1])) : new WinsorizePoints(draw.Pick<int?>([null, 0, 5, 3]));

    private static SkewTransform Transform(Draw draw) => draw.Pick<SkewTransform>(
        [new LogTransform(), new SignedLogTransform(), new NoTransform(), new BoxCoxTransform(null), new BoxCoxTransform(-0.5)]);

    private static WeightingMethod Weighting(Draw draw) => draw.Between(0, 11) switch
    {
        0 => new GivenWeights(draw.Maybe(() => draw.Pick(["alt", "no", "set one"]))),
        1 => new EqualWeights(),
        2 => new PrincipalComponentWeights(draw.Pick(Enum.GetValues<NegativeLoading>())),
        3 => new FactorWeights(draw.Pick(Positives), draw.Pick(Shares), draw.Pick(Shares)),
        4 => new EntropyWeights(),
        5 => new CriticWeights(),
        6 => new StandardDeviationWeights(),
        7 => new CoefficientOfVariationWeights(),
        8 => new AnalyticHierarchyWeights([new("a", "b", draw.Pick(Positives)), new("b", "c", 1.0 / 3)], draw.Pick(Shares)),
        9 => new BudgetAllocationWeights(Draw.ListOf(draw.Between(1, 2), i => new BudgetAllocation($"expert {i}", Weights(draw))).ToValueList()),
        10 => new BenefitOfTheDoubtWeights(draw.Pick(Enum.GetValues<BenefitOfTheDoubtBound>()), draw.Pick([0, 0.1]), draw.Pick([0.5, 1]))
        {
            Bounds = draw.Some(["a", "b"]).Select(c => new ShareBounds(c, 0.1, draw.Pick([0.1, 0.4]))).ToValueList(),
        },
        _ => new OptimizedWeights(draw.Pick(Enum.GetValues<WeightObjective>()))
        {
            Targets = draw.Some(["a", "b"]).Select(c => new NodeWeight(c, draw.Pick(Positives))).ToValueList(),
            MaxEvaluations = draw.Pick([1, 20000]),
            Tolerance = draw.Pick([0, 1e-16, 1e-6]),
        },
    };

    private static AggregationMethod Aggregation(Draw draw)
    {
        AggregationMethod method = draw.Between(0, 10) switch
        {
            0 => new ArithmeticAggregation(),
            1 => new GeometricAggregation(),
            2 => new HarmonicAggregation(),
            3 => new PowerAggregation(draw.Pick(Numbers)),
            4 => new MedianAggregation(),
            5 => new MinimumAggregation(),
            6 => new OrderedWeightedAggregation(draw.Pick<ValueList<double>>([[], [1, 2, 0.5]]), draw.Pick(Positives)),
            7 => new MazziottaParetoAggregation(draw.Pick(Enum.GetValues<ImbalancePenalty>()), draw.Pick(Enum.GetValues<MazziottaParetoScale>()))
            {
                ReferenceEntity = draw.Maybe(() => new Reference("New York")),
            },
            8 => new CopelandAggregation(),
            9 => new TopsisAggregation(draw.Pick(Enum.GetValues<TopsisScaling>())),
            _ => new WroclawAggregation(),
        };
        return method with
        {
            MinAvailability = draw.Chance(70) ? null : draw.Pick(Shares),
            Missing = draw.Chance(70) ? null : draw.Pick(Enum.GetValues<MissingChildren>()),
        };
    }

    private static ValueList<AggregationMethod> Methods(Draw draw) => Draw.ListOf(draw.Between(1, 3), _ => Aggregation(draw)).ToValueList();

    private static UncertainFactor Factor(Draw draw)
    {
        UncertainFactor factor = draw.Between(0, 8) switch
        {
            0 => new WeightNoise(draw.Pick<int?>([null, 2]), draw.Pick([0.25, 1])) { Separate = draw.Chance(50) },
            1 => new DirichletWeights { Level = draw.Pick<int?>([null, 1]), Nodes = Codes(draw), Concentration = draw.Chance(50) ? null : draw.Pick(Positives) },
            2 => new WeightSetAlternatives(["given", "set one"]),
            3 => new ImputationDraws(draw.Pick<int?>([null, 2])),
            4 => new LeaveOneOut(draw.Between(1, 3)),
            5 => new InputError("standard_errors.csv") { Replicates = draw.Maybe(() => Replicates(draw)), Distribution = draw.Pick(Enum.GetValues<ErrorDistribution>()), Indicators = Codes(draw) },
            _ => Alternatives(draw),
        };
        return factor with { Name = draw.Maybe(() => draw.Pick(["method", "no", "1.0"])), Group = draw.Maybe(() => "choices", 80) };
    }

    private static ReplicateScaling Replicates(Draw draw)
    {
        var method = draw.Pick(Enum.GetValues<ReplicateMethod>());
        return new()
        {
            Method = method,
            Fay = method == ReplicateMethod.Fay ? draw.Pick([0, 0.5]) : 0,
            Scale = method == ReplicateMethod.Other || draw.Chance(30) ? draw.Pick(Positives) : null,
            ReplicateScales = method == ReplicateMethod.JackknifeN || draw.Chance(30) ? draw.Pick<ValueList<double>>([[0.5], [0.5, 0, 0.25]]) : [],
            AboutFullSample = draw.Chance(70),
        };
    }

    private static SettingAlternatives Alternatives(Draw draw)
    {
        var kind = draw.Pick(Enum.GetValues<StepKind>());
        return new(
            new VariedStep(kind, draw.Pick<int?>([null, 1, 2])),
            Draw.ListOf(draw.Between(1, 3), _ => Setting(draw, kind) with { Label = draw.Maybe(() => draw.Pick(["plain", "no", "5"]), 70) }).ToValueList());
    }

    private static StepSetting Setting(Draw draw, StepKind kind)
    {
        if (draw.Chance(15))
        {
            while (true)
            {
                var step = Step(draw);
                if (KindOf(step) == kind)
                    return new WholeStep(step);
            }
        }

        return kind switch
        {
            StepKind.Screen => new AvailabilitySetting(draw.Pick(Shares)),
            StepKind.Denominate => new DenominatorSetting(Denominator(draw)),
            StepKind.Impute => new ImputationSetting(Imputation(draw)),
            StepKind.Treat => draw.Between(0, 2) switch
            {
                0 => new TreatmentSetting(Treatment(draw)),
                1 => new WinsorizationSetting(Winsorization(draw)),
                _ => new TransformSetting(Transform(draw)),
            },
            StepKind.Normalize => new NormalizationSetting(Normalization(draw)),
            StepKind.Weight => new WeightingSetting(Weighting(draw)),
            _ => draw.Chance(30) ? new AvailabilitySetting(draw.Pick(Shares)) : new AggregationSetting(Methods(draw)),
        };
    }

    private static StepKind KindOf(IndexStep step) => step switch
    {
        ScreenStep => StepKind.Screen,
        DenominateStep => StepKind.Denominate,
        ImputeStep => StepKind.Impute,
        TreatStep => StepKind.Treat,
        NormalizeStep => StepKind.Normalize,
        WeightStep => StepKind.Weight,
        _ => StepKind.Aggregate,
    };

    private static ValueList<NodeWeight> Weights(Draw draw) => draw.Some(["a", "b", "no"]).Select(c => new NodeWeight(c, draw.Pick(Shares))).ToValueList();

    private static ValueList<Reference> Codes(Draw draw) => draw.Chance(60) ? [] : draw.Some(["a01", "a02", "no", "x.y"]).Select(c => (Reference)c).ToValueList();

    private static ValueList<Reference> Sources(Draw draw) => draw.Chance(80) ? [] : draw.Pick<ValueList<Reference>>([["X03"], ["X04", "no"], ["2016"]]);

    private static ValueList<Reference> Entities(Draw draw) => draw.Chance(60) ? [] : draw.Some(["00", "北京", "no", "New York", "1e3"]).Select(c => (Reference)c).ToValueList();

    private static string Code(Draw draw) => draw.Pick(["a01", "no", "x.y"]);

    private static int? Gap(Draw draw) => draw.Pick<int?>([null, 1, 3]);
}
