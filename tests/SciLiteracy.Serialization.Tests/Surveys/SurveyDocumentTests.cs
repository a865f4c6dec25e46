namespace SciLiteracy.Serialization.Tests.Surveys;

/// <summary>What is wrong with a survey is told when its document is read, as far as that needs no data.</summary>
public sealed class SurveyDocumentTests
{
    [Fact]
    public void The_syntax_of_formulas_and_conditions_is_checked()
    {
        const string Yaml = """
            survey: s
            variables: { literate: score >=, young: "age < < 30", rural: residence == "rural" }
            estimates:
              - { mean: score, where: rural and, by: [sex] }
              - { mean: score, where: rural and literate }
            """;

        Assert.Equal(
            [
                "s.yaml:2:30: error SL6001: The formula ends after '>='; expected a value.",
                "s.yaml:2:48: error SL6001: Unexpected '<'; expected a value before it.",
                "s.yaml:4:33: error SL6001: The formula ends after 'and'; expected a value.",
            ],
            DocumentReader.ReadYaml(Yaml, "s.yaml").Diagnostics.Select(d => d.ToString()));
    }
}
