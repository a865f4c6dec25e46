using System.Globalization;
using System.Text.Json.Nodes;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Designs;

namespace SciLiteracy.Surveys.Conformance.Tests;

/// <summary>One case: asks for its estimates and holds them to the expected rows.</summary>
internal sealed class GoldenCase(GoldenSet set, JsonNode spec)
{
    private readonly List<string> _differences = [];
    private double _tolerance = 1e-9;

    private string Estimator => (string)spec["estimator"]!;

    private JsonArray Rows => spec["expected"]!["rows"]!.AsArray();

    private bool Drops => (bool?)spec["naRm"] ?? false;

    private double Level => (double?)spec["level"] ?? 0.95;

    /// <summary>Returns the differences; none if the case passes.</summary>
    public IReadOnlyList<string> Check()
    {
        var designId = (string?)spec["design"];
        var steps = designId is null ? null : set.Index["designs"]![designId]!["adjust"] as JsonArray;
        if (steps is not null && steps.Any(s => (string)s!["op"]! == "rake" || (string?)s["calfun"] is "raking" or "logit"))
            _tolerance = 1e-6;
        IEnumerable<string> categorical = [.. Texts(spec["factorTerms"]), .. Estimator == "chisq" ? Texts(spec["y"]) : []];
        var (data, design) = set.Design(designId!, categorical);
        if ((bool?)spec["expected"]!["error"] == true)
        {
            if (design.IsOk)
                _differences.Add("Expected an error of the design.");
            return _differences;
        }

        if (Estimator == "weights")
        {
            CheckWeights(design.Require());
            return _differences;
        }

        var variables = new List<SurveyVariable>();
        var y = Variables(variables);
        var analysis = SurveyAnalysis.Create(data, design.Require(), variables.ToValueList()).Require();
        switch (Estimator)
        {
            case "mean":
                CheckRows(analysis, new EstimateRequest.Mean(y));
                break;
            case "total":
                CheckRows(analysis, new EstimateRequest.Total(y));
                break;
            case "proportion":
                CheckRows(analysis, new EstimateRequest.Proportion(y, false) { Interval = new() { Method = IntervalMethod.Mean } });
                break;
            case "ratio":
                CheckRows(analysis, new EstimateRequest.Ratio(y[0], (string)spec["x"]!));
                break;
            case "variance":
                CheckRows(analysis, new EstimateRequest.Variance(y, false, false), new EstimateRequest.Variance(y, true, false));
                break;
            case "standardizedMean":
                var standard = (string)spec["standardizeBy"]!;
                var levels = new SortedSet<string>(Categories(data, standard), StringComparer.Ordinal);
                var shares = levels.Zip(spec["population"]!.AsArray(), (l, p) => KeyValuePair.Create(l, (double)p!)).ToValueList();
                CheckRows(analysis, new EstimateRequest.Mean(y) { Standardize = new(standard, shares), DropMissing = true, Where = $"not is_missing({y[0].Text})", By = spec["over"] is { } over ? [(string)over!] : [] });
                break;
            case "ciprop":
                CheckProportion(analysis, y[0]);
                break;
            case "quantile":
                CheckQuantiles(analysis, y[0]);
                break;
            case "difference":
                CheckRows(analysis, new EstimateRequest.Contrast(y[0], (string)spec["group"]!, spec["levelA"]!.ToString(), spec["levelB"]!.ToString()));
                break;
            case "logOddsContrast":
                _tolerance = 1e-6;
                CheckRows(analysis, new EstimateRequest.Proportion(y, true));
                break;
            case "glm":
                CheckRegression(analysis, y[0]);
                break;
            case "cronbachAlpha":
                var items = Indicators.Surveys.Items.ItemAnalysis.Create(data, design.Require().Weights, new() { Columns = y }).Require();
                Near("alpha", items.Alpha, (double)Rows[0]!["estimate"]!, 1);
                break;
            case "chisq":
                CheckIndependence(analysis, y);
                break;
            default:
                _differences.Add($"The estimator '{Estimator}' is not known to the tests.");
                break;
        }

        return _differences;
    }

    private static IEnumerable<string> Texts(JsonNode? node) => node is JsonArray all ? all.Select(t => (string)t!) : [];

    private static System.Collections.Immutable.ImmutableArray<string> Categories(Microdata data, string column)
    {
        var texts = (Indicators.Formulas.Columns.TextColumn)data.Find(column)!;
        return texts.Labels;
    }

    private ValueList<SourceText> Variables(List<SurveyVariable> variables)
    {
        if (Estimator == "glm")
        {
            var response = ((string)spec["formula"]!).Split('~')[0];
            if (!response.StartsWith("I(", StringComparison.Ordinal))
                return [response];
            variables.Add(new("response", response[2..^1].Replace('\'', '"')));
            return ["response"];
        }

        if (spec["y"] is JsonArray)
            return Texts(spec["y"]).Select(t => new SourceText(t)).ToValueList();
        variables.Add(new("indicator", Condition(spec["y"]!)));
        return ["indicator"];
    }

    private static string Condition(JsonNode condition)
    {
        var name = (string)condition["var"]!;
        if ((string)condition["op"]! == "in")
            return "(" + string.Join(" or ", condition["value"]!.AsArray().Select(v => $"{name} == {Literal(v!)}")) + ")";
        var sign = (string)condition["op"]! switch { "eq" => "==", "ne" => "!=", "gt" => ">", "ge" => ">=", "lt" => "<", _ => "<=" };
        return $"{name} {sign} {Literal(condition["value"]!)}";
    }

    private static string Literal(JsonNode value) => value.GetValueKind() == System.Text.Json.JsonValueKind.String ? $"\"{(string)value!}\"" : value.ToJsonString();

    // Two tables: with t, and with the normal distribution.
    private void CheckRows(SurveyAnalysis analysis, params EstimateRequest[] requests)
    {
        var t = new List<SurveyEstimate>();
        var normal = new List<SurveyEstimate>();
        foreach (var request in requests)
        {
            var asked = Complete(request);
            t.AddRange(Run(analysis, asked));
            normal.AddRange(Run(analysis, asked with { Interval = asked.Interval with { DegreesOfFreedom = double.PositiveInfinity } }));
        }

        var covariances = t.Where(r => r.Level == "covariance").ToList();
        t.RemoveAll(r => r.Level == "covariance");
        normal.RemoveAll(r => r.Level == "covariance");
        if (t.Count != Rows.Count)
        {
            _differences.Add($"{t.Count} rows; expected {Rows.Count}.");
            return;
        }

        for (var i = 0; i < Rows.Count; i++)
        {
            var row = Rows[i]!;
            var name = (string)row["name"]!;
            var place = Enumerable.Range(0, t.Count).Where(k => t[k].Domain == DomainOf(row)).ToList();
            var at = place.Count == 1 ? place[0] : Estimator == "proportion" ? place.Find(k => t[k].Level == name) : Estimator == "variance" ? place.Find(k => t[k].Estimate == name) : place.Find(k => t[k].Variable == name);
            if (place.Count == 0)
            {
                _differences.Add($"No row of the domain {DomainOf(row)}.");
                continue;
            }

            var found = t[at];
            var floor = Math.Max(1, Math.Abs((double)row["estimate"]!));
            Compare(row, "estimate", found.Value, floor);
            Compare(row, "se", found.StandardError, floor);
            Compare(row, "df", found.DegreesOfFreedom, 1);
            Compare(row, "deff", found.DesignEffect, 1);
            Compare(row, "t", found.Statistic, 1);
            Compare(row["ciT"], 0, "ciT low", found.Low, floor);
            Compare(row["ciT"], 1, "ciT high", found.High, floor);
            Compare(row["ciNormal"], 0, "ciNormal low", normal[at].Low, floor);
            Compare(row["ciNormal"], 1, "ciNormal high", normal[at].High, floor);
        }

        if (spec["expected"]!["vcov"] is JsonArray matrix)
            CheckCovariances(t, covariances, matrix);
    }

    private void CheckCovariances(List<SurveyEstimate> rows, List<SurveyEstimate> covariances, JsonArray matrix)
    {
        var floor = Enumerable.Range(0, matrix.Count).Max(i => Math.Abs((double)matrix[i]![i]!));
        var k = 0;
        for (var a = 0; a < matrix.Count; a++)
        {
            Near($"vcov {a},{a}", rows[a].StandardError * rows[a].StandardError, (double)matrix[a]![a]!, floor);
            for (var b = a + 1; b < matrix.Count; b++)
                Near($"vcov {a},{b}", covariances[k++].Value, (double)matrix[a]![b]!, floor);
        }
    }

    private void CheckProportion(SurveyAnalysis analysis, SourceText y)
    {
        var name = (string)spec["method"]!;
        var method = name switch
        {
            "logit" => IntervalMethod.Logit,
            "likelihood" => IntervalMethod.Likelihood,
            "asin" => IntervalMethod.ArcSine,
            "beta" => IntervalMethod.Beta,
            "mean" => IntervalMethod.Mean,
            _ => IntervalMethod.XLogit,
        };
        double? df = (string?)spec["ciDf"] == "inf" ? double.PositiveInfinity : null;
        var request = Complete(new EstimateRequest.Proportion([y], false)) with { Interval = new() { Level = Level, Method = method, DegreesOfFreedom = df } };
        var rows = Run(analysis, request);
        if (method == IntervalMethod.Logit)
            _tolerance = 1e-6;
        Same(rows.Count, Rows.Count);
        foreach (var row in Rows)
        {
            if (rows.FirstOrDefault(r => r.Domain == DomainOf(row!)) is not { } found)
            {
                _differences.Add($"No row of the domain {DomainOf(row!)}.");
                continue;
            }

            // R fits the estimate of the likelihood interval by iteration, too.
            var estimateTolerance = method == IntervalMethod.Likelihood ? 1e-6 : _tolerance;
            Near("estimate", found.Value, (double)row!["estimate"]!, 1, estimateTolerance);
            Compare(row, "se", found.StandardError, 1);
            if (df is null)
                Compare(row, "df", found.DegreesOfFreedom, 1);
            if (row["exactRootLow"] is { } low)
            {
                Near("exact low", found.Low, (double)low!, 1, 1e-6);
                Near("exact high", found.High, (double)row["exactRootHigh"]!, 1, 1e-6);
                Near("R's low", found.Low, (double)row["ciLow"]!, 1, 1e-4);
                Near("R's high", found.High, (double)row["ciHigh"]!, 1, 1e-4);
            }
            else
            {
                Compare(row, "ciLow", found.Low, 1);
                Compare(row, "ciHigh", found.High, 1);
            }
        }
    }

    private void CheckQuantiles(SurveyAnalysis analysis, SourceText y)
    {
        var rule = (string)spec["qrule"]! switch
        {
            "math" => QuantileDefinition.R1,
            "school" => QuantileDefinition.R2,
            var text => QuantileDefinition.R1 + (text[^1] - '1'),
        };
        var method = (string)spec["interval"]! switch
        {
            "mean" => IntervalMethod.Mean,
            "xlogit" => IntervalMethod.XLogit,
            "beta" => IntervalMethod.Beta,
            "asin" => IntervalMethod.ArcSine,
            _ => IntervalMethod.Replicates,
        };
        var points = spec["probs"]!.AsArray().Select(p => (double)p!).ToValueList();
        var request = Complete(new EstimateRequest.Quantile(y, points, rule)) with { Interval = new() { Level = Level, Method = method } };
        var rows = Run(analysis, request);
        Same(rows.Count, Rows.Count);
        foreach (var row in Rows)
        {
            var point = ((string)row!["name"]!)[1..];
            var found = rows.First(r => r.Domain == DomainOf(row) && r.Level == point);
            var floor = Math.Max(1, Math.Abs((double)row["estimate"]!));
            Compare(row, "estimate", found.Value, floor);
            Compare(row, "se", found.StandardError, floor);
            Compare(row, "ciLow", found.Low, floor);
            Compare(row, "ciHigh", found.High, floor);
            Compare(row, "df", found.DegreesOfFreedom, 1);
        }
    }

    private void CheckRegression(SurveyAnalysis analysis, SourceText response)
    {
        var isBinomial = (string)spec["family"]! == "binomial";
        if (isBinomial)
            _tolerance = 1e-6;
        var terms = ((string)spec["formula"]!).Split('~')[1].Split('+').Select(t => new SourceText(t)).ToValueList();
        var request = new EstimateRequest.Regression(response, terms, isBinomial ? RegressionFamily.Binomial : RegressionFamily.Gaussian, false) { DropMissing = true };
        var rows = Run(analysis, request);
        Same(rows.Count, Rows.Count);
        for (var i = 0; i < Math.Min(rows.Count, Rows.Count); i++)
        {
            var row = Rows[i]!;
            var found = rows[i];
            if (found.Level.Replace("=", "", StringComparison.Ordinal) != (string)row["name"]!)
                _differences.Add($"The coefficient '{found.Level}'; expected '{row["name"]}'.");
            var floor = Math.Max(1, Math.Abs((double)row["estimate"]!));
            Compare(row, "estimate", found.Value, floor);
            Compare(row, "se", found.StandardError, floor);
            var t = (double)row["t"]!;
            Near("t", found.Statistic, t, 1, _tolerance);
            Near("p", found.PValue, (double)row["p"]!, (double)row["p"]!, 10 * _tolerance * Math.Max(1, t * t));
            Compare(row, "df", found.DegreesOfFreedom, 1);
            Compare(row["ciT"], 0, "ciT low", found.Low, floor);
            Compare(row["ciT"], 1, "ciT high", found.High, floor);
            Compare(row, "n", found.SampleSize, 1);
        }
    }

    private void CheckIndependence(SurveyAnalysis analysis, ValueList<SourceText> y)
    {
        var kind = (string)spec["statistic"]! switch
        {
            "F" => IndependenceStatistic.F,
            "Chisq" => IndependenceStatistic.ChiSquare,
            "Wald" => IndependenceStatistic.Wald,
            _ => IndependenceStatistic.AdjustedWald,
        };
        var found = Run(analysis, new EstimateRequest.Independence(y[0], y[1], kind) { DropMissing = true })[0];
        var row = Rows[0]!;
        Compare(row, "statistic", found.Value, 1);
        Near("p", found.PValue, (double)row["p"]!, (double)row["p"]!, 1e-7);
        Compare(row, "ndf", found.NumeratorDegreesOfFreedom, 1);
        Compare(row, "ddf", found.DegreesOfFreedom, 1);
        if (kind == IndependenceStatistic.ChiSquare)
            Compare(row, "df", found.NumeratorDegreesOfFreedom, 1);
    }

    private void CheckWeights(SurveyDesign design)
    {
        var row = Rows[0]!;
        var weights = design.Weights.ToArray();
        var sum = weights.Sum();
        var squares = weights.Sum(w => w * w);
        Compare(row, "n", weights.Length, 1);
        Compare(row, "sum", sum, sum);
        Compare(row, "min", weights.Min(), 1);
        Compare(row, "max", weights.Max(), 1);
        Compare(row, "sumSquares", squares, squares);
        Compare(row, "kish", weights.Length * squares / (sum * sum), 1);
        var first = row["first"]!.AsArray();
        for (var i = 0; i < first.Count; i++)
            Near($"weight {i}", weights[i], (double)first[i]!, 1);
        if (set.FullWeights((string)spec["design"]!) is not { } full)
            return;
        for (var i = 0; i < weights.Length; i++)
            Near($"weight of row {i + 1}", weights[i], full.Values[i], 1);
    }

    private EstimateRequest Complete(EstimateRequest request) => request with
    {
        By = spec["by"] is JsonArray by ? by.Select(b => new SourceText((string)b!)).ToValueList() : request.By,
        Where = spec["domain"] is JsonArray conditions ? string.Join(" and ", conditions.Select(c => Condition(c!))) : request.Where,
        DropMissing = request.DropMissing || Drops,
        DesignEffect = (string?)spec["deff"] switch { "srswor" => DesignEffectKind.WithoutReplacement, "srswr" => DesignEffectKind.WithReplacement, _ => DesignEffectKind.None },
        Covariance = (bool?)spec["vcov"] == true ? CovarianceScope.WithinDomains : CovarianceScope.None,
        Interval = request.Interval with { Level = Level },
    };

    private List<SurveyEstimate> Run(SurveyAnalysis analysis, EstimateRequest request)
    {
        var result = analysis.Estimate(request);
        if (result.IsOk)
            return [.. result.Value.Estimates];
        _differences.Add(string.Join(Environment.NewLine, result.Diagnostics));
        return [];
    }

    private static string DomainOf(JsonNode row) =>
        row["key"] is JsonObject key ? string.Join(';', key.Select(k => $"{k.Key}={k.Value}")) : "_T";

    private void Same(int found, int expected)
    {
        if (found != expected)
            _differences.Add($"{found} rows; expected {expected}.");
    }

    private void Compare(JsonNode row, string field, double? found, double floor)
    {
        if (row is JsonObject all && all.TryGetPropertyValue(field, out var expected))
            Near($"{DomainOf(row)} {row["name"]} {field}", found, expected is null ? null : expected.GetValueKind() == System.Text.Json.JsonValueKind.String ? double.PositiveInfinity : (double)expected, floor);
    }

    private void Compare(JsonNode? pair, int at, string field, double? found, double floor)
    {
        if (pair is JsonArray all)
            Near(field, found, (double?)all[at], floor);
    }

    private void Near(string what, double? found, double? expected, double floor, double? tolerance = null)
    {
        if (found is null && expected is null)
            return;
        var allowed = (tolerance ?? _tolerance) * Math.Max(floor, Math.Abs(expected ?? 0));
        if (found is null || expected is null || !(Math.Abs(found.Value - expected.Value) <= allowed))
            _differences.Add(string.Create(CultureInfo.InvariantCulture, $"{what}: {found:R}; expected {expected:R}."));
    }
}
