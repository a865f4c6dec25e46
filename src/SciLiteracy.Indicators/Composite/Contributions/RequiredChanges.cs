using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Contributions;


/// <summary>What it would take: the smallest change of one indicator with which an entity reaches a rank, all else as it is.</summary>
public static class RequiredChanges
{
    // The first step, and the precision, as shares of the spread of the indicator.
    private const double FirstStep = 1e-3;
    private const double Precision = 1e-9;

    /// <summary>Searches in the better direction of the indicator, making the index anew with each value.</summary>
    /// <param name="spec">The index.</param>
    /// <param name="data">The data.</param>
    /// <param name="row">The entity, in its period if the data are a panel.</param>
    /// <param name="indicator">The code of the indicator.</param>
    /// <param name="targetRank">The rank to be reached, or a better one; at least 1.</param>
    /// <param name="limit">The value to which to go at most, in raw units, such as 100 for a percentage; null for none.</param>
    /// <param name="node">The aggregate whose rank counts; null for the index itself.</param>
    /// <param name="frozen">Parameters to be used in place of fitting; null to fit anew with each value, which the entity itself then moves.</param>
    /// <param name="cancellationToken">Stops the search between two values.</param>
    /// <returns>The change, or that the rank is not reached within the limit, with the best rank that is; or the findings that prevented the index.</returns>
    /// <exception cref="ArgumentException">No step aggregates, there is no such row, indicator or aggregate, the row lacks the indicator, or the
    /// limit is on the worse side.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rank is below 1.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    /// <remarks>
    /// By <see cref="RankSolver"/>, to a billionth of the spread of the indicator over all rows. The value is that of the data, before denominators;
    /// a denominator that is the same column is not changed with it.
    /// </remarks>
    public static Result<RequiredChange> Find(
        IndexSpec spec,
        IndexData data,
        IndexRow row,
        string indicator,
        double targetRank,
        double? limit = null,
        string? node = null,
        FrozenParameters? frozen = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(indicator);
        var findings = new DiagnosticBuilder();
        if (IndexPlan.Compile(spec, data, frozen, findings) is not { } plan)
            return findings.ToResult<RequiredChange>(() => throw new InvalidOperationException("A plan that was not made has an error."));

        if (!spec.Steps.Any(step => step is AggregateStep))
            throw new ArgumentException("The index has no ranks, as no step aggregates.", nameof(spec));
        var place = data.Rows.IndexOf(row);
        if (place < 0)
            throw new ArgumentException($"The data have no row of '{row.Entity}'{(row.Period is { } p ? $" in {p}" : "")}.", nameof(row));
        var structure = plan.Structure;
        var column = structure.Numbers.GetValueOrDefault(indicator, -1);
        if (column < 0 || column >= structure.IndicatorCount)
            throw new ArgumentException($"The index has no indicator '{indicator}'.", nameof(indicator));
        var ranked = node is null ? structure.Root : structure.Numbers.GetValueOrDefault(node, -1);
        if (ranked < structure.IndicatorCount)
            throw new ArgumentException($"The index has no aggregate '{node}'.", nameof(node));
        _ = data.TryGetColumn(indicator, out var values);
        var current = values[place];
        if (double.IsNaN(current))
            throw new ArgumentException($"'{row.Entity}' has no value of '{indicator}' that could be changed.", nameof(row));
        var isHigher = structure.Indicators[column].Direction == Direction.Higher;
        var end = limit ?? (isHigher ? double.PositiveInfinity : double.NegativeInfinity);
        if (double.IsNaN(end) || (isHigher ? end < current : end > current))
            throw new ArgumentException($"The limit {end:R} is on the worse side of the value {current:R}.", nameof(limit));

        var (low, high) = ColumnMoments.Range(values);
        var spread = high > low ? high - low : Math.Max(Math.Abs(current), 1);
        var workspace = plan.CreateWorkspace();
        workspace.RankAll = true;
        var change = RankSolver.Solve(
            value =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                workspace.Input(column)[place] = value;
                if (!plan.Run(workspace))
                    return double.NaN;
                var kept = workspace.RowOf.BinarySearch(place);
                return kept < 0 ? double.NaN : workspace.Ranks(ranked)[kept];
            },
            current,
            end,
            targetRank,
            FirstStep * spread,
            Precision * spread);
        return findings.ToResult(() => change);
    }
}
