using SciLiteracy.Domain;
using SciLiteracy.Serialization;

namespace SciLiteracy.Cli.Commands;

/// <summary>A plan and, if it was read from a workspace, the workspace.</summary>
internal sealed record PlanSource(ActionPlan Plan, Workspace? Workspace)
{
    /// <summary>Reads a workspace folder or a plan document that stands alone.</summary>
    public static async Task<Result<PlanSource>> LoadAsync(string path, CancellationToken cancellation)
    {
        var findings = new DiagnosticBuilder();
        if (Directory.Exists(path) || Path.GetFileName(path) == Workspace.FileName)
        {
            var workspace = await Workspace.LoadAsync(path, cancellationToken: cancellation).ConfigureAwait(false);
            findings.AddRange(workspace.Diagnostics);
            if (workspace is { IsOk: true, Value.Plan: null })
                findings.Add(new Diagnostic("SL1100", DiagnosticSeverity.Error, $"The workspace '{workspace.Value.Name}' has no plan.", new SourceLocation(path, 0, 0)));
            return findings.ToResult(() => new PlanSource(workspace.Value!.Plan!, workspace.Value));
        }

        var plan = await Workspace.LoadPlanAsync(path, cancellationToken: cancellation).ConfigureAwait(false);
        findings.AddRange(plan.Diagnostics);
        return findings.ToResult(() => new PlanSource(plan.Value!, null));
    }
}
