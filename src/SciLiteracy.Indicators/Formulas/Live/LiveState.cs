using System.Collections.Frozen;
using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Binding;
using SciLiteracy.Indicators.Formulas.Evaluation;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Live;

/// <summary>What changes of a <see cref="LiveEvaluation"/>, with the names of its cells.</summary>
internal sealed class LiveState
{
    // A copy of everything takes longer than many updates; after so many copies that came too late, updates wait for one.
    private const int CopiesBesideUpdates = 2;

    private readonly FormulaModel _model;
    private readonly Dataset _start;
    private readonly FormulaAxes _axes;
    private readonly LiveColumn[] _columns;
    private readonly FrozenDictionary<string, LiveColumn> _byIndicator;
    private readonly FrozenDictionary<ReferencePeriod, int> _periods;
    private readonly ChangeLog _log;
    private readonly LiveWriter _writer;
    private readonly Lock _writing = new();

    public LiveState(FormulaModel model, Dataset dataset, RegionHierarchy regions, int changesKept, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        _model = model;
        _start = dataset;
        var selections = new HashSet<Breakdown>();
        foreach (var formula in model.Formulas)
            CollectSelections(formula.Root, selections);
        _axes = new FormulaAxes(dataset, regions, selections);
        _periods = _axes.Periods.Select((p, i) => KeyValuePair.Create(p, i)).ToFrozenDictionary();

        var compiler = new LiveCompiler(new AccessPatterns(_axes));
        foreach (var indicator in model.Indicators.Select(i => i.Id).Concat(dataset.Indicators).Distinct(StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var isComputed = model.Find(indicator) is not null;
            var column = compiler.AddIndicator(indicator, isComputed);
            if (!isComputed)
                Observe(column);
        }

        foreach (var formula in model.Formulas)
            compiler.AddFormula(formula);
        _columns = [.. compiler.Columns];
        _byIndicator = compiler.ByIndicator.ToFrozenDictionary(StringComparer.Ordinal);
        _log = new ChangeLog(changesKept);
        _writer = new LiveWriter(_axes, [.. compiler.Steps], _log, compiler.Depth);
        _writer.Fill(progress, cancellationToken);
        Indicators = [.. _byIndicator.Keys.Order(StringComparer.Ordinal)];
        Entities = [.. _axes.Keys];
    }

    public ImmutableArray<string> Indicators { get; }

    public ImmutableArray<EntityKey> Entities { get; }

    public PeriodAxis Periods => _axes.Periods;

    public long Version => _log.Published;

    public int Set(
        string indicator, string entity, Breakdown breakdown, ReferencePeriod period, double value, ObservationStatus status, ICollection<CellChange>? changes)
    {
        var (column, cell) = ObservedCell(indicator, entity, breakdown, period);
        Check(value, status);
        lock (_writing)
        {
            Observe(column, cell, value, status, null);
            return _writer.Commit(changes);
        }
    }

    public int Set(Observation observation, ICollection<CellChange>? changes)
    {
        ArgumentNullException.ThrowIfNull(observation);
        var (column, cell) = ObservedCell(observation.Indicator, observation.Entity, observation.Breakdown, observation.Period);
        Check(observation.Value, observation.Status);
        var origin = OriginOf(observation);
        lock (_writing)
        {
            Observe(column, cell, observation.Value, observation.Status, origin);
            return _writer.Commit(changes);
        }
    }

    public int Remove(string indicator, string entity, Breakdown breakdown, ReferencePeriod period, ICollection<CellChange>? changes)
    {
        var (column, cell) = ObservedCell(indicator, entity, breakdown, period);
        lock (_writing)
        {
            _writer.Observe(column, cell, double.NaN, LiveColumn.Absent, null);
            return _writer.Commit(changes);
        }
    }

    public int Apply(ReadOnlySpan<ObservationRevision> revisions, ICollection<CellChange>? changes)
    {
        // All are looked at before the first is applied.
        ObservationOrigin?[]? origins = null;
        for (var i = 0; i < revisions.Length; i++)
        {
            var revision = revisions[i];
            ArgumentNullException.ThrowIfNull(revision, nameof(revisions));
            ObservedCell(revision.Indicator, revision.Entity, revision.Breakdown, revision.Period);
            if (revision.IsRemoval)
                continue;
            Check(revision.Value, revision.Status);
            if (revision.Source is not null || !revision.Details.IsEmpty || revision.Attributes.Count > 0)
                (origins ??= new ObservationOrigin?[revisions.Length])[i] = OriginOf(ObservationOf(revision));
        }

        lock (_writing)
        {
            for (var i = 0; i < revisions.Length; i++)
            {
                var revision = revisions[i];
                var (column, cell) = ObservedCell(revision.Indicator, revision.Entity, revision.Breakdown, revision.Period);
                if (revision.IsRemoval)
                    _writer.Observe(column, cell, double.NaN, LiveColumn.Absent, null);
                else
                    Observe(column, cell, revision.Value, revision.Status, origins?[i]);
            }

            return _writer.Commit(changes);
        }
    }

    public bool TryRead(string indicator, string entity, Breakdown breakdown, ReferencePeriod period, long version, out CellValue cell)
    {
        var column = ColumnOf(indicator);
        var isThere = _log.TryRead(column, CellOf(entity, breakdown, period), version, out var value, out var status);
        cell = isThere ? new CellValue(value, LiveColumn.Plain(status)) : new CellValue(double.NaN, ObservationStatus.Missing);
        return isThere;
    }

    public Dataset? ToDataset(long version) => _log.TryCopy(_columns, version, out var copies) ? ToDataset(copies) : null;

    public Dataset ToDataset()
    {
        for (var i = 0; i < CopiesBesideUpdates; i++)
        {
            if (_log.TryCopy(_columns, Version, out var copies))
                return ToDataset(copies);
        }

        lock (_writing)
        {
            if (_log.TryCopy(_columns, Version, out var copies))
                return ToDataset(copies);
        }

        throw new InvalidOperationException("The current version has ended although nobody writes.");
    }

    private static void CollectSelections(BoundExpression expression, HashSet<Breakdown> selections)
    {
        switch (expression)
        {
            case BoundExpression.Part part:
                selections.Add(part.Breakdown);
                break;
            case BoundExpression.Convert convert:
                CollectSelections(convert.Operand, selections);
                break;
            case BoundExpression.Unary unary:
                CollectSelections(unary.Operand, selections);
                break;
            case BoundExpression.Binary binary:
                CollectSelections(binary.Left, selections);
                CollectSelections(binary.Right, selections);
                break;
            case BoundExpression.Call call:
                foreach (var argument in call.Arguments)
                    CollectSelections(argument, selections);
                break;
        }
    }

    private static void Check(double value, ObservationStatus status)
    {
        if (double.IsInfinity(value))
            throw new ArgumentException("A value is finite, or NaN where it is missing.", nameof(value));
        if (status > ObservationStatus.IncludesOtherCategory)
            throw new ArgumentException($"{(int)status} is no observation status.", nameof(status));
        if (status.IsMissing() && !double.IsNaN(value))
            throw new ArgumentException($"There is a value although the status '{status.ToLetter()}' says that it is missing.", nameof(status));
    }

    // A value that is missing without a status that says so has no reason.
    private static (double Value, ObservationStatus Status) Normalize(double value, ObservationStatus status) =>
        !double.IsNaN(value) ? (value, status) : (double.NaN, status.IsMissing() ? status : ObservationStatus.Missing);

    private void Observe(LiveColumn column, int cell, double value, ObservationStatus status, ObservationOrigin? origin)
    {
        (value, status) = Normalize(value, status);
        _writer.Observe(column, cell, value, status, origin);
    }

    private static Observation ObservationOf(ObservationRevision revision) => new()
    {
        Indicator = revision.Indicator,
        Entity = revision.Entity,
        Breakdown = revision.Breakdown,
        Period = revision.Period,
        Value = revision.Value,
        Status = revision.Status,
        Source = revision.Source,
        Details = revision.Details,
        Attributes = revision.Attributes,
    };

    // What a dataset would not take is refused here too.
    private static ObservationOrigin? OriginOf(Observation observation)
    {
        new DatasetBuilder().Add(observation);
        return new(observation.Source, observation.Details, observation.Attributes, observation.Location);
    }

    private void Observe(LiveColumn column)
    {
        foreach (var observation in _start.Observations(column.Indicator!))
        {
            var cell = CellOf(observation.Entity, observation.Breakdown, observation.Period);
            (column.Values[cell], column.Statuses[cell]) = Normalize(observation.Value, observation.Status);
        }
    }

    private (LiveColumn Column, int Cell) ObservedCell(string indicator, string entity, Breakdown breakdown, ReferencePeriod period)
    {
        var column = ColumnOf(indicator);
        if (column.IsComputed)
            throw new ArgumentException($"'{indicator}' is computed by its formula; expected an indicator without one.", nameof(indicator));
        return (column, CellOf(entity, breakdown, period));
    }

    private LiveColumn ColumnOf(string indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return _byIndicator.TryGetValue(indicator, out var column)
            ? column
            : throw new ArgumentException($"Unknown indicator '{indicator}'{new NameSuggestions(Indicators).End(indicator)}", nameof(indicator));
    }

    private int CellOf(string entity, Breakdown breakdown, ReferencePeriod period)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(breakdown);
        var position = _axes.PositionOf(entity, breakdown);
        if (position < 0)
        {
            throw new ArgumentException(
                $"The entity '{entity}' with the breakdown '{breakdown}' is not on the axes; make a new evaluation of a dataset that has it.", nameof(entity));
        }

        return _periods.TryGetValue(period, out var at)
            ? (at * _axes.Keys.Length) + position
            : throw new ArgumentException($"The period '{period}' is not on the axes; make a new evaluation of a dataset that has it.", nameof(period));
    }

    private Dataset ToDataset(ColumnCopy[] copies)
    {
        var builder = new DatasetBuilder();
        foreach (var observation in _start.Observations())
        {
            if (_byIndicator[observation.Indicator] is not { IsComputed: false } column)
                continue;

            // What is still as it was at the start keeps its source and what else was published with it.
            var (values, statuses, origins) = copies[column.Index];
            var cell = CellOf(observation.Entity, observation.Breakdown, observation.Period);
            var (value, status) = Normalize(observation.Value, observation.Status);
            if (origins?[cell] is not null || statuses[cell] != status || BitConverter.DoubleToInt64Bits(values[cell]) != BitConverter.DoubleToInt64Bits(value))
                continue;
            builder.Add(observation);
            statuses[cell] = LiveColumn.Absent;
        }

        foreach (var column in _columns)
        {
            if (column.Indicator is not { } indicator)
                continue;
            var (values, statuses, origins) = copies[column.Index];
            for (var cell = 0; cell < values.Length; cell++)
            {
                if (statuses[cell] == (column.IsComputed ? ObservationStatus.Missing : LiveColumn.Absent))
                    continue;
                var key = _axes.Keys[cell % _axes.Keys.Length];
                var origin = origins?[cell];
                builder.TryAdd(
                    indicator, key.Entity, key.Breakdown, _axes.Periods[cell / _axes.Keys.Length], values[cell], statuses[cell],
                    origin?.Source, origin?.Details ?? default, origin is null ? [] : origin.Attributes.Items.AsSpan(), origin?.Location ?? SourceLocation.None, out _);
            }
        }

        return builder.Build();
    }
}
