using System.Collections.Immutable;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Audit;

/// <summary>Parallel analysis: how large the eigenvalues of uncorrelated data get by chance.</summary>
/// <param name="Draws">How many tables of random numbers are drawn, at least 1.</param>
/// <param name="Quantile">Which quantile of each eigenvalue counts, from 0 to 1.</param>
/// <param name="Seed">The seed; the same seed gives the same numbers everywhere.</param>
/// <remarks>
/// Normal random numbers in tables of the size of the data, standardized; quantiles of R type 7. Sources: Horn (1965), "A rationale and test for the number
/// of factors in factor analysis", Psychometrika 30; Glorfeld (1995) for the upper quantile. Checked against: the law of Marchenko and Pastur, the trace.
/// </remarks>
public sealed record ParallelAnalysis(int Draws = 500, double Quantile = 0.95, ulong Seed = 1)
{
    /// <summary>Returns the quantile of each eigenvalue of a table of random numbers, the greatest first.</summary>
    /// <param name="rows">The number of rows, at least 2.</param>
    /// <param name="columns">The number of columns, at least 1.</param>
    /// <param name="cancellationToken">Stops between two draws.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range, also of those of the record.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public ImmutableArray<double> Eigenvalues(int rows, int columns, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Draws, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Quantile, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Quantile, 1);
        var random = new CounterRandom(Seed, RandomPurpose.RandomEigenvalues);
        double[][] data = [.. Enumerable.Range(0, columns).Select(_ => new double[rows])];
        double[][] drawn = [.. Enumerable.Range(0, columns).Select(_ => new double[Draws])];
        var values = new double[columns];
        var vectors = new double[columns * columns];
        for (var draw = 0; draw < Draws; draw++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var c = 0; c < columns; c++)
            {
                for (var r = 0; r < rows; r++)
                    data[c][r] = random.Normal(draw, (c * rows) + r);
            }

            SymmetricEigen.Decompose(MomentMatrix.Correlations(data), values, vectors);
            for (var c = 0; c < columns; c++)
                drawn[c][draw] = values[c];
        }

        return [.. drawn.Select(d =>
        {
            Array.Sort(d);
            return Numerics.Quantile.Of(d, Quantile, QuantileDefinition.R7);
        })];
    }
}
