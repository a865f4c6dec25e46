using System.Text.RegularExpressions;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Testing;

namespace SciLiteracy.Indicators.Tests.Surveys;

public partial class SurveyDiagnosticsTests
{
    // Readers look a code up in docs/diagnostics.md: it has the same codes with the same titles, in the same order.
    [Fact]
    public void The_kinds_are_those_of_the_page()
    {
        var page = File.ReadAllText(RepositoryFolder.Combine("docs", "diagnostics.md")).ReplaceLineEndings("\n");

        Assert.Equal(Heading().Matches(page).Select(m => $"{m.Groups[1]} {m.Groups[2]}"), SurveyDiagnostics.All.Select(d => $"{d.Code} {d.Title}"));
    }

    [Fact]
    public void Every_kind_is_listed() =>
        Assert.Equal(typeof(SurveyDiagnostics).GetFields().Select(f => (DiagnosticDescriptor)f.GetValue(null)!).OrderBy(d => d.Code, StringComparer.Ordinal), SurveyDiagnostics.All);

    [GeneratedRegex("^### (SL63[0-4][0-9]) (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
