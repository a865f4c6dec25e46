using System.Collections.Immutable;
using System.Runtime.InteropServices;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Evaluation;

/// <summary>What came of evaluating a model on a dataset: computed columns, and the observations and computed values together as a dataset.</summary>
/// <remarks>Disposing of it is optional: it lets the plan that made it use the columns again. A dataset that was made before stays.</remarks>
public sealed class FormulaEvaluation : IDisposable
{
    private readonly FormulaAxes _axes;
    private readonly IReadOnlyDictionary<string, FormulaColumn> _columns;
    private readonly FormulaModel _model;
    private readonly Lazy<Dataset> _dataset;
    private readonly Action<FormulaColumn>? _giveBack;
    private int _isDisposed;

    internal FormulaEvaluation(
        FormulaModel model,
        Dataset dataset,
        FormulaAxes axes,
        IReadOnlyDictionary<string, FormulaColumn> columns,
        ImmutableArray<Diagnostic> diagnostics,
        Action<FormulaColumn>? giveBack = null)
        : this(model, axes, columns, new Lazy<Dataset>(() => FormulaInterpreter.Combine(model, dataset, axes, columns, CancellationToken.None)))
    {
        Diagnostics = diagnostics;
        _giveBack = giveBack;
    }

    private FormulaEvaluation(FormulaModel model, FormulaAxes axes, IReadOnlyDictionary<string, FormulaColumn> columns, Lazy<Dataset> dataset)
    {
        _model = model;
        _axes = axes;
        _columns = columns;
        _dataset = dataset;
        Diagnostics = [];
        Entities = ImmutableCollectionsMarshal.AsImmutableArray(axes.Keys);
    }

    /// <summary>
    /// Gets the observations with the computed values beside them, each in the unit of its indicator. A computed cell that is missing is there only if there is a
    /// reason for it (a status other than O). The dataset is made when it is first asked for.
    /// </summary>
    /// <exception cref="ObjectDisposedException">It is asked for the first time after <see cref="Dispose"/>.</exception>
    public Dataset Dataset
    {
        get
        {
            ObjectDisposedException.ThrowIf(_isDisposed != 0 && !_dataset.IsValueCreated, this);
            return _dataset.Value;
        }
    }

    /// <summary>Gets the warnings and remarks, at most one of a kind for each formula; none is an error.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Gets the entities with their breakdowns: the inner axis of computed columns.</summary>
    public ImmutableArray<EntityKey> Entities { get; }

    /// <summary>Gets the periods: the outer axis of computed columns.</summary>
    public PeriodAxis Periods => _axes.Periods;

    /// <summary>Returns the computed values of an indicator.</summary>
    /// <param name="indicator">The indicator; it has a formula.</param>
    /// <returns>Values in the unit of the indicator; shape [periods × entities], period-major. NaN where the value is missing.</returns>
    /// <exception cref="ArgumentException">The model has no formula of the indicator.</exception>
    public ReadOnlySpan<double> Column(string indicator) => ColumnOf(indicator).Values;

    /// <summary>Returns the statuses of an indicator's computed values.</summary>
    /// <param name="indicator">The indicator; it has a formula.</param>
    /// <returns>Shape [periods × entities], period-major.</returns>
    /// <exception cref="ArgumentException">The model has no formula of the indicator.</exception>
    public ReadOnlySpan<ObservationStatus> StatusColumn(string indicator) => ColumnOf(indicator).Statuses;

    internal static FormulaEvaluation WithoutFormulas(FormulaModel model, Dataset dataset) => new(
        model, new FormulaAxes(Dataset.Empty, RegionHierarchy.Empty, []), new Dictionary<string, FormulaColumn>(StringComparer.Ordinal), new Lazy<Dataset>(dataset));

    /// <summary>Gives the columns back. Spans over them must not be used any more, and no other thread may be using them.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0 || _giveBack is null)
            return;
        foreach (var column in _columns.Values)
            _giveBack(column);
    }

    private FormulaColumn ColumnOf(string indicator)
    {
        ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
        return _model.Find(indicator) is not null
            ? _columns[indicator]
            : throw new ArgumentException($"The model has no formula of '{indicator}'.", nameof(indicator));
    }
}
