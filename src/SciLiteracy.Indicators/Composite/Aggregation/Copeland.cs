using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Aggregation;


/// <summary>Copeland's rule over a cross-section.</summary>
/// <remarks>
/// Weights are counted in whole steps of 2⁻⁴⁰ of their sum. Sums of whole numbers are exact in any order, so i outranks j just where j is outranked
/// by i, and neither the order of rows nor of children matters. Two sums are tied if they differ by at most half a step a child: what rounding to
/// steps can make of a tie.
/// </remarks>
public static class Copeland
{
    private const int Lines = 4;
    private const double Steps = 1L << 40;

    /// <summary>Returns the number of doubles that <see cref="Compute"/> needs for its work.</summary>
    /// <param name="children">The number of children.</param>
    /// <param name="rows">The number of rows.</param>
    public static int ScratchLength(int children, int rows) => (children * Padded(rows)) + Padded(rows) + children;

    /// <summary>Computes the number of rows that a row outranks, less the number that outrank it.</summary>
    /// <param name="children">The children, the higher the better; shape [children × rows], NaN is missing: it does not count for the pair.</param>
    /// <param name="weights">Weights, finite and at least 0; shape [children].</param>
    /// <param name="scores">Receives whole numbers from -(rows - 1) to rows - 1; shape [rows]. A row without children is NaN.</param>
    /// <param name="scratch">Room to work; shape [<see cref="ScratchLength"/>].</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <remarks>rows² / 2 × children comparisons.</remarks>
    public static void Compute(ColumnSet children, ReadOnlySpan<double> weights, Span<double> scores, Span<double> scratch)
    {
        GeneralizedMean.Check(children, weights, scores);
        var rows = children.Rows;
        var stride = Padded(rows);
        // children that weigh nothing are left out; rows are filled up with missing ones, which no one outranks
        var values = scratch[..(children.Count * stride)];
        var balance = scratch.Slice(values.Length, stride);
        var steps = scratch.Slice(values.Length + stride, children.Count);
        var count = Quantize(weights, steps);
        var tie = 0.5 * count;
        for (int child = 0, line = 0; child < children.Count; child++)
        {
            if (weights[child] == 0)
                continue;
            var column = values.Slice(line++ * stride, stride);
            children[child].CopyTo(column);
            column[rows..].Fill(double.NaN);
        }

        balance.Clear();
        ref var x = ref MemoryMarshal.GetReference(values);
        ref var w = ref MemoryMarshal.GetReference(steps);
        ref var scored = ref MemoryMarshal.GetReference(balance);
        var one = Vector<double>.One;
        for (var i = 0; i < rows; i += Lines)
        {
            for (var first = i; first < i + Lines; first++)
            {
                for (var second = first + 1; second < i + Lines; second++)
                {
                    var sign = Sign(Net(values, stride, steps[..count], first, second), tie);
                    balance[first] += sign;
                    balance[second] -= sign;
                }
            }

            var won0 = Vector<double>.Zero;
            var won1 = Vector<double>.Zero;
            var won2 = Vector<double>.Zero;
            var won3 = Vector<double>.Zero;
            for (var j = i + Lines; j < rows; j += Vector<double>.Count)
            {
                var net0 = Vector<double>.Zero;
                var net1 = Vector<double>.Zero;
                var net2 = Vector<double>.Zero;
                var net3 = Vector<double>.Zero;
                for (var child = 0; child < count; child++)
                {
                    ref var column = ref Unsafe.Add(ref x, child * stride);
                    var other = Vector.LoadUnsafe(ref column, (nuint)j);
                    var weight = Vector.Create(Unsafe.Add(ref w, child));
                    net0 = Count(net0, Vector.Create(Unsafe.Add(ref column, i)), other, weight);
                    net1 = Count(net1, Vector.Create(Unsafe.Add(ref column, i + 1)), other, weight);
                    net2 = Count(net2, Vector.Create(Unsafe.Add(ref column, i + 2)), other, weight);
                    net3 = Count(net3, Vector.Create(Unsafe.Add(ref column, i + 3)), other, weight);
                }

                var above = Vector.Create(tie);
                var sign0 = (one & Vector.AsVectorDouble(Vector.GreaterThan(net0, above))) - (one & Vector.AsVectorDouble(Vector.LessThan(net0, -above)));
                var sign1 = (one & Vector.AsVectorDouble(Vector.GreaterThan(net1, above))) - (one & Vector.AsVectorDouble(Vector.LessThan(net1, -above)));
                var sign2 = (one & Vector.AsVectorDouble(Vector.GreaterThan(net2, above))) - (one & Vector.AsVectorDouble(Vector.LessThan(net2, -above)));
                var sign3 = (one & Vector.AsVectorDouble(Vector.GreaterThan(net3, above))) - (one & Vector.AsVectorDouble(Vector.LessThan(net3, -above)));
                won0 += sign0;
                won1 += sign1;
                won2 += sign2;
                won3 += sign3;
                (Vector.LoadUnsafe(ref scored, (nuint)j) - (sign0 + sign1 + sign2 + sign3)).StoreUnsafe(ref scored, (nuint)j);
            }

            balance[i] += Vector.Sum(won0);
            balance[i + 1] += Vector.Sum(won1);
            balance[i + 2] += Vector.Sum(won2);
            balance[i + 3] += Vector.Sum(won3);
        }

        for (var row = 0; row < rows; row++)
        {
            var any = false;
            for (var child = 0; child < count && !any; child++)
                any = !double.IsNaN(values[(child * stride) + row]);
            // adding 0 makes 0 of -0
            scores[row] = any ? balance[row] + 0.0 : double.NaN;
        }
    }

    /// <summary>Turns weights into whole steps of their sum, of those above 0 only; returns how many there are.</summary>
    internal static int Quantize(ReadOnlySpan<double> weights, Span<double> steps)
    {
        var greatest = 0.0;
        foreach (var weight in weights)
            greatest = Math.Max(greatest, weight);
        // over the greatest first, so that the sum stays in range
        var sum = default(CompensatedSum);
        foreach (var weight in weights)
            sum.Add(weight / greatest);
        var count = 0;
        foreach (var weight in weights)
        {
            if (weight > 0)
                steps[count++] = Math.Round(weight / greatest / sum.Value * Steps);
        }

        return count;
    }

    private static int Padded(int rows) => rows + Lines + Vector<double>.Count;

    private static double Sign(double net, double tie) => net > tie ? 1 : net < -tie ? -1 : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Count(Vector<double> net, Vector<double> x, Vector<double> other, Vector<double> weight) =>
        net + (weight & Vector.AsVectorDouble(Vector.GreaterThan(x, other))) - (weight & Vector.AsVectorDouble(Vector.LessThan(x, other)));

    private static double Net(ReadOnlySpan<double> values, int stride, ReadOnlySpan<double> steps, int first, int second)
    {
        var net = 0.0;
        for (var child = 0; child < steps.Length; child++)
        {
            var x = values[(child * stride) + first];
            var y = values[(child * stride) + second];
            net += x > y ? steps[child] : x < y ? -steps[child] : 0;
        }

        return net;
    }
}
