using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SciLiteracy.Indicators.Numerics;

/// <summary>
/// e^x, for one number and for eight at once with the same bits, whatever the width of the processor's registers and whatever the system's mathematical library is.
/// </summary>
/// <remarks>
/// x = k ln 2 + r with |r| at most (ln 2) / 2, and e^r = 1 + r + r²/2 + r³ P(r), where P is the minimax polynomial of degree 9 (Remez's algorithm), with an error below
/// 2⁻⁶² of e^r. The error is below 1 ulp; tests hold it against a value of 200 bits. Beyond 709.78 the result is ∞, below -745.13 it is 0.
/// Source of the reduction: Tang (1989), "Table-driven implementation of the exponential function in IEEE floating-point arithmetic", ACM TOMS 15(2), section 2.
/// </remarks>
internal static class NaturalExponential
{
    private const double LnTwoHigh = 0.6931471804855391;
    private const double LnTwoLow = 7.440617110012397e-11;
    private const double LnTwoInverse = 1.4426950408889634;

    // Adding it rounds to a whole number, which then stands in the last bits: 1.5 times 2^52.
    private const double Rounding = 6755399441055744;

    // Farther from 0 the result is ∞ or 0 as it is here.
    private const double Bound = 750;
    private const long ExponentBias = 1023;
    private const int FractionBits = 52;

    /// <summary>Returns e^x.</summary>
    public static double Of(double x) => Of(Vector512.Create(x)).ToScalar();

    /// <summary>Returns e^x of each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Of(Vector512<double> x)
    {
        // NaN stays NaN.
        var bounded = Vector512.Min(Vector512.Max(x, Vector512.Create(-Bound)), Vector512.Create(Bound));
        var shifted = Vector512.FusedMultiplyAdd(bounded, Vector512.Create(LnTwoInverse), Vector512.Create(Rounding));
        var k = shifted - Vector512.Create(Rounding);
        var high = Vector512.FusedMultiplyAdd(k, Vector512.Create(-LnTwoHigh), bounded);
        var low = k * -LnTwoLow;
        var r = high + low;
        var p = Vector512.Create(2.091813816945801e-09);
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(2.5110049895858716e-08));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(2.755726431433642e-07));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(2.7557242336680357e-06));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(2.4801587333953088e-05));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.00019841269886591));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.0013888888888880944));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.008333333333322207));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.04166666666666667));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.16666666666666674));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.5));

        // 1 + r + (r² P), with what the roundings of r and of 1 + r took away.
        var linear = Vector512<double>.One + r;
        var lost = Vector512<double>.One - linear + r + (high - r + low);
        var value = linear + Vector512.FusedMultiplyAdd(r * r, p, lost);

        // Times 2^k in two steps, each of which is a number, so that a result with few bits is rounded once.
        var whole = shifted.AsInt64() - Vector512.Create(Rounding).AsInt64();
        var first = whole >> 1;
        return value * PowerOfTwo(first) * PowerOfTwo(whole - first);
    }

    private static Vector512<double> PowerOfTwo(Vector512<long> exponent) => ((exponent + Vector512.Create(ExponentBias)) << FractionBits).AsDouble();
}
