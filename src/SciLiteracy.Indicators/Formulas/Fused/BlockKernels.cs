using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SciLiteracy.Indicators.Formulas.Fused;

/// <summary>
/// Loops over the cells of a block. Each computes, makes -0 to 0, and tells whether a result is not finite although its operands are there: one pass where
/// a kernel for each of the three would make three.
/// </summary>
internal static class BlockKernels
{
    public static bool HasNaN(ReadOnlySpan<double> x)
    {
        var width = Vector<double>.Count;
        ref var first = ref MemoryMarshal.GetReference(x);
        var nan = Vector<long>.Zero;
        var i = 0;
        for (; i <= x.Length - width; i += width)
        {
            var v = Vector.LoadUnsafe(ref first, (nuint)i);
            nan |= ~Vector.Equals(v, v);
        }

        var found = nan != Vector<long>.Zero;
        for (; i < x.Length; i++)
            found |= double.IsNaN(x[i]);
        return found;
    }

    public static bool HasNegative(ReadOnlySpan<double> x)
    {
        var width = Vector<double>.Count;
        ref var first = ref MemoryMarshal.GetReference(x);
        var negative = Vector<long>.Zero;
        var i = 0;
        for (; i <= x.Length - width; i += width)
            negative |= Vector.LessThan(Vector.LoadUnsafe(ref first, (nuint)i), Vector<double>.Zero);
        var found = negative != Vector<long>.Zero;
        for (; i < x.Length; i++)
            found |= x[i] < 0;
        return found;
    }

    /// <summary>Computes a op b.</summary>
    /// <returns>Whether a result is not finite where a and b are values.</returns>
    public static bool Run<TOperator>(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> result)
        where TOperator : struct, IBlockOperator
    {
        if (b.Length < a.Length || result.Length < a.Length)
            throw new ArgumentException("The spans have different lengths.", nameof(result));
        var width = Vector<double>.Count;
        ref var firstA = ref MemoryMarshal.GetReference(a);
        ref var firstB = ref MemoryMarshal.GetReference(b);
        ref var firstResult = ref MemoryMarshal.GetReference(result);
        var bad = Vector<long>.Zero;
        var i = 0;
        for (; i <= a.Length - width; i += width)
            bad |= Step<TOperator>(Vector.LoadUnsafe(ref firstA, (nuint)i), Vector.LoadUnsafe(ref firstB, (nuint)i), ref firstResult, i);
        var isBad = bad != Vector<long>.Zero;
        for (; i < a.Length; i++)
            isBad |= Step<TOperator>(a[i], b[i], out result[i]);
        return isBad;
    }

    /// <inheritdoc cref="Run{TOperator}(ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    public static bool Run<TOperator>(ReadOnlySpan<double> a, double b, Span<double> result)
        where TOperator : struct, IBlockOperator
    {
        if (result.Length < a.Length)
            throw new ArgumentException("The spans have different lengths.", nameof(result));
        var width = Vector<double>.Count;
        ref var firstA = ref MemoryMarshal.GetReference(a);
        ref var firstResult = ref MemoryMarshal.GetReference(result);
        var bad = Vector<long>.Zero;
        var all = new Vector<double>(b);
        var i = 0;
        for (; i <= a.Length - width; i += width)
            bad |= Step<TOperator>(Vector.LoadUnsafe(ref firstA, (nuint)i), all, ref firstResult, i);
        var isBad = bad != Vector<long>.Zero;
        for (; i < a.Length; i++)
            isBad |= Step<TOperator>(a[i], b, out result[i]);
        return isBad;
    }

    /// <inheritdoc cref="Run{TOperator}(ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    public static bool Run<TOperator>(double a, ReadOnlySpan<double> b, Span<double> result)
        where TOperator : struct, IBlockOperator
    {
        if (result.Length < b.Length)
            throw new ArgumentException("The spans have different lengths.", nameof(result));
        var width = Vector<double>.Count;
        ref var firstB = ref MemoryMarshal.GetReference(b);
        ref var firstResult = ref MemoryMarshal.GetReference(result);
        var bad = Vector<long>.Zero;
        var all = new Vector<double>(a);
        var i = 0;
        for (; i <= b.Length - width; i += width)
            bad |= Step<TOperator>(all, Vector.LoadUnsafe(ref firstB, (nuint)i), ref firstResult, i);
        var isBad = bad != Vector<long>.Zero;
        for (; i < b.Length; i++)
            isBad |= Step<TOperator>(a, b[i], out result[i]);
        return isBad;
    }

    /// <summary>Computes if(c = 1, a, b); NaN where c is neither 1 nor 0.</summary>
    public static void Choose(ReadOnlySpan<double> c, ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> result)
    {
        if (a.Length < c.Length || b.Length < c.Length || result.Length < c.Length)
            throw new ArgumentException("The spans have different lengths.", nameof(result));
        var width = Vector<double>.Count;
        var i = 0;
        for (; i <= c.Length - width; i += width)
        {
            var condition = Vector.LoadUnsafe(ref MemoryMarshal.GetReference(c), (nuint)i);
            var no = Vector.ConditionalSelect(
                Vector.Equals(condition, Vector<double>.Zero), Vector.LoadUnsafe(ref MemoryMarshal.GetReference(b), (nuint)i), new Vector<double>(double.NaN));
            var chosen = Vector.ConditionalSelect(Vector.Equals(condition, Vector<double>.One), Vector.LoadUnsafe(ref MemoryMarshal.GetReference(a), (nuint)i), no);
            chosen.StoreUnsafe(ref MemoryMarshal.GetReference(result), (nuint)i);
        }

        for (; i < c.Length; i++)
            result[i] = c[i] == 1 ? a[i] : c[i] == 0 ? b[i] : double.NaN;
    }

    /// <summary>Adds terms to compensated sums; see <see cref="Numerics.CompensatedSum"/>.</summary>
    public static void Accumulate(ReadOnlySpan<double> terms, Span<double> sums, Span<double> errors)
    {
        if (sums.Length < terms.Length || errors.Length < terms.Length)
            throw new ArgumentException("The spans have different lengths.", nameof(sums));
        var width = Vector<double>.Count;
        var i = 0;
        for (; i <= terms.Length - width; i += width)
        {
            var term = Vector.LoadUnsafe(ref MemoryMarshal.GetReference(terms), (nuint)i);
            ref var at = ref Unsafe.Add(ref MemoryMarshal.GetReference(sums), i);
            ref var error = ref Unsafe.Add(ref MemoryMarshal.GetReference(errors), i);
            var before = Vector.LoadUnsafe(ref at);
            var sum = before + term;
            var added = sum - before;
            (Vector.LoadUnsafe(ref error) + ((before - (sum - added)) + (term - added))).StoreUnsafe(ref error);
            sum.StoreUnsafe(ref at);
        }

        for (; i < terms.Length; i++)
        {
            var sum = sums[i] + terms[i];
            var added = sum - sums[i];
            errors[i] += sums[i] - (sum - added) + (terms[i] - added);
            sums[i] = sum;
        }
    }

    /// <summary>Puts compensated sums, each divided by a number, in the place of sums.</summary>
    /// <returns>Whether one is not finite.</returns>
    public static bool Finish(Span<double> sums, ReadOnlySpan<double> errors, double divisor)
    {
        if (errors.Length < sums.Length)
            throw new ArgumentException("The spans have different lengths.", nameof(errors));
        var width = Vector<double>.Count;
        var all = new Vector<double>(divisor);
        var good = Vector<long>.AllBitsSet;
        var i = 0;
        for (; i <= sums.Length - width; i += width)
        {
            ref var at = ref Unsafe.Add(ref MemoryMarshal.GetReference(sums), i);
            var sum = Vector.LoadUnsafe(ref at);
            var value = sum + Vector.LoadUnsafe(ref MemoryMarshal.GetReference(errors), (nuint)i);
            value = (Vector.ConditionalSelect(Vector.Equals(value, value), value, sum) / all) + Vector<double>.Zero;
            value.StoreUnsafe(ref at);
            good &= Vector.Equals(value - value, Vector<double>.Zero);
        }

        var isBad = good != Vector<long>.AllBitsSet;
        for (; i < sums.Length; i++)
        {
            var value = sums[i] + errors[i];
            sums[i] = ((double.IsNaN(value) ? sums[i] : value) / divisor) + 0.0;
            isBad |= !double.IsFinite(sums[i]);
        }

        return isBad;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<long> Step<TOperator>(Vector<double> a, Vector<double> b, ref double result, int i)
        where TOperator : struct, IBlockOperator
    {
        var value = TOperator.Apply(a, b) + Vector<double>.Zero;
        value.StoreUnsafe(ref result, (nuint)i);
        return Vector.AndNot(Vector.Equals(a, a) & Vector.Equals(b, b), Vector.Equals(value - value, Vector<double>.Zero));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Step<TOperator>(double a, double b, out double result)
        where TOperator : struct, IBlockOperator
    {
        result = TOperator.Apply(a, b) + 0.0;
        return !double.IsFinite(result) && !double.IsNaN(a) && !double.IsNaN(b);
    }
}
