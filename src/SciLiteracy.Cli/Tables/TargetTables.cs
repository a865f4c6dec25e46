using NodaTime;
using SciLiteracy.Cli.Output;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Targets;
using SciLiteracy.Indicators.Targets.Methods;
using SciLiteracy.Serialization;

namespace SciLiteracy.Cli.Tables;

/// <summary>The tables of <c>sciliteracy targets</c>.</summary>
internal static class TargetTables
{
    private const double IntervalLevel = 0.95;
    private const int BriefColumns = 14;

    /// <summary>Every target and what is said of it; numbers are in the unit of the indicator.</summary>
    public static ResultTable Assessments(Workspace workspace, string language, LocalDate? on)
    {
        var table = new ResultTable(
            "target", "title", "indicator", "entity", "entity_name", "breakdown", "period", "comparison", "target_value", "unit", "status", "reason",
            "value", "value_period", "value_status", "gap", "baseline_period", "baseline_value", "progress", "source", "standard_error", "degrees_of_freedom",
            "probability_reached", "explanation");
        var framework = workspace.Framework;
        foreach (var progress in TargetProgress.Assess(framework.Targets, framework.Indicators, workspace.Values, on, methods: []))
        {
            var assessment = progress.Assessment;
            var target = assessment.Target;
            var observation = assessment.Observation;
            table.Add(
                target.Id, target.Title?.Best(language, "en"), target.Indicator.Id, target.Entity.Id,
                framework.Regions.Find(target.Entity.Id)?.Name.Best(language, "en"), target.Breakdown.ToString(), target.Period.ToString(),
                target.Comparison.ToSign(), assessment.TargetValue, assessment.Unit, PlanTables.Lower(assessment.Verdict),
                assessment.Reason is { } reason ? PlanTables.Lower(reason) : null, observation?.Value, observation?.Period.ToString(),
                observation?.Status.ToLetter().ToString(), assessment.Gap, assessment.BaselinePeriod?.ToString(), assessment.BaselineValue,
                assessment.Progress, observation?.Source, observation?.Details.StandardError, observation?.Details.DegreesOfFreedom,
                progress.ProbabilityOfHavingReached, string.Join(' ', assessment.Remarks.Prepend(assessment.Explanation)));
        }

        return table;
    }

    /// <summary>
    /// What every method says of every target; numbers are in the unit of the indicator, growth is a share a year. What belongs to the target and not to the
    /// method stands in each of its rows. The brief table has the columns that fit a screen.
    /// </summary>
    public static ResultTable Methods(Workspace workspace, LocalDate? on, IReadOnlyList<TargetMethod> methods, bool isBrief)
    {
        string[] columns =
        [
            "target", "method", "verified", "category", "level", "score", "ratio", "reason", "actual_pace", "required_pace", "projection", "projection_low",
            "projection_high", "probability",
            "indicator", "entity", "breakdown", "period", "comparison", "target_value", "unit", "status", "baseline_period", "baseline_value", "latest_period",
            "latest_value", "probability_reached", "pace_ratio", "linear_projection", "linear_reason", "actual_growth", "required_growth", "growth_ratio",
            "geometric_projection", "geometric_reason", "trend", "trend_start", "projection_level", "projection_reason", "inputs", "steps", "parameters",
            "remarks",
        ];
        var shown = isBrief ? BriefColumns : columns.Length;
        var table = new ResultTable(columns[..shown]);
        var framework = workspace.Framework;
        foreach (var progress in TargetProgress.Assess(framework.Targets, framework.Indicators, workspace.Values, on, methods, regions: framework.Regions))
        {
            var (target, linear, geometric) = (progress.Target, progress.Linear, progress.Geometric);
            var interval = progress.Projection?.Interval(IntervalLevel);
            foreach (var result in progress.Methods)
            {
                object?[] cells =
                [
                    target.Id, result.MethodId, result.Method.IsVerified, result.Category, LowerOrNull(result.Level), result.Score, result.Ratio,
                    LowerOrNull(result.Reason), linear.ActualPace, linear.RequiredPace, progress.Projection?.Estimate, interval?.Lower, interval?.Upper,
                    progress.ProbabilityOfReaching,
                    target.Indicator.Id, target.Entity.Id, target.Breakdown.ToString(), target.Period.ToString(), target.Comparison.ToSign(),
                    progress.Assessment.TargetValue, progress.Assessment.Unit, PlanTables.Lower(progress.Assessment.Verdict),
                    progress.Case.Baseline?.Period.ToString(), progress.Case.Baseline?.Value, progress.Case.Latest?.Period.ToString(),
                    progress.Case.Latest?.Value, progress.ProbabilityOfHavingReached, linear.PaceRatio, linear.ProjectedValue, LowerOrNull(linear.Reason),
                    geometric.ActualPace, geometric.RequiredPace, geometric.PaceRatio, geometric.ProjectedValue, LowerOrNull(geometric.Reason),
                    progress.Model.Id, progress.TrendStart?.ToString(), interval?.Level, LowerOrNull(progress.ProjectionReason), Join(result.Inputs),
                    Join(result.Steps), Join(result.Parameters), string.Join(' ', progress.Remarks.Concat(result.Remarks)),
                ];
                table.Add(cells[..shown]);
            }
        }

        return table;
    }

    private static string Join(ValueList<NamedQuantity> quantities) => string.Join("; ", quantities);

    private static string? LowerOrNull<T>(T? value)
        where T : struct, Enum => value is { } given ? PlanTables.Lower(given) : null;
}
