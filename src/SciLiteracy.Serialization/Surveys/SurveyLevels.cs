using SciLiteracy.Domain;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Calibration;

namespace SciLiteracy.Serialization;

/// <summary>The columns whose levels a survey document names or shows, so that they are called as they are written in the file.</summary>
internal static class SurveyLevels
{
    public static ValueList<string> Of(SurveyDocument document, IEnumerable<CalibrationStep> steps)
    {
        var names = new List<SourceText>([.. document.Design?.Strata ?? [], .. document.Design?.Clusters ?? []]);
        foreach (var step in steps)
        {
            names.AddRange(step switch
            {
                CalibrationStep.PostStratification one => one.By,
                CalibrationStep.Rake rake => rake.Margins.Select(m => m.Variable),
                CalibrationStep.Distanced distanced => distanced.Margins.Where(m => m.Total is null).Select(m => m.Variable),
                _ => [],
            });
        }

        foreach (var request in document.Estimates)
        {
            names.AddRange(request.By);
            if (request.Standardize is { } standard)
                names.Add(standard.Variable);
            names.AddRange(request switch
            {
                EstimateRequest.Contrast contrast => [contrast.Between],
                EstimateRequest.Proportion proportion => proportion.Variables,
                EstimateRequest.Independence independence => [independence.Rows, independence.Columns],
                _ => [],
            });
        }

        return names.Select(n => n.Text).Distinct(StringComparer.Ordinal).ToValueList();
    }
}
