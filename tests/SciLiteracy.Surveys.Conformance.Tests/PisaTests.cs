using System.Globalization;
using System.Text.Json.Nodes;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Designs;

namespace SciLiteracy.Surveys.Conformance.Tests;

/// <summary>The 18 cases of plausible values with Fay weights.</summary>
public class PisaTests
{
    private static readonly Lazy<GoldenSet> Set = new(() => new GoldenSet(Path.Combine(GoldenFiles.Synthetic, "pisa")));

    private static readonly Lazy<(Microdata Data, SurveyDesign Design)> Sample = new(() =>
    {
        var data = Microdata.Of([.. Set.Value.Data("students.csv").Columns, .. Set.Value.Data("replicate_weights.csv").Columns]);
        var design = SurveyDesign.Create(data, new()
        {
            Weights = "W_FSTUWT",
            Replicates = new() { Method = ReplicateMethod.Fay, Columns = ["W_FSTURWT*"], Fay = 0.5 },
        });
        return (data, design.Require());
    });

    public static TheoryData<string> Ids => [.. Set.Value.Cases.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_case_gives_the_expected_numbers(string id)
    {
        var spec = Set.Value.Cases[id];
        var (variables, request, factor) = Request(spec);
        var analysis = SurveyAnalysis.Create(Sample.Value.Data, Sample.Value.Design, variables, [new("science", ["PV*SCIE"])]).Require();
        if (spec["by"] is { } by)
            request = [.. request.Select(r => r with { By = [(string)by!] })];
        var rows = analysis.Estimate(request.Select(r => r with { DropMissing = true, Interval = r.Interval with { DegreesOfFreedom = double.PositiveInfinity } }).ToValueList()).Require().Estimates;
        var expected = spec["expected"]!["rows"]!.AsArray();

        Assert.Equal(expected.Count, rows.Length);
        Assert.Empty(expected.SelectMany((row, i) => Differences(row!, rows[i], factor)));
    }

    private static (ValueList<SurveyVariable> Variables, List<EstimateRequest> Requests, double Factor) Request(JsonNode spec)
    {
        SourceText science = "science";
        switch ((string)spec["estimator"]!)
        {
            case "pvMean":
                return ([], [new EstimateRequest.Mean([science])], 1);
            case "pvSd":
                return ([], [new EstimateRequest.Variance([science], true, true)], 1);
            case "pvPercentiles":
                var points = spec["probs"]!.AsArray().Select(p => (double)p!).ToValueList();
                return ([], [new EstimateRequest.Quantile(science, points, QuantileDefinition.R2) { Interval = new() { Method = IntervalMethod.Replicates } }], 1);
            case "pvLevels":
                var cuts = spec["cutPoints"]!.AsObject().Select(c => new LevelCut(c.Key, (double)c.Value!)).ToValueList();
                return ([], [new EstimateRequest.Levels(science, cuts)], 100);
            case "pvAtOrAbove":
                var above = spec["cutPoints"]!.AsObject()
                    .Select(c => new SurveyVariable($"ge{c.Key}", string.Create(CultureInfo.InvariantCulture, $"science >= {(double)c.Value!:R}"))).ToValueList();
                return (above, [new EstimateRequest.Mean(above.Select(v => new SourceText(v.Name)).ToValueList())], 100);
            case "pvBelow":
                return ([new("below", string.Create(CultureInfo.InvariantCulture, $"science < {(double)spec["cut"]!:R}"))], [new EstimateRequest.Mean(["below"])], 100);
            case "pvDifference":
                return ([], [new EstimateRequest.Contrast(science, (string)spec["group"]!, (string)spec["levelA"]!, (string)spec["levelB"]!)], 1);
            case "pvRegression":
                ValueList<SurveyVariable> terms = [new("male", "GENDER == \"Male\""), new("rural", "LOCATION == \"Rural\"")];
                ValueList<SourceText> on = spec["terms"] is null ? ["ESCS"] : ["ESCS", "male", "rural"];
                return (terms, [new EstimateRequest.Regression(science, on, RegressionFamily.Gaussian, true)], 1);
            case "pvCorrelation":
                return ([], [new EstimateRequest.Correlation(science, (string)spec["x"]!)], 1);
            default:
                return ([], [new EstimateRequest.Mean([(string)spec["y"]!])], 1);
        }
    }

    private static IEnumerable<string> Differences(JsonNode row, SurveyEstimate found, double factor)
    {
        if (row["key"] is JsonObject key && found.Domain != string.Join(';', key.Select(k => $"{k.Key}={k.Value}")))
            yield return $"The domain {found.Domain}.";
        (string Field, double? Expected, double? Found)[] pairs =
        [
            ("estimate", (double?)row["estimate"], found.Value * factor),
            ("se", (double?)row["se"], found.StandardError * factor),
            ("sampling", (double?)row["samplingVariance"], found.SamplingVariance * factor * factor),
            ("imputation", (double?)row["imputationVariance"], found.ImputationVariance * factor * factor),
            ("df", (double?)row["rubinDf"], row["rubinDf"] is null ? null : found.DegreesOfFreedom),
            ("low", (double?)row["ciNormal"]?[0], row["ciNormal"] is null ? null : found.Low * factor),
            ("high", (double?)row["ciNormal"]?[1], row["ciNormal"] is null ? null : found.High * factor),
        ];
        foreach (var (field, expected, value) in pairs)
        {
            if (expected is null && value is null)
                continue;
            if (expected is null || value is null || !(Math.Abs(value.Value - expected.Value) <= 1e-9 * Math.Max(1, Math.Abs(expected.Value))))
                yield return string.Create(CultureInfo.InvariantCulture, $"{row["name"]} {field}: {value:R}; expected {expected:R}.");
        }
    }
}
