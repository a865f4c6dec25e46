using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Evaluation;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Live;

/// <summary>
/// Keeps all formulas of a model computed while observations come in and are revised. After each update exactly the cells that depend on it, and change,
/// have been computed anew; they have the bits that <see cref="FormulaInterpreter"/> gives.
/// </summary>
/// <remarks>
/// <para>The axes are those of the dataset at the start and the entities that the formulas add (see <see cref="FormulaInterpreter.Evaluate"/>); they neither
/// grow nor shrink. A period that loses its last observation stays a period.</para>
/// <para>Any number of threads may call any member. Updates take turns. Readers take no lock and wait for nobody, and no update waits for them: a cell is
/// changed in place after what it had was put into a log, from which the reader of a <see cref="LiveSnapshot"/> takes back what came after it. What
/// an update changes becomes visible at once, when all of it is done; before that, no reader sees any of it. A thread that has seen its own
/// update return sees it in the next snapshot that it takes.</para>
/// <para>The log keeps the last changes, and more during an update that makes more of them. An update allocates nothing, once the lists it needs have grown to
/// their size. Memory: 9 bytes for each cell of each indicator and of each piece of a formula that is kept apart, 40 bytes for each change kept.</para>
/// </remarks>
public sealed class LiveEvaluation
{
    /// <summary>The number of changes of cells that are kept if nothing else is said, 65 536.</summary>
    public const int DefaultChangesKept = 1 << 16;

    private const int MaximumChangesKept = 1 << 26;

    private readonly LiveState _state;

    private LiveEvaluation(LiveState state) => _state = state;

    /// <summary>Gets the indicators, those of the model and of the dataset, in ordinal order.</summary>
    public ImmutableArray<string> Indicators => _state.Indicators;

    /// <summary>Gets the entities with their breakdowns, in order.</summary>
    public ImmutableArray<EntityKey> Entities => _state.Entities;

    /// <summary>Gets the periods.</summary>
    public PeriodAxis Periods => _state.Periods;

    /// <summary>Computes all formulas of a model and keeps them ready for updates.</summary>
    /// <param name="model">The formulas.</param>
    /// <param name="dataset">The observations, each in the unit of its indicator. Those of indicators with a formula do not count.</param>
    /// <param name="regions">The regions; entities of the dataset that are none of them have no parent and no children.</param>
    /// <param name="changesKept">
    /// The number of changes of cells, rounded up to a power of two, for which a snapshot can be read after it was taken; from 1 to 2^26.
    /// </param>
    /// <param name="progress">Is told how much is done, from 0 to 1; null for nobody.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of changes is not in its range.</exception>
    /// <exception cref="InvalidOperationException">There are more cells than a column can have.</exception>
    /// <exception cref="OperationCanceledException">The computation was stopped.</exception>
    public static LiveEvaluation Create(
        FormulaModel model,
        Dataset dataset,
        RegionHierarchy regions,
        int changesKept = DefaultChangesKept,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(regions);
        if (changesKept is < 1 or > MaximumChangesKept)
            throw new ArgumentOutOfRangeException(nameof(changesKept), changesKept, $"Expected a number from 1 to {MaximumChangesKept}.");
        return new LiveEvaluation(new LiveState(model, dataset, regions, changesKept, progress, cancellationToken));
    }

    /// <summary>Sets the observation of an entity as a whole, whether there is one or not.</summary>
    /// <inheritdoc cref="Set(string, string, Breakdown, ReferencePeriod, double, ObservationStatus, ICollection{CellChange}?)"/>
    public int Set(
        string indicator,
        string entity,
        ReferencePeriod period,
        double value,
        ObservationStatus status = ObservationStatus.Normal,
        ICollection<CellChange>? changes = null) => _state.Set(indicator, entity, Breakdown.Total, period, value, status, changes);

    /// <summary>Sets value and status of an observation, whether there is one or not. If they change, no source is known of it any more.</summary>
    /// <param name="indicator">The indicator; one without a formula.</param>
    /// <param name="entity">The code of the entity.</param>
    /// <param name="breakdown">The part of the entity.</param>
    /// <param name="period">The period.</param>
    /// <param name="value">The value in the unit of the indicator; NaN if it is missing.</param>
    /// <param name="status">What is to be known about it. A missing value with a status that does not say so has the status O.</param>
    /// <param name="changes">The cells that changed are added to it: the observation first, then in the order in which they were computed. May be null; it must not call the evaluation while it is added to.</param>
    /// <returns>The number of cells that changed; 0 if the observation was the same already.</returns>
    /// <remarks>
    /// Where an evaluation of everything would warn, the change says it: what cannot be computed any more (x / 0, the logarithm of 0, a result too large) has the status M after it
    /// (<see cref="CellChange.IsUndefined"/>).
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// The indicator is unknown or has a formula, the entity or the period is not on the axes, the value is infinite, there is no such status, or there is
    /// a value although the status says that it is missing. Nothing has changed then.
    /// </exception>
    public int Set(
        string indicator,
        string entity,
        Breakdown breakdown,
        ReferencePeriod period,
        double value,
        ObservationStatus status = ObservationStatus.Normal,
        ICollection<CellChange>? changes = null) => _state.Set(indicator, entity, breakdown, period, value, status, changes);

    /// <summary>Sets an observation with its source and what else was published with it, whether there is one or not.</summary>
    /// <param name="observation">The observation, of an indicator without a formula.</param>
    /// <param name="changes">The cells that changed are added to it. May be null.</param>
    /// <returns>The number of cells that changed; 0 if value and status were the same already. What stands beside them is taken over all the same.</returns>
    /// <remarks>Explanations of <see cref="ToDataset"/> and <see cref="LiveSnapshot.ToDataset"/> tell the source. This one allocates.</remarks>
    /// <exception cref="ArgumentException">
    /// As for <see cref="Set(string, string, Breakdown, ReferencePeriod, double, ObservationStatus, ICollection{CellChange}?)"/>, or the source is no name, or an attribute is there twice.
    /// </exception>
    public int Set(Observation observation, ICollection<CellChange>? changes = null) => _state.Set(observation, changes);

    /// <summary>Takes an observation away; nothing happens if there is none.</summary>
    /// <param name="indicator">The indicator; one without a formula.</param>
    /// <param name="entity">The code of the entity.</param>
    /// <param name="breakdown">The part of the entity.</param>
    /// <param name="period">The period.</param>
    /// <param name="changes">The cells that changed are added to it. May be null.</param>
    /// <returns>The number of cells that changed; 0 if there was no value and no reason for its absence.</returns>
    /// <exception cref="ArgumentException">The indicator is unknown or has a formula, or the entity or the period is not on the axes.</exception>
    public int Remove(string indicator, string entity, Breakdown breakdown, ReferencePeriod period, ICollection<CellChange>? changes = null) =>
        _state.Remove(indicator, entity, breakdown, period, changes);

    /// <summary>Applies several revisions as one update: no snapshot has some of them without the others.</summary>
    /// <param name="revisions">The revisions, in this order.</param>
    /// <param name="changes">The cells that differ after all of them are added to it, each once. May be null.</param>
    /// <returns>The number of cells that changed.</returns>
    /// <exception cref="ArgumentException">One of them cannot be applied, as in <see cref="Set(string, string, Breakdown, ReferencePeriod, double, ObservationStatus, ICollection{CellChange}?)"/>; none has been.</exception>
    public int Apply(ReadOnlySpan<ObservationRevision> revisions, ICollection<CellChange>? changes = null) => _state.Apply(revisions, changes);

    /// <summary>Takes a snapshot of all cells, in no time.</summary>
    public LiveSnapshot Snapshot() => new(_state, _state.Version);

    /// <summary>Reads a cell as it is now. Cells that are to fit together are read from one <see cref="Snapshot"/>.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="entity">The code of the entity.</param>
    /// <param name="breakdown">The part of the entity.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentException">The evaluation does not have the indicator, entity or period.</exception>
    public CellValue Read(string indicator, string entity, Breakdown breakdown, ReferencePeriod period)
    {
        CellValue cell;
        while (!_state.TryRead(indicator, entity, breakdown, period, _state.Version, out cell))
        {
        }

        return cell;
    }

    /// <summary>Copies all cells as they are at one time: the observations with the computed values beside them.</summary>
    /// <returns>
    /// What <see cref="FormulaInterpreter.Evaluate"/> gives for the observations. An observation that is as it was at the start keeps its source, its attributes
    /// and its place; one that was set has those that it was set with.
    /// </returns>
    /// <remarks>Updates go on meanwhile, unless they change more than is kept while the columns are copied, twice in a row; then they wait for one copy.</remarks>
    public Dataset ToDataset() => _state.ToDataset();
}
