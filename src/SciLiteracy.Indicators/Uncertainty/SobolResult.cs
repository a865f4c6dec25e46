using System.Collections.Immutable;
using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>The outcome of variance-based sensitivity analysis.</summary>
/// <remarks>
/// The result whose variance is shared out is the mean, over the entities, of the absolute difference between the rank of a draw and that of the index as specified; and, if asked for, the
/// rank and the score of each entity.
/// </remarks>
public sealed record SobolResult
{
    /// <summary>The half-width of an interval of a total-order index below which <see cref="HasConverged"/> takes it as settled: 0.05.</summary>
    public const double ConvergenceHalfWidth = 0.05;

    internal SobolResult()
    {
    }

    /// <summary>Gets the number of points that count.</summary>
    public required int Points { get; init; }

    /// <summary>Gets the number of points that do not count, because an evaluation for them failed.</summary>
    public required int FailedPoints { get; init; }

    /// <summary>Gets the number of evaluations of the index: points times (factors + 2).</summary>
    public required long Evaluations { get; init; }

    /// <summary>Gets the mean of the mean absolute shift of ranks over the points A and B.</summary>
    public required double Mean { get; init; }

    /// <summary>Gets its variance (n - 1).</summary>
    public required double Variance { get; init; }

    /// <summary>Gets the indices of the mean absolute shift of ranks, in the order of the factors.</summary>
    public required ImmutableArray<SensitivityIndex> Indices { get; init; }

    /// <summary>Gets the indices with an eighth, a quarter, half and all of the points.</summary>
    public required ImmutableArray<SensitivityConvergence> Convergence { get; init; }

    /// <summary>Gets the rows of <see cref="OfEntity"/> and <see cref="OfScore"/>; empty if they were not asked for.</summary>
    public required ImmutableArray<IndexRow> Rows { get; init; }

    /// <summary>Gets the indices of the rank of each row, in the order of <see cref="Rows"/> and then of the factors; empty for a row that was missing in an evaluation.</summary>
    public required ImmutableArray<ImmutableArray<SensitivityIndex>> OfEntity { get; init; }

    /// <summary>Gets the indices of the score of each row, in the same order; empty for a row that was missing in an evaluation.</summary>
    public required ImmutableArray<ImmutableArray<SensitivityIndex>> OfScore { get; init; }

    /// <summary>
    /// Gets whether every interval of a total-order index is narrower than twice <see cref="ConvergenceHalfWidth"/>; false if there are no intervals.
    /// </summary>
    public bool HasConverged =>
        Indices.All(i => i.TotalBounds is { } bounds && bounds.High - bounds.Low < 2 * ConvergenceHalfWidth);
}
