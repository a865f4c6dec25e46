using System.Collections.Immutable;
using System.Numerics.Tensors;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Surveys.Estimation;

namespace SciLiteracy.Indicators.Surveys.Designs;

/// <summary>Replicate weights as columns of the data, which are not copied; or factors on the weights, one a row or one a cluster.</summary>
internal sealed class ReplicateColumns(ImmutableArray<ImmutableArray<double>> columns, double[]? factorsOn, int[]? clusterOfRow) : IReplicateWeights
{
    private const int MostClusterTotals = 1 << 18;

    private double[]? _bounds;

    public int Count => columns.Length;

    /// <summary>Gets the cluster of every row if there is one factor a cluster, else null.</summary>
    public int[]? ClusterOfRow => clusterOfRow;

    /// <summary>Gets the number of factors of a replicate.</summary>
    public int FactorCount => columns[0].Length;

    public double[] Bounds => _bounds ??= FindBounds();

    /// <summary>Returns the factors, or weights, of a replicate.</summary>
    public ReadOnlySpan<double> Factors(int replicate) => columns[replicate].AsSpan();

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

    public ReadOnlySpan<double> Block(int replicate, int start, Span<double> scratch)
    {
        if (clusterOfRow is null && factorsOn is null)
            return columns[replicate].AsSpan(start, scratch.Length);
        Fill(replicate, start, scratch);
        return scratch;
    }

    /// <summary>Returns the totals under the weights and then under those of the replicates, by those of the clusters, which are few beside the rows; null if there is no factor a cluster, or the table of clusters and domains is large.</summary>
    public double[]? TotalsByCluster(TotalsStatistic statistic, DomainIndex domains, RowWork work)
    {
        var size = domains.Count * statistic.Terms;
        if (clusterOfRow is null || factorsOn is null || (long)FactorCount * size > MostClusterTotals)
            return null;
        var cells = new int[clusterOfRow.Length];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = domains.Codes[i] < 0 ? -1 : (clusterOfRow[i] * domains.Count) + domains.Codes[i];
        var own = DomainTotals.Of(new OfCells(statistic, domains.Codes), cells, FactorCount * domains.Count, factorsOn, work);
        var totals = new double[(Count + 1) * size];
        DomainTotals.Of(statistic, domains, factorsOn, work).CopyTo(totals, 0);
        work.Each(Count, () => new ExactSums(1), (sum, g) =>
        {
            var factors = Factors(g);
            for (var k = 0; k < size; k++)
            {
                sum.Clear(0);
                for (var c = 0; c < factors.Length; c++)
                    sum.Add(0, factors[c] * own[(c * size) + k]);
                totals[((g + 1) * size) + k] = sum.Value(0);
            }
        });
        return totals;
    }

    private double[] FindBounds()
    {
        var most = factorsOn is null ? 1 : Math.Abs(TensorPrimitives.MaxMagnitude<double>(factorsOn));
        var bounds = new double[Count];
        Parallel.For(0, Count, g => bounds[g] = most * Math.Abs(TensorPrimitives.MaxMagnitude(columns[g].AsSpan())));
        return bounds;
    }
}
