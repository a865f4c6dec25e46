using System.Collections.Immutable;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Independent errors of single cells of the data.</summary>
internal sealed class StandardErrorBinding(
    string name, string? group, ImmutableArray<ErrorCell> cells, ErrorDistribution distribution, CounterRandom random, Func<ErrorCell, string> nameOf) : ContinuousBinding(name, group)
{
    private const int Batch = 64;

    public override int Dimensions => 0;

    public override bool HasStream => true;

    public override void Apply(IndexDrawEvaluator evaluator)
    {
        var draw = evaluator.Streams[Stream];
        // Each stream has dimensions of its own.
        var first = Stream << IndexDrawModel.StreamBits;
        Span<double> uniform = stackalloc double[Batch];
        for (var start = 0; start < cells.Length; start += Batch)
        {
            var batch = cells.AsSpan().Slice(start, Math.Min(Batch, cells.Length - start));
            random.FillUniform(draw, first + start, uniform[..batch.Length]);
            for (var c = 0; c < batch.Length; c++)
            {
                ref readonly var cell = ref batch[c];
                var value = cell.Center + (cell.Spread * NormalQuantile.Of(uniform[c]));
                evaluator.Workspace.Input(cell.Column)[cell.Row] = distribution == ErrorDistribution.LogNormal ? Math.Exp(value) : value;
            }
        }
    }

    public override IEnumerable<FactorValue> Describe(IndexDrawEvaluator evaluator) =>
        cells.Select(cell => new FactorValue(Name, nameOf(cell), null, evaluator.Workspace.Input(cell.Column)[cell.Row]));
}
