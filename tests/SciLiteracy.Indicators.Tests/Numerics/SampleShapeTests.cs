using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Tests.Numerics;

public class SampleShapeTests
{
    // By rational arithmetic: d = x - 3.2 of {1, 2, 3, 4, 6}: Σd² = 14.8, Σd³ = 7.92 + ..., printed as fractions below.
    [Fact]
    public void Both_from_their_formulas()
    {
        double[] x = [1, 2, 3, 4, 6];
        // d = -2.2, -1.2, -0.2, 0.8, 2.8: squares 14.8, cubes 10.08, fourths 87.376
        SampleShape.Of(x, out var skewness, out var kurtosis);
        Approx.Equal(Math.Sqrt(5) * 10.08 / Math.Pow(14.8, 1.5) * Math.Sqrt(20) / 3, skewness, 1e-14, 0);
        Approx.Equal(((6 * ((5 * 87.376 / (14.8 * 14.8)) - 3)) + 6) * 4 / (3 * 2), kurtosis, 1e-13, 0);
        Assert.Equal(skewness, SampleShape.Skewness(x));
        Assert.Equal(kurtosis, SampleShape.ExcessKurtosis(x));
    }

    // Microsoft's documentation of SKEW and KURT has this example: 0.359543, -0.151800.
    [Fact]
    public void The_example_of_the_spreadsheet_functions()
    {
        double[] x = [3, 4, 5, 2, 3, 4, 5, 6, 4, 7];
        Approx.Equal(0.359543, SampleShape.Skewness(x), 0, 5e-7);
        Approx.Equal(-0.151800, SampleShape.ExcessKurtosis(x), 0, 5e-7);
    }

    [Fact]
    public void Missing_values_are_skipped_and_few_have_no_shape()
    {
        Assert.Equal(SampleShape.Skewness([1, 2, 6]), SampleShape.Skewness([1, double.NaN, 2, 6, double.NaN]));
        Assert.Equal(double.NaN, SampleShape.ExcessKurtosis([1, 2, double.NaN, 6]));
        Assert.Equal(double.NaN, SampleShape.Skewness([1, 2]));
        Assert.Equal(double.NaN, SampleShape.Skewness([1, 2, double.NaN]));
        Assert.Equal(double.NaN, SampleShape.Skewness([]));
        Assert.True(double.IsFinite(SampleShape.ExcessKurtosis([1, 2, 6, 7])));
        Assert.Equal(double.NaN, SampleShape.Skewness([1, 2, 6, double.PositiveInfinity]));
        Assert.Equal(double.NaN, SampleShape.ExcessKurtosis([1, 2, 6, double.NegativeInfinity]));
    }

    [Fact]
    public void Equal_values_have_no_shape()
    {
        SampleShape.Of([0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1], out var skewness, out var kurtosis);
        Assert.Equal((double.NaN, double.NaN), (skewness, kurtosis));
    }

    // Two kinds of values, one of them once: G₁ = √n whatever the values, by algebra; G₂ = n.
    [Theory]
    [InlineData(5)]
    [InlineData(60)]
    [InlineData(2000)]
    public void One_outlier_among_equal_values_is_known(int n)
    {
        var x = Enumerable.Repeat(7.3, n).ToArray();
        x[n / 2] = 1e9;
        Approx.Equal(Math.Sqrt(n), SampleShape.Skewness(x), 1e-11, 0);
        Approx.Equal(n, SampleShape.ExcessKurtosis(x), 1e-11, 0);
        x[n / 2] = -1;
        Approx.Equal(-Math.Sqrt(n), SampleShape.Skewness(x), 1e-11, 0);
    }

    // Law: invariance under x -> a x + b, a above 0; a negative a turns the sign of the skewness only.
    [Property]
    public bool The_shape_does_not_depend_on_the_unit(NonNull<int[]> numbers)
    {
        double[] x = [.. numbers.Get.Select(i => i % 7 == 0 ? double.NaN : (double)(i % 100))];
        SampleShape.Of(x, out var skewness, out var kurtosis);
        SampleShape.Of([.. x.Select(v => (v * 8) + 1000)], out var skewnessInOther, out var kurtosisInOther);
        SampleShape.Of([.. x.Select(v => -v)], out var skewnessTurned, out var kurtosisTurned);
        return Approx.IsClose(skewness, skewnessInOther, 1e-9, 1e-9) && Approx.IsClose(kurtosis, kurtosisInOther, 1e-9, 1e-9)
            && Approx.IsClose(-skewness, skewnessTurned, 1e-12, 1e-12) && Approx.IsClose(kurtosis, kurtosisTurned, 1e-12, 1e-12);
    }

    // Extreme scales neither overflow nor underflow, and a large offset costs no digits of the deviations.
    [Theory]
    [InlineData(1e300, 0)]
    [InlineData(1e-300, 0)]
    [InlineData(1, 1e9)]
    public void Extreme_scales(double scale, double offset)
    {
        double[] x = [1, 2, 3, 4, 6];
        double[] y = [.. x.Select(v => (v * scale) + offset)];
        SampleShape.Of(x, out var skewness, out var kurtosis);
        SampleShape.Of(y, out var scaledSkewness, out var scaledKurtosis);
        Approx.Equal(skewness, scaledSkewness, 1e-13, 0);
        Approx.Equal(kurtosis, scaledKurtosis, 1e-13, 0);
    }
}
