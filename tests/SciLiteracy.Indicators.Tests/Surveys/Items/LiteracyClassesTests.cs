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
