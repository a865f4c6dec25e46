using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Live;

/// <summary>All cells as they were at one time: every update is in it whole or not at all. <see cref="LiveEvaluation.Snapshot"/> takes it.</summary>
/// <remarks>
/// It is two words and costs nothing to take or to drop. It can be read for as long as the evaluation keeps what was changed since; what is to be kept
/// for longer, or explained, is copied by <see cref="ToDataset"/>. The default is of no evaluation and cannot be read.
/// </remarks>
public readonly record struct LiveSnapshot
{
    private readonly LiveState? _state;

    internal LiveSnapshot(LiveState state, long version)
    {
        _state = state;
        Version = version;
    }

    /// <summary>Gets the number of changes of cells that it includes; two snapshots of one evaluation with the same number show the same.</summary>
    public long Version { get; }

    /// <summary>Reads the cell of an entity as a whole.</summary>
    /// <inheritdoc cref="Read(string, string, Breakdown, ReferencePeriod)"/>
    public CellValue Read(string indicator, string entity, ReferencePeriod period) => Read(indicator, entity, Breakdown.Total, period);

    /// <summary>Reads a cell.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="entity">The code of the entity.</param>
    /// <param name="breakdown">The part of the entity.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentException">The evaluation does not have the indicator, entity or period.</exception>
    /// <exception cref="InvalidOperationException">The snapshot has outlived the changes that are kept, or is the default.</exception>
    public CellValue Read(string indicator, string entity, Breakdown breakdown, ReferencePeriod period) =>
        TryRead(indicator, entity, breakdown, period, out var cell)
            ? cell
            : throw Outlived();

    /// <summary>Reads a cell; false if the snapshot has outlived the changes that are kept.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="entity">The code of the entity.</param>
    /// <param name="breakdown">The part of the entity.</param>
    /// <param name="period">The period.</param>
    /// <param name="cell">What the cell has; nothing if the result is false.</param>
    /// <exception cref="ArgumentException">The evaluation does not have the indicator, entity or period.</exception>
    /// <exception cref="InvalidOperationException">The snapshot is the default.</exception>
    public bool TryRead(string indicator, string entity, Breakdown breakdown, ReferencePeriod period, out CellValue cell)
    {
        var state = _state ?? throw new InvalidOperationException("The snapshot is of no evaluation.");
        return state.TryRead(indicator, entity, breakdown, period, Version, out cell);
    }

    /// <summary>Copies all cells as the snapshot has them; see <see cref="LiveEvaluation.ToDataset"/>.</summary>
    /// <exception cref="InvalidOperationException">The snapshot has outlived the changes that are kept, or is the default.</exception>
    public Dataset ToDataset() =>
        (_state ?? throw new InvalidOperationException("The snapshot is of no evaluation.")).ToDataset(Version) ?? throw Outlived();

    private InvalidOperationException Outlived() => new($"The snapshot of version {Version} has outlived the changes that are kept; take a new one.");
}
