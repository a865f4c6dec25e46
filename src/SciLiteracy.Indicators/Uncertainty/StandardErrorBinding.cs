using System.Collections.Immutable;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Independent errors of single cells of the data.</summary>
internal sealed class StandardErrorBinding(
    string name, string? group, ImmutableArray<ErrorCell> cells, ErrorDistribution distribution, CounterRandom random, Func<ErrorCell, string> nameOf) : ContinuousBinding(name, group)
{
    public override int Dimensions => 0;

    public override bool HasStream => true;

    public override void Apply(IndexDrawEvaluator evaluator)
    {
        var draw = evaluator.Streams[Stream];
        // Each stream has dimensions of its own.
        var first = Stream << IndexDrawModel.StreamBits;
        for (var c = 0; c < cells.Length; c++)
        {
            var cell = cells[c];
            var z = random.Normal(draw, first + c);
            evaluator.Workspace.Input(cell.Column)[cell.Row] = distribution == ErrorDistribution.LogNormal
                ? Math.Exp(cell.Center + (cell.Spread * z))
                : cell.Center + (cell.Spread * z);
        }
    }

    public override IEnumerable<FactorValue> Describe(IndexDrawEvaluator evaluator) =>
        cells.Select(cell => new FactorValue(Name, nameOf(cell), null, evaluator.Workspace.Input(cell.Column)[cell.Row]));
}
