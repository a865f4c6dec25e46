using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Designs;
using SciLiteracy.Indicators.Surveys.Items;

namespace SciLiteracy.Serialization;

/// <summary>Documents of the kind <c>survey</c>.</summary>
internal static partial class SurveyDocumentFormat
{
    private const string ColumnText = "the name of a column";
    private const string ColumnsText = "the name of a column, or a list of them";

    internal static readonly NameTable<SinglePsuRule> SinglePsuRules = NameTable<SinglePsuRule>.Of(
        ("fail", SinglePsuRule.Fail), ("remove", SinglePsuRule.Remove), ("adjust", SinglePsuRule.Adjust), ("average", SinglePsuRule.Average),
        ("certainty", SinglePsuRule.Certainty));

    internal static readonly NameTable<ReplicateMethod> ReplicateMethods = NameTable<ReplicateMethod>.Of(
        ("brr", ReplicateMethod.BalancedRepeatedReplication), ("fay", ReplicateMethod.Fay), ("jk1", ReplicateMethod.Jackknife1), ("jkn", ReplicateMethod.JackknifeN),
        ("bootstrap", ReplicateMethod.Bootstrap), ("successive_difference", ReplicateMethod.SuccessiveDifference), ("other", ReplicateMethod.Other));

    internal static readonly NameTable<bool> Variances = NameTable<bool>.Of(("all_stages", false), ("first_stage", true));

    private static readonly NameTable<int> PpsMethods = NameTable<int>.Of(("brewer", 0));

    internal static readonly NameTable<ItemModel> Models = NameTable<ItemModel>.Of(
        ("none", ItemModel.None), ("rasch", ItemModel.Rasch), ("2pl", ItemModel.TwoParameter), ("3pl", ItemModel.ThreeParameter),
        ("gpcm", ItemModel.GeneralizedPartialCredit));

    internal static readonly NameTable<ScoreMethod> ScoreMethods = NameTable<ScoreMethod>.Of(
        ("eap", ScoreMethod.ExpectedAPosteriori), ("ml", ScoreMethod.MaximumLikelihood), ("wle", ScoreMethod.WeightedLikelihood));

    public static SurveyDocument Read(MappingReader r)
    {
        var name = r.RequiredName("survey") ?? Placeholder.PlanId;
        SourceText? file = null;
        var before = r.Diagnostics.Count;
        var data = r.OptionalMapping("data", "the format of the data", m => ReadData(m, out file)) ?? MicrodataFormat.Default;
        var broken = r.Diagnostics.Count > before ? SurveySections.Data : SurveySections.None;
        var variables = ReadVariables(r);
        var sets = ReadPlausibleValues(r);
        SourceText? scales = null;
        before = r.Diagnostics.Count;
        var design = r.OptionalMapping("design", "a design", m => ReadDesign(m, out scales));
        broken |= r.Diagnostics.Count > before ? SurveySections.Design : SurveySections.None;
        var calibration = r.Mappings("calibrate", "a calibration step", ReadStep);
        var estimates = new EstimateReader();
        var requests = r.Sequence("estimates", node => estimates.Read(node, r.Diagnostics));
        var items = r.OptionalMapping("items", "items", ReadItems);
        var observations = r.Mappings("observations", "the observations of estimates", m => ReadObservations(m, requests));
        return new()
        {
            Name = name,
            DataFile = file,
            Data = data,
            Variables = variables,
            PlausibleValues = sets,
            Design = design,
            ReplicateScalesFile = scales,
            Calibration = calibration,
            Estimates = requests,
            Items = items,
            Observations = observations,
            Broken = broken,
            Location = r.Location,
        };
    }

    /// <summary>Reads one name or a list of them.</summary>
    internal static ValueList<SourceText> ColumnNames(this MappingReader r, string key, string expected = ColumnsText) =>
        r.OptionalNode(key) is SequenceNode ? r.SourceTexts(key, expected) : r.OptionalSourceText(key, expected) is { } one ? [one] : [];

    /// <summary>Returns the entries of a mapping whose keys are free; reports a node that is none.</summary>
    internal static IReadOnlyList<MappingEntry> FreeEntries(this MappingReader r, string key, string expected)
    {
        switch (r.OptionalNode(key))
        {
            case null:
                return [];
            case MappingNode mapping:
                return mapping.Entries;
            case var node:
                r.ReportBadValue(key, node, expected);
                return [];
        }
    }

    /// <summary>Reads a number that stands anywhere; reports a node that is none.</summary>
    internal static double? NumberOf(this MappingReader r, string key, DocumentNode node)
    {
        if (node is ScalarNode { Kind: ScalarKind.Number } scalar
            && double.TryParse(scalar.Text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
        {
            return value;
        }

        r.ReportBadValue(key, node, "a number");
        return null;
    }

    internal static SourceText TextOf(ScalarNode node) => new(node.Text) { Location = node.Location };

    private static MicrodataFormat ReadData(MappingReader m, out SourceText? file)
    {
        file = m.OptionalSourceText("file", "the path of a CSV file");
        var format = MicrodataFormat.Default;
        if (m.Has("missing"))
            format = format with { Missing = m.Sequence("missing", n => MissingText(m, n)) };
        return format with { Categorical = m.ColumnNames("categorical") };
    }

    private static string? MissingText(MappingReader m, DocumentNode node)
    {
        if (node is ScalarNode scalar)
            return scalar.IsNull && scalar.Text.Length == 0 ? "" : scalar.Text;
        m.ReportBadValue("missing", node, "a text that stands for a missing value");
        return null;
    }

    private static ValueList<SurveyVariable> ReadVariables(MappingReader r)
    {
        var variables = new List<SurveyVariable>();
        foreach (var (name, value) in r.FreeEntries("variables", "names and formulas such as { literate: score >= 70 }"))
        {
            if (!CheckName(r, "variables", name))
                continue;
            if (value is ScalarNode { Kind: ScalarKind.Text or ScalarKind.Number } scalar)
            {
                var formula = new SourceText(scalar.Text) { Location = scalar.Location.Shift(scalar.TextOffset ?? 0), IsVerbatim = scalar.TextOffset is not null };
                r.Diagnostics.AddRange(ColumnFormula.CheckSyntax(formula));
                variables.Add(new(name.Text, formula) { Location = name.Location });
            }
            else
            {
                r.ReportBadValue(name.Text, value, "a formula");
            }
        }

        return variables.ToValueList();
    }

    private static bool CheckName(MappingReader r, string key, ScalarNode name)
    {
        if (Identifier.IsCode(name.Text))
            return true;
        r.Diagnostics.Add(
            DocumentDiagnostics.BadIdentifier, name.Location,
            $"'{Excerpt.Of(name.Text)}' in '{key}' is no code; expected a letter, then letters, digits, '_' or '.', and none of the words of formulas.");
        return false;
    }

    private static ValueList<PlausibleValueSet> ReadPlausibleValues(MappingReader r)
    {
        var sets = new List<PlausibleValueSet>();
        foreach (var (name, value) in r.FreeEntries("plausible_values", "names and columns such as { science: \"PV*SCIE\" }"))
        {
            if (CheckName(r, "plausible_values", name) && PatternsOf(r, name.Text, value) is { } patterns)
                sets.Add(new(name.Text, patterns) { Location = name.Location });
        }

        return sets.ToValueList();
    }

    internal static ValueList<SourceText>? PatternsOf(MappingReader r, string key, DocumentNode value)
    {
        switch (value)
        {
            case ScalarNode { Kind: ScalarKind.Text } scalar:
                return [TextOf(scalar)];
            case SequenceNode list when list.Items.All(i => i is ScalarNode { Kind: ScalarKind.Text or ScalarKind.Number }):
                return list.Items.Cast<ScalarNode>().Select(TextOf).ToValueList();
            default:
                r.ReportBadValue(key, value, "the pattern of columns, or a list of columns");
                return null;
        }
    }

    private static DesignSettings ReadDesign(MappingReader r, out SourceText? scalesFile)
    {
        var weights = r.OptionalSourceText("weights", ColumnText);
        var strata = r.ColumnNames("strata");
        var clusters = r.ColumnNames("clusters");
        var sizes = r.ColumnNames("population_sizes");
        var nested = r.OptionalBoolean("nested") ?? false;
        var firstStage = r.OptionalEnumeration("variance", Variances) ?? false;
        var (rule, inDomains) = ReadSinglePsu(r);
        var probabilities = r.OptionalMapping("pps", "a sample with unequal probabilities", m =>
        {
            m.OptionalEnumeration("method", PpsMethods);
            return m.RequiredSourceText("probabilities", ColumnText);
        });
        SourceText? file = null;
        var replicates = r.OptionalMapping("replicates", "replicate weights", m => ReadReplicates(m, out file));
        scalesFile = file;
        return new()
        {
            Weights = weights,
            Strata = strata,
            Clusters = clusters,
            PopulationSizes = sizes,
            Nested = nested,
            FirstStageOnly = firstStage,
            SinglePsu = rule,
            SinglePsuInDomains = inDomains,
            InclusionProbabilities = probabilities,
            Replicates = replicates,
            Location = r.Location,
        };
    }

    private static (SinglePsuRule Rule, bool InDomains) ReadSinglePsu(MappingReader r)
    {
        if (r.OptionalNode("single_psu") is not MappingNode)
            return (r.OptionalEnumeration("single_psu", SinglePsuRules) ?? SinglePsuRule.Fail, false);
        (SinglePsuRule, bool) read = default;
        r.OptionalMapping("single_psu", "a rule for strata with one unit", m =>
        {
            read = (m.OptionalEnumeration("method", SinglePsuRules) ?? SinglePsuRule.Fail, m.OptionalBoolean("domains") ?? false);
            return m;
        });
        return read;
    }

    private static ReplicateSettings ReadReplicates(MappingReader r, out SourceText? scalesFile)
    {
        scalesFile = null;
        var method = r.RequiredEnumeration("method", ReplicateMethods) ?? ReplicateMethod.Other;
        r.RequiredNode("columns", "the pattern of columns, or a list of columns");
        var columns = r.ColumnNames("columns", "the pattern of columns, or a list of columns");
        var fay = r.OptionalNumber("fay");
        if (method == ReplicateMethod.Fay && fay is null)
            r.RequiredNumber("fay");
        ValueList<double> scales = [];
        switch (r.OptionalNode("rscales"))
        {
            case SequenceNode list:
                scales = list.Items.Select(i => r.NumberOf("rscales", i)).OfType<double>().ToValueList();
                break;
            case ScalarNode { Kind: ScalarKind.Number } one:
                scales = r.NumberOf("rscales", one) is { } value ? [value] : [];
                break;
            case ScalarNode { Kind: ScalarKind.Text } file:
                scalesFile = TextOf(file);
                break;
            case { } other:
                r.ReportBadValue("rscales", other, "a number, a list of numbers or a CSV file");
                break;
        }

        return new()
        {
            Method = method,
            Columns = columns,
            Fay = fay ?? 0,
            Scale = r.OptionalNumber("scale"),
            ReplicateScales = scales,
            Combined = r.OptionalBoolean("combined") ?? true,
            AboutFullSample = r.OptionalBoolean("mse") ?? true,
            Location = r.Location,
        };
    }

    private static ItemSettings? ReadItems(MappingReader r)
    {
        r.RequiredNode("columns", "the pattern of columns, or a list of columns");
        var columns = r.ColumnNames("columns", "the pattern of columns, or a list of columns");
        var (nodes, low, high) = (61, -6.0, 6.0);
        r.OptionalMapping("quadrature", "a quadrature", m =>
        {
            nodes = m.OptionalInteger("nodes") ?? nodes;
            if (nodes is < 3 or > 10_000)
                m.Diagnostics.Add(DocumentDiagnostics.BadValue, m.LocationOf("nodes"), $"A quadrature has from 3 to 10000 nodes, not {nodes}.");
            if (m.OptionalNode("range") is SequenceNode { Items: [var from, var to] } && m.NumberOf("range", from) is { } a && m.NumberOf("range", to) is { } b)
            {
                (low, high) = (a, b);
                if (a >= b)
                    m.Diagnostics.Add(DocumentDiagnostics.BadValue, from.Location, "The range begins below where it ends.");
            }
            else if (m.OptionalNode("range") is { } other and not SequenceNode { Items.Count: 2 })
            {
                m.ReportBadValue("range", other, "two numbers such as [-6, 6]");
            }

            return m;
        });
        return new()
        {
            Columns = columns,
            Key = ReadKey(r),
            OmittedScoreZero = r.OptionalEnumeration("omitted", Omissions) ?? false,
            StandardErrors = r.OptionalEnumeration("standard_errors", ItemErrors) ?? ItemErrorMethod.CrossProduct,
            Model = r.OptionalEnumeration("model", Models) ?? ItemModel.None,
            Scores = r.OptionalEnumeration("scores", ScoreMethods),
            Nodes = nodes,
            Low = low,
            High = high,
            Location = r.Location,
        };
    }
}
