using SciLiteracy.Indicators.Surveys.Items;

namespace SciLiteracy.Serialization.Tests.Surveys;

/// <summary>The items of a survey document: scoring keys, omitted answers, standard errors.</summary>
public sealed class SurveyItemsTests
{
    [Fact]
    public void Keys_are_read()
    {
        var items = Items("""
            survey: s
            items: { columns: "q*", key: { q1: B, q2: [B, 3], q3: { B: 2, "1.5": 1 } }, omitted: zero, standard_errors: observed }
            """);

        Assert.Equal(["q1", "q2", "q3"], items.Key.Select(k => k.Item.Text));
        Assert.Equal([new("B", 1)], items.Key[0].Answers);
        Assert.Equal([new("B", 1), new ScoredAnswer("3", 1)], items.Key[1].Answers);
        Assert.Equal([new("B", 2), new ScoredAnswer("1.5", 1)], items.Key[2].Answers);
        Assert.Equal("s.yaml:2:32", items.Key[0].Item.Location.ToString());
        Assert.True(items.OmittedScoreZero);
        Assert.Equal(ItemErrorMethod.ObservedInformation, items.StandardErrors);
    }

    [Fact]
    public void Without_them_columns_have_scores_and_gaps()
    {
        var items = Items("survey: s\nitems: { columns: \"q*\", omitted: missing, standard_errors: cross_product }\n");

        Assert.Empty(items.Key);
        Assert.False(items.OmittedScoreZero);
        Assert.Equal(ItemErrorMethod.CrossProduct, items.StandardErrors);
    }

    [Theory]
    [InlineData("key: { q1: { B: 0 } }", "2:41: error SL2005: Expected a score, a whole number from 1 to 64 for 'B', found the number '0'.")]
    [InlineData("key: { q1: { B: 1.5 } }", "2:41: error SL2005: Expected a score, a whole number from 1 to 64 for 'B', found the number '1.5'.")]
    [InlineData("key: { q1: { B: 65 } }", "2:41: error SL2005: Expected a score, a whole number from 1 to 64 for 'B', found the number '65'.")]
    [InlineData("key: { q1: { B: x } }", "2:41: error SL2005: Expected a number for 'B', found the text 'x'.")]
    [InlineData("key: { q1: [] }", "2:36: error SL2004: Expected a right answer, a list of them, or answers with their scores for 'q1', found a list.")]
    [InlineData("key: { q1: [[B]] }", "2:36: error SL2004: Expected a right answer, a list of them, or answers with their scores for 'q1', found a list.")]
    [InlineData("key: { q1: {} }", "2:36: error SL2004: Expected a right answer, a list of them, or answers with their scores for 'q1', found a mapping.")]
    [InlineData("key: [B]", "2:30: error SL2004: Expected right answers by item such as { q1: B } for 'key', found a list.")]
    [InlineData("omitted: wrong", "2:34: error SL2007: Unknown word 'wrong' for 'omitted'; expected 'missing' or 'zero'.")]
    public void What_is_wrong_is_told(string key, string expected) =>
        Assert.Equal([$"s.yaml:{expected}"], DocumentReader.ReadYaml($"survey: s\nitems: {{ columns: \"q*\", {key} }}\n", "s.yaml").Diagnostics.Select(d => d.ToString()));

    private static ItemSettings Items(string yaml) => ((SurveyDocument)DocumentReader.ReadYaml(yaml, "s.yaml").Require()).Items!;
}
