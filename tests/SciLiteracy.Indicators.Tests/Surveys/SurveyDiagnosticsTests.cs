using SciLiteracy.Domain;
using SciLiteracy.Indicators.Surveys;

namespace SciLiteracy.Indicators.Tests.Surveys;

public class SurveyDiagnosticsTests
{
    [Fact]
    public void Codes_are_unique_and_in_their_range()
    {
        Assert.Equal(SurveyDiagnostics.All.Select(d => d.Code).Distinct().Order(StringComparer.Ordinal), SurveyDiagnostics.All.Select(d => d.Code));
        Assert.All(SurveyDiagnostics.All, d => Assert.InRange(d.Code, "SL6301", "SL6349"));
        Assert.Equal(typeof(SurveyDiagnostics).GetFields().Select(f => (DiagnosticDescriptor)f.GetValue(null)!).OrderBy(d => d.Code, StringComparer.Ordinal), SurveyDiagnostics.All);
    }

    [Fact]
    public void Every_code_has_a_title_of_its_own()
    {
        Assert.Equal(SurveyDiagnostics.All.Count, SurveyDiagnostics.All.Select(d => d.Title).Distinct().Count());
        Assert.All(SurveyDiagnostics.All, d => Assert.NotEmpty(d.Title));
    }
}
