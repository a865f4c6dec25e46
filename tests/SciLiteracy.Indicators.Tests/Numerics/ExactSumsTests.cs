using System.Numerics;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Tests.Numerics;

public class ExactSumsTests
{
    // Law: the sum is that of the numbers as fractions, rounded once to the nearest double.
    [Property(MaxTest = 200)]
    public void A_sum_is_rounded_once(int seed, PositiveInt length)
    {
        var terms = Terms(seed, length.Get % 60);

        Assert.Equal(Rounded(terms), ExactSums.Of(terms));
    }

    // Law: the order of the terms, and how they are split, changes no bit.
    [Property(MaxTest = 100)]
    public void Order_and_parts_do_not_matter(int seed, PositiveInt length)
    {
        var terms = Terms(seed, length.Get % 60);
        var random = new System.Random(seed);
        var (first, second, both) = (new ExactSums(2), new ExactSums(2), new ExactSums(3));
        foreach (var term in terms.OrderBy(_ => random.Next()))
            (random.Next(2) == 0 ? first : second).Add(1, term);
        first.Add(second);
        both.Add(2, first, 1);

        var expected = BitConverter.DoubleToInt64Bits(ExactSums.Of(terms));
        Assert.Equal(expected, BitConverter.DoubleToInt64Bits(first.Value(1)));
        Assert.Equal(expected, BitConverter.DoubleToInt64Bits(both.Value(2)));
        Assert.Equal(0, first.Value(0));
    }

    [Fact]
    public void Value_and_error_are_the_sum_to_twice_the_digits()
    {
        var sums = new ExactSums(1);
        foreach (var term in (double[])[1e100, 1, 1e-30, -1e100])
            sums.Add(0, term);

        var (value, error) = sums.ValueAndError(0);

        Assert.Equal((1.0, 1e-30), (value, error));
        Assert.Equal(1.0, sums.Value(0));
    }

    [Fact]
    public void Terms_that_are_not_finite_are_added_as_doubles()
    {
        Assert.Equal(double.NaN, ExactSums.Of([1, double.NaN, 2]));
        Assert.Equal(double.PositiveInfinity, ExactSums.Of([1, double.PositiveInfinity]));
        Assert.Equal(double.NaN, ExactSums.Of([double.NegativeInfinity, 1, double.PositiveInfinity]));
        Assert.Equal(double.PositiveInfinity, ExactSums.Of([double.MaxValue, double.MaxValue]));
        Assert.Equal(double.MaxValue, ExactSums.Of([double.MaxValue, double.MaxValue, -double.MaxValue]));
    }

    [Fact]
    public void Clearing_a_sum_leaves_the_others()
    {
        var sums = new ExactSums(2);
        sums.Add(0, double.NaN);
        sums.Add(0, 3);
        sums.Add(1, 4);
        sums.Clear(0);
        sums.Add(0, double.Epsilon);

        Assert.Equal((double.Epsilon, 4), (sums.Value(0), sums.Value(1)));
        sums.Clear();
        Assert.Equal((0, 0), (sums.Value(0), sums.Value(1)));
    }

    // Numbers of all sizes, of few bits and many, with opposites of some of them.
    private static double[] Terms(int seed, int length)
    {
        var random = new System.Random(seed);
        var terms = new List<double>();
        for (var i = 0; i < length; i++)
        {
            var mantissa = random.Next(3) == 0 ? random.Next(-8, 8) : (random.NextDouble() * 2) - 1;
            terms.Add(Math.ScaleB(mantissa, random.Next(4) == 0 ? random.Next(-1074, 1000) : random.Next(-60, 60)));
            if (random.Next(4) == 0)
                terms.Add(-terms[random.Next(terms.Count)]);
        }

        return [.. terms];
    }

    // All in units of 2^-1074.
    private static double Rounded(double[] terms)
    {
        var sum = BigInteger.Zero;
        foreach (var term in terms)
        {
            var bits = BitConverter.DoubleToInt64Bits(term);
            var exponent = (int)(bits >> 52) & 0x7FF;
            var mantissa = bits & ((1L << 52) - 1);
            var units = exponent == 0 ? mantissa : new BigInteger(mantissa | (1L << 52)) << (exponent - 1);
            sum += bits < 0 ? -units : units;
        }

        var magnitude = BigInteger.Abs(sum);
        var extra = (int)Math.Max(0, magnitude.GetBitLength() - 53);
        var kept = magnitude >> extra;
        var rest = magnitude - (kept << extra);
        var half = extra == 0 ? BigInteger.One : BigInteger.One << (extra - 1);
        if (rest > half || (rest == half && !kept.IsEven))
            kept++;
        return sum.Sign * Math.ScaleB((double)kept, extra - 1074);
    }
}
