using System.Collections.Concurrent;
using System.Numerics.Tensors;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Surveys.Designs;

namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>The directions that the replicate weights of rows have: rows of one cluster mostly have proportional ones, so that there are few.</summary>
/// <remarks>
/// Two projections, over the length, tell directions apart to nine digits. A direction stands for itself by the first of its rows; they are in the order of these.
/// </remarks>
internal sealed class ReplicatePatterns
{
    // With more directions than these, rows are looked at one by one.
    private const int Most = 1 << 16;

    private readonly int[] _ofRow;

    private ReplicatePatterns(int[] ofRow, int[] rows) => (_ofRow, Rows) = (ofRow, rows);

    /// <summary>Gets whether rows have their directions here; if not, there are too many.</summary>
    public bool IsKnown => _ofRow.Length > 0;

    /// <summary>Gets a row of every direction.</summary>
    public int[] Rows { get; }

    /// <summary>Gets the ranks of sets of rows that were asked for, as every estimate by the same domains asks again.</summary>
    public ConcurrentDictionary<ValueList<int>, int> Ranks { get; } = new();

    /// <summary>Gets the direction of a row; -1 if all its weights are 0.</summary>
    public int this[int row] => _ofRow[row];

    public static ReplicatePatterns Of(IReplicateWeights replicates, double[] weights, RowWork work)
    {
        var rows = weights.Length;
        if (replicates is ReplicateColumns { ClusterOfRow: { } clusters } columns && columns.FactorCount <= Most)
            return OfClusters(clusters, columns.FactorCount, weights);
        var ofRow = new int[rows];
        var workerOfRun = new Worker[(rows + RowWork.RunLength - 1) / RowWork.RunLength];
        var (first, second) = (Directions(replicates.Count, 1), Directions(replicates.Count, 2));
        var workers = work.Rows(rows, () => new Worker(), (worker, start, length) =>
        {
            workerOfRun[start / RowWork.RunLength] = worker;
            if (!worker.IsFull)
                worker.Find(replicates, first, second, start, ofRow.AsSpan(start, length));
        });
        var all = new Dictionary<(long, long), int>();
        foreach (var worker in workers)
        {
            foreach (var (key, local) in worker.Keys)
            {
                if (!all.TryGetValue(key, out var row) || worker.Rows[local] < row)
                    all[key] = worker.Rows[local];
            }
        }

        if (workers.Any(w => w.IsFull) || all.Count > Most)
            return new([], []);
        var ordered = all.Values.Order().ToArray();
        var numbers = all.ToDictionary(p => p.Key, p => Array.BinarySearch(ordered, p.Value));
        var places = workers.ToDictionary(w => w, w => w.Keys.OrderBy(k => k.Value).Select(k => numbers[k.Key]).ToArray());
        for (var i = 0; i < rows; i++)
            ofRow[i] = ofRow[i] < 0 ? -1 : places[workerOfRun[i / RowWork.RunLength]][ofRow[i]];
        return new(ofRow, ordered);
    }

    private static ReplicatePatterns OfClusters(int[] clusters, int count, double[] weights)
    {
        var ofRow = new int[clusters.Length];
        var rows = new int[count];
        for (var i = clusters.Length - 1; i >= 0; i--)
        {
            ofRow[i] = weights[i] == 0 ? -1 : clusters[i];
            if (weights[i] != 0)
                rows[clusters[i]] = i;
        }

        return new(ofRow, rows);
    }

    // Fixed directions without a pattern, for those with one send different half samples to the same place.
    private static double[] Directions(int count, int kind)
    {
        var directions = new double[count];
        new CounterRandom(0, RandomPurpose.ReplicateWeights).FillUniform(kind, directions);
        return Array.ConvertAll(directions, d => d - 0.5);
    }

    private sealed class Worker
    {
        private readonly double[] _scratch = new double[RowWork.RunLength];
        private readonly double[] _a = new double[RowWork.RunLength];
        private readonly double[] _b = new double[RowWork.RunLength];
        private readonly double[] _squares = new double[RowWork.RunLength];

        public Dictionary<(long, long), int> Keys { get; } = [];

        public List<int> Rows { get; } = [];

        public bool IsFull { get; private set; }

        public void Find(IReplicateWeights replicates, double[] first, double[] second, int start, Span<int> patterns)
        {
            var a = _a.AsSpan(0, patterns.Length);
            var b = _b.AsSpan(0, patterns.Length);
            var squares = _squares.AsSpan(0, patterns.Length);
            a.Clear();
            b.Clear();
            squares.Clear();
            for (var g = 0; g < replicates.Count; g++)
            {
                var w = replicates.Block(g, start, _scratch.AsSpan(0, patterns.Length));
                TensorPrimitives.MultiplyAdd(w, first[g], a, a);
                TensorPrimitives.MultiplyAdd(w, second[g], b, b);
                TensorPrimitives.MultiplyAdd(w, w, squares, squares);
            }

            var (last, pattern) = ((long.MinValue, 0L), -1);
            for (var i = 0; i < patterns.Length; i++)
            {
                if (squares[i] == 0)
                {
                    patterns[i] = -1;
                    continue;
                }

                var norm = Math.Sqrt(squares[i]);
                var key = ((long)Math.Round(a[i] / norm * 1e9), (long)Math.Round(b[i] / norm * 1e9));
                if (key != last)
                {
                    last = key;
                    if (!Keys.TryGetValue(key, out pattern))
                    {
                        Keys.Add(key, pattern = Rows.Count);
                        Rows.Add(start + i);
                    }
                    else if (start + i < Rows[pattern])
                    {
                        Rows[pattern] = start + i;
                    }
                }

                patterns[i] = pattern;
            }

            IsFull = Rows.Count > Most;
        }
    }
}
