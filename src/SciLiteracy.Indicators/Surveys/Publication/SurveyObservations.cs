using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Surveys.Publication;

/// <summary>
/// Makes observations of survey estimates, with standard error and number of rows, so that targets get a probability and indices the sampling error.
/// </summary>
public static class SurveyObservations
{
    /// <summary>Makes an observation of every estimate that has a level-free row: a mean, total, ratio, proportion of 0 and 1, variance or correlation.</summary>
    /// <param name="estimates">The estimates, of one variable; a row of a category, quantile or coefficient is an error.</param>
    /// <param name="settings">What they are observations of.</param>
    /// <returns>
    /// The observations: status A, U (low reliability) where a rule flags the estimate, Q (suppressed) without a value where it is not published, M (cannot exist) where it
    /// is not defined; or all findings.
    /// </returns>
    public static Result<Dataset> Create(IEnumerable<SurveyEstimate> estimates, SurveyObservationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(estimates);
        ArgumentNullException.ThrowIfNull(settings);
        var findings = new DiagnosticBuilder();
        var observations = new DatasetBuilder();
        foreach (var estimate in estimates)
        {
            if (estimate.Level.Length > 0)
            {
                Report(findings, $"The row '{estimate.Level}' of '{estimate.Variable}' is no value of an indicator by itself; take estimates without levels.");
                continue;
            }

            if (PlaceOf(estimate, settings, findings) is not { } place)
                continue;
            var observation = Observe(estimate, settings, place.Entity, place.Breakdown);
            if (!observations.TryAdd(observation, out _))
                Report(findings, $"There are two estimates of {estimate.Domain}; an indicator takes one variable.");
        }

        return findings.ToResult(observations.Build);
    }

    private static Observation Observe(SurveyEstimate estimate, SurveyObservationSettings settings, string entity, Breakdown breakdown)
    {
        var isSuppressed = settings.Rules.IsSuppressed(estimate);
        var value = isSuppressed ? double.NaN : estimate.Value * settings.Factor ?? double.NaN;
        var isFlagged = (settings.Rules.ConcernsAbout(estimate) & ~QualityConcerns.NotDefined) != 0;
        return new()
        {
            Indicator = settings.Indicator,
            Entity = entity,
            Breakdown = breakdown,
            Period = settings.Period,
            Value = value,
            Status = isSuppressed ? ObservationStatus.Suppressed
                : double.IsNaN(value) ? ObservationStatus.CannotExist
                : isFlagged ? ObservationStatus.LowReliability : ObservationStatus.Normal,
            Source = settings.Source,
            Details = ObservationDetails.Of(
                sampleSize: estimate.SampleSize, standardError: double.IsNaN(value) ? null : estimate.StandardError * Math.Abs(settings.Factor)),
        };
    }

    private static (string Entity, Breakdown Breakdown)? PlaceOf(SurveyEstimate estimate, SurveyObservationSettings settings, DiagnosticBuilder findings)
    {
        var entity = settings.Entity;
        var rest = new List<string>();
        foreach (var part in estimate.Domain == "_T" ? [] : estimate.Domain.Split(';'))
        {
            var (dimension, level) = part.Split('=', 2) is [var d, var l] ? (d, l) : (part, "");
            if (dimension == settings.EntityDimension)
                entity = settings.EntityCodes.GetValueOrDefault(level, level);
            else
                rest.Add(part);
        }

        var text = rest.Count == 0 ? "_T" : string.Join(';', rest);
        if (!Identifier.IsEntity(entity))
            Report(findings, $"'{entity}' of the domain '{estimate.Domain}' is no code of an entity.");
        else if (Breakdown.TryParse(text, out var breakdown))
            return (entity, breakdown);
        else
            Report(findings, $"'{text}' of the domain '{estimate.Domain}' is no breakdown; expected dimensions and levels of letters, digits, '_', '.', '-' and '+'.");
        return null;
    }

    private static void Report(DiagnosticBuilder findings, string message) => findings.Add(SurveyDiagnostics.BadRequest, SourceLocation.None, message);
}
