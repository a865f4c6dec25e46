namespace SciLiteracy.Serialization.Tests.Limits;

public sealed class FormulaSizeTests
{
    private const string Document =
        """
        indicators:
          - { id: a, name: { en: A }, unit: "1" }
          - { id: b, name: { en: B }, unit: "1", formula: "a * ((a))" }

        """;

    [Theory]
    [InlineData(9, 2, null)]
    [InlineData(8, 2, "i.yaml:3:52: error SL4210: The formula has 9 characters; expected at most 8.")]
    [InlineData(9, 1, "i.yaml:3:57: error SL4210: Brackets are nested deeper than 1.")]
    public void A_formula_keeps_to_the_limits_of_the_reader(int length, int depth, string? expected)
    {
        var limits = ReaderLimits.Default with { FormulaLength = length, FormulaDepth = depth };

        var findings = DocumentReader.ReadYaml(Document, "i.yaml", limits).Diagnostics.Select(d => d.ToString());

        Assert.Equal(expected is null ? [] : [expected], findings);
    }
}
