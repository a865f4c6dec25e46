using System.Globalization;
using SciLiteracy.Indicators.Surveys.Calibration;
using SciLiteracy.Indicators.Surveys.Designs;

namespace SciLiteracy.Serialization;

/// <summary>Says in a line how the numbers of a survey came about: weights, design, calibration, method of variances.</summary>
internal static class DesignText
{
    public static string Of(SurveyComputation survey)
    {
        var settings = survey.Document.Design ?? new DesignSettings();
        var parts = new List<string> { settings.Weights is { } weights ? $"weights '{weights}'" : settings.PopulationSizes.Count > 0 || settings.InclusionProbabilities is not null ? "weights by the design" : "equal weights" };
        switch (survey.Analysis.Design)
        {
            case SampleDesign sample:
                parts.Add(Counted(sample.StratumCount, "stratum", "strata"));
                parts.Add(Counted(sample.ClusterCount, settings.Clusters.Count > 0 ? "cluster" : "element", settings.Clusters.Count > 0 ? "clusters" : "elements"));
                if (settings.Clusters.Count > 1)
                    parts.Add($"{settings.Clusters.Count} stages");
                if (settings.PopulationSizes.Count > 0)
                    parts.Add("finite population correction");
                if (settings.InclusionProbabilities is not null)
                    parts.Add("unequal probabilities (Brewer)");
                break;
            case ReplicateDesign replicates:
                parts.Add($"{Counted(replicates.ReplicateCount, "replicate", "replicates")} ({SurveyDocumentFormat.ReplicateMethods.NameOf(settings.Replicates!.Method)})");
                break;
        }

        foreach (var step in survey.Document.Calibration)
        {
            parts.Add(step.Step switch
            {
                CalibrationStep.PostStratification s => $"post-stratified by {string.Join(" and ", s.By)}",
                CalibrationStep.Rake => "raked",
                CalibrationStep.Distanced s => $"calibrated ({s.Distance.ToString().ToLowerInvariant()})",
                _ => "weights trimmed",
            });
        }

        parts.Add(survey.Analysis.Design is ReplicateDesign ? "variance by replication" : "variance by linearization");
        return string.Join(", ", parts);
    }

    private static string Counted(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");
}
