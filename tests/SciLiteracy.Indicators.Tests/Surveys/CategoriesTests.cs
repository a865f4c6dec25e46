using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Surveys;
using static SciLiteracy.Indicators.Tests.Surveys.SurveySamples;

namespace SciLiteracy.Indicators.Tests.Surveys;

/// <summary>The levels of columns, and of several crossed: how they are called, in which order they stand, and which a row has.</summary>
public class CategoriesTests
{
    [Fact]
    public void Levels_of_numbers_are_in_numeric_order_and_called_by_their_shortest_text()
    {
        Same(["0", "3", "10"], [1, 2, -1, 1, 0], Categories.Of(Numbers("n", 3, 10, double.NaN, 3, 0)));
        Same(["2.5", "10"], [1, 0, -1, 0], Categories.Of(Numbers("n", 10, 2.5, double.NaN, 2.5)));
        Same(["0.1", "1E+20", "Infinity"], [1, 0, 2], Categories.Of(Numbers("n", 1e20, 0.1, double.PositiveInfinity)));
        Same([], [-1, -1], Categories.Of(Numbers("n", double.NaN, double.NaN)));
    }

    // Years and codes are small whole numbers; a column with one other number has the same order.
    [Theory]
    [InlineData(2.5)]
    [InlineData(-1.0)]
    [InlineData(-3.5)]
    [InlineData(65535.0)]
    [InlineData(65536.0)]
    [InlineData(70000.0)]
    [InlineData(1e300)]
    [InlineData(double.NegativeInfinity)]
    public void A_number_that_is_no_small_integer_is_a_level_like_the_others(double other)
    {
        Same([$"{other}"], [0, -1, 0], Categories.Of(Numbers("n", other, double.NaN, other)));
        var isFirst = other < 2;
        Same(isFirst ? [$"{other}", "2"] : ["2", $"{other}"], isFirst ? [0, 1, 0] : [1, 0, 1], Categories.Of(Numbers("n", other, 2, other)));
    }

    [Fact]
    public void A_negative_zero_is_written_as_it_is_and_no_level_beside_zero()
    {
        Same(["-0", "1"], [1, 0], Categories.Of(Numbers("n", 1, -0.0)));
        Same(["0"], [0, 0], Categories.Of(Numbers("n", 0.0, -0.0)));
    }

    // 10 before 9, as texts are compared; 9 before 10, where the texts are those of numbers.
    [Fact]
    public void Levels_of_texts_are_in_ordinal_order_and_those_of_written_numbers_in_numeric_order()
    {
        var texts = TextColumn.Of("t", ["9", "10", null, "09", "9"]);

        Same(["09", "10", "9"], [2, 1, -1, 0, 2], Categories.Of(texts));
        Same(["09", "9", "10"], [1, 2, -1, 0, 1], Categories.Of(new NumberColumn("n", [9, 10, double.NaN, 9, 9], texts)));
    }

    [Fact]
    public void Labels_that_no_row_has_are_no_levels()
    {
        Same(["a", "b"], [0, 1, -1], Categories.Of(new TextColumn("t", [0, 1, -1], ["a", "b", "c"])));
        Same(["b", "c"], [1, 0], Categories.Of(new TextColumn("t", [2, 1], ["a", "b", "c"])));
        Same([], [-1], Categories.Of(new TextColumn("t", [-1], ["a"])));
    }

    [Fact]
    public void A_level_is_found_by_its_text()
    {
        var categories = Categories.Of(TextColumn.Of("t", ["b", "a"]));

        Assert.Equal((0, 1, -1), (categories.Find("a"), categories.Find("b"), categories.Find("A")));
    }

    // The first column varies slowest, and combinations that no row has are left out.
    [Fact]
    public void Crossed_levels_are_the_combinations_that_occur()
    {
        Categories[] all = [Of("b", "a", "b", null, "a"), Of("x", "z", "y", "x", null), Of("1", "1", "2", "1", "1")];

        Same(["a/z/1", "b/x/1", "b/y/2"], [1, 0, 2, -1, -1], Cross(5, all));
        Same(["a/z", "b/x", "b/y"], [1, 0, 2, -1, -1], Cross(5, all[..2]));
        Same(["a", "b"], [1, 0, 1, -1, 0], Cross(5, all[..1]));
        Same([], [-1, -1], Cross(2, Of("a", null), Of(null, "x")));
        Same([], [-1, -1], Cross(2, Of("a", "b"), Of(null, null)));
    }

    // Law: however many combinations are possible, those that occur are the distinct pairs in order. 1100 x 1100 are more than 2^20, 1024 x 1024 as many.
    [Theory]
    [InlineData(40)]
    [InlineData(1024)]
    [InlineData(1100)]
    public void Crossed_levels_are_the_distinct_pairs_in_order(int count)
    {
        // Every level occurs, the last of both together; there are rows without the one, the other or both, and pairs that are there twice.
        int?[] first = [.. Enumerable.Range(0, count), null, 3, null, 0, 5, 0, count - 1];
        int?[] second = [.. Enumerable.Range(0, count).Select(i => (i * 3) % count), 4, null, null, 7, 15 % count, 0, count - 1];
        var pairs = first.Zip(second).Where(p => p is { First: not null, Second: not null }).Distinct().Order().ToList();

        Same(
            [.. pairs.Select(p => $"{p.First:0000}/{p.Second:0000}")], [.. first.Zip(second).Select(p => pairs.IndexOf(p))],
            Cross(first.Length, Of([.. first.Select(i => i is null ? null : $"{i:0000}")]), Of([.. second.Select(i => i is null ? null : $"{i:0000}")])));
    }

    [Fact]
    public void Three_columns_are_crossed_in_order_where_combinations_are_many()
    {
        string?[] many = [.. Enumerable.Range(0, 1100).Select(i => $"{i:0000}")];
        string?[] sexes = [.. Enumerable.Range(0, 1100).Select(i => i == 17 ? null : i % 2 == 0 ? "M" : "F")];
        var crossed = Cross(1100, Of(sexes), Of(many), Of([.. Enumerable.Reverse(many)]));
        var rows = Enumerable.Range(0, 1100).Where(i => i != 17).OrderBy(i => sexes[i], StringComparer.Ordinal).ThenBy(i => i).ToList();

        Same([.. rows.Select(i => $"{sexes[i]}/{many[i]}/{many[1099 - i]}")], [.. Enumerable.Range(0, 1100).Select(i => rows.IndexOf(i))], crossed);
    }

    // 1100^7 is above 2^63.
    [Fact]
    public void There_may_be_more_combinations_than_numbers()
    {
        var many = Of([.. Enumerable.Range(0, 1100).Select(i => $"{i}")]);
        var crossed = Cross(1100, [.. Enumerable.Repeat(many, 7)]);

        Assert.Equal(many.Codes, crossed.Codes);
        Assert.Equal(many.Labels.Select(l => string.Join('/', Enumerable.Repeat(l, 7))), crossed.Labels);
    }

    private static Categories Of(params IEnumerable<string?> texts) => Categories.Of(TextColumn.Of("t", texts));

    private static Categories Cross(int rows, params Categories[] all) => Categories.Cross(all, rows, parts => string.Join('/', parts));

    private static void Same(string[] labels, int[] codes, Categories found)
    {
        Assert.Equal(labels, found.Labels);
        Assert.Equal(codes, found.Codes);
    }
}
