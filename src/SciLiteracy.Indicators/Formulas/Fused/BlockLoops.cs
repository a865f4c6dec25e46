using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Formulas.Fused;

/// <summary>
/// Loops over the cells of a block, some at once. Each computes and tells whether there is something to mend: one pass where a kernel for each would make three.
/// The last ones are computed again where cells are left over, so a result is never an operand. They are compiled for good at once: until then a step is
/// many times slower.
/// </summary>
internal static class BlockLoops<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private static int Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TLanes.Count;
    }

    /// <inheritdoc cref="BlockKernels.Run"/>
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
        var bad = TLanes.Create(0);
        if (a.IsOne)
        {
            var all = TLanes.Create(firstA);
            for (var i = 0; i < last; i += Width)
                bad |= Step<TOperator>(all, TLanes.Load(ref firstB, (nuint)i), ref firstResult, i);
            bad |= Step<TOperator>(all, TLanes.Load(ref firstB, (nuint)last), ref firstResult, last);
        }
        else if (b.IsOne)
        {
            var all = TLanes.Create(firstB);
            for (var i = 0; i < last; i += Width)
                bad |= Step<TOperator>(TLanes.Load(ref firstA, (nuint)i), all, ref firstResult, i);
            bad |= Step<TOperator>(TLanes.Load(ref firstA, (nuint)last), all, ref firstResult, last);
        }
        else
        {
            for (var i = 0; i < last; i += Width)
                bad |= Step<TOperator>(TLanes.Load(ref firstA, (nuint)i), TLanes.Load(ref firstB, (nuint)i), ref firstResult, i);
            bad |= Step<TOperator>(TLanes.Load(ref firstA, (nuint)last), TLanes.Load(ref firstB, (nuint)last), ref firstResult, last);
        }

        return TLanes.Truths(bad) != 0;
    }

    /// <inheritdoc cref="BlockKernels.RunPair"/>
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
        var bad = TLanes.Create(0);
        for (var i = 0; i < last; i += Width)
            bad |= StepPair<TFirst, TSecond>(ref firstA, ref firstB, ref firstC, i & maskA, i & maskB, i & maskC, ref firstResult, i);
        bad |= StepPair<TFirst, TSecond>(ref firstA, ref firstB, ref firstC, last & maskA, last & maskB, last & maskC, ref firstResult, last);
        return TLanes.Truths(bad) != 0;
    }

    /// <inheritdoc cref="BlockKernels.Stream"/>
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
                TLanes.Stream(TLanes.Load(ref *from, (nuint)i), to + i);
            for (; i < cells.Length; i++)
                to[i] = from[i];
        }
    }

    /// <inheritdoc cref="BlockKernels.Choose"/>
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
        for (var i = 0; i < last; i += Width)
            StepChoose(ref firstC, ref firstA, ref firstB, ref firstResult, i);
        StepChoose(ref firstC, ref firstA, ref firstB, ref firstResult, last);
    }

    /// <inheritdoc cref="BlockKernels.Coalesce"/>
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
        for (var i = 0; i < last; i += Width)
            StepCoalesce(ref firstA, ref firstB, ref firstResult, i);
        StepCoalesce(ref firstA, ref firstB, ref firstResult, last);
    }

    /// <inheritdoc cref="BlockKernels.Roll"/>
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
        var bad = TLanes.Create(0);
        for (var i = 0; ; i = Math.Min(i + Width, last))
        {
            var sum = TLanes.Create(0);
            var error = TLanes.Create(0);
            foreach (var start in starts)
            {
                var term = TLanes.Load(ref first, (nuint)(start + i));
                var next = sum + term;
                var added = next - sum;
                error += sum - (next - added) + (term - added);
                sum = next;
            }

            var value = sum + error;
            value = (TLanes.Select(TLanes.Equal(value, value), value, sum) / TLanes.Create(divisor)) + TLanes.Create(0);
            TLanes.Store(value, ref firstResult, (nuint)i);
            bad |= Bad.Infinite(value);
            if (i == last)
                return TLanes.Truths(bad) != 0;
        }
    }

    /// <inheritdoc cref="BlockKernels.MarkNaN"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool MarkNaN(ReadOnlySpan<double> x, byte mark, Span<byte> marks)
    {
        RequireLength(marks.Length, x.Length);
        ref var first = ref MemoryMarshal.GetReference(x);
        ref var firstMark = ref MemoryMarshal.GetReference(marks);
        ref var spread = ref MemoryMarshal.GetArrayDataReference(BlockKernels.Spread);
        var all = mark * 0x0101010101010101UL;
        var any = 0u;
        var i = 0;
        for (; i <= marks.Length - Width; i += Width)
        {
            var v = TLanes.Load(ref first, (nuint)i);
            var missing = TLanes.Truths(~TLanes.Equal(v, v));
            any |= missing;
            Write(Unsafe.Add(ref spread, (nint)missing) & all, ref Unsafe.Add(ref firstMark, i));
        }

        var isAny = any != 0;
        for (; i < marks.Length; i++)
        {
            marks[i] = double.IsNaN(x[i]) ? mark : (byte)0;
            isAny |= marks[i] != 0;
        }

        return isAny;
    }

    /// <inheritdoc cref="BlockKernels.ChooseBytes"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ChooseBytes(ReadOnlySpan<double> c, ReadOnlySpan<byte> yes, ReadOnlySpan<byte> no, Span<byte> result)
    {
        RequireLength(result.Length, Math.Min(c.Length, Math.Min(yes.IsEmpty ? int.MaxValue : yes.Length, no.IsEmpty ? int.MaxValue : no.Length)));
        ref var first = ref MemoryMarshal.GetReference(c);
        ref var firstResult = ref MemoryMarshal.GetReference(result);
        var i = 0;
        for (; i <= result.Length - Width; i += Width)
        {
            var condition = TLanes.Load(ref first, (nuint)i);
            var isTrue = BlockKernels.Spread[TLanes.Truths(TLanes.Equal(condition, TLanes.Create(1)))];
            var isFalse = BlockKernels.Spread[TLanes.Truths(TLanes.Equal(condition, TLanes.Create(0)))];
            var chosen = (yes.IsEmpty ? 0 : Read(yes[i..]) & isTrue) | (no.IsEmpty ? 0 : Read(no[i..]) & isFalse);
            Write(chosen, ref Unsafe.Add(ref firstResult, i));
        }

        for (; i < result.Length; i++)
        {
            result[i] = c[i] == 1 ? yes.IsEmpty ? (byte)0 : yes[i]
                : c[i] == 0 && !no.IsEmpty ? no[i]
                : (byte)0;
        }
    }

    /// <inheritdoc cref="BlockKernels.HasNaN"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool HasNaN(ReadOnlySpan<double> x)
    {
        ref var first = ref MemoryMarshal.GetReference(x);
        var missing = TLanes.Create(0);
        var i = 0;
        for (; i <= x.Length - Width; i += Width)
        {
            var v = TLanes.Load(ref first, (nuint)i);
            missing |= ~TLanes.Equal(v, v);
        }

        var found = TLanes.Truths(missing) != 0;
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
        var bad = Step<TOperator>(TLanes.Load(ref ofA[0], 0), TLanes.Load(ref ofB[0], 0), ref ofResult[0], 0);
        ofResult[..result.Length].CopyTo(result);
        return TLanes.Truths(bad) != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Step<TOperator>(TLanes a, TLanes b, ref double result, int i)
        where TOperator : struct, IBlockOperator
    {
        var value = TOperator.Apply(a, b);
        TLanes.Store(value, ref result, (nuint)i);
        return TOperator.IsBad(a, b, value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes StepPair<TFirst, TSecond>(ref double firstA, ref double firstB, ref double firstC, int a, int b, int c, ref double result, int i)
        where TFirst : struct, IBlockOperator
        where TSecond : struct, IBlockOperator
    {
        var (x, y, z) = (TLanes.Load(ref firstA, (nuint)a), TLanes.Load(ref firstB, (nuint)b), TLanes.Load(ref firstC, (nuint)c));
        var inner = TFirst.Apply(x, y);
        var value = TSecond.Apply(inner, z);
        TLanes.Store(value, ref result, (nuint)i);
        return TFirst.IsBad(x, y, inner) | TSecond.IsBad(inner, z, value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StepChoose(ref double firstC, ref double firstA, ref double firstB, ref double result, int i)
    {
        var condition = TLanes.Load(ref firstC, (nuint)i);
        var no = TLanes.Select(TLanes.Equal(condition, TLanes.Create(0)), TLanes.Load(ref firstB, (nuint)i), TLanes.Create(double.NaN));
        TLanes.Store(TLanes.Select(TLanes.Equal(condition, TLanes.Create(1)), TLanes.Load(ref firstA, (nuint)i), no), ref result, (nuint)i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StepCoalesce(ref double firstA, ref double firstB, ref double result, int i)
    {
        var found = TLanes.Load(ref firstA, (nuint)i);
        TLanes.Store(TLanes.Select(TLanes.Equal(found, found), found, TLanes.Load(ref firstB, (nuint)i)), ref result, (nuint)i);
    }

    // As many bytes as there are lanes, the first one lowest.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Read(ReadOnlySpan<byte> bytes) => TLanes.Count switch
    {
        8 => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        4 => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        _ => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(ulong bytes, ref byte to)
    {
        if (!BitConverter.IsLittleEndian)
            bytes = BinaryPrimitives.ReverseEndianness(bytes) >> (64 - (8 * TLanes.Count));
        if (TLanes.Count == 8)
            Unsafe.WriteUnaligned(ref to, bytes);
        else if (TLanes.Count == 4)
            Unsafe.WriteUnaligned(ref to, (uint)bytes);
        else
            Unsafe.WriteUnaligned(ref to, (ushort)bytes);
    }

    private static void RequireLength(int length, int there)
    {
        if (there < length)
            ThrowTooShort(length, there);
    }

    private static void ThrowTooShort(int length, int there) => throw new ArgumentException($"There are {there} cells for {length} results.", nameof(there));
}
