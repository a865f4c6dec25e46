using System.Collections.Immutable;
using SciLiteracy.Indicators.Surveys.Estimation;

namespace SciLiteracy.Indicators.Surveys.Designs;

/// <summary>Replicate weights as columns of the data, which are not copied; or factors on the weights, one a row or one a cluster.</summary>
internal sealed class ReplicateColumns(ImmutableArray<ImmutableArray<double>> columns, double[]? factorsOn, int[]? clusterOfRow) : IReplicateWeights
{
    public int Count => columns.Length;

    public void Fill(int replicate, int start, Span<double> block)
    {
        var column = columns[replicate].AsSpan();
        if (clusterOfRow is null)
        {
            column.Slice(start, block.Length).CopyTo(block);
        }
        else
        {
            for (var i = 0; i < block.Length; i++)
                block[i] = column[clusterOfRow[start + i]];
        }

        if (factorsOn is null)
            return;
        for (var i = 0; i < block.Length; i++)
            block[i] *= factorsOn[start + i];
    }
}
