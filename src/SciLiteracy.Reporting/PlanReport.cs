using SciLiteracy.Serialization;

namespace SciLiteracy.Reporting;

/// <summary>The report of a workspace: one HTML page that needs nothing else.</summary>
public static class PlanReport
{
    /// <summary>Returns the page: the plan with its summary, schedule, projects, agencies and monitoring, every target with its result, charts, sources.</summary>
    /// <param name="workspace">What to report; a workspace without a plan is reported by its targets and indicators.</param>
    /// <param name="options">What to show; null for the defaults.</param>
    /// <returns>
    /// HTML 5 without script and without anything loaded from elsewhere. Charts are SVG, each with its Vega-Lite specification beside it.
    /// Every text of the workspace is escaped.
    /// </returns>
    public static string ToHtml(Workspace workspace, PlanReportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return new ReportPage(workspace, options ?? new PlanReportOptions()).Render();
    }
}
