using System.Collections.Immutable;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Errors with the covariances of replicates.</summary>
/// <param name="name">The name.</param>
/// <param name="group">The group.</param>
/// <param name="cells">The cells that vary: the center is the value, or its logarithm less half of the variance; the spread has no part.</param>
/// <param name="deviations">The deviations of the replicates, times the root of their scale; shape [replicates × cells].</param>
/// <param name="distribution">How errors are distributed.</param>
/// <param name="random">The numbers.</param>
/// <param name="nameOf">Names a cell.</param>
internal sealed class ReplicateBinding(
    string name, string? group, ImmutableArray<ErrorCell> cells, double[] deviations, ErrorDistribution distribution, CounterRandom random, Func<ErrorCell, string> nameOf)
    : ContinuousBinding(name, group)
{
    public override int Dimensions => 0;

    public override bool HasStream => true;

    public override void Apply(IndexDrawEvaluator evaluator)
    {
        var workspace = evaluator.Workspace;
        foreach (ref readonly var cell in cells.AsSpan())
            workspace.Input(cell.Column)[cell.Row] = cell.Center;
        var draw = evaluator.Streams[Stream];
        var first = Stream << IndexDrawModel.StreamBits;
        for (var r = 0; r * cells.Length < deviations.Length; r++)
        {
            var z = random.Normal(draw, first + r);
            var own = deviations.AsSpan(r * cells.Length, cells.Length);
            for (var c = 0; c < own.Length; c++)
                workspace.Input(cells[c].Column)[cells[c].Row] += z * own[c];
        }

        if (distribution != ErrorDistribution.LogNormal)
            return;
        foreach (ref readonly var cell in cells.AsSpan())
        {
            ref var value = ref workspace.Input(cell.Column)[cell.Row];
            value = Math.Exp(value);
        }
    }

    public override IEnumerable<FactorValue> Describe(IndexDrawEvaluator evaluator) =>
        cells.Select(cell => new FactorValue(Name, nameOf(cell), null, evaluator.Workspace.Input(cell.Column)[cell.Row]));
}
