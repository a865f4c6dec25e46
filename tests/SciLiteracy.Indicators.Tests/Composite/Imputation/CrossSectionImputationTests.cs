using SciLiteracy.Indicators.Composite.Imputation;
using SciLiteracy.Indicators.Tests.Composite.Aggregation;
using SciLiteracy.Indicators.Tests.Numerics;

namespace SciLiteracy.Indicators.Tests.Composite.Imputation;


[Properties(Arbitrary = [typeof(ChildTables)], MaxTest = 100, QuietOnSuccess = true)]
public class CrossSectionImputationTests
{
    private const double Missing = double.NaN;

    [Fact]
    public void Gaps_get_the_mean_or_the_median()
    {
        double[] column = [4, Missing, 1, 10, Missing];
        Assert.Equal(2, CrossSectionImputation.FillMean(column));
        Assert.Equal([4, 5, 1, 10, 5], column);

        column = [4, Missing, 1, 10, Missing];
        Assert.Equal(2, CrossSectionImputation.FillMedian(column, new double[5]));
        Assert.Equal([4, 4, 1, 10, 4], column);

        column = [4, Missing, 1, 10, 5];
        Assert.Equal(1, CrossSectionImputation.FillMedian(column, new double[5]));
        Assert.Equal([4, 4.5, 1, 10, 5], column);
    }

    [Fact]
    public void A_column_without_values_stays_as_it_is()
    {
        double[] column = [Missing, Missing];

        Assert.Equal(0, CrossSectionImputation.FillMean(column));
        Assert.Equal(0, CrossSectionImputation.FillMedian(column, new double[2]));
        Assert.Equal(0, CrossSectionImputation.FillGroupMean(column, [0, 0], 1, new double[2]));
        Assert.Equal([Missing, Missing], column);
    }

    [Fact]
    public void Groups_fill_their_own_gaps()
    {
        int[] groups = [0, 1, 0, -1, 1, 2, 0, 1, 1];
        double[] column = [4, 7, Missing, Missing, Missing, Missing, 6, 9, 2];

        Assert.Equal(2, CrossSectionImputation.FillGroupMean(column, groups, 3, new double[9]));
        Assert.Equal([4, 7, 5, Missing, 6, Missing, 6, 9, 2], column);

        column = [4, 7, Missing, Missing, Missing, Missing, 6, 9, 2];
        Assert.Equal(2, CrossSectionImputation.FillGroupMedian(column, groups, 3, new double[9]));
        Assert.Equal([4, 7, 5, Missing, 7, Missing, 6, 9, 2], column);
        Assert.Throws<ArgumentException>(() => CrossSectionImputation.FillGroupMean(new double[2], [0], 1, new double[2]));
    }

    // Law: values that are there stay; one group of all is no group.
    [Property]
    public void One_group_of_all_is_no_group(ChildTable table)
    {
        var column = table.Values;
        double[] whole = [.. column], grouped = [.. column], median = [.. column], groupedMedian = [.. column];
        var scratch = new double[column.Length];
        var filled = CrossSectionImputation.FillMean(whole);
        Assert.Equal(filled, CrossSectionImputation.FillGroupMean(grouped, new int[column.Length], 1, scratch));
        CrossSectionImputation.FillMedian(median, scratch);
        CrossSectionImputation.FillGroupMedian(groupedMedian, new int[column.Length], 1, scratch);

        Assert.Equal(whole, grouped);
        Assert.Equal(median, groupedMedian);
        Assert.Equal(column.Any(x => !double.IsNaN(x)) ? column.Count(double.IsNaN) : 0, filled);
        for (var i = 0; i < column.Length; i++)
            Assert.True(double.IsNaN(column[i]) || whole[i] == column[i]);
        if (filled > 0)
            Approx.Equal(column.Where(x => !double.IsNaN(x)).Average(), whole.Average(), 1e-12);
    }
}
