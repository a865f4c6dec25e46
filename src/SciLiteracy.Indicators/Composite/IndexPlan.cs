using System.Collections.Immutable;
using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite;

/// <summary>
/// A specification and its data, checked and made ready to be evaluated again and again over the buffers of workspaces, without allocating. Threads share a
/// plan; each has its own <see cref="IndexWorkspace"/>.
/// </summary>
/// <remarks>
/// One evaluation: <see cref="Begin"/> and <see cref="RunStep"/> for each step, or <see cref="Run"/>. If the first steps do not vary, run them once,
/// <see cref="IndexWorkspace.Save"/> what they made, and <see cref="IndexWorkspace.Restore"/> it before each evaluation of the others.
/// </remarks>
internal sealed class IndexPlan
{
    private readonly List<StepKernel>[] _kernels;
    private readonly StepCompiler _compiler;
    private readonly int[] _sectionStarts;

    private IndexPlan(IndexSpec spec, IndexData data, IndexStructure structure, StepCompiler compiler, List<StepKernel>[] kernels)
    {
        Spec = spec;
        Data = data;
        Structure = structure;
        _compiler = compiler;
        _kernels = kernels;
        _sectionStarts = [.. data.Sections.Select(s => s.Start), data.Rows.Length];
    }

    public IndexSpec Spec { get; }

    public IndexData Data { get; }

    public IndexStructure Structure { get; }

    /// <summary>Gets the columns of the data that are used: the indicators, then denominators and other columns.</summary>
    public ImmutableArray<string> Columns => _compiler.Columns;

    /// <summary>Gets the number of rows of the data.</summary>
    public int Rows => Data.Rows.Length;

    /// <summary>Gets the room that the steps need for their work, in doubles.</summary>
    public int ScratchLength => _compiler.ScratchLength;

    /// <summary>Gets whether a step fills missing values.</summary>
    public bool ImputesAnything => _compiler.ImputesAnything;

    public int StepCount => _kernels.Length;

    /// <summary>Checks a specification against its data, and makes the plan; null if there is an error.</summary>
    public static IndexPlan? Compile(IndexSpec spec, IndexData data, FrozenParameters? frozen, DiagnosticBuilder findings)
    {
        if (IndexChecks.Check(spec, data, findings) is not { } structure)
            return null;
        var compiler = new StepCompiler(spec, data, structure, frozen);
        var kernels = spec.Steps.Select((step, i) => new List<StepKernel> { compiler.Compile(step, i + 1, findings)! }).ToArray();
        return findings.HasErrors ? null : new IndexPlan(spec, data, structure, compiler, kernels);
    }

    /// <summary>Adds another setting of a step, for evaluations that choose it. Before the first workspace is made.</summary>
    /// <param name="step">The place of the step, from 0.</param>
    /// <param name="alternative">A step of the same kind, which uses no column of the data that the plan does not use yet.</param>
    /// <param name="findings">Takes what is wrong with it.</param>
    /// <returns>Its number for <see cref="IndexWorkspace.Choices"/>; -1 if there is an error.</returns>
    public int AddAlternative(int step, IndexStep alternative, DiagnosticBuilder findings)
    {
        if (_compiler.Compile(alternative, step + 1, findings) is not { } kernel)
            return -1;
        _kernels[step].Add(kernel);
        return _kernels[step].Count - 1;
    }

    public IndexWorkspace CreateWorkspace() => new(this);

    /// <summary>Brings back the columns of the data.</summary>
    public void ResetInput(IndexWorkspace workspace)
    {
        for (var c = 0; c < Columns.Length; c++)
        {
            _ = Data.TryGetColumn(Columns[c], out var values);
            values.CopyTo(workspace.Input(c));
        }
    }

    /// <summary>Starts an evaluation: all rows, the columns of the input, the weights of the structure.</summary>
    public void Begin(IndexWorkspace workspace)
    {
        workspace.Failure = default;
        workspace.RowCount = Rows;
        _sectionStarts.CopyTo(workspace.SectionStarts, 0);
        for (var r = 0; r < Rows; r++)
            workspace.RowOfBuffer[r] = r;
        for (var i = 0; i < Structure.IndicatorCount; i++)
            workspace.Input(i).CopyTo(workspace.Node(i));
        workspace.AllNodes[(Structure.IndicatorCount * Rows)..].Fill(double.NaN);
        for (var n = 0; n < Structure.NodeCount; n++)
            workspace.StepWeights[n] = Structure[n].Weight;
        workspace.Weightings.AsSpan().Clear();
        workspace.Optimization = null;
    }

    /// <summary>Runs one step, in the alternative that the workspace chose.</summary>
    public void RunStep(IndexWorkspace workspace, int step)
    {
        var choice = workspace.Choices[step];
        if (choice >= 0)
            _kernels[step][choice].Run(workspace);
    }

    /// <summary>Runs steps one after the other; from the first on, it begins an evaluation.</summary>
    /// <returns>Whether nothing went wrong; else <see cref="IndexWorkspace.Failure"/> says what.</returns>
    public bool Run(IndexWorkspace workspace, int from = 0)
    {
        if (from == 0)
            Begin(workspace);
        for (var step = from; step < StepCount && workspace.Failure.Kind == IndexFailureKind.None; step++)
            RunStep(workspace, step);
        return workspace.Failure.Kind == IndexFailureKind.None;
    }

    /// <summary>Returns a step as it was compiled, in an alternative.</summary>
    internal StepKernel Kernel(int step, int choice) => _kernels[step][choice];
}
