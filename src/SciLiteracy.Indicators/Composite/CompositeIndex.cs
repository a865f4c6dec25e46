using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite;

/// <summary>Computes composite indices.</summary>
public static class CompositeIndex
{
    /// <summary>Checks an index against its data, and computes it: every stage, the scores and ranks, and what each step did.</summary>
    /// <param name="spec">The index.</param>
    /// <param name="data">The data, with a column for every indicator.</param>
    /// <param name="frozen">Parameters of an earlier computation to be used in place of fitting; null to fit.</param>
    /// <param name="progress">Is told the share of the steps that are done, from 0 to 1.</param>
    /// <param name="cancellationToken">Stops the computation between two steps.</param>
    /// <returns>The index, or the findings that prevented it. Warnings do not prevent it.</returns>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public static Result<IndexResult> Compute(
        IndexSpec spec, IndexData data, FrozenParameters? frozen = null, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(data);

        var findings = new DiagnosticBuilder();
        if (IndexPlan.Compile(spec, data, frozen, findings) is not { } plan)
            return findings.ToResult<IndexResult>(() => throw new InvalidOperationException("A plan that was not made has an error."));
        cancellationToken.ThrowIfCancellationRequested();

        var workspace = plan.CreateWorkspace();
        plan.Begin(workspace);
        var recorder = new IndexRecorder(plan, workspace, findings);
        workspace.Recorder = recorder;
        workspace.RankAll = true;
        for (var step = 0; step < plan.StepCount; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            plan.RunStep(workspace, step);
            recorder.EndStep(step);
            progress?.Report((step + 1.0) / plan.StepCount);
            if (findings.HasErrors)
                break;
        }

        recorder.KeepWeights();
        return findings.ToResult(() => new IndexResult(spec, data, plan.Structure, recorder, recorder.RankTable()));
    }
}
