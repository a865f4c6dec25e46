using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Surveys.Streaming;
using static SciLiteracy.Indicators.Tests.Surveys.SurveySamples;

namespace SciLiteracy.Indicators.Tests.Surveys.Streaming;

/// <summary>What a stream keeps of the levels of columns, of pairs of them, and of the rows of a cell.</summary>
public class StreamTablesTests
{
    [Fact]
    public void Levels_are_numbered_as_they_come_in_all_blocks()
    {
        var table = new LevelTable();

        Assert.Equal([1, 2, 0, 1, 3], table.CodesOf(Numbers("n", 7, 2.5, double.NaN, 7, 0)));
        Assert.Equal([3, 4, 2, 0], table.CodesOf(Numbers("n", 0, 9, 2.5, double.NaN)));
        var column = Assert.IsType<NumberColumn>(table.ToColumn("m", [4, 0, 1, 2, 3]));
        Assert.Equal("m", column.Name);
        Assert.Null(column.Texts);
        Assert.Equal<double>([9, double.NaN, 7, 2.5, 0], [.. column.Values]);
    }

    [Fact]
    public void Levels_of_texts_are_the_same_whatever_their_numbers_in_a_block()
    {
        var table = new LevelTable();

        Assert.Equal([1, 2, 0, 1], table.CodesOf(TextColumn.Of("t", ["b", "a", null, "b"])));
        Assert.Equal([2, 3, 1, 2], table.CodesOf(TextColumn.Of("t", ["a", "B", "b", "a"])));
        var column = Assert.IsType<TextColumn>(table.ToColumn("t", [3, 0, 1, 2]));
        Assert.Equal(["B", null, "b", "a"], Texts(column));
    }

    // 1 and 01 are two levels with the same number.
    [Fact]
    public void Numbers_that_are_written_keep_both_number_and_text()
    {
        var table = new LevelTable();

        Assert.Equal([1, 2, 0, 1], table.CodesOf(new NumberColumn("n", [1, 1, double.NaN, 1], TextColumn.Of("n", ["01", "1", null, "01"]))));
        Assert.Equal([3, 2], table.CodesOf(new NumberColumn("n", [12, 1], TextColumn.Of("n", ["12", "1"]))));
        var column = Assert.IsType<NumberColumn>(table.ToColumn("n", [3, 1, 0, 2]));
        Assert.Equal<double>([12, 1, double.NaN, 1], [.. column.Values]);
        Assert.Equal(["12", "01", null, "1"], Texts(column.Texts!));
    }

    [Fact]
    public void Pairs_are_numbered_from_0_and_found_again()
    {
        var table = new PairTable();

        Assert.Equal([0, 0, 1, 0, 2, 1], new[] { (3, 4), (3, 4), (4, 3), (3, 4), (0, 0), (4, 3) }.Select(p => table.NumberOf(p.Item1, p.Item2)));
        Assert.Equal(3, table.Count);
        Assert.Equal([(3, 4), (4, 3), (0, 0)], Enumerable.Range(0, table.Count).Select(i => table[i]));
    }

    // Residuals a - r b about their mean: Σ(a - r b)² = Σa² - 2 r Σab + r² Σb².
    [Fact]
    public void Squares_within_a_cell_are_those_of_its_rows()
    {
        double[][] a = [[1, 4, 4], [2, 8]], b = [[2, 3, 7], [5, 4]];
        double[] ratio = [3, 0.5], first = [3, 5], second = [4, 4.5], residuals = [0, 0];
        var detail = new CellDetail([3, 2], [3, 1], false);

        detail.Add(first, first, Products(a, a));
        detail.Add(first, second, Products(a, b));
        detail.Add(second, second, Products(b, b));
        detail.AddResiduals(residuals, first, second, cell => ratio[cell]);

        Assert.Equal([6, 18], Within(first));
        Assert.Equal([14, 0.5], Within(second));
        double[][] r = [.. a.Select((cell, c) => cell.Select((x, i) => x - (ratio[c] * b[c][i])).ToArray())];
        Assert.Equal(Products(r, r), Within(residuals));
        Assert.Equal([0, 0], Within(new double[2]));
        Assert.Equal([3, 2], detail.Rows);
        Assert.Equal([3, 1], detail.Counted);

        double[] Within(ReadOnlyMemory<double> variable) => [detail.Within(variable, 0), detail.Within(variable, 1)];
    }

    // A variable that nothing is kept of has one value in a cell, and a ratio to it is a multiple.
    [Fact]
    public void Residuals_about_a_constant_are_as_far_apart_as_the_numerator()
    {
        double[] numerator = [3], constant = [1], residuals = [0];
        var detail = new CellDetail([3], [3], false);
        detail.Add(numerator, numerator, [6]);

        detail.AddResiduals(residuals, numerator, constant, _ => 2);
        Assert.Equal(6, detail.Within(residuals, 0));
        detail.AddResiduals(residuals, constant, numerator, _ => 2);
        Assert.Equal(24, detail.Within(residuals, 0));
    }

    // Σ(a - mean a)(b - mean b) of every cell.
    private static double[] Products(double[][] a, double[][] b) =>
        [.. a.Select((cell, c) => cell.Zip(b[c]).Sum(p => (p.First - cell.Average()) * (p.Second - b[c].Average())))];

    private static IEnumerable<string?> Texts(TextColumn column) => column.Codes.Select(c => c < 0 ? null : column.Labels[c]);
}
