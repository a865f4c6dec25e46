using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Items;

namespace SciLiteracy.Indicators.Tests.Surveys.Items;

public class LiteracyClassesTests
{
    private static readonly ConjunctiveRule ThreeParts = ConjunctiveRule.Of(new("knowledge", 10), new("methods", 3), new("society", 2));

    [Theory]
    [InlineData(0, "lower")]
    [InlineData(54.9, "lower")]
    [InlineData(55, "basic")]
    [InlineData(70, "literate")]
    [InlineData(84.99, "literate")]
    [InlineData(85, "advanced")]
    [InlineData(100, "advanced")]
    public void A_score_on_a_cut_off_is_in_the_class_above_it(double score, string expected) =>
        Assert.Equal(expected, LiteracyScale.Graded2024.Classes[LiteracyScale.Graded2024.ClassOf(score)]);

    // Law: who is in a nested class is in all below it, and the count of a nested class is that of its own class and all above.
    [Fact]
    public void Nested_classes_contain_each_other_and_add_up_from_the_exclusive_ones()
    {
        var scores = new NumberColumn("score", [.. Enumerable.Range(0, 101).Select(s => (double)s), double.NaN]);
        var scale = LiteracyScale.Graded2024;
        var exclusive = scale.Classify("class", scores);
        var nested = scale.Nested(scores, "reaches_");

        Assert.Equal(["reaches_basic", "reaches_literate", "reaches_advanced"], nested.Select(c => c.Name));
        for (var k = 0; k < nested.Length; k++)
        {
            Assert.Equal(exclusive.Codes.Count(c => c > k), nested[k].Values.Count(v => v == 1));
            for (var i = 0; k > 0 && i < 101; i++)
                Assert.True(nested[k].Values[i] <= nested[k - 1].Values[i]);
            Assert.True(nested[k].IsMissing(101));
        }

        Assert.True(exclusive.IsMissing(101));
    }

    [Fact]
    public void Cut_offs_that_do_not_ascend_are_refused()
    {
        Assert.Throws<ArgumentException>(() => LiteracyScale.Of("none"));
        Assert.Throws<ArgumentException>(() => LiteracyScale.Of("none", new("b", 70), new("a", 70)));
        Assert.Throws<ArgumentException>(() => LiteracyScale.Of("none", new LevelCut("none", 70)));
        Assert.Throws<ArgumentException>(() => LiteracyScale.Of("none", new LevelCut("b", double.NaN)));
    }

    [Fact]
    public void Parts_and_data_are_given()
    {
        Assert.Throws<ArgumentNullException>("parts", () => ConjunctiveRule.Of(null!));
        Assert.Throws<ArgumentNullException>("data", () => ThreeParts.Classify("literate", null!));
    }

    [Fact]
    public void A_scale_names_what_is_wrong()
    {
        Assert.Throws<ArgumentException>("lowest", () => LiteracyScale.Of("", new LevelCut("a", 1)));
        Assert.StartsWith("There is no cut-off", Assert.Throws<ArgumentException>("cuts", () => LiteracyScale.Of("none")).Message, StringComparison.Ordinal);
        Assert.StartsWith("The name '' of a class", Assert.Throws<ArgumentException>("cuts", () => LiteracyScale.Of("none", new LevelCut("", 70))).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "The cut-off of 'b'", Assert.Throws<ArgumentException>("cuts", () => LiteracyScale.Of("none", new("a", 70), new("b", 60))).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "The cut-off of 'a'", Assert.Throws<ArgumentException>("cuts", () => LiteracyScale.Of("none", new("a", double.NegativeInfinity), new("b", 60))).Message, StringComparison.Ordinal);
        Assert.Equal(["none", "a", "b"], LiteracyScale.Of("none", new("a", -1), new("b", 0)).Classes.ToArray());
        Assert.Equal("none", LiteracyScale.Of("none", new("a", -1), new("b", 0)).Lowest);
        Assert.Equal(-1, LiteracyScale.Graded2024.ClassOf(double.NaN));
        Assert.Equal(3, LiteracyScale.Graded2024.ClassOf(double.PositiveInfinity));
    }

    // Published (2024): 100 points, of which 44.07 % reach basic, 15.37 % literate, 2.30 % advanced. Ten thousand persons with these shares give them back.
    [Fact]
    public void The_published_nested_rates_are_those_of_the_columns()
    {
        var scores = new NumberColumn("score", [.. Enumerable.Range(0, 10_000).Select(i => i < 230 ? 90.0 : i < 1537 ? 70 : i < 4407 ? 69.9 : 54.9)]);
        var nested = LiteracyScale.Graded2024.Nested(scores);

        Assert.Equal([0.4407, 0.1537, 0.0230], nested.Select(c => c.Values.Average()), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(["basic", "literate", "advanced"], nested.Select(c => c.Name));
        Assert.Equal("class", LiteracyScale.Graded2024.Classify("class", scores).Name);
        Assert.Equal(["lower", "basic", "literate", "advanced"], LiteracyScale.Graded2024.Classify("class", scores).Labels.ToArray());
    }

    [Fact]
    public void A_rule_names_what_is_wrong()
    {
        Assert.Equal("parts", Assert.Throws<ArgumentNullException>(() => ConjunctiveRule.Of(null!)).ParamName);
        Assert.Equal("data", Assert.Throws<ArgumentNullException>(() => ThreeParts.Classify("class", null!)).ParamName);
        Assert.StartsWith("There is no part", Assert.Throws<ArgumentException>("parts", () => ConjunctiveRule.Of()).Message, StringComparison.Ordinal);
        Assert.StartsWith("The name 'a' of a part", Assert.Throws<ArgumentException>("parts", () => ConjunctiveRule.Of(new("a", 1), new("a", 2))).Message, StringComparison.Ordinal);
        Assert.StartsWith("The name '' of a part", Assert.Throws<ArgumentException>("parts", () => ConjunctiveRule.Of(new LevelCut("", 1))).Message, StringComparison.Ordinal);
        Assert.StartsWith("The least score of 'a'", Assert.Throws<ArgumentException>("parts", () => ConjunctiveRule.Of(new LevelCut("a", double.NaN))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("scores", () => ThreeParts.Apply([1, 2]));
        Assert.Equal(
            [
                "(code): error SL6301: The data have no column 'knowledge'; did you mean 'knowlege'?", "(code): error SL6302: The part 'methods' has texts; expected scores.",
                "(code): error SL6301: The data have no column 'society'.",
            ],
            ThreeParts.Classify("literate", Microdata.Of(Column("knowlege", 12), TextColumn.Of("methods", ["good"]))).Diagnostics.Select(d => d.ToString()));
    }

    [Theory]
    [InlineData(10, 3, 2, 1)]
    [InlineData(9, 5, 5, 0)]
    [InlineData(99, 2.5, 99, 0)]
    [InlineData(double.NaN, 3, 2, double.NaN)]
    [InlineData(double.NaN, 2, 2, 0)]
    [InlineData(9, 3, double.NaN, 0)]
    public void All_parts_must_be_passed(double knowledge, double methods, double society, double expected) =>
        Assert.Equal(expected, ThreeParts.Apply([knowledge, methods, society]));

    [Fact]
    public void A_rule_makes_a_column_of_the_data()
    {
        var data = Microdata.Of(Column("knowledge", 12, 12), Column("society", 2, 2), Column("methods", 3, 1));

        Assert.Equal([1.0, 0.0], ThreeParts.Classify("literate", data).Require().Values.ToArray());
    }

    [Fact]
    public void Parts_that_are_not_there_or_are_texts_are_findings()
    {
        var data = Microdata.Of(Column("knowlege", 12), TextColumn.Of("methods", ["good"]));

        Assert.Equal(["SL6301", "SL6302", "SL6301"], ThreeParts.Classify("literate", data).Diagnostics.Select(d => d.Code));
    }

    private static NumberColumn Column(string name, params double[] values) => new(name, [.. values]);
}
