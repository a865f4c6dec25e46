using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Formulas.Fused;

/// <summary>The loops over the cells of a block (<see cref="BlockLoops{TLanes}"/>) at the width of the processor's registers; results have the same bits at any.</summary>
internal static class BlockKernels
{
    /// <summary>The most cells of one step.</summary>
    public const int Width = 8;

    /// <summary>Eight truths, one a bit, to eight bytes of ones, the first lowest.</summary>
    public static readonly ulong[] Spread = MakeSpread();

    /// <summary>Computes a op b.</summary>
    /// <param name="a">The first operand: as many as there are results, or one number for all.</param>
    /// <param name="b">The second operand, likewise.</param>
    /// <param name="result">The results.</param>
    /// <returns>Whether a result may be none though there are operands.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Run<TOperator>(BlockOperand a, BlockOperand b, Span<double> result)
        where TOperator : struct, IBlockOperator =>
        Vector512.IsHardwareAccelerated ? BlockLoops<Lanes512>.Run<TOperator>(a, b, result)
        : Vector256.IsHardwareAccelerated ? BlockLoops<Lanes256>.Run<TOperator>(a, b, result)
        : BlockLoops<Lanes128>.Run<TOperator>(a, b, result);

    /// <summary>Computes (a op b) op c in one pass, or tells that something is to be mended; then the results are of no use.</summary>
    /// <param name="a">The first operand; numbers are repeated.</param>
    /// <param name="b">The second operand.</param>
    /// <param name="c">The operand of the second operation.</param>
    /// <param name="result">The results.</param>
    /// <returns>Whether a result may be none though there are operands, or there are too few cells for a step.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool RunPair<TFirst, TSecond>(BlockOperand a, BlockOperand b, BlockOperand c, Span<double> result)
        where TFirst : struct, IBlockOperator
        where TSecond : struct, IBlockOperator =>
        Vector512.IsHardwareAccelerated ? BlockLoops<Lanes512>.RunPair<TFirst, TSecond>(a, b, c, result)
        : Vector256.IsHardwareAccelerated ? BlockLoops<Lanes256>.RunPair<TFirst, TSecond>(a, b, c, result)
        : BlockLoops<Lanes128>.RunPair<TFirst, TSecond>(a, b, c, result);

    /// <summary>Copies cells past the caches; <see cref="EndStreams"/> comes before another thread reads them.</summary>
    public static void Stream(ReadOnlySpan<double> cells, Span<double> destination)
    {
        if (Vector512.IsHardwareAccelerated)
            BlockLoops<Lanes512>.Stream(cells, destination);
        else if (Vector256.IsHardwareAccelerated)
            BlockLoops<Lanes256>.Stream(cells, destination);
        else
            BlockLoops<Lanes128>.Stream(cells, destination);
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
    public static void Choose(ReadOnlySpan<double> c, ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> result)
    {
        if (Vector512.IsHardwareAccelerated)
            BlockLoops<Lanes512>.Choose(c, a, b, result);
        else if (Vector256.IsHardwareAccelerated)
            BlockLoops<Lanes256>.Choose(c, a, b, result);
        else
            BlockLoops<Lanes128>.Choose(c, a, b, result);
    }

    /// <summary>Takes a, and b where a is NaN.</summary>
    public static void Coalesce(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> result)
    {
        if (Vector512.IsHardwareAccelerated)
            BlockLoops<Lanes512>.Coalesce(a, b, result);
        else if (Vector256.IsHardwareAccelerated)
            BlockLoops<Lanes256>.Coalesce(a, b, result);
        else
            BlockLoops<Lanes128>.Coalesce(a, b, result);
    }

    /// <summary>Adds over windows of a column, compensated (see <see cref="CompensatedSum"/>), and divides.</summary>
    /// <param name="column">The column.</param>
    /// <param name="starts">For each term the cell from which the terms are taken.</param>
    /// <param name="divisor">By what a sum is divided.</param>
    /// <param name="result">The results.</param>
    /// <returns>Whether one is infinite.</returns>
    public static bool Roll(ReadOnlySpan<double> column, ReadOnlySpan<int> starts, double divisor, Span<double> result) =>
        Vector512.IsHardwareAccelerated ? BlockLoops<Lanes512>.Roll(column, starts, divisor, result)
        : Vector256.IsHardwareAccelerated ? BlockLoops<Lanes256>.Roll(column, starts, divisor, result)
        : BlockLoops<Lanes128>.Roll(column, starts, divisor, result);

    /// <summary>Writes a mark for each NaN, and 0 for each number.</summary>
    /// <returns>Whether there is a NaN.</returns>
    public static bool MarkNaN(ReadOnlySpan<double> x, byte mark, Span<byte> marks) =>
        Vector512.IsHardwareAccelerated ? BlockLoops<Lanes512>.MarkNaN(x, mark, marks)
        : Vector256.IsHardwareAccelerated ? BlockLoops<Lanes256>.MarkNaN(x, mark, marks)
        : BlockLoops<Lanes128>.MarkNaN(x, mark, marks);

    /// <summary>Writes a byte of <paramref name="yes"/> where c is 1, of <paramref name="no"/> where c is 0, and 0 elsewhere. An empty span is all 0.</summary>
    public static void ChooseBytes(ReadOnlySpan<double> c, ReadOnlySpan<byte> yes, ReadOnlySpan<byte> no, Span<byte> result)
    {
        if (Vector512.IsHardwareAccelerated)
            BlockLoops<Lanes512>.ChooseBytes(c, yes, no, result);
        else if (Vector256.IsHardwareAccelerated)
            BlockLoops<Lanes256>.ChooseBytes(c, yes, no, result);
        else
            BlockLoops<Lanes128>.ChooseBytes(c, yes, no, result);
    }

    /// <summary>Tells whether a number is missing.</summary>
    public static bool HasNaN(ReadOnlySpan<double> x) =>
        Vector512.IsHardwareAccelerated ? BlockLoops<Lanes512>.HasNaN(x)
        : Vector256.IsHardwareAccelerated ? BlockLoops<Lanes256>.HasNaN(x)
        : BlockLoops<Lanes128>.HasNaN(x);

    private static ulong[] MakeSpread()
    {
        var spread = new ulong[256];
        for (var bits = 0; bits < spread.Length; bits++)
        {
            for (var k = 0; k < Width; k++)
                spread[bits] |= (bits >> k & 1) == 0 ? 0 : 0xFFUL << (8 * k);
        }

        return spread;
    }
}
