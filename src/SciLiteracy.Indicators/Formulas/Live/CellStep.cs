namespace SciLiteracy.Indicators.Formulas.Live;

/// <summary>Computes cell by cell.</summary>
internal sealed class CellStep(LiveColumn target, CellProgram program) : LiveStep(target)
{
    public override void RecomputeAll(LiveWriter writer)
    {
        for (var cell = 0; cell < Target.Values.Length; cell++)
            Recompute(cell, writer);
    }

    protected override void Recompute(int cell, LiveWriter writer)
    {
        program.Run(cell, writer.Values, writer.Statuses);
        writer.Write(Target, cell, writer.Values[0], writer.Statuses[0]);
    }

    protected override void Prefetch(int cell)
    {
        base.Prefetch(cell);
        program.Prefetch(cell);
    }
}
