using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SciLiteracy.Indicators.Numerics;

/// <summary>Sums side by side, each of them exact: only its value is rounded, once. So the order of the terms, and who added which, changes no bit.</summary>
/// <remarks>
/// A sum is an integer over limbs of 32 bits, each in a long that has room for the carries of 2³⁰ terms. All sums share one window of limbs, which grows with the
/// terms that come, up to the whole range of doubles. Terms that are not finite are kept beside it; a sum with one of them is what plain addition gives.
/// Source: Kulisch (1971); Neal (2015), "Fast exact summation using small and large superaccumulators", arXiv 1505.05571.
/// </remarks>
internal sealed class ExactSums(int count)
{
    private const int FirstWidth = 8;
    private const int MostLimbs = 67;
    private const long Mantissa = (1L << 52) - 1;

    private long[] _limbs = [];
    private double[]? _specials;
    private int _width;

    // The biased exponent of a term whose last bit is the first of the window, and how many exponents from it on fit in.
    private int _low;
    private int _span;

    /// <summary>Gets the number of sums.</summary>
    public int Count => count;

    /// <summary>Adds a term to one sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int sum, double term)
    {
        var bits = BitConverter.DoubleToInt64Bits(term);
        var at = ((int)(bits >> 52) & 0x7FF) - _low;
        if ((uint)at >= (uint)_span)
            AddUnusual(sum, term);
        else
            Add(sum, at, (ulong)((bits & Mantissa) | (Mantissa + 1)), bits >> 63);
    }

    /// <summary>Adds a sum of others to one of these.</summary>
    public void Add(int sum, ExactSums others, int other)
    {
        if (others._specials is not null && others._specials[other] != 0)
            AddUnusual(sum, others._specials[other]);
        if (others._width == 0)
            return;
        Cover(others._low / 32, (others._low / 32) + others._width);
        var to = _limbs.AsSpan((sum * _width) + ((others._low - _low) / 32), others._width);
        var from = others._limbs.AsSpan(other * others._width, others._width);
        for (var k = 0; k < from.Length; k++)
            to[k] += from[k];
    }

    /// <summary>Adds as many others, sum by sum.</summary>
    public void Add(ExactSums others)
    {
        for (var s = 0; s < count; s++)
            Add(s, others, s);
    }

    /// <summary>Makes one sum 0.</summary>
    public void Clear(int sum)
    {
        _limbs.AsSpan(sum * _width, _width).Clear();
        if (_specials is not null)
            _specials[sum] = 0;
    }

    /// <summary>Makes all sums 0.</summary>
    public void Clear()
    {
        Array.Clear(_limbs);
        _specials = null;
    }

    /// <summary>Returns a sum, to the nearest double; of two as near the even one.</summary>
    public double Value(int sum)
    {
        if (_specials is not null && _specials[sum] != 0)
            return _specials[sum];
        Span<uint> digits = stackalloc uint[MostLimbs + 1];
        var isNegative = Normalize(_limbs.AsSpan(sum * _width, _width), digits);
        var top = _width;
        while (top >= 0 && digits[top] == 0)
            top--;
        if (top < 0)
            return 0;
        var zeros = System.Numerics.BitOperations.LeadingZeroCount(digits[top]);
        var next = top >= 1 ? digits[top - 1] : 0;
        var last = top >= 2 ? digits[top - 2] : 0;
        var high = ((((ulong)digits[top] << 32) | next) << zeros) | ((ulong)last << zeros >> 32);
        var isMore = (uint)((ulong)last << zeros) != 0 || (top > 2 && digits[..(top - 2)].ContainsAnyExcept(0u));
        var mantissa = high >> 11;
        var rest = high & 0x7FF;
        if (rest > 0x400 || (rest == 0x400 && (isMore || (mantissa & 1) != 0)))
            mantissa++;

        // The last bit of the mantissa counts 2^(place - 1074).
        var place = (32 * ((_low / 32) + top)) + 31 - zeros - 52;
        var magnitude = place is >= 0 and < 2045
            ? BitConverter.UInt64BitsToDouble(((ulong)place << 52) + mantissa)
            : Math.ScaleB(mantissa, place - 1074);
        return isNegative ? -magnitude : magnitude;
    }

    /// <summary>Returns all sums.</summary>
    public double[] Values()
    {
        var values = new double[count];
        for (var s = 0; s < values.Length; s++)
            values[s] = Value(s);
        return values;
    }

    /// <summary>Returns a sum as two doubles: its value, and what rounding took off it.</summary>
    public (double Value, double Error) ValueAndError(int sum)
    {
        var value = Value(sum);
        if (!double.IsFinite(value))
            return (value, 0);
        Add(sum, -value);
        var rest = Value(sum);
        Add(sum, value);
        return (value, rest);
    }

    /// <summary>Returns the sum of terms.</summary>
    public static double Of(ReadOnlySpan<double> terms)
    {
        var sums = new ExactSums(1);
        foreach (var term in terms)
            sums.Add(0, term);
        return sums.Value(0);
    }

    // Digits of base 2^32 of the magnitude, the lowest first; returns whether the number is negative.
    private static bool Normalize(ReadOnlySpan<long> limbs, Span<uint> digits)
    {
        var carry = 0L;
        for (var k = 0; k < limbs.Length; k++)
        {
            carry += limbs[k];
            digits[k] = (uint)carry;
            carry >>= 32;
        }

        digits[limbs.Length] = (uint)carry;
        if (carry >= 0)
            return false;
        var add = 1UL;
        for (var k = 0; k <= limbs.Length; k++)
        {
            add += ~digits[k];
            digits[k] = (uint)add;
            add >>= 32;
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(int sum, int at, ulong mantissa, long sign)
    {
        var shift = at & 31;
        ref var limb = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_limbs), (sum * _width) + (at >> 5));
        limb += ((long)(uint)(mantissa << shift) ^ sign) - sign;
        Unsafe.Add(ref limb, 1) += ((long)(uint)(mantissa >> (32 - shift)) ^ sign) - sign;
        Unsafe.Add(ref limb, 2) += ((long)(mantissa >> 32 >> (32 - shift)) ^ sign) - sign;
    }

    // 0, numbers that are not finite or not normal, and those outside the window.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddUnusual(int sum, double term)
    {
        if (term == 0)
            return;
        if (!double.IsFinite(term))
        {
            _specials ??= new double[count];
            _specials[sum] += term;
            return;
        }

        var bits = BitConverter.DoubleToInt64Bits(term);
        var exponent = (int)(bits >> 52) & 0x7FF;
        var mantissa = (ulong)(bits & Mantissa) | (exponent == 0 ? 0 : 1UL << 52);
        exponent = Math.Max(exponent, 1);
        var limb = (exponent - 1) >> 5;
        Cover(limb, limb + 3);
        Add(sum, exponent - _low, mantissa, bits >> 63);
    }

    // Makes the window hold limbs from a first one up to an end, with some room on the side that grows.
    private void Cover(int first, int end)
    {
        var low = _low / 32;
        if (_width > 0 && first >= low && end <= low + _width)
            return;
        var (from, to) = _width == 0
            ? (first - 2, Math.Max(end, first - 2 + FirstWidth))
            : (first < low ? first - 2 : low, end > low + _width ? end + 2 : low + _width);
        (from, to) = (Math.Max(0, from), Math.Min(to, MostLimbs));
        var width = to - from;
        var limbs = new long[count * width];
        for (var s = 0; s < count && _width > 0; s++)
            _limbs.AsSpan(s * _width, _width).CopyTo(limbs.AsSpan((s * width) + low - from));
        _limbs = limbs;
        _width = width;
        _low = (32 * from) + 1;
        // Infinities and NaN have the exponent 2047.
        _span = Math.Min(32 * (width - 2), 2047 - _low);
    }
}
