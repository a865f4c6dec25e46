using SciLiteracy.Indicators.Composite.Treatment;

namespace SciLiteracy.Serialization;

/// <summary>Treatments of outliers and skew.</summary>
internal sealed class TreatmentFormat : MethodFormat<OutlierTreatment>
{
    private const string ExpectedWinsorization = "the number of points, 'all', 'none' or { quantiles: [0.05, 0.95] }";

    private static readonly NameTable<int> Transforms = IndexScalars.Words("log", "log_signed", "box_cox", "none");

    private static readonly NameTable<WorseOutcome> Outcomes = NameTable<WorseOutcome>.Of(("keep", WorseOutcome.Keep), ("revert", WorseOutcome.Revert));

    private static readonly OutlierTreatment Usual = new();

    public static TreatmentFormat Instance { get; } = new();

    public override string Noun => "a treatment";

    public override string? DefaultWord => null;

    public override OutlierTreatment Read(MappingReader r)
    {
        var winsorize = ReadWinsorization(r, "winsorize") ?? Usual.Winsorize;
        var then = ReadTransform(r, "then") ?? Usual.Then;
        return new()
        {
            Winsorize = winsorize,
            Then = then,
            SkewLimit = r.OptionalNonnegative("skew") ?? Usual.SkewLimit,
            KurtosisLimit = r.OptionalNumber("kurtosis") ?? Usual.KurtosisLimit,
            Combine = r.OptionalBoolean("combine") ?? false,
            IfWorse = r.OptionalEnumeration("if_worse", Outcomes) ?? WorseOutcome.Keep,
        };
    }

    public override MappingNode Write(OutlierTreatment method) => MappingNode.Of(
        ("winsorize", method.Winsorize.Equals(Usual.Winsorize) ? null : Write(method.Winsorize)),
        ("then", method.Then.Equals(Usual.Then) ? null : Write(method.Then)),
        ("skew", IndexScalars.Unless(Usual.SkewLimit, method.SkewLimit)),
        ("kurtosis", IndexScalars.Unless(Usual.KurtosisLimit, method.KurtosisLimit)),
        ("combine", FileScalars.Flag(method.Combine)),
        ("if_worse", method.IfWorse == WorseOutcome.Keep ? null : Outcomes.NameOf(method.IfWorse)));

    /// <summary>Reads how values are pulled in.</summary>
    public static Winsorization? ReadWinsorization(MappingReader r, string key)
    {
        switch (r.OptionalNode(key))
        {
            case null:
                return null;
            case ScalarNode { Kind: ScalarKind.Number }:
                return r.OptionalCount(key, 0) is { } points ? new WinsorizePoints(points) : null;
            case ScalarNode { Text: "all" }:
                return new WinsorizePoints(null);
            case ScalarNode { Text: "none" }:
                return new WinsorizePoints(0);
            case MappingNode:
                return r.OptionalMapping(key, "a winsorization", m =>
                {
                    if (m.RequiredNode("quantiles", "two probabilities such as [0.05, 0.95]") is not { } node
                        || m.OptionalRange("quantiles", "two probabilities in rising order such as [0.05, 0.95]") is not { } range)
                        return null;
                    if (range is { Low: >= 0, High: <= 1 })
                        return new WinsorizeQuantiles(range.Low, range.High);
                    m.Diagnostics.Add(IndexDocumentDiagnostics.OutOfRange, node.Location, "Expected probabilities from 0 to 1 for 'quantiles'.");
                    return null;
                });
            case var node:
                r.ReportBadValue(key, node, ExpectedWinsorization);
                return null;
        }
    }

    /// <summary>Reads a transform.</summary>
    public static SkewTransform? ReadTransform(MappingReader r, string key)
    {
        if (r.OptionalNode(key) is not { } node || PerIndicatorFormat.Open(node, "a transform", r.Diagnostics) is not { } settings)
            return null;
        if (node is ScalarNode)
            return Transform(r.OptionalEnumeration(key, Transforms), null);
        var m = new MappingReader(settings, "a transform", r.Diagnostics);
        var index = m.RequiredEnumeration("method", Transforms);
        var lambda = index is { } i && Transforms.NameOf(i) == "box_cox" ? m.OptionalNumber("lambda") : null;
        m.Finish();
        return Transform(index, lambda);
    }

    public static DocumentNode Write(Winsorization winsorization) => winsorization switch
    {
        WinsorizePoints { Maximum: null } => "all",
        WinsorizePoints points => points.Maximum.Value,
        WinsorizeQuantiles quantiles => MappingNode.Of(("quantiles", SequenceNode.Of([quantiles.Lower, quantiles.Upper]).InFlow())).InFlow(),
        _ => throw new ArgumentOutOfRangeException(nameof(winsorization), winsorization.GetType(), "Not a winsorization that can be written."),
    };

    public static DocumentNode Write(SkewTransform transform) => transform switch
    {
        LogTransform => "log",
        SignedLogTransform => "log_signed",
        NoTransform => "none",
        BoxCoxTransform { Lambda: null } => "box_cox",
        BoxCoxTransform boxCox => MappingNode.Of(("method", "box_cox"), ("lambda", boxCox.Lambda)).InFlow(),
        _ => throw new ArgumentOutOfRangeException(nameof(transform), transform.GetType(), "Not a transform that can be written."),
    };

    private static SkewTransform? Transform(int? index, double? lambda) => index is not { } i ? null : Transforms.NameOf(i) switch
    {
        "log" => new LogTransform(),
        "log_signed" => new SignedLogTransform(),
        "box_cox" => new BoxCoxTransform(lambda),
        _ => new NoTransform(),
    };
}
