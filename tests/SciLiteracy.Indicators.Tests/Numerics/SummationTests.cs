using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Tests.Numerics;

public class SummationTests
{
    [Fact]
    public void A_compensated_sum_keeps_what_large_terms_would_swallow()
    {
        Assert.Equal(2.0, Summation.Compensated([1, 1e100, 1, -1e100]));
        Assert.Equal(1.0, Summation.Compensated([.. Enumerable.Repeat(0.1, 10)]));
    }

    [Fact]
    public void The_empty_sum_is_zero()
    {
        Assert.Equal(0.0, Summation.Compensated([]));
        Assert.Equal(0.0, Summation.Pairwise([]));
        Assert.Equal(0.0, default(CompensatedSum).Value);
    }

    [Fact]
    public void Infinities_and_NaN_are_as_in_plain_addition()
    {
        Assert.Equal(double.PositiveInfinity, Summation.Compensated([1, double.PositiveInfinity, 2]));
        Assert.Equal(double.PositiveInfinity, Summation.Compensated([double.MaxValue, double.MaxValue]));
        Assert.True(double.IsNaN(Summation.Compensated([double.PositiveInfinity, double.NegativeInfinity])));
        Assert.True(double.IsNaN(Summation.Compensated([1, double.NaN])));
    }

    // Law: both sums agree with exact (decimal) arithmetic within their bounds, at every length from 0 to 256.
    [Fact]
    public void Sums_agree_with_exact_arithmetic_at_all_lengths()
    {
        var random = new Random(7);
        for (var n = 0; n <= 256; n++)
        {
            // Hundredths of magnitudes that differ, which decimals add exactly.
            var cents = Enumerable.Range(0, n).Select(_ => (decimal)random.Next(-1_000_000, 1_000_000) * (decimal)Math.Pow(10, random.Next(0, 6))).ToArray();
            double[] x = [.. cents.Select(c => (double)c)];
            var exact = (double)cents.Sum();
            Assert.Equal(exact, Summation.Compensated(x));
            Approx.Equal(exact, Summation.Pairwise(x), 0, 64 * 1.2e-16 * x.Sum(Math.Abs));
        }
    }

    [Fact]
    public void The_difference_of_two_sums_keeps_the_errors_of_both()
    {
        var whole = default(CompensatedSum);
        var part = default(CompensatedSum);
        whole.Add(1e20);
        part.Add(1e20);
        whole.Add(3);
        part.Add(1);
        Assert.Equal(2.0, whole.Minus(part));
    }

    [Fact]
    public void A_weighted_sum_needs_as_many_weights_as_values()
    {
        Assert.Equal(11.0, Summation.Weighted([1, 2], [3, 4]));
        Assert.Throws<ArgumentException>(() => Summation.Weighted([1], [3, 4]));
    }
}
