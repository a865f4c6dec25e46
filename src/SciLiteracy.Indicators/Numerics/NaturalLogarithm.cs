using System.Runtime.CompilerServices;

namespace SciLiteracy.Indicators.Numerics;

/// <summary>
/// ln x, for one number and for several at once with the same bits, whatever the width of the processor's registers and whatever the system's mathematical library is.
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

    // 2^52: whole numbers up to it stand in the last bits of their sum with it.
    private const double WholeNumber = 4503599627370496;
    private const long ExponentRoom = 1024;

    /// <summary>Returns ln x.</summary>
    public static double Of(double x) => Lanes128.First(Of(Lanes128.Create(x)));

    /// <summary>Returns ln x of each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        var zero = TLanes.Create(0);
        var exponent = TLanes.Create(WholeNumber + ExponentRoom);
        var normal = x;
        var isSmall = TLanes.Less(x, TLanes.Create(LeastNormal));
        if (TLanes.Truths(isSmall) != 0)
        {
            // Numbers with few bits get all of them, before the exponent is taken.
            normal = TLanes.Select(isSmall, x * TLanes.Create(TwoTo54), x);
            exponent = TLanes.Select(isSmall, TLanes.Create(WholeNumber + ExponentRoom + 54), exponent);
        }

        // k + 1024, which is at least 0, stands in the last bits of a number from 2^52 on.
        var room = TLanes.CreateBits(ExponentRoom << FractionBits);
        var k = TLanes.ShiftRight(TLanes.AddBits(TLanes.SubtractBits(normal, TLanes.CreateBits(SquareRootOfHalf)), room), FractionBits);
        var f = TLanes.AddBits(TLanes.SubtractBits(normal, TLanes.ShiftLeft(k, FractionBits)), room) - TLanes.Create(1);
        exponent = (k | TLanes.Create(WholeNumber)) - exponent;
        var s = f / (f + TLanes.Create(2));
        var z = s * s;
        var p = TLanes.Create(0.1326286339170922);
        p = TLanes.FusedMultiplyAdd(p, z, TLanes.Create(0.13249327258136115));
        p = TLanes.FusedMultiplyAdd(p, z, TLanes.Create(0.15387097895919136));
        p = TLanes.FusedMultiplyAdd(p, z, TLanes.Create(0.1818177635422748));
        p = TLanes.FusedMultiplyAdd(p, z, TLanes.Create(0.2222222262379034));
        p = TLanes.FusedMultiplyAdd(p, z, TLanes.Create(0.2857142856937027));
        p = TLanes.FusedMultiplyAdd(p, z, TLanes.Create(0.4000000000000478));
        p = TLanes.FusedMultiplyAdd(p, z, TLanes.Create(0.6666666666666666));

        // ln m = f - (f²/2 - s (f²/2 + s² P))
        var half = f * f * TLanes.Create(0.5);
        var low = TLanes.FusedMultiplyAdd(s, TLanes.FusedMultiplyAdd(z, p, half), exponent * TLanes.Create(LnTwoLow));
        var value = TLanes.FusedMultiplyAdd(exponent, TLanes.Create(LnTwoHigh), f - (half - low));
        var infinity = TLanes.Create(double.PositiveInfinity);
        var isUsual = TLanes.Less(zero, x) & TLanes.Less(x, infinity);
        if (TLanes.Truths(isUsual) != (1u << TLanes.Count) - 1)
        {
            value = TLanes.Select(TLanes.Less(zero, x), value, TLanes.Create(double.NaN));
            value = TLanes.Select(TLanes.Equal(x, zero), TLanes.Create(double.NegativeInfinity), value);
            value = TLanes.Select(TLanes.Equal(x, infinity), x, value);
        }

        return value;
    }
}
