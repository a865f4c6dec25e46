using System.Numerics;
using System.Runtime.CompilerServices;

namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>The numbers that two running sums of many terms begin with, so that both stay exact: the order of the terms changes no bit of them.</summary>
/// <remarks>
/// A sum begins with 1.5 · 2^s and stays between 2^s and 2^(s + 1), where doubles are multiples of 2^(s - 52): adding a term rounds it to one of these, and what was added is
/// known from the difference. What that leaves of the term is added to the second sum in the same way, on a finer grid. The last bit of a term is set before it is
/// rounded, so that none is in the middle between two multiples. What both leave out is below 2⁻⁶³ of the largest term for 2²⁰ terms.
/// Source: Demmel and Nguyen (2013), "Fast reproducible floating-point summation", ARITH 21; Ahrens, Demmel and Nguyen (2020), "Algorithms for efficient reproducible
/// floating point summation", ACM Transactions on Mathematical Software 46(3).
/// </remarks>
/// <param name="First">What the first sum begins with; NaN if the terms are too large.</param>
/// <param name="Second">What the second sum begins with.</param>
internal readonly record struct SumGrid(double First, double Second)
{
    // Beyond these, sums overflow, or the grid is finer than doubles are.
    private const int Highest = 1000;
    private const int Lowest = -900;

    /// <summary>Returns the grids for terms up to a largest one, without its sign, and up to a number of them.</summary>
    public static SumGrid Of(double largest, int terms)
    {
        // All terms together are below 2^(first - 1), and what is left of them, each at most 2^(first - 53), below 2^(second - 1).
        var growth = BitOperations.Log2((uint)Math.Max(terms, 1)) + 2;
        var first = !double.IsFinite(largest) ? Highest + 1 : largest == 0 ? Lowest : Math.Max(Lowest, Math.ILogB(largest) + 1 + growth);
        return first > Highest ? new(double.NaN, double.NaN) : new(Math.ScaleB(1.5, first), Math.ScaleB(1.5, first - 53 + growth));
    }

    /// <summary>Adds a term to both sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(ref double first, ref double second, double term)
    {
        var before = first;
        first = before + Odd(term);
        second += Odd(term - (first - before));
    }

    /// <summary>Returns what was added to two sums, as two numbers.</summary>
    public (double Sum, double Error) Of(double first, double second)
    {
        var (a, b) = (first - First, second - Second);
        var sum = a + b;
        return (sum, double.IsFinite(sum) ? b - (sum - a) : 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Odd(double term) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(term) | 1);
}
