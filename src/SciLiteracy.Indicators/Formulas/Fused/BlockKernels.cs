using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Formulas.Fused;

/// <summary>
/// Loops over the cells of a block, eight at once. Each computes and tells whether there is something to mend: one pass where a kernel for each would make three.
/// The last eight are computed again where cells are left over, so a result is never an operand. They are compiled for good at once: until then a step is
/// many times slower.
/// </summary>
internal static class BlockKernels
{
    /// <summary>The cells of one step.</summary>
    public const int Width = 8;

    // Eight truths, one a bit, to eight bytes of ones.
    private static readonly ulong[] Spread = MakeSpread();

    /// <summary>Computes a op b.</summary>
    /// <param name="a">The first operand: as many as there are results, or one number for all.</param>
    /// <param name="b">The second operand, likewise.</param>
    /// <param name="result">The results.</param>
    /// <returns>Whether a result may be none though there are operands.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool Run<TOperator>(BlockOperand a, BlockOperand b, Span<double> result)
        where TOperator : struct, IBlockOperator
    {
        RequireLength(result.Length, a.IsOne ? int.MaxValue : a.Values.Length);
        RequireLength(result.Length, b.IsOne ? int.MaxValue : b.Values.Length);
        if (result.Length < Width)
            return RunFew<TOperator>(a, b, result);
        ref var firstA = ref MemoryMarshal.GetReference(a.Values);
        ref var firstB = ref MemoryMarshal.GetReference(b.Values);
        ref var firstResult = ref MemoryMarshal.GetReference(result);
        var last = result.Length - Width;
        var bad = Vector512<double>.Zero;
        if (a.IsOne)
        {
            var all = Vector512.Create(firstA);
            for (var i = 0; i < last; i += Width)
                bad |= Step<TOperator>(all, Vector512.LoadUnsafe(ref firstB, (nuint)i), ref firstResult, i);
            bad |= Step<TOperator>(all, Vector512.LoadUnsafe(ref firstB, (nuint)last), ref firstResult, last);
        }
        else if (b.IsOne)
        {
            var all = Vector512.Create(firstB);
            for (var i = 0; i < last; i += Width)
                bad |= Step<TOperator>(Vector512.LoadUnsafe(ref firstA, (nuint)i), all, ref firstResult, i);
            bad |= Step<TOperator>(Vector512.LoadUnsafe(ref firstA, (nuint)last), all, ref firstResult, last);
        }
        else
        {
            for (var i = 0; i < last; i += Width)
                bad |= Step<TOperator>(Vector512.LoadUnsafe(ref firstA, (nuint)i), Vector512.LoadUnsafe(ref firstB, (nuint)i), ref firstResult, i);
            bad |= Step<TOperator>(Vector512.LoadUnsafe(ref firstA, (nuint)last), Vector512.LoadUnsafe(ref firstB, (nuint)last), ref firstResult, last);
        }

        return bad.AsInt64() != Vector512<long>.Zero;
    }

    /// <summary>Computes (a op b) op c in one pass, or tells that something is to be mended; then the results are of no use.</summary>
    /// <param name="a">The first operand; numbers are repeated.</param>
    /// <param name="b">The second operand.</param>
    /// <param name="c">The operand of the second operation.</param>
    /// <param name="result">The results.</param>
    /// <returns>Whether a result may be none though there are operands, or there are too few cells for a step.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool RunPair<TFirst, TSecond>(BlockOperand a, BlockOperand b, BlockOperand c, Span<double> result)
        where TFirst : struct, IBlockOperator
        where TSecond : struct, IBlockOperator
    {
        RequireLength(a.IsOne ? Width : result.Length, a.Values.Length);
        RequireLength(b.IsOne ? Width : result.Length, b.Values.Length);
        RequireLength(c.IsOne ? Width : result.Length, c.Values.Length);
        var last = result.Length - Width;
        if (last < 0)
            return true;
        ref var firstA = ref MemoryMarshal.GetReference(a.Values);
        ref var firstB = ref MemoryMarshal.GetReference(b.Values);
        ref var firstC = ref MemoryMarshal.GetReference(c.Values);
        ref var firstResult = ref MemoryMarshal.GetReference(result);

        // A number stays where it is.
        var (maskA, maskB, maskC) = (a.IsOne ? 0 : -1, b.IsOne ? 0 : -1, c.IsOne ? 0 : -1);
        var bad = Vector512<double>.Zero;
        for (var i = 0; ; i = Math.Min(i + Width, last))
        {
            var (x, y) = (Vector512.LoadUnsafe(ref firstA, (nuint)(i & maskA)), Vector512.LoadUnsafe(ref firstB, (nuint)(i & maskB)));
            var inner = TFirst.Apply(x, y);
            var z = Vector512.LoadUnsafe(ref firstC, (nuint)(i & maskC));
            var value = TSecond.Apply(inner, z);
            value.StoreUnsafe(ref firstResult, (nuint)i);
            bad |= TFirst.IsBad(x, y, inner) | TSecond.IsBad(inner, z, value);
            if (i == last)
                return bad.AsInt64() != Vector512<long>.Zero;
        }
    }

    /// <summary>Copies cells past the caches; <see cref="EndStreams"/> comes before another thread reads them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Stream(ReadOnlySpan<double> cells, Span<double> destination)
    {
        RequireLength(cells.Length, destination.Length);
        fixed (double* from = cells, to = destination)
        {
            var i = 0;
            for (; i < cells.Length && ((nuint)(to + i) & CachePrefetch.LineLength - 1) != 0; i++)
                to[i] = from[i];
            for (; i <= cells.Length - Width; i += Width)
                Vector512.Load(from + i).StoreAlignedNonTemporal(to + i);
            for (; i < cells.Length; i++)
                to[i] = from[i];
        }
    }

    /// <summary>Lets what was copied by <see cref="Stream"/> be seen before what is written next.</summary>
    public static void EndStreams()
    {
        if (Sse.IsSupported)
            Sse.StoreFence();
        else
            Interlocked.MemoryBarrier();
    }

    /// <summary>Computes if(c = 1, a, b); NaN where c is neither 1 nor 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Choose(ReadOnlySpan<double> c, ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> result)
    {
        RequireLength(result.Length, Math.Min(Math.Min(a.Length, b.Length), c.Length));
        var last = result.Length - Width;
        if (last < 0)
        {
            for (var k = 0; k < result.Length; k++)
                result[k] = c[k] == 1 ? a[k] : c[k] == 0 ? b[k] : double.NaN;
            return;
        }

        ref var firstA = ref MemoryMarshal.GetReference(a);
        ref var firstB = ref MemoryMarshal.GetReference(b);
        ref var firstC = ref MemoryMarshal.GetReference(c);
        ref var firstResult = ref MemoryMarshal.GetReference(result);
        for (var i = 0; ; i = Math.Min(i + Width, last))
        {
            var condition = Vector512.LoadUnsafe(ref firstC, (nuint)i);
            var no = Vector512.ConditionalSelect(
                Vector512.Equals(condition, Vector512<double>.Zero), Vector512.LoadUnsafe(ref firstB, (nuint)i), Vector512.Create(double.NaN));
            var chosen = Vector512.ConditionalSelect(Vector512.Equals(condition, Vector512<double>.One), Vector512.LoadUnsafe(ref firstA, (nuint)i), no);
            chosen.StoreUnsafe(ref firstResult, (nuint)i);
            if (i == last)
                return;
        }
    }

    /// <summary>Takes a, and b where a is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Coalesce(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> result)
    {
        RequireLength(result.Length, Math.Min(a.Length, b.Length));
        var last = result.Length - Width;
        if (last < 0)
        {
            for (var k = 0; k < result.Length; k++)
                result[k] = double.IsNaN(a[k]) ? b[k] : a[k];
            return;
        }

        ref var firstA = ref MemoryMarshal.GetReference(a);
        ref var firstB = ref MemoryMarshal.GetReference(b);
        ref var firstResult = ref MemoryMarshal.GetReference(result);
        for (var i = 0; ; i = Math.Min(i + Width, last))
        {
            var found = Vector512.LoadUnsafe(ref firstA, (nuint)i);
            Vector512.ConditionalSelect(Vector512.Equals(found, found), found, Vector512.LoadUnsafe(ref firstB, (nuint)i)).StoreUnsafe(ref firstResult, (nuint)i);
            if (i == last)
                return;
        }
    }

    /// <summary>Adds over windows of a column, compensated (see <see cref="CompensatedSum"/>), and divides.</summary>
    /// <param name="column">The column.</param>
    /// <param name="starts">For each term the cell from which the terms are taken.</param>
    /// <param name="divisor">By what a sum is divided.</param>
    /// <param name="result">The results.</param>
    /// <returns>Whether one is infinite.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool Roll(ReadOnlySpan<double> column, ReadOnlySpan<int> starts, double divisor, Span<double> result)
    {
        foreach (var start in starts)
            RequireLength(result.Length, column.Length - start);
        var last = result.Length - Width;
        if (last < 0)
        {
            var isBad = false;
            for (var k = 0; k < result.Length; k++)
            {
                var sum = default(CompensatedSum);
                foreach (var start in starts)
                    sum.Add(column[start + k]);
                result[k] = (sum.Value / divisor) + 0.0;
                isBad |= double.IsInfinity(result[k]);
            }

            return isBad;
        }

        ref var first = ref MemoryMarshal.GetReference(column);
        ref var firstResult = ref MemoryMarshal.GetReference(result);
        var bad = Vector512<double>.Zero;
        for (var i = 0; ; i = Math.Min(i + Width, last))
        {
            var sum = Vector512<double>.Zero;
            var error = Vector512<double>.Zero;
            foreach (var start in starts)
            {
                var term = Vector512.LoadUnsafe(ref first, (nuint)(start + i));
                var next = sum + term;
                var added = next - sum;
                error += sum - (next - added) + (term - added);
                sum = next;
            }

            var value = sum + error;
            value = (Vector512.ConditionalSelect(Vector512.Equals(value, value), value, sum) / divisor) + Vector512<double>.Zero;
            value.StoreUnsafe(ref firstResult, (nuint)i);
            bad |= Bad.Infinite(value);
            if (i == last)
                return bad.AsInt64() != Vector512<long>.Zero;
        }
    }

    /// <summary>Writes a mark for each NaN, and 0 for each number.</summary>
    /// <returns>Whether there is a NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool MarkNaN(ReadOnlySpan<double> x, byte mark, Span<byte> marks)
    {
        RequireLength(marks.Length, x.Length);
        ref var first = ref MemoryMarshal.GetReference(x);
        ref var firstMark = ref MemoryMarshal.GetReference(marks);
        ref var spread = ref MemoryMarshal.GetArrayDataReference(Spread);
        var all = mark * 0x0101010101010101UL;
        var any = 0UL;
        var i = 0;
        for (; i <= marks.Length - Width; i += Width)
        {
            var v = Vector512.LoadUnsafe(ref first, (nuint)i);
            var eight = (~Vector512.Equals(v, v)).ExtractMostSignificantBits();
            any |= eight;
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref firstMark, i), Unsafe.Add(ref spread, (nint)eight) & all);
        }

        var isAny = any != 0;
        for (; i < marks.Length; i++)
        {
            marks[i] = double.IsNaN(x[i]) ? mark : (byte)0;
            isAny |= marks[i] != 0;
        }

        return isAny;
    }

    /// <summary>Writes a byte of <paramref name="yes"/> where c is 1, of <paramref name="no"/> where c is 0, and 0 elsewhere. An empty span is all 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ChooseBytes(ReadOnlySpan<double> c, ReadOnlySpan<byte> yes, ReadOnlySpan<byte> no, Span<byte> result)
    {
        RequireLength(result.Length, c.Length);
        ref var first = ref MemoryMarshal.GetReference(c);
        var i = 0;
        for (; i <= result.Length - Width; i += Width)
        {
            var condition = Vector512.LoadUnsafe(ref first, (nuint)i);
            var isTrue = Spread[Vector512.Equals(condition, Vector512<double>.One).ExtractMostSignificantBits() & 0xFF];
            var isFalse = Spread[Vector512.Equals(condition, Vector512<double>.Zero).ExtractMostSignificantBits() & 0xFF];
            var chosen = (yes.IsEmpty ? 0 : MemoryMarshal.Read<ulong>(yes[i..]) & isTrue)
                | (no.IsEmpty ? 0 : MemoryMarshal.Read<ulong>(no[i..]) & isFalse);
            MemoryMarshal.Write(result[i..], in chosen);
        }

        for (; i < result.Length; i++)
        {
            result[i] = c[i] == 1 ? yes.IsEmpty ? (byte)0 : yes[i]
                : c[i] == 0 && !no.IsEmpty ? no[i]
                : (byte)0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool HasNaN(ReadOnlySpan<double> x)
    {
        ref var first = ref MemoryMarshal.GetReference(x);
        var there = Vector512<long>.AllBitsSet;
        var i = 0;
        for (; i <= x.Length - Width; i += Width)
        {
            var v = Vector512.LoadUnsafe(ref first, (nuint)i);
            there &= Vector512.Equals(v, v).AsInt64();
        }

        var found = there != Vector512<long>.AllBitsSet;
        for (; i < x.Length; i++)
            found |= double.IsNaN(x[i]);
        return found;
    }

    private static bool RunFew<TOperator>(BlockOperand a, BlockOperand b, Span<double> result)
        where TOperator : struct, IBlockOperator
    {
        // What is beyond the cells is missing, which is never bad.
        Span<double> room = stackalloc double[3 * Width];
        room.Fill(double.NaN);
        var ofA = room[..Width];
        var ofB = room.Slice(Width, Width);
        var ofResult = room[(2 * Width)..];
        if (a.IsOne)
            ofA[..result.Length].Fill(a.Values[0]);
        else
            a.Values[..result.Length].CopyTo(ofA);
        if (b.IsOne)
            ofB[..result.Length].Fill(b.Values[0]);
        else
            b.Values[..result.Length].CopyTo(ofB);
        var bad = Step<TOperator>(Vector512.Create<double>(ofA), Vector512.Create<double>(ofB), ref ofResult[0], 0);
        ofResult[..result.Length].CopyTo(result);
        return bad.AsInt64() != Vector512<long>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Step<TOperator>(Vector512<double> a, Vector512<double> b, ref double result, int i)
        where TOperator : struct, IBlockOperator
    {
        var value = TOperator.Apply(a, b);
        value.StoreUnsafe(ref result, (nuint)i);
        return TOperator.IsBad(a, b, value);
    }

    private static void RequireLength(int length, int there)
    {
        if (there < length)
            ThrowTooShort(length, there);
    }

    private static void ThrowTooShort(int length, int there) => throw new ArgumentException($"There are {there} cells for {length} results.", nameof(there));

    private static ulong[] MakeSpread()
    {
        var spread = new ulong[256];
        for (var bits = 0; bits < spread.Length; bits++)
        {
            for (var k = 0; k < Width; k++)
                spread[bits] |= (bits >> k & 1) == 0 ? 0 : 0xFFUL << (8 * (BitConverter.IsLittleEndian ? k : Width - 1 - k));
        }

        return spread;
    }
}
