using System.Numerics;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Tests.Numerics;

/// <summary>Our logarithm and exponential against values of 200 bits, and one number against several.</summary>
public class NaturalFunctionsTests
{
    private const int Bits = 200;
    private const int Numbers = 4000;

    private static readonly BigInteger One = BigInteger.One << Bits;
    private static readonly BigInteger LnTwo = 2 * Artanh(BigInteger.One, 3);

    // Law: the error is at most one unit in the last place.
    [Fact]
    public void The_logarithm_is_right_to_the_last_place()
    {
        foreach (var x in Positive())
        {
            var bits = BitConverter.DoubleToInt64Bits(x);
            var isSmall = x < 2.2250738585072014e-308;
            var exponent = isSmall ? -1074 : (int)(bits >> 52) - 1075;
            BigInteger fraction = isSmall ? bits : (bits & ((1L << 52) - 1)) | (1L << 52);

            // x = m 2^k with m from 2/3 to 4/3, where the series goes fast.
            var k = (int)fraction.GetBitLength();
            if (fraction * 3 < BigInteger.One << (k + 1))
                k--;
            var m = BigInteger.One << k;
            var exact = ((k + exponent) * LnTwo) + (2 * Artanh(fraction - m, fraction + m));
            AssertNear(exact, NaturalLogarithm.Of(x), x);
        }
    }

    // Law: the error is at most one unit in the last place.
    [Fact]
    public void The_exponential_is_right_to_the_last_place()
    {
        var random = new Random(20160302);
        for (var i = 0; i < Numbers; i++)
        {
            var x = (i % 4) switch
            {
                0 => (random.NextDouble() * 1417) - 708,
                1 => (random.NextDouble() * 4) - 2,
                2 => (random.NextDouble() - 0.5) * Math.Pow(2, -random.Next(60)),
                _ => (random.NextDouble() * 36) - 745, // results with few bits
            };
            var scaled = Scaled(x);
            var k = BigInteger.Divide(scaled, LnTwo);
            var r = scaled - (k * LnTwo);
            var (sum, term) = (One, One);
            for (var n = 1; !term.IsZero; n++)
            {
                term = ((term * r) >> Bits) / n;
                sum += term;
            }

            // The result is sum 2^k, so the sum is compared with the result times 2^-k.
            AssertNear(sum, NaturalExponential.Of(x), x, (int)k);
        }
    }

    [Fact]
    public void What_is_exact_is_exact()
    {
        Assert.Equal(0.0, NaturalLogarithm.Of(1));
        Assert.Equal(1.0, NaturalExponential.Of(0));
        Assert.Equal(1.0, NaturalExponential.Of(-0.0));
        Assert.Equal(Math.Log(2), NaturalLogarithm.Of(2));
        Assert.Equal(Math.E, NaturalExponential.Of(1));
    }

    [Fact]
    public void Beyond_their_ranges_they_give_what_the_functions_of_the_framework_give()
    {
        foreach (var x in new[] { 0, -0.0, -1, -1e-320, double.NegativeInfinity, double.PositiveInfinity, double.NaN })
            Assert.Equal(Math.Log(x), NaturalLogarithm.Of(x));
        foreach (var x in new[] { 709.79, 1e3, 1e300, double.PositiveInfinity, double.NaN, -745.2, -800, -1e300, double.NegativeInfinity })
            Assert.Equal(Math.Exp(x), NaturalExponential.Of(x));
    }

    // Law: numbers of any kind together give what each gives alone, however many lanes there are.
    [Fact]
    public void Several_at_once_have_the_bits_of_one()
    {
        var random = new Random(7);
        double[] odd = [0, -0.0, -1, 5e-324, 1e-310, double.MaxValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 1, 750, -750];
        for (var i = 0; i < 2000; i++)
        {
            double[] x = [.. Enumerable.Range(0, 8).Select(_ => random.Next(4) == 0 ? odd[random.Next(odd.Length)] : Math.Exp((random.NextDouble() * 20) - 10))];
            AssertAsOne<Lanes128>(x);
            AssertAsOne<Lanes256>(x);
            AssertAsOne<Lanes512>(x);
        }
    }

    private static void AssertAsOne<TLanes>(double[] x)
        where TLanes : struct, ILanes<TLanes>
    {
        var (logarithms, exponentials) = (new double[x.Length], new double[x.Length]);
        for (var i = 0; i < x.Length; i += TLanes.Count)
        {
            TLanes.Store(NaturalLogarithm.Of(TLanes.Load(ref x[0], (nuint)i)), ref logarithms[0], (nuint)i);
            TLanes.Store(NaturalExponential.Of(TLanes.Load(ref x[0], (nuint)i)), ref exponentials[0], (nuint)i);
        }

        for (var k = 0; k < x.Length; k++)
        {
            Assert.Equal(BitConverter.DoubleToInt64Bits(NaturalLogarithm.Of(x[k])), BitConverter.DoubleToInt64Bits(logarithms[k]));
            Assert.Equal(BitConverter.DoubleToInt64Bits(NaturalExponential.Of(x[k])), BitConverter.DoubleToInt64Bits(exponentials[k]));
        }
    }

    private static IEnumerable<double> Positive()
    {
        var random = new Random(20160301);
        for (var i = 0; i < Numbers; i++)
        {
            yield return (i % 4) switch
            {
                0 => BitConverter.Int64BitsToDouble(random.NextInt64(1, 0x7FEFFFFFFFFFFFFF)), // of all sizes
                1 => 0.5 + random.NextDouble(),
                2 => 1 + ((random.NextDouble() - 0.5) * Math.Pow(2, -random.Next(50))),
                _ => random.NextDouble() * 1000,
            };
        }

        // Both sides of where the exponent changes.
        foreach (var x in new[] { Math.Sqrt(0.5), Math.Sqrt(2), 1, 2, 2.2250738585072014e-308, 5e-324, double.MaxValue })
        {
            yield return x;
            yield return Math.BitDecrement(Math.BitIncrement(x));
            if (x < double.MaxValue)
                yield return Math.BitIncrement(x);
            if (x > 5e-324)
                yield return Math.BitDecrement(x);
        }
    }

    // artanh(a / b) = Σ (a / b)^(2n + 1) / (2n + 1), scaled.
    private static BigInteger Artanh(BigInteger a, BigInteger b)
    {
        var s = (a << Bits) / b;
        var square = (s * s) >> Bits;
        var (sum, power) = (BigInteger.Zero, s);
        for (var n = 1; !power.IsZero && power != BigInteger.MinusOne; n += 2)
        {
            sum += power / n;
            power = (power * square) >> Bits;
        }

        return sum;
    }

    // x 2^200, exactly but for bits below.
    private static BigInteger Scaled(double x)
    {
        if (x == 0)
            return BigInteger.Zero;
        var exponent = Math.ILogB(x) - 52;
        var fraction = new BigInteger(Math.ScaleB(x, -exponent));
        return exponent + Bits >= 0 ? fraction << (exponent + Bits) : fraction >> -(exponent + Bits);
    }

    private static void AssertNear(BigInteger exact, double value, double x, int shift = 0)
    {
        var last = Math.ScaleB(1, Math.Max(-1074, value == 0 ? -1074 : Math.ILogB(value) - 52));
        var error = Math.Abs((double)(exact - Scaled(Math.ScaleB(value, -shift)))) / Math.ScaleB(1, Bits);
        var ulps = error / Math.ScaleB(last, -shift);
        Assert.True(ulps <= 1, $"f({x:R}) = {value:R} is {ulps:F3} units in the last place off.");
    }
}
