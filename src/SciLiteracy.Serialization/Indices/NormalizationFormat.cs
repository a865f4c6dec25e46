using SciLiteracy.Indicators.Composite.Normalization;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Serialization;

/// <summary>Methods of normalization.</summary>
internal sealed class NormalizationFormat : MethodFormat<NormalizationMethod>
{
    private const string ExpectedRange = "two numbers in rising order such as [0, 100]";

    private static readonly NameTable<int> Methods = IndexScalars.Words(
        "min_max", "z_score", "robust_z_score", "scale", "rank", "percentile_rank", "borda", "fraction_of_max", "ratio_to_mean", "distance_to_max", "distance_to_reference",
        "distance_to_target", "goalposts", "logistic", "categorical", "none");

    private static readonly NameTable<TieRule> Ties = NameTable<TieRule>.Of(
        ("min", TieRule.Minimum), ("max", TieRule.Maximum), ("average", TieRule.Average), ("dense", TieRule.Dense),
        ("first", TieRule.First), ("last", TieRule.Last));

    public static NormalizationFormat Instance { get; } = new();

    public override string Noun => "a normalization";

    public override string DefaultWord => "min_max";

    public override NormalizationMethod? Read(MappingReader r)
    {
        var word = r.Word("method", Methods);
        NormalizationMethod? method = word switch
        {
            "min_max" => new MinMax(),
            "z_score" => new ZScore(r.OptionalNumber("mean") ?? 0, r.OptionalPositive("sd") ?? 1),
            "robust_z_score" => new RobustZScore(),
            "scale" => ReadScale(r),
            "rank" => new RankScore(ReadTies(r)),
            "percentile_rank" => new PercentileRank(ReadTies(r)),
            "borda" => new BordaScore(ReadTies(r)),
            "fraction_of_max" => new FractionOfMaximum(),
            "ratio_to_mean" => new RatioToMean(),
            "distance_to_max" => new DistanceToMaximum(),
            "distance_to_reference" => ReadReference(r),
            "distance_to_target" => new DistanceToTarget(r.OptionalBoolean("cap") ?? false),
            "goalposts" => new GoalpostScaling(r.OptionalBoolean("clip") ?? true),
            "logistic" => new LogisticScore(),
            "categorical" => ReadCategories(r),
            "none" => new NoNormalization(),
            _ => null,
        };
        var range = r.OptionalRange("range", ExpectedRange);
        var constant = r.OptionalNumber("constant_score");
        return method is null ? null : method with { Range = range, ConstantScore = constant };
    }

    public override MappingNode Write(NormalizationMethod method)
    {
        (string Word, (string Key, DocumentNode? Value)[] Keys) own = method switch
        {
            MinMax => ("min_max", []),
            ZScore z => ("z_score", [("mean", IndexScalars.Unless(0, z.Mean)), ("sd", IndexScalars.Unless(1, z.StandardDeviation))]),
            RobustZScore => ("robust_z_score", []),
            Scale s => ("scale", [("from", s.From), ("to", s.To), ("factor", IndexScalars.Unless(100, s.Factor))]),
            RankScore s => ("rank", [("ties", Write(s.Ties))]),
            PercentileRank s => ("percentile_rank", [("ties", Write(s.Ties))]),
            BordaScore s => ("borda", [("ties", Write(s.Ties))]),
            FractionOfMaximum => ("fraction_of_max", []),
            RatioToMean => ("ratio_to_mean", []),
            DistanceToMaximum => ("distance_to_max", []),
            DistanceToReference d => ("distance_to_reference", [("entity", d.Entity), ("cap", FileScalars.Flag(d.Cap))]),
            DistanceToTarget d => ("distance_to_target", [("cap", FileScalars.Flag(d.Cap))]),
            GoalpostScaling g => ("goalposts", [("clip", g.Clip ? null : ScalarNode.OfBoolean(false))]),
            LogisticScore => ("logistic", []),
            CategoricalScore c => ("categorical", [("cuts", IndexScalars.List(c.Cuts)), ("scores", IndexScalars.List(c.Scores))]),
            NoNormalization => ("none", []),
            _ => throw new ArgumentOutOfRangeException(nameof(method), method.GetType(), "Not a normalization that can be written."),
        };
        return MappingNode.Of([("method", own.Word), .. own.Keys, ("range", IndexScalars.Pair(method.Range)), ("constant_score", method.ConstantScore)]);
    }

    protected override bool IsShared(string key, string word) => key switch
    {
        "range" => word is "min_max" or "goalposts" or "logistic",
        "ties" => word is "rank" or "percentile_rank" or "borda",
        "cap" => word is "distance_to_reference" or "distance_to_target",
        "constant_score" => true,
        _ => false,
    };

    private static TieRule ReadTies(MappingReader r) => r.OptionalEnumeration("ties", Ties) ?? TieRule.Minimum;

    private static DocumentNode? Write(TieRule ties) => ties == TieRule.Minimum ? null : Ties.NameOf(ties);

    private static Scale? ReadScale(MappingReader r)
    {
        var isOne = r.Has("from") || r.Has("to");
        var from = isOne ? r.RequiredNumber("from") : null;
        var to = isOne ? r.RequiredNumber("to") : null;
        var factor = r.OptionalNumber("factor") ?? 100;
        if (from is null || from != to)
            return new(from, to, factor);
        r.Diagnostics.Add(
            IndexDocumentDiagnostics.OutOfRange, r.LocationOf("to"),
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"'from' and 'to' are both {from.Value:R} in {r.Noun}; expected two numbers that differ."));
        return null;
    }

    private static DistanceToReference? ReadReference(MappingReader r)
    {
        var entity = r.RequiredNameIn("entity", "the code of an entity");
        var cap = r.OptionalBoolean("cap") ?? false;
        return entity is null ? null : new(entity, cap);
    }

    private static CategoricalScore? ReadCategories(MappingReader r)
    {
        var cuts = r.Numbers("cuts");
        var isThere = r.RequiredNode("scores", "the scores of the classes, one more than cuts") is not null;
        var scores = r.Numbers("scores");
        if (!isThere)
            return null;
        if (scores.Count != cuts.Count + 1)
        {
            r.Diagnostics.Add(
                IndexDocumentDiagnostics.WrongCount, r.LocationOf("scores"),
                $"There are {cuts.Count} cuts and {scores.Count} scores; expected one score more than cuts, that of the lowest class first.");
            return null;
        }

        for (var i = 1; i < cuts.Count; i++)
        {
            if (cuts[i - 1] < cuts[i])
                continue;
            r.Diagnostics.Add(IndexDocumentDiagnostics.OutOfRange, r.LocationOf("cuts"), "The cuts are not in rising order.");
            return null;
        }

        return new(cuts, scores);
    }
}
