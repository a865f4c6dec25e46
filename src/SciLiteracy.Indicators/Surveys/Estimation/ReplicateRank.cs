using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>The rank of the replicate weights of every domain, from which its degrees of freedom follow.</summary>
/// <remarks>
/// Rows of one cluster mostly have proportional replicate weights, so a row whose direction was met before is passed over; the others are reduced against an
/// orthogonal basis. A domain whose rank has reached the number of replicates is not looked at any more. What remains of a row must be larger than a part of
/// its length: the tolerance of R's <c>qr</c>.
/// </remarks>
internal static class ReplicateRank
{
    private const int BlockLength = 256;

    public static int[] Of(IReplicateWeights replicates, DomainIndex domains, double tolerance)
    {
        var count = replicates.Count;
        var bases = new List<double[]>[domains.Count];
        var met = new HashSet<(long, long)>[domains.Count];
        for (var d = 0; d < domains.Count; d++)
            (bases[d], met[d]) = ([], []);
        var rows = domains.Codes.Length;
        var block = new double[BlockLength * count];
        var weights = new double[BlockLength];
        var row = new double[count];
        var (first, second) = (Directions(count, 1), Directions(count, 2));
        for (var start = 0; start < rows; start += BlockLength)
        {
            var length = Math.Min(BlockLength, rows - start);
            if (!IsWanted(domains.Codes.AsSpan(start, length), bases, count))
                continue;
            for (var g = 0; g < count; g++)
            {
                replicates.Fill(g, start, weights.AsSpan(0, length));
                for (var i = 0; i < length; i++)
                    block[(i * count) + g] = weights[i];
            }

            for (var i = 0; i < length; i++)
            {
                var domain = domains.Codes[start + i];
                if (domain < 0 || bases[domain].Count == count)
                    continue;
                block.AsSpan(i * count, count).CopyTo(row);
                var (norm, a, b) = (0.0, 0.0, 0.0);
                for (var g = 0; g < count; g++)
                {
                    norm += row[g] * row[g];
                    a += first[g] * row[g];
                    b += second[g] * row[g];
                }

                if (norm == 0)
                    continue;
                norm = Math.Sqrt(norm);
                // Nine digits of two projections tell directions apart; proportional rows have the same.
                if (!met[domain].Add(((long)Math.Round(a / norm * 1e9), (long)Math.Round(b / norm * 1e9))))
                    continue;
                Extend(bases[domain], row, norm, tolerance);
            }
        }

        return Array.ConvertAll(bases, b => b.Count);
    }

    private static bool IsWanted(ReadOnlySpan<int> codes, List<double[]>[] bases, int count)
    {
        foreach (var code in codes)
        {
            if (code >= 0 && bases[code].Count < count)
                return true;
        }

        return false;
    }

    // Twice, for what rounding leaves of the first time.
    private static void Extend(List<double[]> basis, double[] row, double norm, double tolerance)
    {
        var rest = norm;
        for (var pass = 0; pass < 2; pass++)
        {
            foreach (var one in basis)
            {
                var product = 0.0;
                for (var g = 0; g < row.Length; g++)
                    product += one[g] * row[g];
                for (var g = 0; g < row.Length; g++)
                    row[g] -= product * one[g];
            }

            rest = Math.Sqrt(row.Sum(v => v * v));
            if (rest <= tolerance * norm)
                return;
        }

        basis.Add(Array.ConvertAll(row, v => v / rest));
    }

    // Fixed directions without a pattern, for those with one send different half samples to the same place.
    private static double[] Directions(int count, int kind)
    {
        var directions = new double[count];
        new CounterRandom(0, RandomPurpose.ReplicateWeights).FillUniform(kind, directions);
        return Array.ConvertAll(directions, d => d - 0.5);
    }
}
