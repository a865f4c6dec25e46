using SciLiteracy.Domain;
using SciLiteracy.Serialization;

namespace SciLiteracy.Cli.Commands;

/// <summary>A plan, what it is watched by and, if it was read from a workspace, the workspace.</summary>
internal sealed record PlanSource(ActionPlan Plan, MonitoringFramework Framework, Workspace? Workspace)
{
    /// <summary>Reads a workspace folder with its statistics, or a plan document that stands alone.</summary>
    public static async Task<Result<PlanSource>> LoadAsync(string path, CancellationToken cancellation)
    {
        if (!Directory.Exists(path) && Path.GetFileName(path) != Workspace.FileName)
        {
            var alone = await Workspace.LoadFrameworkAsync(path, cancellationToken: cancellation).ConfigureAwait(false);
            return From(alone, path, framework => new PlanSource(framework.Plan!, framework, null), framework => framework.Plan);
        }

        var workspace = await Workspace.LoadAsync(path, cancellationToken: cancellation).ConfigureAwait(false);
        return From(workspace, path, w => new PlanSource(w.Plan!, w.Framework, w), w => w.Plan);
    }

    private static Result<PlanSource> From<T>(Result<T> result, string path, Func<T, PlanSource> make, Func<T, ActionPlan?> plan)
        where T : class
    {
        var findings = new DiagnosticBuilder();
        findings.AddRange(result.Diagnostics);
        if (result.IsOk && plan(result.Value) is null)
            findings.Add(WorkspaceDiagnostics.WrongDocumentKind, new SourceLocation(path, 0, 0), "There is no plan here; list a document of the kind 'plan'.");
        return findings.ToResult(() => make(result.Value!));
    }
}
