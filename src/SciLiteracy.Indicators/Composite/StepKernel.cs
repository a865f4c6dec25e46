namespace SciLiteracy.Indicators.Composite;

/// <summary>A step made ready to run over the buffers of a workspace, again and again. Immutable, so that threads share it.</summary>
internal abstract class StepKernel
{
    private protected StepKernel(int number, IndexStep step, IndexStage stage) => (Number, Step, Stage) = (number, step, stage);

    /// <summary>Gets the number of the step, from 1.</summary>
    public int Number { get; }

    public IndexStep Step { get; }

    public IndexStage Stage { get; }

    /// <summary>Runs the step. What goes wrong is in <see cref="IndexWorkspace.Failure"/>; logs go to the recorder, if there is one.</summary>
    public abstract void Run(IndexWorkspace workspace);
}
