using System.Text.Json.Nodes;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Calibration;
using SciLiteracy.Indicators.Surveys.Designs;

namespace SciLiteracy.Surveys.Conformance.Tests;

/// <summary>Calibration steps of a golden design.</summary>
internal static class Adjustments
{
    public static Result<SurveyDesign> Apply(SurveyDesign design, Microdata data, JsonArray steps)
    {
        var calibrated = Calibrator.Calibrate(SurveyAnalysis.Create(data, design).Require(), steps.Select(s => Step(s!, data)).ToValueList());
        var findings = new DiagnosticBuilder();
        findings.AddRange(calibrated.Diagnostics);
        return findings.ToResult(() => calibrated.Value!.Design);
    }

    private static CalibrationStep Step(JsonNode step, Microdata data) => (string)step["op"]! switch
    {
        "postStratify" => new CalibrationStep.PostStratification([(string)step["vars"]![0]!], Totals(step)),
        "rake" => new CalibrationStep.Rake(step["margins"]!.AsArray().Select(m => new CalibrationMargin((string)m!["vars"]![0]!, Totals(m))).ToValueList()),
        "trim" => new CalibrationStep.Trim((double)step["lower"]!, (double)step["upper"]!, (bool)step["strict"]!),
        _ => Distanced(step, data),
    };

    private static ValueList<CalibrationTotal> Totals(JsonNode node) =>
        node["levels"]![0]!.AsArray().Zip(node["totals"]!.AsArray(), (l, t) => new CalibrationTotal([(string)l!], (double)t!)).ToValueList();

    private static CalibrationStep.Distanced Distanced(JsonNode step, Microdata data)
    {
        var terms = step["terms"]!.AsArray().Select(t => (string)t!).ToList();
        var totals = step["totals"]!.AsArray().Select(t => (double)t!).ToList();
        var margins = new List<CalibrationMargin>();
        foreach (var name in ((string)step["formula"]!)[1..].Split('+'))
        {
            if (terms.Contains(name))
            {
                margins.Add(new(name, []) { Total = totals[terms.IndexOf(name)] });
                continue;
            }

            var levels = ((TextColumn)data.Find(name)!).Labels.Order(StringComparer.Ordinal).ToList();
            var others = levels.Skip(1).Select(l => new CalibrationTotal([l], totals[terms.IndexOf(name + l)])).ToList();
            margins.Add(new(name, [new([levels[0]], totals[0] - others.Sum(o => o.Total)), .. others]));
        }

        var distance = (string)step["calfun"]! switch { "linear" => CalibrationDistance.Linear, "raking" => CalibrationDistance.Raking, _ => CalibrationDistance.Logit };
        return new(distance, margins.ToValueList()) { Population = totals[0], LowerBound = (double?)step["bounds"]?[0], UpperBound = (double?)step["bounds"]?[1] };
    }
}
