using System.Collections.Immutable;
using System.Diagnostics;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Surveys.Items;

/// <summary>The analysis of the items of a test: classical statistics, an item model, scores of persons.</summary>
public sealed class ItemAnalysis
{
    private readonly ItemResponses _responses;
    private readonly ClassicalStatistics _classical;
    private readonly ItemFit? _fit;

    private ItemAnalysis(ItemResponses responses, ClassicalStatistics classical, ItemFit? fit, ImmutableArray<PersonScore> scores)
    {
        _responses = responses;
        _classical = classical;
        _fit = fit;
        Scores = scores;
    }

    /// <summary>Gets Cronbach's alpha.</summary>
    public double Alpha => _classical.Alpha;

    /// <summary>Gets the standard error of measurement, in points of the total score.</summary>
    public double MeasurementError => _classical.MeasurementError;

    /// <summary>Gets the log-likelihood of the model; null without one.</summary>
    public double? LogLikelihood => _fit?.LogLikelihood;

    /// <summary>Gets the number of steps, EM's and Newton's, after which the model was fitted; null without one.</summary>
    public int? Iterations => _fit?.Iterations;

    /// <summary>Gets the largest absolute derivative of the log-likelihood by a parameter at the end, near 0 at a maximum; null without a model.</summary>
    /// <remarks>A model that did not converge gives no analysis but an error, so that an analysis is always one at a maximum.</remarks>
    public double? LargestGradient => _fit?.LargestGradient;

    /// <summary>Gets the number of parameters that were estimated, for criteria such as AIC; null without a model.</summary>
    public int? FreeParameters => _fit?.FreeParameters;

    /// <summary>Gets the parameters of the items; empty without a model.</summary>
    public ImmutableArray<ItemParameters> Parameters =>
        _fit is null ? [] : [.. _responses.Names.Select((name, j) => Describe(name, _fit.Curves[j], _fit.ParametersOf(j)))];

    /// <summary>Gets the scores of all rows; empty if none were asked for.</summary>
    public ImmutableArray<PersonScore> Scores { get; }

    /// <summary>Analyzes items.</summary>
    /// <param name="data">The data.</param>
    /// <param name="weights">The weights of the rows, which are scaled to the mean 1; empty for a sample in which all count the same.</param>
    /// <param name="settings">The items and what is wanted.</param>
    /// <param name="maxDegreeOfParallelism">The most threads, or -1 for all; their number changes no bit.</param>
    /// <param name="cancellationToken">Stops the fitting of a model.</param>
    /// <returns>
    /// The analysis, with warnings of what is not defined, or all findings. It is an error if a model does not converge: an item that separates persons perfectly has a slope without
    /// bound, and few items or persons do not determine many parameters.
    /// </returns>
    /// <exception cref="ArgumentException">There are weights for another number of rows, a weight is negative or not finite, or the grid has fewer than three nodes or no width.</exception>
    /// <exception cref="OperationCanceledException">The fitting was stopped.</exception>
    public static Result<ItemAnalysis> Create(
        Microdata data, ReadOnlySpan<double> weights, ItemSettings settings, int maxDegreeOfParallelism = -1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(settings);
        if (!weights.IsEmpty && weights.Length != data.Rows)
            throw new ArgumentException($"{weights.Length} weights for {data.Rows} rows.", nameof(weights));
        if (settings.Nodes < 3 || !(settings.Low < settings.High) || !double.IsFinite(settings.High - settings.Low))
            throw new ArgumentException("The grid of abilities has fewer than three nodes, or no width.", nameof(settings));
        CheckThreads(maxDegreeOfParallelism);
        var own = weights.IsEmpty ? null : weights.ToArray();
        if (own is not null && !own.All(w => w >= 0 && double.IsFinite(w)))
            throw new ArgumentException("A weight is negative or not finite.", nameof(weights));
        var findings = new DiagnosticBuilder();
        var used = Scaled(own, data.Rows);
        var responses = ItemResponses.Read(data, used, settings, findings);
        if (settings is { Model: ItemModel.None, Scores: not null })
            findings.Add(SurveyDiagnostics.BadRequest, settings.Location, "Scores are those of an item model; expected 'model: rasch', '2pl', '3pl' or 'gpcm'.");
        if (responses is null || findings.HasErrors)
            return findings.ToResult<ItemAnalysis>(() => throw new UnreachableException());
        var classical = new ClassicalStatistics(responses, own);
        if (classical.SampleSize < data.Rows && classical.SampleSize < 2)
        {
            findings.Add(
                SurveyDiagnostics.MissingValues, settings.Location,
                $"{classical.SampleSize} of {data.Rows} rows have an answer to every item; classical statistics, which take only those, are not defined.");
        }

        if (settings.Model == ItemModel.None)
            return findings.ToResult(() => new ItemAnalysis(responses, classical, null, []));
        var patterns = new ResponsePatterns(responses, used);
        var fit = ItemFit.Of(patterns, responses.Highest, settings, maxDegreeOfParallelism, cancellationToken);
        Report(fit, responses, settings, findings);
        return findings.ToResult(() => new ItemAnalysis(responses, classical, fit, ScoresOf(patterns, fit, settings.Scores)));
    }

    /// <summary>Draws plausible values: abilities from the posterior distribution of every row on the grid of the model, with its parameters taken as known.</summary>
    /// <param name="prefix">What the names of the columns begin with; the number of the set follows: PV1, PV2, ….</param>
    /// <param name="count">The number of plausible values a row, 1 or more; five or ten are usual.</param>
    /// <param name="seed">The seed; the same seed gives the same bits.</param>
    /// <param name="maxDegreeOfParallelism">The most threads, or -1 for all; their number makes no difference to the values.</param>
    /// <returns>The columns, in standard deviations of the population that the model was fitted to. A row without an answer has draws from the standard normal distribution.</returns>
    /// <exception cref="InvalidOperationException">The analysis has no item model.</exception>
    /// <remarks>
    /// The prior is the standard normal distribution for all: with a short test, differences between domains come out too small, as no background variables are conditioned
    /// on. Source: Mislevy (1991), "Randomization-based inference about latent variables from complex samples", Psychometrika 56(2).
    /// </remarks>
    public ImmutableArray<NumberColumn> DrawPlausibleValues(string prefix, int count, ulong seed, int maxDegreeOfParallelism = -1)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        CheckThreads(maxDegreeOfParallelism);
        if (_fit is null)
            throw new InvalidOperationException("Plausible values are drawn from an item model, and the analysis has none.");
        var draws = _fit.DrawAbilities(count, seed, maxDegreeOfParallelism);
        return [.. draws.Select((d, m) => new NumberColumn(FormattableString.Invariant($"{prefix}{m + 1}"), [.. d]))];
    }

    /// <summary>Returns the statistics as estimates, one a row, item by item and then of the whole.</summary>
    public SurveyTable ToTable()
    {
        var rows = ImmutableArray.CreateBuilder<SurveyEstimate>();
        for (var j = 0; j < _responses.Count; j++)
        {
            var name = _responses.Names[j];
            rows.Add(Row(name, "facility", _classical.Facility[j]));
            rows.Add(Row(name, "item_total", _classical.ItemTotal[j]));
            rows.Add(Row(name, "item_rest", _classical.ItemRest[j]));
            rows.Add(Row(name, "alpha_if_deleted", _classical.AlphaIfDeleted[j]));
            rows.Add(Row(name, "discrimination", _classical.Discrimination?[j] ?? double.NaN));
            if (_fit is null)
                continue;
            AddParameters(rows, j);
        }

        var (low, high) = _classical.AlphaInterval();
        rows.Add(Row("_T", "alpha", Alpha) with { Low = Number(low), High = Number(high) });
        rows.Add(Row("_T", "sem", MeasurementError));
        if (_fit is not null)
        {
            rows.Add(Row("_T", "log_likelihood", _fit.LogLikelihood));
            rows.Add(Row("_T", "iterations", _fit.Iterations));
            rows.Add(Row("_T", "largest_gradient", _fit.LargestGradient));
        }

        return new(rows.ToImmutable());
    }

    private static void CheckThreads(int maxDegreeOfParallelism)
    {
        if (maxDegreeOfParallelism is < 1 and not -1)
            throw new ArgumentOutOfRangeException(nameof(maxDegreeOfParallelism), maxDegreeOfParallelism, "Expected 1 or more, or -1.");
    }

    private static void Report(ItemFit fit, ItemResponses responses, ItemSettings settings, DiagnosticBuilder findings)
    {
        if (!fit.Converged)
        {
            var reason = fit.Diverging.Length > 0
                ? $"the parameters of {Names(fit.Diverging)} grow without bound, as of an item that separates persons perfectly; leave it out, or take a model with fewer parameters."
                : fit.IsSingular
                    ? "the answers do not determine all parameters; take more items, or a model with fewer parameters."
                    : "take a model with fewer parameters, or leave out items that do not tell persons apart.";
            findings.Add(SurveyDiagnostics.NotFitted, settings.Location, $"The item model did not converge in {fit.Iterations} steps: {reason}");
            return;
        }

        int[] edges = [.. Enumerable.Range(0, responses.Count).Where(fit.IsAtEdge)];
        if (edges.Length > 0)
            findings.Add(SurveyDiagnostics.NotDefined, settings.Location, $"The guessing of {Names(edges)} is 0, the edge of its range, and has no standard error.");
        if (!fit.HasErrors)
        {
            findings.Add(
                SurveyDiagnostics.NotDefined, settings.Location,
                $"The standard errors of the item parameters are not defined: the answers are too few for {fit.FreeParameters} parameters.");
        }

        string Names(int[] items) => string.Join(", ", items.Select(j => $"'{responses.Names[j]}'"));
    }

    private static ItemParameters Describe(string name, ItemCurve curve, double[] p) =>
        new(name, p[0], [.. p.AsSpan(1, curve.Highest)], curve.Guesses ? ItemCurve.Expit(p[^1]) : 0);

    private static double[] Scaled(double[]? weights, int rows)
    {
        var result = weights ?? new double[rows];
        if (weights is null)
        {
            Array.Fill(result, 1);
            return result;
        }

        var mean = Summation.Compensated(weights) / rows;
        return mean > 0 ? Array.ConvertAll(weights, w => w / mean) : weights;
    }

    private static ImmutableArray<PersonScore> ScoresOf(ResponsePatterns patterns, ItemFit fit, ScoreMethod? method)
    {
        if (method is null)
            return [];
        PersonScore[] scores;
        if (method == ScoreMethod.ExpectedAPosteriori)
        {
            scores = fit.Posterior();
        }
        else
        {
            var parameters = Enumerable.Range(0, patterns.Items).Select(fit.ParametersOf).ToArray();
            scores = new PersonScore[patterns.Count];
            for (var p = 0; p < scores.Length; p++)
                scores[p] = AbilityEstimate.Of(fit.Curves, parameters, patterns[p], method == ScoreMethod.WeightedLikelihood);
        }

        return [.. patterns.OfRow.Select(p => scores[p])];
    }

    private static double? Number(double value) => double.IsFinite(value) ? value : null;

    // Standard errors of what is computed from a, d and g are those of its linear part (delta method).
    private void AddParameters(ImmutableArray<SurveyEstimate>.Builder rows, int item)
    {
        var (name, curve) = (_responses.Names[item], _fit!.Curves[item]);
        var parameters = Describe(name, curve, _fit.ParametersOf(item));
        Add("a", parameters.Slope, g => g[0] = 1);
        for (var k = 0; k < curve.Highest; k++)
        {
            var (suffix, b) = (curve.Highest == 1 ? "" : $"{k + 1}", parameters.Difficulties[k]);
            Add($"d{suffix}", parameters.Intercepts[k], g => g[k + 1] = 1);
            Add($"b{suffix}", b, g =>
            {
                (g[0], g[k + 1]) = (-b / parameters.Slope, -1 / parameters.Slope);
                if (k > 0)
                    g[k] = 1 / parameters.Slope;
            });
        }

        if (curve.Guesses)
            Add("c", parameters.Guessing, g => g[^1] = parameters.Guessing * (1 - parameters.Guessing) is > 0 and var slope ? slope : 1);

        void Add(string level, double value, Action<double[]> fill)
        {
            var gradient = new double[curve.Parameters];
            fill(gradient);
            rows.Add(Row(name, level, value) with { StandardError = Number(_fit.ErrorOf(item, gradient)) });
        }
    }

    private SurveyEstimate Row(string variable, string level, double value) => new("items", variable, "_T", level) { Value = Number(value), SampleSize = _classical.SampleSize };
}
