using SciLiteracy.Indicators.Composite.Audit;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Tests.Numerics;

namespace SciLiteracy.Indicators.Tests.Composite.Audit;

public class DescriptiveStatisticsTests
{
    private const double None = double.NaN;

    [Fact]
    public void Every_number_of_a_column()
    {
        double[] values = [0, 4, None, 4, 0, 2, 0, None];
        var s = DescriptiveStatistics.Of("x", values);
        Assert.Equal("x", s.Code);
        Assert.Equal((0, 4), (s.Minimum, s.Maximum));
        Approx.Equal(10 / 6.0, s.Mean);
        Assert.Equal(1, s.Median);
        // Σx² = 36, less 100 / 6, over 5
        Approx.Equal(Math.Sqrt((36 - (100 / 6.0)) / 5), s.StandardDeviation);
        Assert.Equal(SampleShape.Skewness(values), s.Skewness);
        Assert.Equal(SampleShape.ExcessKurtosis(values), s.Kurtosis);
        Assert.Equal((6, 3, 3, 3), (s.Available, s.NonZero, s.Unique, s.Same));
        Assert.Equal((6 / 8.0, 3 / 6.0, 3 / 6.0, 3 / 6.0), (s.AvailableShare, s.NonZeroShare, s.UniqueShare, s.SameShare));
        // Exactly at a limit nothing is flagged.
        Assert.Equal(IndicatorConcerns.None, s.Flags);
    }

    [Fact]
    public void Each_concern_is_flagged_beyond_its_limit_only()
    {
        Assert.Equal(IndicatorConcerns.LowAvailability, Flags([1, 2, 3, 4, 5, 6, None, None, None, None]));
        Assert.Equal(IndicatorConcerns.None, Flags([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, None, None, None, None, None, None, None]));
        Assert.Equal(IndicatorConcerns.FewDistinct, Flags([1, 1, 2, 2, 1]));
        Assert.Equal(IndicatorConcerns.ManyZeros | IndicatorConcerns.FewDistinct, Flags([0, 0, 0, 1, 2, 0, 0]));
        // G₁ = √n and G₂ = n for one outlier among n equal values, see SampleShapeTests.
        Assert.Equal(IndicatorConcerns.Outliers | IndicatorConcerns.FewDistinct, Flags([1, 1, 1, 1, 1, 9]));
        Assert.Equal(IndicatorConcerns.Outliers | IndicatorConcerns.FewDistinct, Flags([-1, -1, -1, -1, -1, -9]));
        Assert.Equal(IndicatorConcerns.FewDistinct, Flags([1, 1, 1, 1, 1, 9], new() { Skewness = 2.5 }));
        Assert.Equal(IndicatorConcerns.FewDistinct, Flags([1, 1, 1, 1, 1, 9], new() { Kurtosis = 6.5 }));
        Assert.Equal(IndicatorConcerns.None, Flags([1, 2, None], new() { AvailableShare = 0.5 }));
        Assert.Equal(IndicatorConcerns.ManyZeros, Flags([1, 2, 0], new() { NonZeroShare = 0.7 }));
        Assert.Equal(IndicatorConcerns.None, Flags([1, 1, 1], new() { UniqueShare = 0.3 }));

        static IndicatorConcerns Flags(double[] values, StatisticsLimits? limits = null) => DescriptiveStatistics.Of("x", values, limits).Flags;
    }

    [Fact]
    public void Columns_of_few_values_have_what_is_defined()
    {
        var none = DescriptiveStatistics.Of("x", [None, None]);
        foreach (var number in new[] { none.Minimum, none.Maximum, none.Mean, none.Median, none.StandardDeviation, none.Skewness, none.NonZeroShare, none.SameShare })
            Assert.Equal(None, number);
        Assert.Equal((0, 0, 0, 0, 0), (none.Available, none.NonZero, none.Unique, none.Same, none.AvailableShare));
        Assert.Equal(IndicatorConcerns.LowAvailability, none.Flags);
        var one = DescriptiveStatistics.Of("x", [7]);
        Assert.Equal((7, 7, 7, 7, None), (one.Minimum, one.Maximum, one.Mean, one.Median, one.StandardDeviation));
        Assert.Equal((1, 1), (one.Unique, one.Same));
        var constant = DescriptiveStatistics.Of("x", [0.1, 0.1, 0.1]);
        Assert.Equal((0.0, None, 1, 3), (constant.StandardDeviation, constant.Skewness, constant.Unique, constant.Same));
    }

    [Fact]
    public void A_level_is_described_member_by_member()
    {
        var table = Members.Flat([1, 2], [3, 4]);
        Assert.Equal(["a", "b"], DescriptiveStatistics.Of(table).Select(s => s.Code));
        Assert.Equal([1, 3], DescriptiveStatistics.Of(table, 1).Select(s => s.Minimum));
        Assert.Empty(DescriptiveStatistics.Of(table, 2));
    }

    // Law: permutation invariance.
    [Property]
    public bool The_order_of_rows_does_not_matter(NonNull<byte[]> bytes)
    {
        double[] values = [.. bytes.Get.Select(b => b % 5 == 0 ? None : b % 11)];
        var s = DescriptiveStatistics.Of("x", values);
        var t = DescriptiveStatistics.Of("x", [.. values.Reverse()]);
        return s with { Skewness = 0, Kurtosis = 0 } == t with { Skewness = 0, Kurtosis = 0 }
            && Approx.IsClose(s.Skewness, t.Skewness, 1e-12, 1e-12) && Approx.IsClose(s.Kurtosis, t.Kurtosis, 1e-12, 1e-12);
    }
}
