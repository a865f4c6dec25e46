using SciLiteracy.Domain;
using SciLiteracy.Indicators.Uncertainty;

namespace SciLiteracy.Serialization;

/// <summary>What varies: mappings whose one key (beside <c>name</c> and <c>group</c>) says what, and its value how.</summary>
internal static class UncertainFactorFormat
{
    private static readonly string[] Kinds =
        ["weights", "dirichlet_weights", "weight_sets", "imputation_draws", "leave_one_out", "input_error"];

    private static readonly NameTable<ErrorDistribution> Distributions = NameTable<ErrorDistribution>.Of(
        ("normal", ErrorDistribution.Normal), ("log_normal", ErrorDistribution.LogNormal));

    /// <summary>Reads an item of <c>vary</c>; null after a finding.</summary>
    public static UncertainFactor? Read(DocumentNode node, DiagnosticBuilder findings)
    {
        if (MappingReader.Open(node, "something that varies", findings) is not { } r)
            return null;
        var name = r.OptionalString("name");
        var group = r.OptionalString("group");
        var keys = ((MappingNode)node).Entries.Where(e => e.Key.Text is not ("name" or "group")).ToList();
        if (keys.Count != 1)
        {
            findings.Add(
                IndexDocumentDiagnostics.BadStep, node.Location,
                $"Expected one key that says what varies, such as 'normalize.method' or 'weights', found {keys.Count}; every thing that varies begins with '-'.");
            return null;
        }

        var key = keys[0].Key;
        UncertainFactor? factor = key.Text switch
        {
            "weights" => r.OptionalMapping("weights", "a variation of weights", ReadNoise),
            "dirichlet_weights" => r.OptionalNode("dirichlet_weights") is null or ScalarNode { Kind: ScalarKind.Boolean }
                ? new DirichletWeights()
                : r.OptionalMapping("dirichlet_weights", "a distribution of weights", ReadDirichlet),
            "weight_sets" => ReadSets(r),
            "imputation_draws" => r.OptionalNode("imputation_draws") is null or ScalarNode { Kind: ScalarKind.Boolean }
                ? new ImputationDraws()
                : r.OptionalMapping("imputation_draws", "draws of imputation", m => new ImputationDraws(m.OptionalCount("step", 1))),
            "leave_one_out" => r.OptionalNode("leave_one_out") is MappingNode
                ? r.OptionalMapping("leave_one_out", "leaving one out", m => m.RequiredInteger("level") is null || m.OptionalCount("level", 1) is not { } level ? null : new LeaveOneOut(level))
                : r.RequiredInteger("leave_one_out") is not null && r.OptionalCount("leave_one_out", 1) is { } only ? new LeaveOneOut(only) : null,
            "input_error" => r.RequiredMapping("input_error", "an error of the inputs", ReadError),
            _ => StepSettingFormat.Read(r, key),
        };
        return factor is null ? null : factor with { Name = name, Group = group, Location = node.Location };
    }

    /// <summary>Writes an item of <c>vary</c>.</summary>
    public static DocumentNode Write(UncertainFactor factor)
    {
        (string Key, DocumentNode Value) what = factor switch
        {
            WeightNoise f => ("weights", MappingNode.Of(("level", f.Level), ("factor", f.Factor), ("separate", FileScalars.Flag(f.Separate))).InFlow()),
            DirichletWeights f => ("dirichlet_weights", MappingNode.Of(("level", f.Level), ("nodes", f.Nodes), ("concentration", f.Concentration)).InFlow()),
            WeightSetAlternatives f => ("weight_sets", SequenceNode.Of(f.Sets.Select(s => (DocumentNode)s!)).InFlow()),
            ImputationDraws f => ("imputation_draws", MappingNode.Of(("step", f.Ordinal)).InFlow()),
            LeaveOneOut f => ("leave_one_out", MappingNode.Of(("level", f.Level)).InFlow()),
            InputError f => ("input_error", MappingNode.Of(
                ("from", WorkspaceErrors.TrySurvey(f.From.Text, out var survey) ? MappingNode.Of(("survey", survey)).InFlow() : f.From.Text),
                ("replicates", f.Replicates is { } replicates ? ReplicateScalingFormat.Write(replicates) : null),
                ("distribution", f.Distribution == ErrorDistribution.Normal ? null : Distributions.NameOf(f.Distribution)), ("indicators", f.Indicators)).InFlow()),
            SettingAlternatives f => StepSettingFormat.Write(f),
            _ => throw new ArgumentOutOfRangeException(nameof(factor), factor.GetType(), "Not something that can be written."),
        };
        return MappingNode.Of((what.Key, what.Value), ("name", factor.Name), ("group", factor.Group));
    }

    /// <summary>Says that nothing of a name varies.</summary>
    public static void ReportUnknown(ScalarNode key, IEnumerable<string> settings, DiagnosticBuilder findings)
    {
        var hint = NearestName.Hint(key.Text, Kinds.Concat(settings));
        findings.Add(
            DocumentDiagnostics.UnknownKey, key.Location,
            $"Nothing called '{Excerpt.Of(key.Text)}' varies{(hint.Length > 0 ? hint : $"; expected {Listing.Of(Kinds)}, or a setting of a step such as 'normalize.method'.")}");
    }

    private static WeightNoise? ReadNoise(MappingReader r)
    {
        var level = r.OptionalCount("level", 1);
        var factor = r.RequiredNode("factor", "the largest relative change of a weight, such as 0.25") is null
            ? null
            : r.OptionalNumberThat("factor", f => f is > 0 and <= 1, "a number above 0 and at most 1");
        var separate = r.OptionalBoolean("separate") ?? false;
        return factor is { } f ? new(level, f) { Separate = separate } : null;
    }

    private static DirichletWeights ReadDirichlet(MappingReader r) => new()
    {
        Level = r.OptionalCount("level", 1),
        Nodes = r.References("nodes"),
        Concentration = r.OptionalPositive("concentration"),
    };

    private static WeightSetAlternatives? ReadSets(MappingReader r)
    {
        if (r.RequiredNode("weight_sets", "a list of names of sets of weights") is not { } node)
            return null;
        var sets = r.Names("weight_sets");
        if (node is SequenceNode { Items.Count: 0 })
            r.Diagnostics.Add(IndexDocumentDiagnostics.WrongCount, node.Location, "The list 'weight_sets' is empty; expected the names of sets of weights.");
        return sets.Count == 0 ? null : new(sets);
    }

    private static SourceText? ReadOrigin(MappingReader r)
    {
        const string expected = "the path of a file with standard errors or replicates, 'workspace' for those of its observations, or { survey: NAME } for the replicates of a survey";
        if (r.OptionalNode("from") is not MappingNode)
            return r.RequiredSourceText("from", expected);
        return r.OptionalMapping("from", "the origin of errors", m =>
            m.RequiredName("survey") is { } name ? new SourceText(WorkspaceErrors.OfSurvey(name)) { Location = m.LocationOf("survey") } : null);
    }

    private static InputError? ReadError(MappingReader r)
    {
        var from = ReadOrigin(r);
        var replicates = ReplicateScalingFormat.Read(r, "replicates");
        var distribution = r.OptionalEnumeration("distribution", Distributions) ?? ErrorDistribution.Normal;
        var indicators = r.References("indicators");
        return from is null ? null : new(from) { Replicates = replicates, Distribution = distribution, Indicators = indicators };
    }
}
