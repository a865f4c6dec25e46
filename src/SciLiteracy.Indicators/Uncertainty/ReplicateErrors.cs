using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Replicates of the data, as replicate weights of a survey give them: they carry the covariances between cells, of entities and indicators.</summary>
/// <param name="Cells">The replicates of the cells; each cell at most once, all of the same number, none of them missing. A cell that is not there has no error.</param>
/// <param name="Scaling">How deviations make a variance.</param>
/// <remarks>
/// With d[r] = √(scale · rscale[r]) (x[r] - c), where c is the value x of the data or the mean of the x[r], a draw is x + Σ z[r] d[r] with independent standard normal z[r], the
/// same for all cells: its mean is x and its covariance matrix is that of the replicates. For <see cref="ErrorDistribution.LogNormal"/> the d[r] are of logarithms, and a draw
/// is x exp(Σ z[r] d[r] - ½ Σ d[r]²), with the mean x.
/// Source: covariance of a linear combination; Wolter (2007), Introduction to Variance Estimation.
/// </remarks>
public sealed record ReplicateErrors(ValueList<ReplicateCell> Cells, ReplicateScaling Scaling) : InputErrors
{
    /// <summary>Takes the cells of data that were computed once for each replicate.</summary>
    /// <param name="replicates">Data with the same rows and columns, one for each replicate; a value that all of them lack has no error.</param>
    /// <param name="scaling">How deviations make a variance.</param>
    public static ReplicateErrors Of(IReadOnlyList<IndexData> replicates, ReplicateScaling scaling)
    {
        ArgumentNullException.ThrowIfNull(replicates);
        ArgumentNullException.ThrowIfNull(scaling);
        var values = new Dictionary<(IndexRow Row, string Code), double[]>();
        for (var r = 0; r < replicates.Count; r++)
        {
            foreach (var code in replicates[r].Columns)
            {
                _ = replicates[r].TryGetColumn(code, out var column);
                for (var row = 0; row < column.Length; row++)
                {
                    if (double.IsNaN(column[row]))
                        continue;
                    var key = (replicates[r].Rows[row], code);
                    if (!values.TryGetValue(key, out var cell))
                    {
                        values[key] = cell = new double[replicates.Count];
                        Array.Fill(cell, double.NaN);
                    }

                    cell[r] = column[row];
                }
            }
        }

        return new(values.Select(v => new ReplicateCell(v.Key.Row, v.Key.Code, v.Value.ToValueList())).ToValueList(), scaling);
    }
}
