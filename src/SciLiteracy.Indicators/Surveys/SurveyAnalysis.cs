using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Surveys.Designs;
using SciLiteracy.Indicators.Surveys.Estimation;
using SciLiteracy.Indicators.Surveys.Streaming;

namespace SciLiteracy.Indicators.Surveys;

/// <summary>Data, a design and variables, from which estimates are made. Immutable; estimates of one analysis may be made on several threads.</summary>
public sealed class SurveyAnalysis
{
    // The columns of every variable: one, or M plausible values.
    private readonly Dictionary<string, ImmutableArray<TableColumn>> _variables;

    private SurveyAnalysis(Microdata data, SurveyDesign design, Dictionary<string, ImmutableArray<TableColumn>> variables)
    {
        Data = data;
        Design = design;
        _variables = variables;
        Domains = new(data);
    }

    private SurveyAnalysis(Microdata data, SurveyDesign design, CellDetail cells)
        : this(data, design, []) => Cells = cells;

    /// <summary>Gets the data.</summary>
    public Microdata Data { get; }

    /// <summary>Gets the design.</summary>
    public SurveyDesign Design { get; }

    /// <summary>Gets what is known of the rows that stand for several; null if every row is one.</summary>
    internal CellDetail? Cells { get; }

    /// <summary>Checks and computes variables.</summary>
    /// <param name="data">The data.</param>
    /// <param name="design">A design of as many rows.</param>
    /// <param name="variables">Variables that are formulas, in an order in which each names only columns and earlier ones.</param>
    /// <param name="plausibleValues">Sets of columns that are plausible values of one variable.</param>
    /// <returns>The analysis, or all findings.</returns>
    /// <exception cref="ArgumentException">The design has another number of rows.</exception>
    public static Result<SurveyAnalysis> Create(
        Microdata data, SurveyDesign design, ValueList<SurveyVariable>? variables = null, ValueList<PlausibleValueSet>? plausibleValues = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(design);
        if (design.Rows != data.Rows)
            throw new ArgumentException($"The design has {design.Rows} rows, the data {data.Rows}.", nameof(design));
        var findings = new DiagnosticBuilder();
        var made = VariableTable.Create(data, variables ?? [], plausibleValues ?? [], findings);
        return findings.ToResult(() => new SurveyAnalysis(data, design, made));
    }

    /// <summary>Returns the same data and variables with another design, such as a calibrated one.</summary>
    /// <param name="design">A design of as many rows.</param>
    /// <exception cref="ArgumentException">The design has another number of rows.</exception>
    public SurveyAnalysis With(SurveyDesign design)
    {
        ArgumentNullException.ThrowIfNull(design);
        return design.Rows == Data.Rows ? new(Data, design, _variables) : throw new ArgumentException($"The design has {design.Rows} rows, the data {Data.Rows}.", nameof(design));
    }

    /// <summary>Tells whether there is a variable of a name: a column, a formula or plausible values.</summary>
    /// <param name="name">The name.</param>
    public bool HasVariable(string name) => Find(name) is not null;

    /// <summary>Makes estimates.</summary>
    /// <param name="requests">What is wanted.</param>
    /// <param name="maxDegreeOfParallelism">The most threads, or -1 for all processors; their number makes no difference to the estimates.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The estimates with warnings about those that are empty or not defined, or all errors of the requests.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is 0 or below -1.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public Result<SurveyTable> Estimate(ValueList<EstimateRequest> requests, int maxDegreeOfParallelism = -1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        ArgumentOutOfRangeException.ThrowIfZero(maxDegreeOfParallelism);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDegreeOfParallelism, -1);
        var findings = new DiagnosticBuilder();
        var rows = ImmutableArray.CreateBuilder<SurveyEstimate>();
        var work = new RowWork(maxDegreeOfParallelism, cancellationToken);
        foreach (var request in requests)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (request is EstimateRequest.Plausible plausible)
                rows.AddRange(Estimate(plausible, findings, work));
            else
                rows.AddRange(new Estimator(this, request, findings, work).Run());
        }

        return findings.ToResult(() => new SurveyTable(rows.ToImmutable()));
    }

    /// <summary>Makes one estimate; see <see cref="Estimate(ValueList{EstimateRequest}, int, CancellationToken)"/>.</summary>
    /// <param name="request">What is wanted.</param>
    public Result<SurveyTable> Estimate(EstimateRequest request) => Estimate([request]);

    /// <summary>Returns an analysis of rows that stand for several.</summary>
    internal static SurveyAnalysis OfCells(Microdata data, SurveyDesign design, CellDetail cells) => new(data, design, cells);

    // The columns are a variable of this estimate alone.
    private List<SurveyEstimate> Estimate(EstimateRequest.Plausible request, DiagnosticBuilder findings, RowWork work)
    {
        const string name = "pv";
        if (VariableTable.ColumnsOf(request.Columns, "plausible", request.Location, Data, findings) is not { } columns)
            return [];
        var own = new SurveyAnalysis(Data, Design, new Dictionary<string, ImmutableArray<TableColumn>>(_variables, StringComparer.Ordinal) { [name] = columns });
        var variable = new SourceText(name) { Location = request.Location };
        List<EstimateRequest> parts = [new EstimateRequest.Mean([variable])];
        if (request.Cuts.Count > 0)
            parts.Add(new EstimateRequest.Levels(variable, request.Cuts));
        return parts.SelectMany(part => new Estimator(own, part with
        {
            Id = request.Id ?? request.Key,
            Where = request.Where,
            By = request.By,
            DropMissing = request.DropMissing,
            Interval = request.Interval,
            DesignEffect = request.DesignEffect,
            Covariance = request.Covariance,
            Standardize = request.Standardize,
            Location = request.Location,
        }, findings, work).Run()).ToList();
    }

    /// <summary>Returns the columns of a variable, more than one for plausible values; null if there is none of this name.</summary>
    internal ImmutableArray<TableColumn>? Find(string name) =>
        _variables.TryGetValue(name, out var made) ? made : Data.Find(name) is { } column ? [column] : null;

    /// <summary>Gets the domains that estimates asked for last.</summary>
    internal KnownDomains Domains { get; }

    internal IEnumerable<string> Names => _variables.Keys.Concat(Data.ByName.Keys);

    /// <summary>Returns the columns that a condition may name; plausible values are not among them.</summary>
    internal Dictionary<string, TableColumn> Columns()
    {
        var columns = new Dictionary<string, TableColumn>(Data.ByName, StringComparer.Ordinal);
        foreach (var (name, made) in _variables)
        {
            if (made.Length == 1)
                columns[name] = made[0];
        }

        return columns;
    }
}
