using SciLiteracy.Domain;
using SciLiteracy.Indicators.Surveys.Calibration;
using SciLiteracy.Indicators.Surveys.Designs;
using SciLiteracy.Testing;

namespace SciLiteracy.Serialization.Tests.Surveys;

/// <summary>Laws of documents of surveys: one made in code is written, and read as the same, with every key.</summary>
public sealed class SurveyDocumentLaws
{
    // Law: write-then-read identity, YAML.
    [Property(Arbitrary = [typeof(Arbitraries)], MaxTest = 600)]
    public void Reading_what_was_written_as_yaml_is_identity(Draw draw)
    {
        var document = SurveyDocuments.Draw(draw);
        var text = DocumentWriter.ToYaml(document);
        AssertSame(document, DocumentReader.ReadYaml(text, "a.yaml"), text);
    }

    // Law: write-then-read identity, JSON.
    [Property(Arbitrary = [typeof(Arbitraries)], MaxTest = 300)]
    public void Reading_what_was_written_as_json_is_identity(Draw draw)
    {
        var document = SurveyDocuments.Draw(draw);
        var text = DocumentWriter.ToJson(document);
        AssertSame(document, DocumentReader.ReadJson(text, "a.json"), text);
    }

    [Fact]
    public void A_document_made_in_code_is_short_in_yaml()
    {
        var document = new SurveyDocument
        {
            Name = "citizens-2020",
            DataFile = "respondents.csv",
            Design = new() { Weights = "w", Strata = ["stratum"], Clusters = ["township"] },
            Calibration = [new(new CalibrationStep.Rake([new("sex", [new(["F"], 394e6), new(["M"], 406e6)])]), null)],
            Estimates = [new Indicators.Surveys.EstimateRequest.Mean(["score"]) { By = ["province", "sex"] }],
            Observations = [new() { Indicator = "average_score", Estimates = ["mean"], Unit = "point", Period = ReferencePeriod.OfYear(2020), Entity = "00", EntityDimension = "province" }],
        };

        Assert.Equal(
            """
            survey: citizens-2020
            data: { file: respondents.csv }
            design:
              weights: w
              strata: stratum
              clusters: township
            calibrate:
              - { rake: { margins: { sex: { F: 394000000, M: 406000000 } } } }
            estimates:
              - { mean: score, by: [province, sex] }
            observations:
              - indicator: average_score
                of: mean
                unit: point
                period: 2020
                entity: "00"
                entities: province

            """,
            DocumentWriter.ToYaml(document));
    }

    [Fact]
    public void What_a_document_has_no_words_for_is_refused()
    {
        var survey = new SurveyDocument { Name = "s" };
        var replicates = new ReplicateSettings { Method = ReplicateMethod.Other, Columns = ["r*"], ReplicateScales = [1] };
        Refuse(survey with { ReplicateScalesFile = "scales.csv" });
        Refuse(survey with { ReplicateScalesFile = "scales.csv", Design = new() { Replicates = replicates } });
        Refuse(survey with { Calibration = [new(new CalibrationStep.Rake([new("sex", [new(["F"], 1)])]), "margins.csv")] });
        Refuse(survey with { Calibration = [new(new CalibrationStep.PostStratification(["sex", "age"], [new(["F"], 1)]), null)] });
        Refuse(survey with { Calibration = [new(new CalibrationStep.Rake([new("income", []) { Total = 1 }]), null)] });
        Refuse(survey with { Calibration = [new(new CalibrationStep.Rake([new("sex", [new(["F"], double.NaN)])]), null)] });
        Refuse(survey with { Calibration = [new(new CalibrationStep.Rake([new("sex", [new(["F"], 1), new(["F"], 2)])]), null)] });
    }

    private static void Refuse(SurveyDocument document) => Assert.ThrowsAny<ArgumentException>(() => DocumentWriter.ToYaml(document));

    private static void AssertSame(SurveyDocument document, Result<Document> result, string text)
    {
        Assert.True(result.Diagnostics.IsEmpty, $"{string.Join('\n', result.Diagnostics)}\n{text}");
        Assert.True(document.Equals(result.Value), $"It is read as something else:\n{text}\n{DocumentWriter.ToYaml(result.Value!)}");
    }
}
