using System.Globalization;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Composite.Denomination;
using SciLiteracy.Indicators.Uncertainty;

namespace SciLiteracy.Serialization;

/// <summary>
/// Alternatives of a setting of a step: the key is <c>STEP.SETTING</c>, or <c>STEP.N.SETTING</c> for the n-th step of the kind; the value a list. The whole step is <c>STEP</c>
/// alone; alternatives of several settings are <c>STEP.any</c>, each a mapping from one setting to its value.
/// </summary>
internal static class StepSettingFormat
{
    private const string Any = "any";

    private static readonly NameTable<StepKind> Kinds = NameTable<StepKind>.Of(
        ("screen", StepKind.Screen), ("denominate", StepKind.Denominate), ("impute", StepKind.Impute), ("treat", StepKind.Treat), ("normalize", StepKind.Normalize),
        ("weight", StepKind.Weight), ("aggregate", StepKind.Aggregate));

    /// <summary>Reads the alternatives of a key; null after a finding.</summary>
    public static SettingAlternatives? Read(MappingReader r, ScalarNode key)
    {
        var node = r.OptionalNode(key.Text);
        var parts = key.Text.Split('.');
        var ordinal = parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 ? number : (int?)null;
        var setting = parts.Skip(ordinal is null ? 1 : 2).ToArray();
        if (!Kinds.TryParse(parts[0], out var kind) || setting.Length > 1 || (setting.Length == 1 && setting[0] != Any && !SettingsOf(kind).Contains(setting[0])))
        {
            UncertainFactorFormat.ReportUnknown(key, AllSettings(), r.Diagnostics);
            return null;
        }

        var name = setting.Length == 0 ? null : setting[0];
        if (r.RequiredNode(key.Text, "a list of alternatives") is null)
            return null;
        var alternatives = r.Sequence(key.Text, item => ReadItem(kind, name, item, r.Diagnostics));
        if (node is SequenceNode { Items.Count: 0 })
            r.Diagnostics.Add(IndexDocumentDiagnostics.WrongCount, node.Location, $"The list '{Excerpt.Of(key.Text)}' is empty; expected the alternatives.");
        return alternatives.Count == 0 ? null : new(new VariedStep(kind, ordinal), alternatives);
    }

    /// <summary>Returns the key and the list of alternatives.</summary>
    public static (string Key, DocumentNode Value) Write(SettingAlternatives factor)
    {
        var prefix = factor.Step.Ordinal is { } ordinal
            ? string.Create(CultureInfo.InvariantCulture, $"{Kinds.NameOf(factor.Step.Kind)}.{ordinal}")
            : Kinds.NameOf(factor.Step.Kind);
        var names = factor.Alternatives.Select(NameOf).Distinct().ToList();
        var name = names is [var only] ? only : Any;
        var items = SequenceNode.Of(factor.Alternatives.Select(a => WriteItem(a, name == Any)));
        return (name is null ? prefix : $"{prefix}.{name}", items);
    }

    private static IEnumerable<string> AllSettings() => Kinds.Names.SelectMany(k => Kinds.TryParse(k, out var kind) ? SettingsOf(kind).Select(s => $"{k}.{s}").Prepend(k) : []);

    private static string[] SettingsOf(StepKind kind) => kind switch
    {
        StepKind.Screen => ["min_availability"],
        StepKind.Denominate => ["denominator"],
        StepKind.Treat => ["method", "winsorize", "then"],
        StepKind.Aggregate => ["method", "min_availability"],
        _ => ["method"],
    };

    // Null is the whole step.
    private static string? NameOf(StepSetting setting) => setting switch
    {
        WholeStep => null,
        WinsorizationSetting => "winsorize",
        TransformSetting => "then",
        DenominatorSetting => "denominator",
        AvailabilitySetting => "min_availability",
        _ => "method",
    };

    private static StepSetting? ReadItem(StepKind kind, string? name, DocumentNode node, DiagnosticBuilder findings)
    {
        string? label = null;
        if (node is MappingNode { Entries: var entries } && entries.Any(e => e.Key.Text == "label"))
        {
            var r = new MappingReader((MappingNode)node, "an alternative", findings);
            label = r.OptionalString("label");
            var value = r.RequiredNode("value", "the setting");
            r.Finish();
            if (value is null)
                return null;
            node = value;
        }

        StepSetting? setting;
        if (name != Any)
        {
            setting = ReadSetting(kind, name, node, findings);
        }
        else if (node is MappingNode { Entries: [var (key, value)] } && (key.Text == "step" || SettingsOf(kind).Contains(key.Text)))
        {
            setting = ReadSetting(kind, key.Text == "step" ? null : key.Text, value, findings);
        }
        else
        {
            findings.Add(IndexDocumentDiagnostics.BadStep, node.Location, $"Expected one setting and its value; the settings are {Listing.Of(SettingsOf(kind).Append("step"))}.");
            return null;
        }

        return setting is null ? null : setting with { Label = label };
    }

    private static DocumentNode WriteItem(StepSetting setting, bool isNamed)
    {
        var node = WriteSetting(setting);
        if (isNamed)
            node = MappingNode.Of((NameOf(setting) ?? "step", node)).InFlow();
        return setting.Label is null ? node : MappingNode.Of(("label", setting.Label), ("value", node)).InFlow();
    }

    private static StepSetting? ReadSetting(StepKind kind, string? name, DocumentNode node, DiagnosticBuilder findings)
    {
        var word = Kinds.NameOf(kind);
        if (name is null)
            return IndexStepFormat.Read(ScalarNode.OfText(word) with { Location = node.Location }, node, node.Location, findings) is { } step ? new WholeStep(step) : null;

        // The value stands under a key of its own, so that the readers of keys can be used.
        var r = new MappingReader(MappingNode.OfEntries([new(ScalarNode.OfText(name), node)]) with { Location = node.Location }, $"an alternative of '{word}'", findings);
        return (kind, name) switch
        {
            (_, "min_availability") => r.OptionalShare(name) is { } share ? new AvailabilitySetting(share) : null,
            (StepKind.Denominate, _) => node is MappingNode
                ? Method(node, DenominatorFormat.Instance, findings) is { } own ? new DenominatorSetting(own) : null
                : r.OptionalSourceText(name, DenominatorFormat.Expected) is { } formula ? new DenominatorSetting(new FormulaDenominator(formula)) : null,
            (_, "winsorize") => TreatmentFormat.ReadWinsorization(r, name) is { } winsorize ? new WinsorizationSetting(winsorize) : null,
            (_, "then") => TreatmentFormat.ReadTransform(r, name) is { } then ? new TransformSetting(then) : null,
            (StepKind.Impute, _) => Method(node, ImputationFormat.Instance, findings) is { } method ? new ImputationSetting(method) : null,
            (StepKind.Treat, _) => Method(node, TreatmentFormat.Instance, findings) is { } method ? new TreatmentSetting(method) : null,
            (StepKind.Normalize, _) => Method(node, NormalizationFormat.Instance, findings) is { } method ? new NormalizationSetting(method) : null,
            (StepKind.Weight, _) => WeightingFormat.ReadAlone(node, findings) is { } method ? new WeightingSetting(method) : null,
            _ => ReadAggregation(node, findings),
        };
    }

    private static AggregationSetting? ReadAggregation(DocumentNode node, DiagnosticBuilder findings)
    {
        var items = node is SequenceNode sequence ? sequence.Items : [node];
        var methods = items.Select(i => AggregationFormat.ReadAlone(i, findings)).OfType<AggregationMethod>().ToValueList();
        if (items.Count == 0)
            findings.Add(IndexDocumentDiagnostics.WrongCount, node.Location, "The list of methods is empty; expected the method of level 2, and of further levels.");
        return methods.Count == 0 ? null : new(methods);
    }

    private static T? Method<T>(DocumentNode node, MethodFormat<T> format, DiagnosticBuilder findings)
        where T : class
    {
        if (format.DefaultWord is null && node is ScalarNode { IsNull: false })
        {
            findings.Add(DocumentDiagnostics.WrongShape, node.Location, $"Expected {format.Noun} as a mapping, found {node.Description}.");
            return null;
        }

        if (PerIndicatorFormat.Open(node, format.Noun, findings) is not { } settings)
            return null;
        var r = new MappingReader(settings, format.Noun, findings);
        var method = format.Read(r);
        r.Finish();
        return method;
    }

    private static DocumentNode WriteSetting(StepSetting setting) => setting switch
    {
        WholeStep s => ((MappingNode)IndexStepFormat.Write(s.Step)).Entries[0].Value,
        AvailabilitySetting s => s.MinAvailability,
        DenominatorSetting { Denominator: FormulaDenominator formula } => formula.Formula.Text,
        DenominatorSetting s => DenominatorFormat.Instance.Write(s.Denominator).InFlow(),
        WinsorizationSetting s => TreatmentFormat.Write(s.Winsorize),
        TransformSetting s => TreatmentFormat.Write(s.Then),
        ImputationSetting s => PerIndicatorFormat.Shorten(ImputationFormat.Instance.Write(s.Method)),
        TreatmentSetting s => TreatmentFormat.Instance.Write(s.Treatment).InFlow(),
        NormalizationSetting s => PerIndicatorFormat.Shorten(NormalizationFormat.Instance.Write(s.Method)),
        WeightingSetting s => PerIndicatorFormat.Shorten(WeightingFormat.Write(s.Method)),
        AggregationSetting { ByLevel: [var method] } => PerIndicatorFormat.Shorten(AggregationFormat.Write(method)),
        AggregationSetting s => SequenceNode.Of(s.ByLevel.Select(m => PerIndicatorFormat.Shorten(AggregationFormat.Write(m)))).InFlow(),
        _ => throw new ArgumentOutOfRangeException(nameof(setting), setting.GetType(), "Not a setting that can be written."),
    };
}
