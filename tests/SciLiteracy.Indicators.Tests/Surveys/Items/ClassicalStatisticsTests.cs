using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Items;

namespace SciLiteracy.Indicators.Tests.Surveys.Items;

/// <summary>Classical item statistics against the R package psych, an example by hand and laws.</summary>
public class ClassicalStatisticsTests
{
    private static readonly ItemSettings Settings = new() { Columns = ["q*"] };

    // Items of 3 to 4 scores with gaps: complete rows only.
    [Fact]
    public void Alpha_and_its_interval_are_those_of_psych()
    {
        var expected = ItemGolden.Rows("alpha.csv").ToDictionary(r => r["what"], r => r.Number("value"));
        var analysis = ItemAnalysis.Create(ItemGolden.Data("partial.csv"), [], Settings).Require();
        var rows = analysis.ToTable().Estimates.ToDictionary(r => (r.Variable, r.Level));

        ItemGolden.Near(expected["alpha"], analysis.Alpha, 1e-13);
        ItemGolden.Near(expected["low_95"], rows[("_T", "alpha")].Low, 1e-12);
        ItemGolden.Near(expected["high_95"], rows[("_T", "alpha")].High, 1e-12);
        Assert.Equal((int)expected["n"], rows[("_T", "alpha")].SampleSize);
        for (var j = 1; j <= 5; j++)
        {
            ItemGolden.Near(expected[$"alpha_if_deleted_{j}"], rows[($"q{j}", "alpha_if_deleted")].Value, 1e-13);
            ItemGolden.Near(expected[$"item_rest_{j}"], rows[($"q{j}", "item_rest")].Value, 1e-13);
            ItemGolden.Near(expected[$"item_total_{j}"], rows[($"q{j}", "item_total")].Value, 1e-13);
        }
    }

    // Four persons, three items. Totals 3 2 1 0 of the variance 5/4, items of the variances 3/16, 1/4 and 3/16: alpha = 3/2 (1 - (10/16) / (20/16)) = 3/4.
    [Fact]
    public void An_example_by_hand()
    {
        var analysis = ItemAnalysis.Create(ItemGolden.Table([1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 0, 0]), [], Settings).Require();
        var rows = analysis.ToTable().Estimates.ToDictionary(r => (r.Variable, r.Level));

        Assert.Equal(0.75, analysis.Alpha, 1e-15);
        Assert.Equal(Math.Sqrt(1.25 * 0.25), analysis.MeasurementError, 1e-15);
        Assert.Equal(0.75, rows[("q1", "facility")].Value);
        Assert.Equal(0.5, rows[("q2", "facility")].Value);

        // Upper and lower 27 % of four persons are one each.
        Assert.Equal(1, rows[("q1", "discrimination")].Value);
        Assert.Equal(1, rows[("q3", "discrimination")].Value);

        // q2 = 1 1 0 0 and the rest 2 1 1 0: covariance 1/4, variances 1/4 and 1/2.
        Assert.Equal(0.25 / Math.Sqrt(0.25 * 0.5), rows[("q2", "item_rest")].Value!.Value, 1e-15);
        Assert.Equal(0.5 / Math.Sqrt(0.25 * 1.25), rows[("q2", "item_total")].Value!.Value, 1e-15);

        // Without q2: items of the variance 3/16, totals 2 1 1 0 of the variance 1/2: 2 (1 - (6/16) / (8/16)) = 1/2.
        Assert.Equal(0.5, rows[("q2", "alpha_if_deleted")].Value!.Value, 1e-15);
    }

    // Law: a weight counts rows, as far as there is no interval.
    [Fact]
    public void Weights_count_rows()
    {
        var data = ItemGolden.Data("partial.csv");
        double[] weights = [.. Enumerable.Range(0, data.Rows).Select(i => (double)(i % 3))];
        int[] repeated = [.. Enumerable.Range(0, data.Rows).SelectMany(i => Enumerable.Repeat(i, i % 3))];
        var rows = ItemAnalysis.Create(Microdata.Of(data.Columns.Cast<NumberColumn>().Select(c => new NumberColumn(c.Name, [.. repeated.Select(i => c.Values[i])]))), [], Settings).Require();
        var weighted = ItemAnalysis.Create(data, weights, Settings).Require();

        foreach (var (a, b) in weighted.ToTable().Estimates.Zip(rows.ToTable().Estimates))
        {
            Assert.Equal((b.Variable, b.Level), (a.Variable, a.Level));
            if (a.Level == "discrimination")
                Assert.Null(a.Value);
            else
                ItemGolden.Near(b.Value!.Value, a.Value, 1e-12);
            Assert.Null(a.Low);
            Assert.Null(a.High);
        }

        Assert.Equal(Enumerable.Range(0, data.Rows).Count(i => i % 3 > 0 && data.Columns.All(c => !c.IsMissing(i))), weighted.ToTable().Estimates[0].SampleSize);
    }

    // Law: what nobody can answer changes nothing for the others but the totals: parallel items give Spearman and Brown's formula.
    [Fact]
    public void Parallel_items_follow_Spearman_and_Brown()
    {
        var data = ItemGolden.Data("binary.csv");
        var twice = Microdata.Of(data.Columns.Where(c => c.Name != "w").SelectMany(c => new[] { c, c.Rename(c.Name + "b") }));
        var one = ItemAnalysis.Create(data, [], Settings).Require();
        var two = ItemAnalysis.Create(twice, [], Settings).Require();
        var (k, sumOfVariances, total) = (8.0, 1 - (one.Alpha * 7 / 8), 1.0);

        // With every item twice the sum of variances is doubled and that of the total fourfold.
        Assert.Equal(2 * k / ((2 * k) - 1) * (1 - (2 * sumOfVariances / (4 * total))), two.Alpha, 1e-13);
    }

    [Fact]
    public void What_is_constant_is_left_empty()
    {
        var result = ItemAnalysis.Create(ItemGolden.Table([1, 1, 0], [1, 0, 0], [1, 1, 0]), [], Settings);
        var rows = result.Require().ToTable().Estimates.ToDictionary(r => (r.Variable, r.Level));

        Assert.Equal(["SL6333", "SL6333"], result.Diagnostics.Select(d => d.Code));
        Assert.Equal(1, rows[("q1", "facility")].Value);
        Assert.Equal(0, rows[("q3", "facility")].Value);
        Assert.Null(rows[("q1", "item_total")].Value);
        Assert.Null(rows[("q3", "item_rest")].Value);
        Assert.Equal(1, rows[("q2", "item_total")].Value!.Value, 1e-15);
        Assert.Null(rows[("q2", "item_rest")].Value);
    }

    [Fact]
    public void Two_items_have_no_alpha_without_one() =>
        Assert.All(
            ItemAnalysis.Create(ItemGolden.Table([1, 1], [1, 0], [0, 0]), [], Settings).Require().ToTable().Estimates.Where(r => r.Level == "alpha_if_deleted"), r => Assert.Null(r.Value));
}
