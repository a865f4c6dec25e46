using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Aggregation;

namespace SciLiteracy.Serialization;

/// <summary>Methods of aggregation, and the step of aggregation.</summary>
internal static class AggregationFormat
{
    private const string Noun = "an aggregation";

    private static readonly NameTable<int> Methods = IndexScalars.Words(
        "arithmetic", "geometric", "harmonic", "power", "median", "minimum", "owa", "mazziotta_pareto", "copeland", "topsis", "wroclaw");

    private static readonly NameTable<MissingChildren> Missing = NameTable<MissingChildren>.Of(("drop", MissingChildren.Drop), ("propagate", MissingChildren.Propagate));

    private static readonly NameTable<ImbalancePenalty> Penalties = NameTable<ImbalancePenalty>.Of(
        ("negative", ImbalancePenalty.Negative), ("positive", ImbalancePenalty.Positive));

    private static readonly NameTable<MazziottaParetoScale> Scales = NameTable<MazziottaParetoScale>.Of(
        ("as_normalized", MazziottaParetoScale.AsNormalized), ("standardized", MazziottaParetoScale.Standardized), ("adjusted", MazziottaParetoScale.Adjusted));

    private static readonly NameTable<TopsisScaling> Scalings = NameTable<TopsisScaling>.Of(
        ("as_normalized", TopsisScaling.AsNormalized), ("vector", TopsisScaling.Vector));

    /// <summary>Reads a step.</summary>
    public static AggregateStep ReadStep(MappingReader r)
    {
        var levels = r.OptionalNode("by_level");
        var methods = r.Sequence("by_level", node => ReadAlone(node, r.Diagnostics));
        var method = levels is null ? Read(r) : null;
        if (levels is not null && r.Has("method"))
            r.Diagnostics.Add(IndexDocumentDiagnostics.Contradiction, r.LocationOf("method"), "An aggregation has 'method' or 'by_level', not both.");
        if (levels is SequenceNode { Items.Count: 0 })
            r.Diagnostics.Add(IndexDocumentDiagnostics.WrongCount, levels.Location, "The list 'by_level' is empty; expected the method of level 2, and of further levels.");
        return new(methods.Count > 0 ? methods : [method ?? new ArithmeticAggregation()])
        {
            MinAvailability = r.OptionalShare("min_availability") ?? 0,
            Missing = r.OptionalEnumeration("missing", Missing) ?? MissingChildren.Drop,
        };
    }

    public static MappingNode WriteStep(AggregateStep step)
    {
        var isPlain = step.ByLevel is [{ MinAvailability: null, Missing: null }];
        IEnumerable<MappingEntry> method = isPlain
            ? Write(step.ByLevel[0]).Entries
            : [new(ScalarNode.OfText("by_level"), SequenceNode.Of(step.ByLevel.Select(m => PerIndicatorFormat.Shorten(Write(m)))).InFlow())];
        return MappingNode.OfEntries(method.Concat(MappingNode.Of(
            ("min_availability", IndexScalars.Unless(0, step.MinAvailability)), ("missing", step.Missing == MissingChildren.Drop ? null : Missing.NameOf(step.Missing))).Entries));
    }

    /// <summary>Reads a method that stands alone, with what it asks of missing children.</summary>
    public static AggregationMethod? ReadAlone(DocumentNode node, DiagnosticBuilder findings)
    {
        if (PerIndicatorFormat.Open(node, Noun, findings) is not { } settings)
            return null;
        var r = new MappingReader(settings, Noun, findings);
        var method = Read(r);
        var availability = r.OptionalShare("min_availability");
        var missing = r.OptionalEnumeration("missing", Missing);
        r.Finish();
        return method is null ? null : method with { MinAvailability = availability, Missing = missing };
    }

    public static MappingNode Write(AggregationMethod method)
    {
        (string Key, DocumentNode? Value)[] keys = method switch
        {
            PowerAggregation m => [("p", m.Exponent)],
            OrderedWeightedAggregation m => [("weights", IndexScalars.List(m.PlaceWeights)), ("exponent", IndexScalars.Unless(1, m.Exponent))],
            MazziottaParetoAggregation m =>
            [
                ("penalty", m.Penalty == ImbalancePenalty.Negative ? null : Penalties.NameOf(m.Penalty)),
                ("scale", m.Scale == MazziottaParetoScale.AsNormalized ? null : Scales.NameOf(m.Scale)), ("reference", m.ReferenceEntity),
            ],
            TopsisAggregation m => [("scaling", m.Scaling == TopsisScaling.AsNormalized ? null : Scalings.NameOf(m.Scaling))],
            _ => [],
        };
        return MappingNode.Of(
            [("method", method.Id), .. keys, ("min_availability", method.MinAvailability), ("missing", method.Missing is { } missing ? Missing.NameOf(missing) : null)]);
    }

    private static AggregationMethod? Read(MappingReader r)
    {
        switch (r.Word("method", Methods))
        {
            case "arithmetic":
                return new ArithmeticAggregation();
            case "geometric":
                return new GeometricAggregation();
            case "harmonic":
                return new HarmonicAggregation();
            case "power":
                return r.RequiredNumber("p") is { } exponent ? new PowerAggregation(exponent) : null;
            case "median":
                return new MedianAggregation();
            case "minimum":
                return new MinimumAggregation();
            case "owa":
                return new OrderedWeightedAggregation(r.Numbers("weights"), r.OptionalPositive("exponent") ?? 1);
            case "mazziotta_pareto":
                return new MazziottaParetoAggregation(
                    r.OptionalEnumeration("penalty", Penalties) ?? ImbalancePenalty.Negative, r.OptionalEnumeration("scale", Scales) ?? MazziottaParetoScale.AsNormalized)
                {
                    ReferenceEntity = r.OptionalNameIn("reference"),
                };
            case "copeland":
                return new CopelandAggregation();
            case "topsis":
                return new TopsisAggregation(r.OptionalEnumeration("scaling", Scalings) ?? TopsisScaling.AsNormalized);
            case "wroclaw":
                return new WroclawAggregation();
            default:
                return null;
        }
    }
}
