using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Targets;
using SciLiteracy.Indicators.Uncertainty;

namespace SciLiteracy.Serialization.Tests.Workspaces;

/// <summary>Surveys in a workspace: from microdata to observations, targets and the errors of an index.</summary>
public sealed class WorkspaceSurveyTests
{
    private const string Data = """
        id,stratum,town,w,province,sex,score,r1,r2,r3,r4
        a,1,t1,1,11,F,80,2,2,0,0
        b,1,t1,1,12,M,60,2,2,0,0
        c,1,t2,2,11,F,70,0,0,4,4
        d,1,t2,2,12,M,50,0,0,4,4
        e,2,t3,1,11,F,90,2,0,2,0
        f,2,t3,1,12,M,40,2,0,2,0
        g,2,t4,1,11,F,75,0,2,0,2
        h,2,t4,3,12,M,65,0,6,0,6

        """;

    private const string Survey = """
        survey: small
        data: { file: people.csv }
        variables: { literate: score >= 70 }
        design: { weights: w, strata: stratum, clusters: town }
        estimates:
          - { id: rate, proportion: literate }
          - { id: by_province, proportion: literate, by: [province, sex] }
          - { id: women, proportion: literate, where: sex == "F" }
          - { id: points, mean: [score, literate], by: province }
        observations:
          - { indicator: rate, of: [rate, by_province], period: 2020, entity: "00", entities: province, breakdowns: { sex: { as: gender, levels: { F: female, M: male } } }, flag: { n: 5 }, source: S1 }
          - { indicator: score, of: points, variable: score, unit: point, period: 2020, entity: "00", entities: province }

        """;

    private const string Others = """
        workspace: w
        documents: [units.yaml, regions.yaml, indicators.yaml, targets.yaml, sources.yaml, inner/survey.yaml]

        """;

    [Fact]
    public async Task Estimates_are_observations_with_error_degrees_of_freedom_and_origin()
    {
        using var folder = Folder();
        var workspace = (await Workspace.LoadAsync(folder.Path)).Require();

        var whole = workspace.Observations.Find("rate", "00", Breakdown.Total, ReferencePeriod.OfYear(2020))!;
        var estimate = workspace.Surveys[0].Estimates.Estimates[0];
        Assert.Equal(100 * 5.0 / 12, whole.Value, 1e-12);
        Assert.Equal(100 * estimate.StandardError!.Value, whole.Details.StandardError!.Value, 1e-12);
        Assert.Equal((2.0, 8.0, ObservationStatus.Normal, "S1"), (whole.Details.DegreesOfFreedom, whole.Details.SampleSize, whole.Status, whole.Source));
        Assert.Equal("weights 'w', 2 strata, 4 clusters, variance by linearization", whole.Attribute("design"));
        Assert.Equal("small (people.csv)", whole.Attribute("survey"));
        Assert.Equal("rate: literate in _T", whole.Attribute("estimate"));
        Assert.EndsWith("survey.yaml", whole.Location.Path, StringComparison.Ordinal);

        var part = workspace.Observations.Find("rate", "11", Breakdown.Parse("gender=female"), ReferencePeriod.OfYear(2020))!;
        Assert.Equal((100.0, ObservationStatus.LowReliability, "small_sample"), (part.Value, part.Status, part.Attribute("quality")));

        // Points, as they are.
        Assert.Equal((80 + 140 + 90 + 75) / 5.0, workspace.Observations.Find("score", "11", Breakdown.Total, ReferencePeriod.OfYear(2020))!.Value, 1e-12);
    }

    [Fact]
    public async Task A_target_has_the_probability_of_t_with_the_degrees_of_freedom_of_the_design()
    {
        using var folder = Folder();
        var workspace = (await Workspace.LoadAsync(folder.Path)).Require();

        var progress = TargetProgress.Assess(workspace.Framework.Targets[0], workspace.Framework.Indicators, workspace.Values);

        var observation = progress.Assessment.Observation!;
        Assert.Equal(
            StudentTDistribution.Cdf((observation.Value - 30) / observation.Details.StandardError!.Value, 2), progress.ProbabilityOfHavingReached!.Value, 1e-14);
    }

    [Fact]
    public async Task An_explanation_leads_to_the_survey_its_design_and_the_estimate()
    {
        using var folder = Folder();
        var workspace = (await Workspace.LoadAsync(folder.Path)).Require();

        var explanation = workspace.Explain("rate", "00", ReferencePeriod.OfYear(2020));

        var text = Indicators.Formulas.Explanations.ExplanationPrinter.ToText(explanation);
        Assert.Contains("design: weights 'w', 2 strata, 4 clusters, variance by linearization\n", text, StringComparison.Ordinal);
        Assert.Contains("survey: small (people.csv)\n", text, StringComparison.Ordinal);
        Assert.Contains(", 2 degrees of freedom, n 8\n", text, StringComparison.Ordinal);
        Assert.Contains("\"degrees_of_freedom\": 2", ExplanationJson.Write(explanation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_an_observation_is_told_at_its_place_all_at_once()
    {
        using var folder = Folder();
        folder.With("inner/survey.yaml", """
            survey: small
            data: { file: people.csv }
            variables: { literate: score >= 70 }
            design: { weights: w, strata: stratum, clusters: town }
            estimates:
              - { id: rate, proportion: literate }
              - { id: points, mean: [score, literate], by: province }
              - { id: categories, proportion: sex }
            observations:
              - { indicator: rates, of: rate, period: 2020, entity: "00" }
              - { indicator: score, of: rate, period: 2020, entity: "00" }
              - { indicator: double, of: rate, unit: "%", period: 2020, entity: "00" }
              - { indicator: rate, of: points, period: 2020, entity: "00", entities: province }
              - { indicator: rate, of: points, variable: scores, period: 2020, entity: "00", entities: province }
              - { indicator: rate, of: categories, period: 2020, entity: "00" }
              - { indicator: rate, of: categories, level: X, period: 2020, entity: "00" }
              - { indicator: rate, of: rate, level: X, period: 2020, entity: "09", source: S2 }
              - { indicator: rate, of: rate, period: 2020, entity: "09", source: S2 }
              - { indicator: score, of: points, variable: score, unit: point, period: 2020, entity: "00", entities: { dimension: province, codes: { "11": "13" } } }
              - { indicator: rate, of: rate, period: 2020, entity: "00" }
              - { indicator: rate, of: rate, period: 2020, entity: "00" }

            """);

        Assert.Equal(
            [
                "survey.yaml:10:18: error SL6340: Unknown indicator 'rates'; did you mean 'rate'?",
                "survey.yaml:11:5: error SL6340: The unit '1' of the estimates cannot become 'point', that of 'score'; say that of the estimates in 'unit'.",
                "survey.yaml:12:18: error SL6340: The indicator 'double' is computed by a formula; expected one that is observed.",
                "survey.yaml:13:28: error SL6340: The estimate 'points' has the variables 'score', 'literate', and an indicator takes one; say which in 'variable'.",
                "survey.yaml:14:46: error SL6340: The estimate 'points' has no variable 'scores'; it has 'score', 'literate'.",
                "survey.yaml:15:28: error SL6340: The estimate 'categories' has the levels 'F', 'M', and an indicator takes one; say which in 'level'.",
                "survey.yaml:16:47: error SL6340: The estimate 'categories' has no level 'X'; it has 'F', 'M'.",
                "survey.yaml:17:41: error SL6340: The estimate 'rate' has no levels; leave 'level' out.",
                "survey.yaml:17:80: error SL3008: Unknown source 'S2'; did you mean 'S1'?",
                "survey.yaml:18:56: error SL4409: Unknown region '09'; did you mean '00'?",
                "survey.yaml:18:70: error SL3008: Unknown source 'S2'; did you mean 'S1'?",
                "survey.yaml:19:118: error SL4409: Unknown region '13'; did you mean '11'?",
                "survey.yaml:21:5: error SL5012: The cell 'rate' of '00' in '2020' with breakdown '_T' is there twice; first at survey.yaml:20:1.",
            ],
            await FindingsAsync(folder));
    }

    [Fact]
    public async Task What_is_wrong_with_estimates_is_told_without_the_data()
    {
        using var folder = Folder();
        folder.With("inner/survey.yaml", """
            survey: small
            data: { file: people.csv }
            estimates:
              - { mean: score }
              - { mean: w }
              - { id: women, proportion: literate, where: sex == "F" }
            observations:
              - { indicator: score, of: mean, unit: point, period: 2020, entity: "00" }
              - { indicator: score, of: womn, unit: point, period: 2020, entity: "00" }
              - { indicator: score, of: women, unit: point, period: 2020, entity: "00" }
              - { indicator: score, of: women, unit: point, period: 2O20, entity: "00", flag: { n: -1, dg: 3 } }

            """);

        Assert.Equal(
            [
                "survey.yaml:8:29: error SL6340: There are 2 estimates 'mean'; give each an 'id', and name one.",
                "survey.yaml:9:29: error SL6340: There is no estimate 'womn'; did you mean 'women'?",
                "survey.yaml:10:29: error SL6340: The estimate 'women' has a condition; say in 'breakdown' what part of the entity that is, such as 'residence=rural', or '_T' if it makes out the population.",
            ],
            (await FindingsAsync(folder)).Where(f => f.Contains("SL6340", StringComparison.Ordinal)).Take(3));
        Assert.Equal(3, (await FindingsAsync(folder)).Count(f => f.Contains(":11:", StringComparison.Ordinal) && !f.Contains("SL6340", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_cell_of_the_statistics_is_not_taken_twice()
    {
        using var folder = Folder();
        folder.With("workspace.yaml", Others + "statistics: [s.csv]\n")
            .With("s.csv", "indicator,unit,entity,period,breakdown,value,status,source\nrate,%,00,2020,_T,40,,\n");

        Assert.Equal(
            ["survey.yaml:11:5: error SL5012: The cell 'rate' of '00' in '2020' with breakdown '_T' is there twice; first at s.csv:2:1."], await FindingsAsync(folder));
    }

    [Fact]
    public async Task Data_stay_inside_the_workspace_and_within_its_limits()
    {
        using var outside = new TemporaryFolder();
        outside.With("people.csv", Data);
        using var folder = Folder();
        folder.With("inner/empty.csv", "");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "inner", "link.csv"), Path.Combine(outside.Path, "people.csv"));
        foreach (var (file, expected) in new[]
        {
            ("../people.csv", "survey.yaml:2:15: error SL1104: '../people.csv' leads out of the folder of the document; expected a path inside it."),
            ("/etc/passwd", "survey.yaml:2:15: error SL1104: '/etc/passwd' leads out of the folder of the document; expected a path inside it."),
            ("link.csv", "survey.yaml:2:15: error SL1104: The link 'link.csv' leads out of the folder of the workspace."),
            ("peple.csv", "survey.yaml:2:15: error SL1103: There is no file 'peple.csv' in the folder of the document; did you mean 'people.csv'?"),
            ("empty.csv", "empty.csv:1:1: error SL6401: The file is empty; expected a header with the names of the columns."),
        })
        {
            folder.With("inner/survey.yaml", Survey.Replace("people.csv", file, StringComparison.Ordinal));
            Assert.Equal([expected], await FindingsAsync(folder));
        }

        folder.With("inner/survey.yaml", Survey);
        var limited = await Workspace.LoadAsync(folder.Path, ReaderLimits.Default with { Rows = 5 });
        Assert.Contains(limited.Diagnostics, d => d.Location.Path?.EndsWith("people.csv", StringComparison.Ordinal) == true && d.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public async Task A_survey_without_data_is_a_document_and_no_more()
    {
        using var folder = Folder();
        folder.With("inner/survey.yaml", "survey: small\nestimates: [ { mean: score } ]\n");

        Assert.Empty((await Workspace.LoadAsync(folder.Path)).Require().Surveys);

        folder.With("inner/survey.yaml", Survey.Replace("data: { file: people.csv }", "", StringComparison.Ordinal));
        Assert.Equal(
            ["survey.yaml:11:5: error SL2002: Estimates become observations of a workspace if the document names its data; expected the path of a CSV file in 'data: { file: … }'."],
            await FindingsAsync(folder));
    }

    [Fact]
    public async Task A_written_workspace_has_the_data_of_its_surveys()
    {
        using var folder = Folder();
        folder.With("inner/survey.yaml", Survey + "calibrate:\n  - rake: { margins: margins.csv }\n").With("inner/margins.csv", "variable,level,total\nsex,F,6\nsex,M,6\n");
        using var copy = new TemporaryFolder();
        var workspace = (await Workspace.LoadAsync(folder.Path)).Require();

        await workspace.WriteAsync(copy.Path);

        var again = (await Workspace.LoadAsync(copy.Path)).Require();
        Assert.Equal<SurveyEstimate>([.. workspace.Surveys[0].Estimates.Estimates], [.. again.Surveys[0].Estimates.Estimates]);
    }

    // The variance of each cell, and the covariance of two, are those of the replicate weights of the survey.
    [Theory]
    [InlineData("mse: true")]
    [InlineData("mse: false, rscales: [1, 0.5, 1, 0.25]")]
    public async Task Replicates_of_a_survey_are_joint_errors_of_an_index(string replicates)
    {
        using var folder = Folder();
        folder.With("inner/survey.yaml", Survey
            .Replace("strata: stratum, clusters: town", "replicates: { method: other, columns: \"r*\", scale: 0.25, " + replicates + " }", StringComparison.Ordinal)
            .Replace("[score, literate], by: province }", "[score, literate], by: province, covariance: true }", StringComparison.Ordinal))
            .With("index.yaml", """
                index: i
                structure: { id: I, children: [ { indicator: score } ] }
                steps: [ normalize: { method: min_max }, weight: given, aggregate: arithmetic ]
                uncertainty: { draws: 8, vary: [ input_error: { from: { survey: small } } ] }

                """);

        var input = (await IndexInput.LoadAsync(Path.Combine(folder.Path, "index.yaml"), folder.Path)).Require();

        var errors = Assert.IsType<ReplicateErrors>(input.Errors["survey:small"]);
        var survey = (await Workspace.LoadAsync(folder.Path)).Require().Surveys[0];
        var expected = survey.Estimates.Estimates.Where(e => e is { Estimate: "points", Variable: "score", Level: "" }).ToList();
        for (var row = 0; row < 2; row++)
        {
            var value = expected[row].Value!.Value;
            var cell = Assert.Single(errors.Cells, c => c.Row == input.Data.Rows[row] && c.Indicator == "score");
            var variance = cell.Values.Sum(r => Math.Pow(r - value, 2)) * errors.Scaling.Scale!.Value;
            Assert.Equal(expected[row].StandardError!.Value, Math.Sqrt(variance), 1e-10);
        }

        var plan = UncertaintyPlan.Create(input.Document.Spec, input.Data, input.Document.Uncertainty!, input.Errors);
        Assert.True(plan.IsOk, string.Join('\n', plan.Diagnostics));
    }

    [Theory]
    [InlineData("workspace", null)]
    [InlineData("{ survey: small }", "index.yaml:4:65: error SL6209: The survey 'small' has no replicate weights, which joint errors are made of; 'from: workspace' takes the standard errors of its estimates.")]
    [InlineData("{ survey: smal }", "index.yaml:4:65: error SL6209: The workspace has no survey 'smal' that names its data; did you mean 'small'?")]
    public async Task An_index_takes_the_standard_errors_of_the_workspace(string from, string? finding)
    {
        using var folder = Folder();
        folder.With("index.yaml", $$"""
            index: i
            structure: { id: I, children: [ { indicator: score } ] }
            steps: [ normalize: { method: min_max }, weight: given, aggregate: arithmetic ]
            uncertainty: { draws: 8, vary: [ input_error: { from: {{from}} } ] }

            """);

        var input = await IndexInput.LoadAsync(Path.Combine(folder.Path, "index.yaml"), folder.Path);

        if (finding is not null)
        {
            Assert.Equal([finding], input.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => Short(d.ToString(), folder)));
            return;
        }

        var cells = Assert.IsType<StandardErrors>(input.Require().Errors["workspace"]).Cells;
        Assert.Equal(["11", "12"], cells.Select(c => c.Row.Entity));
        Assert.All(cells, c => Assert.True(c.StandardError > 0));
    }

    private static TemporaryFolder Folder()
    {
        var folder = new TemporaryFolder();
        return folder.With("workspace.yaml", Others)
            .With("units.yaml", "units: [ { code: point, name: { en: point } } ]\n")
            .With("regions.yaml", "regions: [ { code: \"00\", name: { en: A } }, { code: \"11\", name: { en: B }, parent: \"00\" }, { code: \"12\", name: { en: C }, parent: \"00\" } ]\n")
            .With("indicators.yaml", """
                indicators:
                  - { id: rate, name: { en: Rate }, unit: "%", direction: higher }
                  - { id: score, name: { en: Score }, unit: point, direction: higher }
                  - { id: double, name: { en: Twice }, unit: "%", formula: 2 * rate }

                """)
            .With("targets.yaml", "targets: [ { id: t, indicator: rate, entity: \"00\", period: 2020, comparison: \">\", value: 30 } ]\n")
            .With("sources.yaml", "sources: [ { id: S1, title: { en: Survey } } ]\n")
            .With("inner/people.csv", Data)
            .With("inner/survey.yaml", Survey);
    }

    private static async Task<IEnumerable<string>> FindingsAsync(TemporaryFolder folder) =>
        (await Workspace.LoadAsync(folder.Path)).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => Short(d.ToString(), folder));

    private static string Short(string finding, TemporaryFolder folder) =>
        finding.Replace(folder.Path + "/inner/", "", StringComparison.Ordinal).Replace(folder.Path + "/", "", StringComparison.Ordinal);
}
