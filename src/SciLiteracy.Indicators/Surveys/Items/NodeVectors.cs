using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Surveys.Items;

/// <summary>Arithmetic of vectors over the nodes of a grid, whole runs of eight long. Sums are taken in eight lanes, so that the width of the processor's registers changes no bit.</summary>
internal static class NodeVectors
{
    private const int Lanes = 8;

    /// <summary>Returns the length of a vector for a number of nodes.</summary>
    public static int Padded(int count) => (count + Lanes - 1) / Lanes * Lanes;

    /// <summary>sum[q] = x[q] + y[q]; the places may be the same.</summary>
    public static void Add(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> sum)
    {
        ref var a = ref MemoryMarshal.GetReference(x);
        ref var b = ref MemoryMarshal.GetReference(y[..x.Length]);
        ref var s = ref MemoryMarshal.GetReference(sum[..x.Length]);
        for (nuint q = 0; q < (nuint)x.Length; q += Lanes)
            (Vector512.LoadUnsafe(ref a, q) + Vector512.LoadUnsafe(ref b, q)).StoreUnsafe(ref s, q);
    }

    /// <summary>product[q] = x[q] y[q].</summary>
    public static void Multiply(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> product)
    {
        ref var a = ref MemoryMarshal.GetReference(x);
        ref var b = ref MemoryMarshal.GetReference(y[..x.Length]);
        ref var p = ref MemoryMarshal.GetReference(product[..x.Length]);
        for (nuint q = 0; q < (nuint)x.Length; q += Lanes)
            (Vector512.LoadUnsafe(ref a, q) * Vector512.LoadUnsafe(ref b, q)).StoreUnsafe(ref p, q);
    }

    /// <summary>x[q] = factor x[q].</summary>
    public static void Scale(Span<double> x, double factor)
    {
        ref var a = ref MemoryMarshal.GetReference(x);
        for (nuint q = 0; q < (nuint)x.Length; q += Lanes)
            (Vector512.LoadUnsafe(ref a, q) * factor).StoreUnsafe(ref a, q);
    }

    /// <summary>Returns Σ x[q] y[q].</summary>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        ref var a = ref MemoryMarshal.GetReference(x);
        ref var b = ref MemoryMarshal.GetReference(y[..x.Length]);
        var sum = Vector512<double>.Zero;
        for (nuint q = 0; q < (nuint)x.Length; q += Lanes)
            sum = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref a, q), Vector512.LoadUnsafe(ref b, q), sum);
        return Total(sum);
    }

    /// <summary>Returns the largest of some numbers.</summary>
    public static double Largest(ReadOnlySpan<double> x)
    {
        ref var a = ref MemoryMarshal.GetReference(x);
        var largest = Vector512.LoadUnsafe(ref a);
        for (nuint q = Lanes; q < (nuint)x.Length; q += Lanes)
            largest = Vector512.Max(largest, Vector512.LoadUnsafe(ref a, q));
        var result = largest[0];
        for (var lane = 1; lane < Lanes; lane++)
            result = Math.Max(result, largest[lane]);
        return result;
    }

    /// <summary>e[q] = exp(x[q] - shift), and returns their sum.</summary>
    public static double Exponentials(ReadOnlySpan<double> x, double shift, Span<double> e)
    {
        ref var a = ref MemoryMarshal.GetReference(x);
        ref var r = ref MemoryMarshal.GetReference(e[..x.Length]);
        var sum = Vector512<double>.Zero;
        var less = Lanes512.Create(shift);
        for (nuint q = 0; q < (nuint)x.Length; q += Lanes)
        {
            Lanes512.Store(NaturalExponential.Of(Lanes512.Load(ref a, q) - less), ref r, q);
            sum += Vector512.LoadUnsafe(ref r, q);
        }

        return Total(sum);
    }

    /// <summary>Fills in Σ x[q] y[q] for each of several vectors y that stand one after the other.</summary>
    public static void Dots(ReadOnlySpan<double> x, ReadOnlySpan<double> rows, Span<double> sums)
    {
        var length = (nuint)x.Length;
        ref var a = ref MemoryMarshal.GetReference(x);
        ref var b = ref MemoryMarshal.GetReference(rows[..(x.Length * sums.Length)]);
        var row = 0;
        for (; row + 4 <= sums.Length; row += 4)
        {
            var (s0, s1, s2, s3) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
            var first = (nuint)row * length;
            for (nuint q = 0; q < length; q += Lanes)
            {
                var left = Vector512.LoadUnsafe(ref a, q);
                s0 = Vector512.FusedMultiplyAdd(left, Vector512.LoadUnsafe(ref b, first + q), s0);
                s1 = Vector512.FusedMultiplyAdd(left, Vector512.LoadUnsafe(ref b, first + length + q), s1);
                s2 = Vector512.FusedMultiplyAdd(left, Vector512.LoadUnsafe(ref b, first + (2 * length) + q), s2);
                s3 = Vector512.FusedMultiplyAdd(left, Vector512.LoadUnsafe(ref b, first + (3 * length) + q), s3);
            }

            (sums[row], sums[row + 1], sums[row + 2], sums[row + 3]) = (Total(s0), Total(s1), Total(s2), Total(s3));
        }

        for (; row < sums.Length; row++)
            sums[row] = Dot(x, rows.Slice(row * x.Length, x.Length));
    }

    // By halves.
    private static double Total(Vector512<double> sum)
    {
        var four = sum.GetLower() + sum.GetUpper();
        var two = four.GetLower() + four.GetUpper();
        return two[0] + two[1];
    }
}
