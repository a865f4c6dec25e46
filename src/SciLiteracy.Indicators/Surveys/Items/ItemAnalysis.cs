using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Columns;

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

    /// <summary>Gets the number of steps after which the model was fitted; null without one.</summary>
    public int? Iterations => _fit?.Iterations;

    /// <summary>Gets the parameters of the items; empty without a model.</summary>
    public ImmutableArray<ItemParameters> Parameters =>
        _fit is null ? [] : [.. _responses.Names.Select((name, j) => Describe(name, _fit.Curves[j], _fit.ParametersOf(j)))];

    /// <summary>Gets the scores of all rows; empty if none were asked for.</summary>
    public ImmutableArray<PersonScore> Scores { get; }

    /// <summary>Analyzes items.</summary>
    /// <param name="data">The data.</param>
    /// <param name="weights">The weights of the rows, which are scaled to the mean 1; empty for a sample in which all count the same.</param>
    /// <param name="settings">The items and what is wanted.</param>
    /// <returns>The analysis, or all findings; a model that does not converge is an error.</returns>
    /// <exception cref="ArgumentException">There are weights for another number of rows.</exception>
    public static Result<ItemAnalysis> Create(Microdata data, ReadOnlySpan<double> weights, ItemSettings settings)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(settings);
        if (!weights.IsEmpty && weights.Length != data.Rows)
            throw new ArgumentException($"{weights.Length} weights for {data.Rows} rows.", nameof(weights));
        var own = weights.IsEmpty ? null : weights.ToArray();
        var findings = new DiagnosticBuilder();
        var responses = ItemResponses.Read(data, settings, findings);
        if (settings is { Model: ItemModel.None, Scores: not null })
            findings.Add(SurveyDiagnostics.BadRequest, settings.Location, "Scores are those of an item model; expected 'model: rasch', '2pl', '3pl' or 'gpcm'.");
        ItemFit? fit = null;
        if (responses is not null && !findings.HasErrors && settings.Model != ItemModel.None)
        {
            var used = Scaled(own, responses.Rows);
            fit = ItemFit.Of(responses, used, settings);
            if (!fit.Converged)
            {
                findings.Add(
                    SurveyDiagnostics.NotFitted, settings.Location,
                    $"The item model did not converge in {fit.Iterations} steps; an item may not tell persons apart, or the model has too many parameters for the data.");
            }
        }

        return findings.ToResult(() => new ItemAnalysis(responses!, new(responses!, own), fit, fit is null ? [] : ScoresOf(responses!, fit, settings.Scores)));
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
        if (maxDegreeOfParallelism is < 1 and not -1)
            throw new ArgumentOutOfRangeException(nameof(maxDegreeOfParallelism), maxDegreeOfParallelism, "Expected 1 or more, or -1.");
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
            var parameters = Describe(name, _fit.Curves[j], _fit.ParametersOf(j));
            rows.Add(Row(name, "a", parameters.Slope) with { StandardError = Number(_fit.ErrorOf(j, 0)) });
            for (var k = 0; k < parameters.Intercepts.Length; k++)
            {
                var suffix = parameters.Intercepts.Length == 1 ? "" : $"{k + 1}";
                rows.Add(Row(name, $"d{suffix}", parameters.Intercepts[k]) with { StandardError = Number(_fit.ErrorOf(j, k + 1)) });
                rows.Add(Row(name, $"b{suffix}", parameters.Difficulties[k]));
            }

            if (_fit.Curves[j].Guesses)
                rows.Add(Row(name, "c", parameters.Guessing));
        }

        var (low, high) = _classical.AlphaInterval();
        rows.Add(Row("_T", "alpha", Alpha) with { Low = Number(low), High = Number(high) });
        rows.Add(Row("_T", "sem", MeasurementError));
        if (_fit is not null)
            rows.Add(Row("_T", "log_likelihood", _fit.LogLikelihood));
        return new(rows.ToImmutable());
    }

    private static ItemParameters Describe(string name, ItemCurve curve, double[] p) =>
        new(name, p[0], [.. p.AsSpan(1, curve.Highest)], curve.Guesses ? 1 / (1 + Math.Exp(-p[^1])) : 0);

    private static double[] Scaled(double[]? weights, int rows)
    {
        if (weights is null)
        {
            var ones = new double[rows];
            Array.Fill(ones, 1);
            return ones;
        }

        var mean = weights.Average();
        return Array.ConvertAll(weights, w => w / mean);
    }

    private static ImmutableArray<PersonScore> ScoresOf(ItemResponses responses, ItemFit fit, ScoreMethod? method)
    {
        switch (method)
        {
            case null:
                return [];
            case ScoreMethod.ExpectedAPosteriori:
                return [.. fit.Posterior().Select(p => new PersonScore(p.Mean, p.Deviation))];
            default:
                var parameters = Enumerable.Range(0, responses.Count).Select(fit.ParametersOf).ToArray();
                var scores = ImmutableArray.CreateBuilder<PersonScore>(responses.Rows);
                var answers = new int[responses.Count];
                for (var i = 0; i < responses.Rows; i++)
                {
                    for (var j = 0; j < answers.Length; j++)
                        answers[j] = responses.Scores[j][i];
                    var (ability, error) = AbilityEstimate.Of(fit.Curves, parameters, answers, method == ScoreMethod.WeightedLikelihood);
                    scores.Add(new(ability, error));
                }

                return scores.MoveToImmutable();
        }
    }

    private static double? Number(double value) => double.IsFinite(value) ? value : null;

    private SurveyEstimate Row(string variable, string level, double value) => new("items", variable, "_T", level) { Value = Number(value), SampleSize = _classical.SampleSize };
}
