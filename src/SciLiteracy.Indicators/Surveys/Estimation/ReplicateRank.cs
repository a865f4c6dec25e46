using System.Numerics.Tensors;

namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>The rank of the replicate weights of every domain, from which its degrees of freedom follow.</summary>
/// <remarks>
/// Every direction that rows of the domain have is reduced against an orthogonal basis, until the rank has reached the number of replicates. What remains of it must be
/// larger than a part of its length: the tolerance of R's <c>qr</c>.
/// </remarks>
internal static class ReplicateRank
{
    private const long MostCells = 1 << 26;

    public static int[] Of(ReplicatePatterns patterns, IReplicateWeights replicates, DomainIndex domains, double tolerance, RowWork work)
    {
        var ranks = new int[domains.Count];
        if (!patterns.IsKnown || (long)patterns.Rows.Length * domains.Count > MostCells)
        {
            var rows = RowsOfDomains.Of(domains);
            work.Each(ranks.Length, () => new Basis(replicates, tolerance), (basis, d) => ranks[d] = basis.Rank(rows[d]));
            return ranks;
        }

        var count = patterns.Rows.Length;
        var tables = work.Rows(domains.Codes.Length, () => new bool[domains.Count * count], (table, start, length) =>
        {
            for (var i = start; i < start + length; i++)
            {
                if (domains.Codes[i] >= 0 && patterns[i] >= 0)
                    table[(domains.Codes[i] * count) + patterns[i]] = true;
            }
        });
        var isMet = tables[0];
        foreach (var other in tables.AsSpan(1))
        {
            for (var k = 0; k < isMet.Length; k++)
                isMet[k] |= other[k];
        }

        work.Each(ranks.Length, () => new Basis(replicates, tolerance), (basis, d) =>
        {
            var own = new List<int>();
            for (var p = 0; p < count; p++)
            {
                if (isMet[(d * count) + p])
                    own.Add(patterns.Rows[p]);
            }

            ranks[d] = patterns.Ranks.GetOrAdd([.. own], rows => basis.Rank(rows));
        });
        return ranks;
    }

    private sealed class Basis(IReplicateWeights replicates, double tolerance)
    {
        private readonly double[] _row = new double[replicates.Count];

        public int Rank(IEnumerable<int> rows)
        {
            var basis = new List<double[]>();
            foreach (var row in rows)
            {
                for (var g = 0; g < _row.Length; g++)
                    replicates.Fill(g, row, _row.AsSpan(g, 1));
                var norm = TensorPrimitives.Norm<double>(_row);
                if (norm > 0)
                    Extend(basis, norm);
                if (basis.Count == _row.Length)
                    break;
            }

            return basis.Count;
        }

        // Twice, for what rounding leaves of the first time.
        private void Extend(List<double[]> basis, double norm)
        {
            var rest = norm;
            for (var pass = 0; pass < 2; pass++)
            {
                foreach (var one in basis)
                    TensorPrimitives.MultiplyAdd(one, -TensorPrimitives.Dot<double>(one, _row), _row, _row);
                rest = TensorPrimitives.Norm<double>(_row);
                if (rest <= tolerance * norm)
                    return;
            }

            basis.Add(Array.ConvertAll(_row, v => v / rest));
        }
    }
}
