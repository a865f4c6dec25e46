using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Surveys;
using static SciLiteracy.Indicators.Tests.Surveys.SurveySamples;

namespace SciLiteracy.Indicators.Tests.Surveys;

/// <summary>The levels of columns: numbers in numeric order, texts in ordinal order, only those that occur.</summary>
public class CategoriesTests
{
    [Fact]
    public void Numbers_are_in_numeric_order()
    {
        Levels("0 2 9 10", "3 0 -1 2 1", Numbers("x", 10, 0, double.NaN, 9, 2));
        Levels("-1 0 1", "1 0 -1 2", Numbers("x", 0, -1, double.NaN, 1));
        Levels("-2 -1", "1 0 1", Numbers("x", -1, -2, -1));
        Levels("0.5 1 1.5", "2 0 -1 1", Numbers("x", 1.5, 0.5, double.NaN, 1));
        Levels("0.5 1.5", "1 0", Numbers("x", 1.5, 0.5));
        Levels("7 65535", "1 0", Numbers("x", 65535, 7));
        Levels("7 65536", "1 0", Numbers("x", 65536, 7));
        Levels("3 70000 1E+20", "1 2 0", Numbers("x", 70_000, 1e20, 3));
        Levels("", "-1", Numbers("x", double.NaN));
    }

    [Fact]
    public void Texts_are_in_ordinal_order()
    {
        Levels("10 9 B a", "1 0 -1 3 2", TextColumn.Of("x", ["9", "10", null, "a", "B"]));

        // Numbers that are kept as they are written: 9 before 10, and 01 before 1.
        Levels("01 1 9 10", "3 2 0 1", new NumberColumn("x", [10, 9, 1, 1], TextColumn.Of("x", ["10", "9", "01", "1"])));
    }

    [Fact]
    public void Only_levels_of_rows_are_there()
    {
        Levels("a b", "1 0", new TextColumn("x", [1, 0], ["a", "b", "c"]));
        Levels("b c", "1 0", new TextColumn("x", [2, 1], ["a", "b", "c"]));
    }

    // Law: crossed levels are those of rows, by the first column and then by the next; a row without one of them has none.
    [Theory]
    [InlineData(5, 4)]
    [InlineData(30, 40)]
    [InlineData(1100, 1000)]
    public void Levels_are_crossed(int firstCount, int secondCount)
    {
        var rows = Enumerable.Range(0, 2300).ToArray();
        double[] first = [.. rows.Select(i => i % 97 == 3 ? double.NaN : i * 7 % firstCount)];
        double[] second = [.. rows.Select(i => i % 89 == 5 ? double.NaN : i * 3 % secondCount)];
        string[] third = [.. rows.Select(i => "xyz"[i % 3].ToString())];
        var expected = rows.Where(i => first[i] + second[i] is not double.NaN).Select(i => (first[i], second[i], third[i])).Distinct().Order().ToList();

        var found = Categories.Cross([Categories.Of(Numbers("a", first)), Categories.Of(Numbers("b", second)), Categories.Of(TextColumn.Of("c", third))], rows.Length, parts => string.Join('|', parts));

        Assert.Equal(expected.Select(e => $"{e.Item1}|{e.Item2}|{e.Item3}"), found.Labels);
        Assert.Equal(rows.Select(i => double.IsNaN(first[i] + second[i]) ? -1 : expected.BinarySearch((first[i], second[i], third[i]))), found.Codes);
    }

    private static void Levels(string labels, string codes, TableColumn column)
    {
        var categories = Categories.Of(column);

        Assert.Equal(labels, string.Join(' ', categories.Labels));
        Assert.Equal(codes, string.Join(' ', categories.Codes));
    }
}
