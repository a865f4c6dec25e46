using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;
using SciLiteracy.Indicators.Surveys.Publication;

namespace SciLiteracy.Serialization;

/// <summary>Puts the estimates of surveys beside the statistics of a workspace.</summary>
internal static class SurveyObservationCheck
{
    /// <summary>Adds the observations of a survey; a cell that is taken, and what the workspace does not know, are findings.</summary>
    public static void Add(WorkspaceSurvey survey, MonitoringFramework framework, DatasetBuilder observations, DiagnosticBuilder findings)
    {
        AttributeValue[] attributes = [new("survey", $"{survey.Name} ({survey.Document.DataFile})"), new("design", DesignText.Of(survey.Computation))];
        foreach (var settings in survey.Document.Observations)
        {
            var made = SurveyObservations.Observe(survey.Estimates.Estimates, settings, framework.Indicators, attributes);
            findings.AddRange(made.Diagnostics);
            if (settings.Source is { } source && framework.Sources.All(s => s.Id != source.Id))
            {
                var hint = NearestName.Hint(source.Id, framework.Sources.Select(s => s.Id));
                findings.Add(PlanDiagnostics.UnknownSource, source.Location, $"Unknown source '{Excerpt.Of(source.Id)}'{(hint.Length > 0 ? hint : ".")}");
            }

            if (made.IsOk)
                Add(made.Value, settings, framework.Regions, observations, findings);
        }
    }

    private static void Add(
        ValueList<Observation> made, SurveyObservationSettings settings, RegionHierarchy regions, DatasetBuilder observations, DiagnosticBuilder findings)
    {
        foreach (var entity in made.Select(o => o.Entity).Distinct(StringComparer.Ordinal).Where(e => !regions.TryFind(e, out _)))
        {
            var hint = NearestName.Hint(entity, regions.Regions.Select(r => r.Code));
            var place = entity == settings.Entity.Id ? settings.Entity.Location : settings.EntityDimension?.Location ?? settings.Location;
            findings.Add(PlaceDiagnostics.UnknownRegion, place, $"Unknown region '{Excerpt.Of(entity)}'{(hint.Length > 0 ? hint : ".")}");
        }

        foreach (var observation in made)
        {
            if (!observations.TryAdd(observation, out var first))
            {
                findings.Add(
                    StatisticsDiagnostics.DuplicateCell, settings.Location,
                    $"The cell '{observation.Indicator}' of '{observation.Entity}' in '{observation.Period}' with breakdown '{observation.Breakdown}' is there twice; first at {first}.");
            }
        }
    }
}
