using System.Numerics.Tensors;

namespace SciLiteracy.Benchmarks.Surveys;

/// <summary>What a pass over columns takes that only reads them: the sum of all numbers, on all processors.</summary>
internal static class MemoryBound
{
    private const int Run = 1 << 16;

    public static double Sum(double[][] columns)
    {
        var sums = new double[columns.Length];
        Parallel.For(0, columns.Length, c =>
        {
            for (var start = 0; start < columns[c].Length; start += Run)
                sums[c] += TensorPrimitives.Sum<double>(columns[c].AsSpan(start, Math.Min(Run, columns[c].Length - start)));
        });
        return sums.Sum();
    }
}
