using System.Text.Json.Nodes;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Designs;
using SciLiteracy.Serialization;

namespace SciLiteracy.Surveys.Conformance.Tests;

/// <summary>An index of cases with its data and designs.</summary>
internal sealed class GoldenSet
{
    private readonly string _folder;
    private readonly Dictionary<string, Microdata> _data = [];

    public GoldenSet(string folder)
    {
        _folder = folder;
        Index = JsonNode.Parse(GoldenFiles.Read(folder, "index.json"))!;
        foreach (var one in Index["cases"]!.AsArray())
            Cases[(string)one!["id"]!] = one;
    }

    public JsonNode Index { get; }

    public Dictionary<string, JsonNode> Cases { get; } = [];

    /// <summary>Reads a data set, with some columns as texts.</summary>
    public Microdata Data(string file, params IEnumerable<string> categorical)
    {
        var key = $"{file}|{string.Join('|', categorical)}";
        lock (_data)
        {
            if (!_data.TryGetValue(key, out var data))
            {
                var format = new MicrodataFormat { Categorical = categorical.Select(c => new SourceText(c)).ToValueList() };
                _data[key] = data = MicrodataReader.Read(GoldenFiles.Read(_folder, file), file, format).Require();
            }

            return data;
        }
    }

    /// <summary>Returns the weights of every row after the adjustments of a design; null if they are not in a file.</summary>
    public NumberColumn? FullWeights(string design) =>
        Data(_folder.EndsWith("citizen", StringComparison.Ordinal) ? "adjusted_weights.csv" : "repweights/apiclus1_adjusted_weights.csv").Find(design) as NumberColumn;

    /// <summary>Makes the design of a case, with its data.</summary>
    public (Microdata Data, Result<SurveyDesign> Design) Design(string id, params IEnumerable<string> categorical)
    {
        var spec = Index["designs"]![id]!;
        var data = Data((string)Index["datasets"]![(string)spec["dataset"]!]!["file"]!, categorical);
        var settings = new DesignSettings
        {
            Weights = Name(spec["weights"]),
            Strata = Names(spec["strata"]),
            Clusters = Names(spec["ids"]),
            PopulationSizes = spec["pps"] is null ? Names(spec["fpc"]) : [],
            InclusionProbabilities = spec["pps"] is null ? null : Names(spec["fpc"])[0],
            Nested = (bool?)spec["nest"] ?? false,
            FirstStageOnly = (bool?)spec["ultimateCluster"] ?? false,
            SinglePsuInDomains = (bool?)spec["adjustDomainLonely"] ?? false,
            SinglePsu = Enum.Parse<SinglePsuRule>((string?)spec["lonelyPsu"] ?? "fail", ignoreCase: true),
        };
        if (spec["replicate"] is { } replicate)
        {
            var weights = Data((string)replicate["file"]!);
            data = Microdata.Of([.. data.Columns, .. weights.Columns.Select(c => c.Rename("rep_" + c.Name))]);
            settings = settings with { Replicates = Replicates(replicate) };
        }

        var design = SurveyDesign.Create(data, settings);
        if (design.IsOk && spec["adjust"] is JsonArray steps)
            design = Adjustments.Apply(design.Value, data, steps);
        return (data, design);
    }

    private static ReplicateSettings Replicates(JsonNode replicate) => new()
    {
        Method = (string)replicate["type"]! switch
        {
            "BRR" => ReplicateMethod.BalancedRepeatedReplication,
            "Fay" => ReplicateMethod.Fay,
            "JK1" => ReplicateMethod.Jackknife1,
            "JKn" => ReplicateMethod.JackknifeN,
            "bootstrap" => ReplicateMethod.Bootstrap,
            "successive-difference" => ReplicateMethod.SuccessiveDifference,
            _ => ReplicateMethod.Other,
        },
        Columns = ["rep_*"],
        Fay = (double?)replicate["rho"] ?? 0,
        Scale = (double?)replicate["scale"],
        ReplicateScales = replicate["rscales"] switch
        {
            JsonArray all => all.Select(v => (double)v!).ToValueList(),
            JsonValue one => [(double)one],
            _ => [],
        },
        Combined = (bool?)replicate["combinedWeights"] ?? true,
        AboutFullSample = (bool?)replicate["mse"] ?? true,
    };

    private static SourceText? Name(JsonNode? node) => node is null ? null : new((string)node!);

    private static ValueList<SourceText> Names(JsonNode? node) =>
        node is JsonArray all ? all.Select(n => new SourceText((string)n!)).ToValueList() : [];
}
