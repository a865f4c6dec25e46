using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Denomination;
using SciLiteracy.Indicators.Composite.Imputation;
using SciLiteracy.Indicators.Composite.Normalization;
using SciLiteracy.Indicators.Composite.Screening;
using SciLiteracy.Indicators.Composite.Treatment;
using SciLiteracy.Indicators.Composite.Weighting;

namespace SciLiteracy.Serialization;

/// <summary>The steps of an index: mappings of one key, which names the kind of the step, and its settings.</summary>
internal static class IndexStepFormat
{
    private static readonly string[] Kinds = ["screen", "denominate", "impute", "treat", "normalize", "weight", "aggregate"];

    private static readonly NameTable<ScreeningRule> Rules = NameTable<ScreeningRule>.Of(
        ("availability", ScreeningRule.Availability), ("nonzero", ScreeningRule.Nonzero), ("both", ScreeningRule.Both));

    private static readonly NameTable<NormalizationScope> Scopes = NameTable<NormalizationScope>.Of(
        ("all_periods", NormalizationScope.AllPeriods), ("period", NormalizationScope.Period), ("base_period", NormalizationScope.BasePeriod));

    private static readonly NameTable<TreatmentScope> TreatmentScopes = NameTable<TreatmentScope>.Of(
        ("period", TreatmentScope.Period), ("all_periods", TreatmentScope.AllPeriods));

    private static readonly ScreenStep UsualScreen = new();

    /// <summary>Reads an item of the list of steps; null after a finding.</summary>
    public static IndexStep? Read(DocumentNode node, DiagnosticBuilder findings)
    {
        switch (node)
        {
            case ScalarNode { IsNull: false } word:
                return Read(word, ScalarNode.Null with { Location = word.Location }, word.Location, findings);
            case MappingNode { Entries: [var (kind, settings)] }:
                return Read(kind, settings, node.Location, findings);
            case MappingNode mapping:
                findings.Add(
                    IndexDocumentDiagnostics.BadStep, node.Location,
                    mapping.Entries.Count == 0
                        ? $"The step is empty; expected one of the keys {Listing.Of(Kinds)}."
                        : $"Expected a step as one key with its settings, found {mapping.Entries.Count} keys: {Listing.Of(mapping.Entries.Take(5).Select(e => Excerpt.Of(e.Key.Text)), "and")}; "
                            + "the settings of a step stand below its key, and every step begins with '-'.");
                return null;
            default:
                findings.Add(IndexDocumentDiagnostics.BadStep, node.Location, $"Expected a step such as '- normalize: min_max', found {node.Description}.");
                return null;
        }
    }

    /// <summary>Writes a step.</summary>
    public static DocumentNode Write(IndexStep step)
    {
        var (kind, settings) = step switch
        {
            ScreenStep s => ("screen", Write(s)),
            DenominateStep s => ("denominate", Write(s)),
            ImputeStep s => ("impute", PerIndicatorFormat.Write(s.Method, ImputationFormat.Instance)),
            TreatStep s => ("treat", PerIndicatorFormat.Write(
                s.Treatment, TreatmentFormat.Instance, ("scope", s.Scope == TreatmentScope.Period ? null : TreatmentScopes.NameOf(s.Scope)))),
            NormalizeStep s => ("normalize", PerIndicatorFormat.Write(
                s.Method, NormalizationFormat.Instance, ("scope", WriteScope(s)),
                ("base_period", s.BasePeriod is { } period ? FileScalars.Period(period) : null))),
            WeightStep s => ("weight", Write(s)),
            AggregateStep s => ("aggregate", AggregationFormat.WriteStep(s)),
            _ => throw new ArgumentOutOfRangeException(nameof(step), step.GetType(), "Not a step that can be written."),
        };
        return MappingNode.Of((kind, PerIndicatorFormat.Shorten(settings)));
    }

    /// <summary>Reads the settings of a step of a kind; null after a finding that leaves nothing of it.</summary>
    public static IndexStep? Read(ScalarNode kind, DocumentNode node, SourceLocation location, DiagnosticBuilder findings)
    {
        if (!Kinds.Contains(kind.Text))
        {
            var hint = NearestName.Hint(kind.Text, Kinds);
            findings.Add(
                DocumentDiagnostics.UnknownKey, kind.Location,
                $"Unknown step '{Excerpt.Of(kind.Text)}'{(hint.Length > 0 ? hint : $"; expected {Listing.Of(Kinds)}.")}");
            return null;
        }

        var noun = $"the step '{kind.Text}'";
        if (kind.Text is "screen" or "treat" or "denominate" && node is ScalarNode { IsNull: false })
        {
            findings.Add(DocumentDiagnostics.WrongShape, node.Location, $"Expected {noun} as a mapping, found {node.Description}.");
            return null;
        }

        if (PerIndicatorFormat.Open(node, noun, findings) is not { } settings)
            return null;
        var r = new MappingReader(settings, noun, findings);
        IndexStep step = kind.Text switch
        {
            "screen" => ReadScreen(r),
            "denominate" => new DenominateStep
            {
                Scales = r.NumbersByCode("scale", "scales by denominator", n => n > 0, "a scale above 0", (code, n) => new DenominatorScale(code, n)),
                Denominators = PerIndicatorFormat.Read(r, settings, DenominatorFormat.Instance, OwnDenominator.Instance),
            },
            "impute" => new ImputeStep(PerIndicatorFormat.Read(r, settings, ImputationFormat.Instance, new NoImputation())),
            "treat" => new TreatStep(PerIndicatorFormat.Read(r, settings, TreatmentFormat.Instance, new OutlierTreatment()))
            {
                Scope = r.OptionalEnumeration("scope", TreatmentScopes) ?? TreatmentScope.Period,
            },
            "normalize" => new NormalizeStep(PerIndicatorFormat.Read(r, settings, NormalizationFormat.Instance, new MinMax()))
            {
                Scope = r.OptionalEnumeration("scope", Scopes) ?? (r.Has("base_period") ? NormalizationScope.BasePeriod : NormalizationScope.AllPeriods),
                BasePeriod = r.OptionalValue<ReferencePeriod>("base_period", ReferencePeriod.TryParse, FileScalars.ExpectedPeriod),
            },
            "weight" => new WeightStep(WeightingFormat.Read(r) ?? new EqualWeights()) { Nodes = r.References("nodes"), Level = r.OptionalCount("level", 1) },
            _ => AggregationFormat.ReadStep(r),
        };
        r.Finish();
        return step with { Location = location };
    }

    private static ScreenStep ReadScreen(MappingReader r) => new()
    {
        By = r.OptionalEnumeration("by", Rules) ?? UsualScreen.By,
        MinAvailability = r.OptionalShare("min_availability") ?? UsualScreen.MinAvailability,
        MinNonzero = r.OptionalShare("min_nonzero") ?? UsualScreen.MinNonzero,
        Node = r.OptionalReference("node"),
        Include = r.Names("include"),
        Exclude = r.Names("exclude"),
    };

    private static DocumentNode? WriteScope(NormalizeStep step) =>
        step.Scope == NormalizationScope.AllPeriods && step.BasePeriod is null ? null : Scopes.NameOf(step.Scope);

    private static MappingNode Write(ScreenStep step) => MappingNode.Of(
        ("by", step.By == UsualScreen.By ? null : Rules.NameOf(step.By)),
        ("min_availability", IndexScalars.Unless(UsualScreen.MinAvailability, step.MinAvailability)),
        ("min_nonzero", IndexScalars.Unless(UsualScreen.MinNonzero, step.MinNonzero)),
        ("node", step.Node),
        ("include", step.Include),
        ("exclude", step.Exclude));

    private static MappingNode Write(DenominateStep step) => PerIndicatorFormat.Write(
        step.Denominators, DenominatorFormat.Instance, ("scale", IndexScalars.ByCode(step.Scales, s => s.Denominator, s => s.Scale)));

    private static MappingNode Write(WeightStep step) => MappingNode.OfEntries(
        WeightingFormat.Write(step.Method).Entries.Concat(MappingNode.Of(("nodes", step.Nodes), ("level", step.Level)).Entries));
}
