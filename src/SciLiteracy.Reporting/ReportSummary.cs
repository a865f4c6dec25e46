using System.Globalization;
using System.Text;
using SciLiteracy.Indicators.Targets;
using SciLiteracy.Serialization;

namespace SciLiteracy.Reporting;

/// <summary>The figures at the head of a report.</summary>
public sealed class ReportSummary
{
    private ReportSummary(string title, IReadOnlyList<KeyValuePair<string, int>> figures)
    {
        Title = title;
        Figures = figures;
    }

    /// <summary>Gets what is reported.</summary>
    public string Title { get; }

    /// <summary>Gets the figures with their names, in the order in which they are shown: counts of elements of the plan, then of targets by result.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Figures { get; }

    /// <summary>Counts what a workspace holds.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="options">As for <see cref="PlanReport.ToHtml"/>; null for the defaults.</param>
    public static ReportSummary Of(Workspace workspace, PlanReportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        options ??= new PlanReportOptions();
        var framework = workspace.Framework;
        return Of(workspace, options, TargetAssessment.Assess(framework.Targets, framework.Indicators, workspace.Observations, options.On));
    }

    internal static ReportSummary Of(Workspace workspace, PlanReportOptions options, IReadOnlyList<TargetAssessment> targets)
    {
        var figures = new List<KeyValuePair<string, int>>();
        if (workspace.Plan is { } plan)
        {
            figures.Add(new("Projects", plan.Projects.Count));
            figures.Add(new("Tasks", plan.Tasks.Count()));
            figures.Add(new("Measures", plan.Measures.Count()));
            figures.Add(new("Arrangements", plan.Arrangements.Count));
            figures.Add(new("Phases", plan.Schedule.Phases.Count));
            figures.Add(new("Agencies responsible", plan.Responsibilities.Select(r => r.Agency.Id).Distinct().Count()));
        }

        figures.Add(new("Indicators", workspace.Framework.Indicators.Indicators.Count));
        figures.Add(new("Observations", workspace.Observations.Count));
        figures.Add(new("Targets", targets.Count));
        figures.Add(new("Targets met", Count(TargetVerdict.Met)));
        figures.Add(new("Targets missed", Count(TargetVerdict.Missed)));
        if (Count(TargetVerdict.NotDue) is > 0 and var notDue)
            figures.Add(new("Targets not due", notDue));
        figures.Add(new("Targets not assessable", Count(TargetVerdict.NotAssessable)));
        var title = (workspace.Plan?.Title ?? workspace.Title)?.Best(options.Language, "en") ?? workspace.Name;
        return new ReportSummary(title, figures);

        int Count(TargetVerdict verdict) => targets.Count(t => t.Verdict == verdict);
    }

    /// <summary>Returns the summary as lines of text: the title, then a name and a number a line.</summary>
    public string ToText()
    {
        var width = Figures.Max(f => f.Key.Length);
        var text = new StringBuilder(Title).Append('\n');
        foreach (var (name, figure) in Figures)
            text.Append("  ").Append(name.PadRight(width + 2)).Append(figure.ToString(CultureInfo.InvariantCulture).PadLeft(6)).Append('\n');
        return text.ToString();
    }
}
