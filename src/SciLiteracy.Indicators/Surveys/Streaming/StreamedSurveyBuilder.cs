using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Surveys.Designs;

namespace SciLiteracy.Indicators.Surveys.Streaming;

/// <summary>
/// Estimates of a survey that is larger than memory: rows come in blocks, of which only sums over cells are kept, a cell being the rows of a cluster that are alike in everything that
/// an estimate tells apart. Memory grows with the number of clusters and domains, not with that of the rows.
/// </summary>
/// <remarks>
/// The estimates are those of <see cref="SurveyAnalysis"/> over all rows at once, but for rounding in the last digits. It takes designs of one stage of clusters with weights, and means, totals, ratios, proportions,
/// levels, contrasts and tests of independence. Not safe for use by several threads at once.
/// </remarks>
public sealed class StreamedSurveyBuilder
{
    private readonly DesignSettings _design;
    private readonly ValueList<SurveyVariable> _variables;
    private readonly List<StreamedRequest> _requests;
    private readonly LevelTable _strata = new();
    private readonly LevelTable _clusters = new();
    private readonly LevelTable _sizes = new();
    private readonly PairTable _units = new();
    private readonly PairTable _sizedUnits = new();
    private long _rows;

    private StreamedSurveyBuilder(DesignSettings design, ValueList<SurveyVariable> variables, ValueList<EstimateRequest> requests)
    {
        _design = design;
        _variables = variables;
        _requests = [.. requests.Select(r => new StreamedRequest(r))];
    }

    /// <summary>Gets the number of rows so far.</summary>
    public long Rows => _rows;

    /// <summary>Gets the number of cells that are kept.</summary>
    public long Cells => _requests.Sum(r => (long)r.CellCount);

    /// <summary>Begins with no rows; null if the design or an estimate needs all rows at once.</summary>
    /// <param name="design">How the sample was drawn.</param>
    /// <param name="variables">Variables that are formulas, each of one row.</param>
    /// <param name="requests">What is wanted.</param>
    public static StreamedSurveyBuilder? TryCreate(DesignSettings design, ValueList<SurveyVariable> variables, ValueList<EstimateRequest> requests)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(variables);
        ArgumentNullException.ThrowIfNull(requests);
        var isDesign = design is { Weights: not null, Replicates: null, InclusionProbabilities: null, Clusters.Count: 1, Strata.Count: <= 1, PopulationSizes.Count: <= 1 };
        return isDesign && requests.All(StreamedRequest.CanTake) ? new(design, variables, requests) : null;
    }

    /// <summary>Takes the next rows.</summary>
    /// <param name="block">Rows with the same columns as the others, of the same types.</param>
    /// <returns>False if something is wrong with the rows or the settings, which <see cref="SurveyAnalysis"/> over all rows tells; the stream is of no more use then.</returns>
    public bool Add(Microdata block)
    {
        ArgumentNullException.ThrowIfNull(block);
        if (block.Rows == 0)
            return true;
        if (block.Find(_design.Weights!.Text) is not NumberColumn weights || block.Find(_design.Clusters[0].Text) is not { } clusters)
            return false;
        foreach (var w in weights.Values)
        {
            if (!(w >= 0) || double.IsInfinity(w))
                return false;
        }

        int[]? strata = null;
        if (_design.Strata is [var stratum])
        {
            if (block.Find(stratum.Text) is not { } column)
                return false;
            strata = _strata.CodesOf(column);
        }

        int[]? sizes = null;
        if (_design.PopulationSizes is [var size])
        {
            if (block.Find(size.Text) is not NumberColumn column)
                return false;
            sizes = _sizes.CodesOf(new NumberColumn(size.Text, column.Values));
        }

        var ofCluster = _clusters.CodesOf(clusters);
        if (ofCluster.Contains(0) || strata?.Contains(0) == true || sizes?.Contains(0) == true)
            return false;
        var units = new int[block.Rows];
        for (var i = 0; i < units.Length; i++)
            units[i] = _sizedUnits.NumberOf(_units.NumberOf(strata?[i] ?? 0, ofCluster[i]), sizes?[i] ?? 0);
        var plain = SurveyDesign.Create(block, new() { SinglePsu = SinglePsuRule.Remove });
        var analysis = plain.IsOk ? SurveyAnalysis.Create(block, plain.Value, _variables) : null;
        if (analysis is not { IsOk: true })
            return false;
        _rows += block.Rows;
        return _requests.TrueForAll(r => r.Add(analysis.Value, weights, units));
    }

    /// <summary>Makes the estimates.</summary>
    /// <param name="maxDegreeOfParallelism">The most threads, or -1 for all processors.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The estimates with warnings; null if something is wrong with the rows or the settings, which <see cref="SurveyAnalysis"/> over all rows tells.</returns>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public Result<SurveyTable>? Estimate(int maxDegreeOfParallelism = -1, CancellationToken cancellationToken = default)
    {
        var rows = new List<SurveyEstimate>();
        var findings = new DiagnosticBuilder();
        foreach (var request in _requests)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Analysis(request) is not { } analysis)
                return null;
            var table = analysis.Estimate([request.OverCells], maxDegreeOfParallelism, cancellationToken);
            if (!table.IsOk)
                return null;
            findings.AddRange(table.Diagnostics);
            rows.AddRange(table.Value.Estimates);
        }

        return findings.ToResult(() => new SurveyTable([.. rows]));
    }

    // Cells as rows, and for every cluster a row without weight, that all clusters count.
    private SurveyAnalysis? Analysis(StreamedRequest request)
    {
        if (request.ToColumns(_sizedUnits.Count) is not { } cells)
            return null;
        var columns = new List<TableColumn>(cells.Columns);
        var (strata, clusters, sizes) = (new List<int>(), new List<int>(), new List<int>());
        foreach (var unit in cells.Units)
        {
            var (pair, size) = _sizedUnits[unit];
            strata.Add(_units[pair].First);
            clusters.Add(_units[pair].Second);
            sizes.Add(size);
        }

        var design = new DesignSettings
        {
            Weights = StreamedRequest.WeightName,
            Clusters = [StreamedRequest.ClusterName],
            Nested = _design.Nested,
            FirstStageOnly = _design.FirstStageOnly,
            SinglePsu = _design.SinglePsu,
            SinglePsuInDomains = _design.SinglePsuInDomains,
        };
        columns.Add(_clusters.ToColumn(StreamedRequest.ClusterName, clusters));
        if (_design.Strata.Count > 0)
        {
            columns.Add(_strata.ToColumn(StreamedRequest.StratumName, strata));
            design = design with { Strata = [StreamedRequest.StratumName] };
        }

        if (_design.PopulationSizes.Count > 0)
        {
            columns.Add(_sizes.ToColumn(StreamedRequest.SizeName, sizes));
            design = design with { PopulationSizes = [StreamedRequest.SizeName] };
        }

        var data = Microdata.Of(columns);
        var made = SurveyDesign.Create(data, design);
        return made.IsOk ? SurveyAnalysis.OfCells(data, made.Value, cells.Detail) : null;
    }
}
