using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SciLiteracy.Indicators.Numerics;

/// <summary>
/// ln x, for one number and for eight at once with the same bits, whatever the width of the processor's registers and whatever the system's mathematical library is.
/// </summary>
/// <remarks>
/// x = 2^k m with m from √½ to √2. With f = m - 1 and s = f / (2 + f), ln m = ln((1 + s) / (1 - s)) = 2s + s³ P(s²), and since 2s = f - f²/2 + s f²/2, what is rounded
/// is small beside f. The error is below 1 ulp; tests hold it against a value of 200 bits. P is the minimax polynomial of degree 7 (Remez's algorithm), with a
/// relative error below 2⁻⁶⁵ of the logarithm. ln 0 = -∞, of a negative number NaN.
/// Source of the reduction: Tang (1990), "Table-driven implementation of the logarithm function in IEEE floating-point arithmetic", ACM TOMS 16(4), section 2.
/// </remarks>
internal static class NaturalLogarithm
{
    // ln 2 in two parts: a multiple of the first by an exponent is exact.
    private const double LnTwoHigh = 0.6931471804855391;
    private const double LnTwoLow = 7.440617110012397e-11;
    private const double LeastNormal = 2.2250738585072014e-308;
    private const double TwoTo54 = 18014398509481984;
    private const long SquareRootOfHalf = 0x3FE6A09E667F3BCD;
    private const int FractionBits = 52;

    /// <summary>Returns ln x.</summary>
    public static double Of(double x) => Of(Vector512.Create(x)).ToScalar();

    /// <summary>Returns ln x of each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Of(Vector512<double> x)
    {
        var exponent = Vector512<double>.Zero;
        var normal = x;
        if (Vector512.LessThanAny(x, Vector512.Create(LeastNormal)))
        {
            // Numbers with few bits get all of them, before the exponent is taken.
            var isSmall = Vector512.LessThan(x, Vector512.Create(LeastNormal));
            normal = Vector512.ConditionalSelect(isSmall, x * TwoTo54, x);
            exponent = Vector512.ConditionalSelect(isSmall, Vector512.Create(-54.0), exponent);
        }

        var bits = normal.AsInt64();
        var k = (bits - Vector512.Create(SquareRootOfHalf)) >> FractionBits;
        var f = (bits - (k << FractionBits)).AsDouble() - Vector512<double>.One;
        exponent += Vector512.ConvertToDouble(k);
        var s = f / (f + Vector512.Create(2.0));
        var z = s * s;
        var p = Vector512.Create(0.1326286339170922);
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(0.13249327258136115));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(0.15387097895919136));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(0.1818177635422748));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(0.2222222262379034));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(0.2857142856937027));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(0.4000000000000478));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(0.6666666666666666));

        // ln m = f - (f²/2 - s (f²/2 + s² P))
        var half = f * f * 0.5;
        var low = Vector512.FusedMultiplyAdd(s, Vector512.FusedMultiplyAdd(z, p, half), exponent * LnTwoLow);
        var value = Vector512.FusedMultiplyAdd(exponent, Vector512.Create(LnTwoHigh), f - (half - low));
        if (!Vector512.GreaterThanAll(x, Vector512<double>.Zero) || Vector512.EqualsAny(x, Vector512.Create(double.PositiveInfinity)))
        {
            value = Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512<double>.Zero), value, Vector512.Create(double.NaN));
            value = Vector512.ConditionalSelect(Vector512.Equals(x, Vector512<double>.Zero), Vector512.Create(double.NegativeInfinity), value);
            value = Vector512.ConditionalSelect(Vector512.Equals(x, Vector512.Create(double.PositiveInfinity)), x, value);
        }

        return value;
    }
}
