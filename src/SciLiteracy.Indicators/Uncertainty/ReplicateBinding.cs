using System.Collections.Immutable;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Errors with the covariances of replicates.</summary>
/// <param name="name">The name.</param>
/// <param name="group">The group.</param>
/// <param name="columns">The columns of the plan that vary.</param>
/// <param name="values">Their values; shape [columns × rows], NaN is missing.</param>
/// <param name="deviations">Those of the replicates from the values, times √c; shape [replicates × columns × rows].</param>
/// <param name="codes">The codes of the columns.</param>
/// <param name="random">The numbers.</param>
internal sealed class ReplicateBinding(
    string name, string? group, ImmutableArray<int> columns, double[] values, double[] deviations, ImmutableArray<string> codes, CounterRandom random) : ContinuousBinding(name, group)
{
    public override int Dimensions => 0;

    public override bool HasStream => true;

    public override void Apply(IndexDrawEvaluator evaluator)
    {
        var rows = evaluator.Workspace.Stride;
        for (var c = 0; c < columns.Length; c++)
            values.AsSpan(c * rows, rows).CopyTo(evaluator.Workspace.Input(columns[c]));
        var draw = evaluator.Streams[Stream];
        var first = Stream << IndexDrawModel.StreamBits;
        for (var r = 0; r * values.Length < deviations.Length; r++)
        {
            var z = random.Normal(draw, first + r);
            for (var c = 0; c < columns.Length; c++)
            {
                var input = evaluator.Workspace.Input(columns[c]);
                var deviation = deviations.AsSpan((r * values.Length) + (c * rows), rows);
                for (var row = 0; row < rows; row++)
                    input[row] += z * deviation[row];
            }
        }
    }

    public override IEnumerable<FactorValue> Describe(IndexDrawEvaluator evaluator) =>
        from c in Enumerable.Range(0, columns.Length)
        from row in Enumerable.Range(0, evaluator.Workspace.Stride)
        let value = evaluator.Workspace.Input(columns[c])[row]
        where !double.IsNaN(value)
        select new FactorValue(Name, evaluator.NameOf(row) + "." + codes[c], null, value);
}
