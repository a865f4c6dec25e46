using NodaTime;
using SciLiteracy.Cli.Output;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Targets;
using SciLiteracy.Serialization;

namespace SciLiteracy.Cli.Tables;

/// <summary>The table of <c>sciliteracy targets</c>.</summary>
internal static class TargetTables
{
    /// <summary>Every target and what is said of it; numbers are in the unit of the indicator.</summary>
    public static ResultTable Assessments(Workspace workspace, string language, LocalDate? on)
    {
        var table = new ResultTable(
            "target", "title", "indicator", "entity", "entity_name", "breakdown", "period", "comparison", "target_value", "unit", "status", "reason",
            "value", "value_period", "value_status", "gap", "baseline_period", "baseline_value", "progress", "source", "explanation");
        var framework = workspace.Framework;
        foreach (var assessment in TargetAssessment.Assess(framework.Targets, framework.Indicators, workspace.Observations, on))
        {
            var target = assessment.Target;
            var observation = assessment.Observation;
            table.Add(
                target.Id, target.Title?.Best(language, "en"), target.Indicator.Id, target.Entity.Id,
                framework.Regions.Find(target.Entity.Id)?.Name.Best(language, "en"), target.Breakdown.ToString(), target.Period.ToString(),
                target.Comparison.ToSign(), assessment.TargetValue, assessment.Unit, PlanTables.Lower(assessment.Verdict),
                assessment.Reason is { } reason ? PlanTables.Lower(reason) : null, observation?.Value, observation?.Period.ToString(),
                observation?.Status.ToLetter().ToString(), assessment.Gap, assessment.BaselinePeriod?.ToString(), assessment.BaselineValue,
                assessment.Progress, observation?.Source, string.Join(' ', assessment.Remarks.Prepend(assessment.Explanation)));
        }

        return table;
    }
}
