using System.Runtime.CompilerServices;

namespace SciLiteracy.Indicators.Numerics;

/// <summary>
/// e^x, for one number and for several at once with the same bits, whatever the width of the processor's registers and whatever the system's mathematical library is.
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
    private const long ExponentRoom = 1024;
    private const int FractionBits = 52;

    /// <summary>Returns e^x.</summary>
    public static double Of(double x) => Lanes128.First(Of(Lanes128.Create(x)));

    /// <summary>Returns e^x of each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        // NaN stays NaN.
        var bounded = TLanes.Min(TLanes.Max(x, TLanes.Create(-Bound)), TLanes.Create(Bound));
        var shifted = TLanes.FusedMultiplyAdd(bounded, TLanes.Create(LnTwoInverse), TLanes.Create(Rounding));
        var k = shifted - TLanes.Create(Rounding);
        var high = TLanes.FusedMultiplyAdd(k, TLanes.Create(-LnTwoHigh), bounded);
        var low = k * TLanes.Create(-LnTwoLow);
        var r = high + low;
        var p = TLanes.Create(2.091813816945801e-09);
        p = TLanes.FusedMultiplyAdd(p, r, TLanes.Create(2.5110049895858716e-08));
        p = TLanes.FusedMultiplyAdd(p, r, TLanes.Create(2.755726431433642e-07));
        p = TLanes.FusedMultiplyAdd(p, r, TLanes.Create(2.7557242336680357e-06));
        p = TLanes.FusedMultiplyAdd(p, r, TLanes.Create(2.4801587333953088e-05));
        p = TLanes.FusedMultiplyAdd(p, r, TLanes.Create(0.00019841269886591));
        p = TLanes.FusedMultiplyAdd(p, r, TLanes.Create(0.0013888888888880944));
        p = TLanes.FusedMultiplyAdd(p, r, TLanes.Create(0.008333333333322207));
        p = TLanes.FusedMultiplyAdd(p, r, TLanes.Create(0.04166666666666667));
        p = TLanes.FusedMultiplyAdd(p, r, TLanes.Create(0.16666666666666674));
        p = TLanes.FusedMultiplyAdd(p, r, TLanes.Create(0.5));

        // 1 + r + (r² P), with what the roundings of r and of 1 + r took away.
        var one = TLanes.Create(1);
        var linear = one + r;
        var lost = one - linear + r + (high - r + low);
        var value = linear + TLanes.FusedMultiplyAdd(r * r, p, lost);

        // Times 2^k in two steps, each of which is a number, so that a result with few bits is rounded once. k is halved downwards.
        var whole = TLanes.SubtractBits(shifted, TLanes.Create(Rounding));
        var first = TLanes.SubtractBits(TLanes.ShiftRight(TLanes.AddBits(whole, TLanes.CreateBits(2 * ExponentRoom)), 1), TLanes.CreateBits(ExponentRoom));
        return value * PowerOfTwo(first) * PowerOfTwo(TLanes.SubtractBits(whole, first));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes PowerOfTwo<TLanes>(TLanes exponent)
        where TLanes : struct, ILanes<TLanes> => TLanes.ShiftLeft(TLanes.AddBits(exponent, TLanes.CreateBits(ExponentBias)), FractionBits);
}
