using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Calibration;
using SciLiteracy.Indicators.Surveys.Designs;
using SciLiteracy.Indicators.Surveys.Items;
using SciLiteracy.Indicators.Surveys.Publication;
using SciLiteracy.Testing;

namespace SciLiteracy.Serialization.Tests.Surveys;

/// <summary>Survey documents made in code, with names that YAML and JSON could take for something else.</summary>
internal static class SurveyDocuments
{
    private static readonly string[] Names = ["w", "score", "no", "1", "1e3", "0x1F", "null", "~", "a b", "省份", "x: y", "*", "rw*", "#c", "true", "'q'", "\"", "[a", "-", "%", "2020-01-01"];

    private static readonly string[] Formulas = ["score >= 70", "1", "residence == \"rural\" and sex == \"F\"", "-age", "if(a > 1, 2, b)"];

    private static readonly double[] Numbers = [0, 1, -1, 0.5, 1e-300, 1.7976931348623157e308, 0.1 + 0.2, 394e6, 70];

    public static SurveyDocument Draw(Draw draw)
    {
        var design = draw.Maybe(() => Design(draw), 30);
        var hasScales = design?.Replicates is { ReplicateScales.Count: 0 };
        var used = new HashSet<string>(StringComparer.Ordinal);
        ValueList<EstimateRequest> estimates = draw.List(6, _ => Estimate(draw, used)).ToValueList();
        return new()
        {
            Name = draw.Pick(["citizens-2020", "no", "S.1"]),
            DataFile = draw.Maybe(() => Name(draw)),
            Data = new()
            {
                Missing = draw.Pick<ValueList<string>>([MicrodataFormat.Default.Missing, [], ["", "n/a", "-99", "no", "null", "NA"]]),
                Categorical = Some(draw),
            },
            Variables = Distinct(draw, ["literate", "young", "Y"]).Select(n => new SurveyVariable(n, draw.Pick(Formulas))).ToValueList(),
            PlausibleValues = Distinct(draw, ["science", "pv"]).Select(n => new PlausibleValueSet(n, More(draw))).ToValueList(),
            Design = design,
            ReplicateScalesFile = hasScales ? draw.Maybe(() => Name(draw)) : null,
            Calibration = draw.List(4, _ => Step(draw)).ToValueList(),
            Estimates = estimates,
            Items = draw.Maybe(() => new ItemSettings
            {
                Columns = More(draw),
                Key = Distinct(draw, ["q1", "no", "1"]).Select(n => new ItemKey { Item = n, Answers = Answers(draw) }).ToValueList(),
                OmittedScoreZero = draw.Chance(30),
                StandardErrors = draw.Pick(Enum.GetValues<ItemErrorMethod>()),
                Model = draw.Pick(Enum.GetValues<ItemModel>()),
                Scores = draw.Maybe(() => (object)draw.Pick(Enum.GetValues<ScoreMethod>())) as ScoreMethod?,
                Nodes = draw.Pick([61, 3, 100]),
                Low = draw.Pick([-6.0, -4.5]),
                High = draw.Pick([6.0, 1e3]),
            }),
            Observations = estimates.Count == 0 ? [] : draw.List(3, _ => Observation(draw, estimates)).ToValueList(),
        };
    }

    private static SourceText Name(Draw draw) => draw.Pick(Names);

    private static ValueList<SourceText> Some(Draw draw) => draw.Some(Names, 3).Select(n => new SourceText(n)).ToValueList();

    private static ValueList<SourceText> More(Draw draw) => draw.Shuffle(Names)[..draw.Between(1, 3)].Select(n => new SourceText(n)).ToValueList();

    private static ValueList<ScoredAnswer> Answers(Draw draw)
    {
        var scores = draw.Chance(50);
        return More(draw).Select(a => new ScoredAnswer(a.Text, scores ? draw.Between(1, 3) : 1)).ToValueList();
    }

    private static double Number(Draw draw) => draw.Pick(Numbers);

    private static List<string> Distinct(Draw draw, string[] names) => draw.Some(names);

    private static DesignSettings Design(Draw draw) => draw.Chance(15) ? new() : new()
    {
        Weights = draw.Maybe(() => Name(draw)),
        Strata = Some(draw),
        Clusters = Some(draw),
        PopulationSizes = Some(draw),
        Nested = draw.Chance(30),
        FirstStageOnly = draw.Chance(30),
        SinglePsu = draw.Pick(Enum.GetValues<SinglePsuRule>()),
        SinglePsuInDomains = draw.Chance(30),
        InclusionProbabilities = draw.Maybe(() => Name(draw), 80),
        Replicates = draw.Maybe(() => Replicates(draw)),
    };

    private static ReplicateSettings Replicates(Draw draw) => new()
    {
        Method = draw.Pick(Enum.GetValues<ReplicateMethod>()),
        Columns = More(draw),
        Fay = draw.Pick([0, 0.5]),
        Scale = draw.Chance(40) ? draw.Pick([1, 0.25, 1e-3]) : null,
        ReplicateScales = draw.Pick<ValueList<double>>([[], [0.5], [0.5, 0.1 + 0.2, 1]]),
        Combined = draw.Chance(60),
        AboutFullSample = draw.Chance(60),
    };

    private static SurveyCalibrationStep Step(Draw draw)
    {
        var file = draw.Maybe(() => Name(draw), 70);
        switch (draw.Between(0, 3))
        {
            case 0:
                var by = draw.Shuffle(Names)[..draw.Between(1, 3)];
                return new(new CalibrationStep.PostStratification(by.Select(n => new SourceText(n)).ToValueList(), file is null ? Cells(draw, by.Count).ToValueList() : []), file);
            case 1:
                return new(new CalibrationStep.Rake(file is null ? Margins(draw, false) : []), file);
            case 2:
                return new(
                    new CalibrationStep.Distanced(draw.Pick(Enum.GetValues<CalibrationDistance>()), file is null ? Margins(draw, true) : [])
                    {
                        Population = draw.Chance(50) ? 800e6 : null,
                        LowerBound = draw.Chance(50) ? 0.3 : null,
                        UpperBound = draw.Chance(50) ? 3 : null,
                    },
                    file);
            default:
                return new(new CalibrationStep.Trim(draw.Pick([0, 10.5]), draw.Pick([double.PositiveInfinity, 200]), draw.Chance(50)), null);
        }
    }

    // Grouped by the first levels, as a document has them.
    private static List<CalibrationTotal> Cells(Draw draw, int depth) =>
        depth == 0
            ? [new([], Number(draw))]
            : [.. draw.Shuffle(Names)[..draw.Between(1, 3)].SelectMany(level => Cells(draw, depth - 1).Select(c => c with { Levels = c.Levels.Prepend(level).ToValueList() }))];

    private static ValueList<CalibrationMargin> Margins(Draw draw, bool takesNumbers) => draw.Some(Names, 3)
        .Select(n => takesNumbers && draw.Chance(40) ? new CalibrationMargin(n, []) { Total = Number(draw) } : new CalibrationMargin(n, Cells(draw, 1).ToValueList()))
        .ToValueList();

    private static EstimateRequest Estimate(Draw draw, HashSet<string> used)
    {
        EstimateRequest kind = draw.Between(0, 12) switch
        {
            0 => new EstimateRequest.Mean(More(draw)),
            1 => new EstimateRequest.Total(More(draw)),
            2 => new EstimateRequest.Variance(More(draw), draw.Chance(50), draw.Chance(50)),
            3 => new EstimateRequest.Proportion(More(draw), draw.Chance(50)),
            4 => new EstimateRequest.Ratio(Name(draw), Name(draw)),
            5 => new EstimateRequest.Quantile(Name(draw), draw.Pick<ValueList<double>>([[0.5], [0, 0.25, 1]]), draw.Pick(Enum.GetValues<QuantileDefinition>())),
            6 => new EstimateRequest.Levels(Name(draw), Cuts(draw, 1)),
            7 => new EstimateRequest.Plausible(More(draw), Cuts(draw, 0)),
            8 => new EstimateRequest.Contrast(Name(draw), Name(draw), Name(draw), Name(draw)),
            9 => new EstimateRequest.Correlation(Name(draw), Name(draw)),
            10 => new EstimateRequest.Regression(Name(draw), More(draw), draw.Pick(Enum.GetValues<RegressionFamily>()), draw.Chance(50)),
            _ => new EstimateRequest.Independence(Name(draw), Name(draw), draw.Pick(Enum.GetValues<IndependenceStatistic>())),
        };
        var id = draw.Maybe(() => draw.Pick(["rate", "no", "1", "a b", "x", "é"]));
        return kind with
        {
            Id = id is not null && used.Add(id) ? id : null,
            Where = draw.Maybe<SourceText>(() => draw.Pick(Formulas)),
            By = Some(draw),
            DropMissing = draw.Chance(30),
            Interval = draw.Chance(50) ? IntervalSettings.Default : new()
            {
                Level = draw.Pick([0.95, 0.9]),
                Method = draw.Pick(Enum.GetValues<IntervalMethod>()),
                DegreesOfFreedom = draw.Pick<double?>([null, double.PositiveInfinity, 12.5]),
            },
            DesignEffect = draw.Pick(Enum.GetValues<DesignEffectKind>()),
            Covariance = draw.Chance(30) ? CovarianceScope.WithinDomains : draw.Chance(20) ? CovarianceScope.BetweenDomains : CovarianceScope.None,
            Standardize = draw.Maybe(() => new StandardizationSettings(Name(draw), Pairs(draw, () => Number(draw)))),
        };
    }

    private static ValueList<LevelCut> Cuts(Draw draw, int least) => draw.Chance(50)
        ? draw.Shuffle(Names)[..draw.Between(least, 3)].Select(n => new LevelCut(n, Number(draw))).ToValueList()
        : draw.Shuffle(Numbers)[..draw.Between(least, 3)].Select(n => new LevelCut(n.ToString("R", System.Globalization.CultureInfo.InvariantCulture), n)).ToValueList();

    private static ValueList<KeyValuePair<string, T>> Pairs<T>(Draw draw, Func<T> value) =>
        draw.Shuffle(Names)[..draw.Between(1, 3)].Select(n => KeyValuePair.Create(n, value())).ToValueList();

    private static SurveyObservationSettings Observation(Draw draw, ValueList<EstimateRequest> estimates)
    {
        var ids = estimates.GroupBy(e => e.Id ?? e.Key).Where(g => !g.Skip(1).Any()).Select(g => g.Key).ToList();
        var dimension = draw.Maybe(() => Name(draw));
        return new()
        {
            Indicator = draw.Pick(["literacy_rate", "no"]),
            Estimates = draw.Some(ids).Select(i => new SourceText(i)).ToValueList(),
            Variable = draw.Maybe(() => Name(draw)),
            Level = draw.Maybe(() => Name(draw)),
            Unit = draw.Maybe<SourceText>(() => draw.Pick(["%", "1", "person / 1e6"])),
            Period = MonitoringGenerators.Period(draw),
            Entity = draw.Pick(["00", "no", "1e3"]),
            EntityDimension = dimension,
            EntityCodes = dimension is null || draw.Chance(50) ? [] : Pairs(draw, () => draw.Pick(["11", "no"])),
            Breakdowns = draw.Some(Names, 2).Select(n => new BreakdownMapping(n, draw.Pick([n, "area"]), draw.Chance(40) ? [] : Pairs(draw, () => draw.Pick(["rural", "1"])))).ToValueList(),
            Part = draw.Pick([Breakdown.Total, Breakdown.Parse("residence=rural;sex=F")]),
            Rules = new()
            {
                FlagBelowSampleSize = draw.Pick<int?>([null, 100]),
                FlagAboveVariation = draw.Pick<double?>([null, 0.3]),
                FlagBelowDegreesOfFreedom = draw.Pick<double?>([null, 8.5]),
                SuppressBelowSampleSize = draw.Pick<int?>([null, 0]),
                SuppressAboveVariation = draw.Pick<double?>([null, 1]),
            },
            Source = draw.Maybe<Reference>(() => draw.Pick(["S12", "no"])),
        };
    }
}
