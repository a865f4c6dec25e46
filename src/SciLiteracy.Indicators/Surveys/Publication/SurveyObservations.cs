using System.Globalization;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Surveys.Publication;

/// <summary>
/// Makes observations of survey estimates, with standard error, its degrees of freedom and the number of rows, so that targets get a probability and indices the sampling error.
/// </summary>
/// <remarks>
/// The status is A; U (low reliability) where a rule flags the estimate; Q (suppressed) without a value where it is not published; M (cannot exist) where it is not defined.
/// Attributes say what it is: <c>estimate</c>, <c>interval_low</c> and <c>interval_high</c> in the unit of the indicator, <c>design_effect</c>, and in <c>quality</c> why it is flagged.
/// </remarks>
public static class SurveyObservations
{
    private static readonly (QualityConcerns Concern, string Word)[] Words =
    [
        (QualityConcerns.SmallSample, "small_sample"),
        (QualityConcerns.HighVariation, "high_variation"),
        (QualityConcerns.FewDegreesOfFreedom, "few_degrees_of_freedom"),
        (QualityConcerns.NotDefined, "not_defined"),
    ];

    /// <summary>Makes a dataset of estimates.</summary>
    /// <param name="estimates">The estimates, those of others among them.</param>
    /// <param name="settings">Which of them become observations, and of what.</param>
    /// <param name="indicators">The indicators, to convert units; null to take the estimates as they are.</param>
    /// <returns>The observations, or all findings.</returns>
    public static Result<Dataset> Create(IEnumerable<SurveyEstimate> estimates, SurveyObservationSettings settings, IndicatorCatalog? indicators = null)
    {
        var findings = new DiagnosticBuilder();
        var made = Observe(estimates, settings, indicators);
        findings.AddRange(made.Diagnostics);
        var observations = new DatasetBuilder();
        foreach (var observation in made.IsOk ? made.Value : [])
        {
            if (!observations.TryAdd(observation, out _))
                Report(findings, settings.Location, $"There are two estimates of '{observation.Entity}' ({observation.Breakdown}); an indicator takes one.");
        }

        return findings.ToResult(observations.Build);
    }

    /// <summary>Makes an observation of every chosen estimate, in their order.</summary>
    /// <param name="estimates">The estimates, those of others among them.</param>
    /// <param name="settings">Which of them become observations, and of what.</param>
    /// <param name="indicators">The indicators, to convert units; null to take the estimates as they are.</param>
    /// <param name="attributes">What else is known of all of them; an attribute of one that is made here counts before it.</param>
    /// <returns>The observations, or all findings.</returns>
    public static Result<ValueList<Observation>> Observe(
        IEnumerable<SurveyEstimate> estimates, SurveyObservationSettings settings, IndicatorCatalog? indicators = null, IEnumerable<AttributeValue>? attributes = null)
    {
        ArgumentNullException.ThrowIfNull(estimates);
        ArgumentNullException.ThrowIfNull(settings);
        var findings = new DiagnosticBuilder();
        var conversion = ConversionOf(settings, indicators, findings);
        var given = (attributes ?? []).ToList();
        var observations = new List<Observation>();
        foreach (var estimate in Choose(estimates.ToList(), settings, findings))
        {
            if (PlaceOf(estimate, settings, findings) is { } place)
                observations.Add(Observe(estimate, settings, conversion, place.Entity, place.Breakdown, given));
        }

        return findings.ToResult(observations.ToValueList);
    }

    private static UnitConversion ConversionOf(SurveyObservationSettings settings, IndicatorCatalog? indicators, DiagnosticBuilder findings)
    {
        if (indicators is null)
            return default;
        if (indicators.Find(settings.Indicator.Id) is not { } indicator)
        {
            var hint = NearestName.Hint(settings.Indicator.Id, indicators.Indicators.Select(i => i.Id));
            Report(findings, settings.Indicator.Location, $"Unknown indicator '{Excerpt.Of(settings.Indicator.Id)}'{(hint.Length > 0 ? hint : ".")}");
            return default;
        }

        if (!indicator.IsObserved)
            Report(findings, settings.Indicator.Location, $"The indicator '{indicator.Id}' is computed by a formula; expected one that is observed.");
        var text = settings.Unit?.Text ?? "1";
        var to = indicators.UnitOf(indicator.Id);
        if (indicators.Units.TryParse(text, out var from) && from.IsConvertibleTo(to))
            return UnitConversion.Between(from, to);
        var hintOfUnit = settings.Unit is null ? "; say that of the estimates in 'unit'" : "";
        Report(findings, (settings.Unit ?? (Located)settings).Location, $"The unit '{Excerpt.Of(text)}' of the estimates cannot become '{indicator.Unit.Text}', that of '{indicator.Id}'{hintOfUnit}.");
        return default;
    }

    // Of each estimate the rows of one variable and one level. Rows of other levels, such as covariances, are others' business.
    private static IEnumerable<SurveyEstimate> Choose(List<SurveyEstimate> estimates, SurveyObservationSettings settings, DiagnosticBuilder findings)
    {
        var byId = estimates.GroupBy(e => e.Estimate, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        var wanted = settings.Estimates.Count > 0 ? settings.Estimates : byId.Keys.Select(k => new SourceText(k) { Location = settings.Location }).ToValueList();
        foreach (var id in wanted)
        {
            if (!byId.TryGetValue(id.Text, out var rows))
            {
                Report(findings, id.Location, $"There is no estimate '{Excerpt.Of(id.Text)}'{(NearestName.Hint(id.Text, byId.Keys) is { Length: > 0 } hint ? hint : ".")}");
                continue;
            }

            var variables = rows.Where(r => r.Level != "covariance").Select(r => r.Variable).Distinct(StringComparer.Ordinal).ToList();
            if (settings.Variable is { } variable)
            {
                if (!variables.Contains(variable.Text))
                    Report(findings, variable.Location, $"The estimate '{id.Text}' has no variable '{Excerpt.Of(variable.Text)}'; it has {Listed(variables)}.");
                rows = rows.FindAll(r => r.Variable == variable.Text);
            }
            else if (variables.Count > 1)
            {
                Report(findings, id.Location, $"The estimate '{id.Text}' has the variables {Listed(variables)}, and an indicator takes one; say which in 'variable'.");
                continue;
            }

            var level = settings.Level?.Text ?? "";
            var chosen = rows.FindAll(r => r.Level == level);
            if (chosen.Count == 0 && rows.Count > 0)
            {
                var levels = rows.Select(r => r.Level).Distinct(StringComparer.Ordinal).ToList();
                Report(
                    findings, (settings.Level ?? id).Location,
                    settings.Level is null
                        ? $"The estimate '{id.Text}' has the levels {Listed(levels)}, and an indicator takes one; say which in 'level'."
                        : levels is [""] ? $"The estimate '{id.Text}' has no levels; leave 'level' out." : $"The estimate '{id.Text}' has no level '{Excerpt.Of(level)}'; it has {Listed(levels)}.");
            }

            foreach (var row in chosen)
                yield return row;
        }
    }

    private static string Listed(List<string> names) =>
        string.Join(", ", names.Take(8).Select(n => $"'{Excerpt.Of(n)}'")) + (names.Count > 8 ? $" and {names.Count - 8} more" : "");

    private static Observation Observe(
        SurveyEstimate estimate, SurveyObservationSettings settings, UnitConversion conversion, string entity, Breakdown breakdown, List<AttributeValue> given)
    {
        var isSuppressed = settings.Rules.IsSuppressed(estimate);
        var value = isSuppressed ? double.NaN : conversion.Apply(estimate.Value ?? double.NaN);
        var hasValue = double.IsFinite(value);
        var concerns = settings.Rules.ConcernsAbout(estimate);
        var isFlagged = (concerns & ~QualityConcerns.NotDefined) != 0;
        var error = hasValue && estimate.StandardError is { } se ? Math.Abs(conversion.Apply(se)) : (double?)null;
        var attributes = new List<AttributeValue>
        {
            new("estimate", $"{estimate.Estimate}: {estimate.Variable}{(estimate.Level.Length > 0 ? $" {estimate.Level}" : "")} in {estimate.Domain}"),
        };
        if (hasValue)
        {
            Add("interval_low", conversion.Apply(estimate.Low ?? double.NaN));
            Add("interval_high", conversion.Apply(estimate.High ?? double.NaN));
            Add("design_effect", estimate.DesignEffect ?? double.NaN);
        }

        if (concerns != QualityConcerns.None)
            attributes.Add(new("quality", string.Join(' ', Words.Where(w => (concerns & w.Concern) != 0).Select(w => w.Word))));
        attributes.AddRange(given.Where(g => !attributes.Exists(a => a.Name == g.Name)));
        return new()
        {
            Indicator = settings.Indicator.Id,
            Entity = entity,
            Breakdown = breakdown,
            Period = settings.Period,
            Value = hasValue ? value : double.NaN,
            Status = isSuppressed ? ObservationStatus.Suppressed
                : !hasValue ? ObservationStatus.CannotExist
                : isFlagged ? ObservationStatus.LowReliability : ObservationStatus.Normal,
            Source = settings.Source?.Id,
            Details = ObservationDetails.Of(
                sampleSize: estimate.SampleSize, standardError: error, degreesOfFreedom: error is null || estimate.DegreesOfFreedom is not { } df ? null : Math.Max(0, df)),
            Attributes = attributes.OrderBy(a => a.Name, StringComparer.Ordinal).ToValueList(),
            Location = settings.Location,
        };

        void Add(string name, double number)
        {
            if (double.IsFinite(number))
                attributes.Add(new(name, number.ToString("R", CultureInfo.InvariantCulture)));
        }
    }

    private static (string Entity, Breakdown Breakdown)? PlaceOf(SurveyEstimate estimate, SurveyObservationSettings settings, DiagnosticBuilder findings)
    {
        var entity = settings.Entity.Id;
        var parts = settings.Part is { IsTotal: false } whole ? new List<string> { whole.ToString() } : [];
        foreach (var part in estimate.Domain == "_T" ? [] : estimate.Domain.Split(';'))
        {
            var (dimension, level) = part.Split('=', 2) is [var d, var l] ? (d, l) : (part, "");
            if (dimension == settings.EntityDimension?.Text)
                entity = Named(settings.EntityCodes, level);
            else if (settings.Breakdowns.FirstOrDefault(b => b.Dimension.Text == dimension) is { } mapping)
                parts.Add($"{mapping.Name}={Named(mapping.Levels, level)}");
            else
                parts.Add(part);
        }

        var text = parts.Count == 0 ? "_T" : string.Join(';', parts);
        if (!Identifier.IsEntity(entity))
            Report(findings, settings.Location, $"'{Excerpt.Of(entity)}' of the domain '{Excerpt.Of(estimate.Domain)}' is no code of an entity; give it one in the codes of 'entities'.");
        else if (Breakdown.TryParse(text, out var breakdown))
            return (entity, breakdown);
        else
        {
            Report(
                findings, settings.Location,
                $"'{Excerpt.Of(text)}' of the domain '{Excerpt.Of(estimate.Domain)}' is no breakdown; expected dimensions and levels of letters, digits, '_', '.', '-' and '+', each dimension once. 'breakdowns' gives them other names.");
        }

        return null;
    }

    private static string Named(ValueList<KeyValuePair<string, string>> names, string level)
    {
        foreach (var (from, to) in names)
        {
            if (from == level)
                return to;
        }

        return level;
    }

    private static void Report(DiagnosticBuilder findings, SourceLocation location, string message) => findings.Add(SurveyDiagnostics.BadObservation, location, message);
}
