using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>Weighted totals Σ w[g] x[j] of all domains under columns of weights, in one pass over the rows and the weights.</summary>
/// <remarks>
/// Eight columns are summed side by side, as they stand: blocks of rows are turned about, so that the weights of a row stand side by side, and summed domain by domain, so that sums
/// stay in registers. A product is rounded to a multiple of 2⁻⁵² of a bound of those of its domain (the largest weight times the
/// largest term), and multiples are added as integers: exactly, so that neither the order of the rows nor the number of threads nor the width of vectors changes a bit. Every 1,024 rows
/// the sums, which have 62 bits, go on into wider ones.
/// </remarks>
internal static class ReplicateTotals
{
    private const int Lanes = 8;
    private const int Bits = 52;
    private const int StepLength = 1 << (62 - Bits);

    /// <summary>Returns the totals under the weights of the full sample and then under those of the replicates; shape [(1 + G) × domains × J].</summary>
    public static double[] Of(TotalsStatistic statistic, DomainIndex domains, double[] weights, IReplicateWeights replicates, RowWork work)
    {
        var (terms, count) = (statistic.Terms, replicates.Count + 1);
        var groups = (count + Lanes - 1) / Lanes;
        var cells = domains.Count * terms;
        var rows = domains.Codes.Length;
        var largest = Largest(statistic, domains, work);
        var bound = Math.Max(Math.Abs(System.Numerics.Tensors.TensorPrimitives.MaxMagnitude<double>(weights)), replicates.Bounds.Max());
        var exponents = Array.ConvertAll(largest, x => Math.Clamp(bound * x > 0 && double.IsFinite(bound * x) ? Bits - 1 - Math.ILogB(bound * x) : 0, -1000, 1000));
        var scales = Array.ConvertAll(exponents, e => Math.ScaleB(1, e));
        var blocks = domains.Blocks;
        var workers = work.Rows(rows, () => new Worker(weights, replicates, blocks, groups, cells, terms), (worker, start, length) =>
        {
            var codes = domains.Codes.AsSpan(start, length);
            if (codes.IndexOfAnyExcept(-1) < 0)
                return;
            statistic.Fill(start, codes, worker.Terms.AsSpan(0, length * terms));
            worker.Sort(start, length, scales);
            worker.Add(start, length);
        });
        var totals = new double[count * cells];
        for (var g = 0; g < count; g++)
        {
            for (var k = 0; k < cells; k++)
            {
                var sum = Int128.Zero;
                foreach (var worker in workers)
                    sum += worker.Sum(g, k);
                totals[(g * cells) + k] = double.IsFinite(bound * largest[k]) ? Math.ScaleB((double)sum, -exponents[k]) : double.NaN;
            }
        }

        return totals;
    }

    // The largest term of any row of a domain, without its sign; NaN if one is missing; shape [domains × J].
    private static double[] Largest(TotalsStatistic statistic, DomainIndex domains, RowWork work)
    {
        var terms = statistic.Terms;
        var workers = work.Rows(domains.Codes.Length, () => (Largest: new double[domains.Count * terms], Terms: new double[RowWork.RunLength * terms]), (worker, start, length) =>
        {
            var codes = domains.Codes.AsSpan(start, length);
            var x = worker.Terms.AsSpan(0, length * terms);
            statistic.Fill(start, codes, x);
            AddLargest(codes, x, worker.Largest, terms);
        });
        var all = workers[0].Largest;
        foreach (var other in workers.AsSpan(1))
        {
            for (var k = 0; k < all.Length; k++)
                all[k] = Math.Max(all[k], other.Largest[k]);
        }

        return all;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddLargest(ReadOnlySpan<int> codes, ReadOnlySpan<double> x, double[] largest, int terms)
    {
        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i] < 0)
                continue;
            var own = largest.AsSpan(codes[i] * terms, terms);
            var row = x.Slice(i * terms, terms);
            for (var j = 0; j < row.Length; j++)
            {
                if (!(Math.Abs(row[j]) <= own[j]))
                    own[j] = Math.Max(own[j], Math.Abs(row[j]));
            }
        }
    }

    private sealed class Worker(double[] weights, IReplicateWeights replicates, DomainBlocks blocks, int groups, int cells, int terms)
    {
        private readonly double[] _scratch = new double[Lanes * RowWork.RunLength];
        // A row of weights is a line of the cache: the array does not move, and the block begins where a line does.
        private readonly double[] _memory = GC.AllocateUninitializedArray<double>(Lanes * (DomainBlocks.Length + 1), pinned: true);

        // The terms of a run, scaled, in the order of blocks and domains.
        private readonly double[] _terms = new double[RowWork.RunLength * terms];

        // The sums of a step of rows, and those of all steps: multiples of 2^32, and what is left of them.
        private readonly Vector512<long>[] _step = new Vector512<long>[cells];
        private readonly Vector512<long>[] _high = new Vector512<long>[groups * cells];
        private readonly Vector512<long>[] _low = new Vector512<long>[groups * cells];

        public double[] Terms { get; } = new double[RowWork.RunLength * terms];

        public Int128 Sum(int column, int cell)
        {
            var at = (column / Lanes * cells) + cell;
            return ((Int128)_high[at][column % Lanes] << 32) + _low[at][column % Lanes];
        }

        private unsafe ref double Block
        {
            get
            {
                ref var first = ref MemoryMarshal.GetArrayDataReference(_memory);
                var past = (int)((nuint)Unsafe.AsPointer(ref first) % CachePrefetch.LineLength);
                return ref Unsafe.AddByteOffset(ref first, (CachePrefetch.LineLength - past) % CachePrefetch.LineLength);
            }
        }

        /// <summary>Sorts and scales the terms of a run. A missing term makes the totals of its domain missing, and counts as 0 here.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Sort(int start, int length, double[] scales)
        {
            var places = blocks.Places;
            var to = 0;
            for (var first = 0; first < length; first += DomainBlocks.Length)
            {
                var block = (start + first) / DomainBlocks.Length;
                var row = blocks.First(block);
                foreach (var (domain, end) in blocks.Segments(block))
                {
                    var own = scales.AsSpan(domain * terms, terms);
                    for (; row < end; row++)
                    {
                        var from = (first + places[row]) * terms;
                        for (var j = 0; j < own.Length; j++)
                        {
                            var x = Terms[from + j];
                            _terms[to++] = double.IsNaN(x) ? 0 : x * own[j];
                        }
                    }
                }
            }
        }

        /// <summary>Adds the rows of a run whose terms were sorted.</summary>
        public void Add(int start, int length)
        {
            for (var group = 0; group < groups; group++)
            {
                var columns = new Columns
                {
                    A = ColumnOf(group, 0, start, length),
                    B = ColumnOf(group, 1, start, length),
                    C = ColumnOf(group, 2, start, length),
                    D = ColumnOf(group, 3, start, length),
                    E = ColumnOf(group, 4, start, length),
                    F = ColumnOf(group, 5, start, length),
                    G = ColumnOf(group, 6, start, length),
                    H = ColumnOf(group, 7, start, length),
                };
                var from = blocks.First(start / DomainBlocks.Length);
                for (var first = 0; first < length; first += DomainBlocks.Length)
                {
                    var next = first + DomainBlocks.Length;
                    TurnAbout(columns, first, Math.Min(next, length));

                    // Beside the sums, the next block comes from memory.
                    var (coming, end) = (next, Math.Min(next + DomainBlocks.Length, length));
                    var block = (start + first) / DomainBlocks.Length;
                    var row = blocks.First(block);
                    foreach (var (domain, last) in blocks.Segments(block))
                    {
                        for (var k = row; k < last && coming < end; k += Lanes, coming += Lanes)
                            columns.Prefetch(coming);
                        AddRows(domain, blocks.Places[row..last], _terms.AsSpan((row - from) * terms));
                        row = last;
                    }

                    if (next % StepLength == 0 || next >= length)
                        Flush(group);
                }
            }
        }

        // Column 0 is that of the full sample; the last group is filled up with the last replicate.
        private ReadOnlySpan<double> ColumnOf(int group, int lane, int start, int length)
        {
            var column = Math.Min((group * Lanes) + lane, replicates.Count);
            return column == 0 ? weights.AsSpan(start, length) : replicates.Block(column - 1, start, _scratch.AsSpan(lane * RowWork.RunLength, length));
        }

        private void Flush(int group)
        {
            var high = _high.AsSpan(group * cells, cells);
            var low = _low.AsSpan(group * cells, cells);
            var step = _step.AsSpan();
            for (var k = 0; k < step.Length; k++)
            {
                high[k] += step[k] >> 32;
                low[k] += step[k] & Vector512.Create(0xFFFFFFFFL);
                step[k] = Vector512<long>.Zero;
            }
        }

        // Rows of eight columns to rows of eight weights.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void TurnAbout(Columns columns, int first, int end)
        {
            ref var block = ref Block;
            var i = first;
            if (Avx512F.IsSupported)
            {
                ref var a = ref MemoryMarshal.GetReference(columns.A);
                ref var b = ref MemoryMarshal.GetReference(columns.B);
                ref var c = ref MemoryMarshal.GetReference(columns.C);
                ref var d = ref MemoryMarshal.GetReference(columns.D);
                ref var e = ref MemoryMarshal.GetReference(columns.E);
                ref var f = ref MemoryMarshal.GetReference(columns.F);
                ref var g = ref MemoryMarshal.GetReference(columns.G);
                ref var h = ref MemoryMarshal.GetReference(columns.H);
                for (; i + Lanes <= end; i += Lanes)
                {
                    var at = (nuint)i;
                    Transpose(
                        Vector512.LoadUnsafe(ref a, at), Vector512.LoadUnsafe(ref b, at), Vector512.LoadUnsafe(ref c, at), Vector512.LoadUnsafe(ref d, at),
                        Vector512.LoadUnsafe(ref e, at), Vector512.LoadUnsafe(ref f, at), Vector512.LoadUnsafe(ref g, at), Vector512.LoadUnsafe(ref h, at),
                        ref Unsafe.Add(ref block, (i - first) * Lanes));
                }
            }

            for (; i < end; i++)
            {
                var row = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref block, (i - first) * Lanes), Lanes);
                (row[0], row[1], row[2], row[3]) = (columns.A[i], columns.B[i], columns.C[i], columns.D[i]);
                (row[4], row[5], row[6], row[7]) = (columns.E[i], columns.F[i], columns.G[i], columns.H[i]);
            }
        }

        // Rows of one domain, by their places in the block, and their terms.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void AddRows(int domain, ReadOnlySpan<ushort> places, ReadOnlySpan<double> x)
        {
            ref var block = ref Block;
            ref var term = ref MemoryMarshal.GetReference(x);
            var sums = _step.AsSpan(domain * terms, terms);
            var j = 0;
            for (; j + 1 < sums.Length; j += 2)
            {
                var (a, b) = (sums[j], sums[j + 1]);
                ref var own = ref Unsafe.Add(ref term, j);
                foreach (var place in places)
                {
                    var w = Vector512.LoadUnsafe(ref block, (nuint)(place * Lanes));
                    a += Nearest(w * own);
                    b += Nearest(w * Unsafe.Add(ref own, 1));
                    own = ref Unsafe.Add(ref own, terms);
                }

                (sums[j], sums[j + 1]) = (a, b);
            }

            if (j == sums.Length)
                return;
            var sum = sums[j];
            ref var last = ref Unsafe.Add(ref term, j);
            foreach (var place in places)
            {
                sum += Nearest(Vector512.LoadUnsafe(ref block, (nuint)(place * Lanes)) * last);
                last = ref Unsafe.Add(ref last, terms);
            }

            sums[j] = sum;
        }

        // The nearest integers; of two as near the even one.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<long> Nearest(Vector512<double> values) =>
            Avx512DQ.IsSupported ? Avx512DQ.ConvertToVector512Int64(values) : Vector512.ConvertToInt64(Vector512.Round(values));

        // Rows of eight columns to eight rows, in memory.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Transpose(
            Vector512<double> a, Vector512<double> b, Vector512<double> c, Vector512<double> d, Vector512<double> e, Vector512<double> f, Vector512<double> g, Vector512<double> h,
            ref double to)
        {
            var lowPairs = Vector512.Create(0L, 1, 8, 9, 4, 5, 12, 13);
            var highPairs = Vector512.Create(2L, 3, 10, 11, 6, 7, 14, 15);
            var lowHalves = Vector512.Create(0L, 1, 2, 3, 8, 9, 10, 11);
            var highHalves = Vector512.Create(4L, 5, 6, 7, 12, 13, 14, 15);
            var (ab0, ab1) = (Avx512F.UnpackLow(a, b), Avx512F.UnpackHigh(a, b));
            var (cd0, cd1) = (Avx512F.UnpackLow(c, d), Avx512F.UnpackHigh(c, d));
            var (ef0, ef1) = (Avx512F.UnpackLow(e, f), Avx512F.UnpackHigh(e, f));
            var (gh0, gh1) = (Avx512F.UnpackLow(g, h), Avx512F.UnpackHigh(g, h));

            // Rows 0 and 4, 2 and 6, 1 and 5, 3 and 7, of the first four columns and the last four.
            var (p04, q04) = (Avx512F.PermuteVar8x64x2(ab0, lowPairs, cd0), Avx512F.PermuteVar8x64x2(ef0, lowPairs, gh0));
            var (p26, q26) = (Avx512F.PermuteVar8x64x2(ab0, highPairs, cd0), Avx512F.PermuteVar8x64x2(ef0, highPairs, gh0));
            var (p15, q15) = (Avx512F.PermuteVar8x64x2(ab1, lowPairs, cd1), Avx512F.PermuteVar8x64x2(ef1, lowPairs, gh1));
            var (p37, q37) = (Avx512F.PermuteVar8x64x2(ab1, highPairs, cd1), Avx512F.PermuteVar8x64x2(ef1, highPairs, gh1));
            Avx512F.PermuteVar8x64x2(p04, lowHalves, q04).StoreUnsafe(ref to);
            Avx512F.PermuteVar8x64x2(p15, lowHalves, q15).StoreUnsafe(ref to, 8);
            Avx512F.PermuteVar8x64x2(p26, lowHalves, q26).StoreUnsafe(ref to, 16);
            Avx512F.PermuteVar8x64x2(p37, lowHalves, q37).StoreUnsafe(ref to, 24);
            Avx512F.PermuteVar8x64x2(p04, highHalves, q04).StoreUnsafe(ref to, 32);
            Avx512F.PermuteVar8x64x2(p15, highHalves, q15).StoreUnsafe(ref to, 40);
            Avx512F.PermuteVar8x64x2(p26, highHalves, q26).StoreUnsafe(ref to, 48);
            Avx512F.PermuteVar8x64x2(p37, highHalves, q37).StoreUnsafe(ref to, 56);
        }

        // Eight columns over a run of rows.
        private ref struct Columns
        {
            public ReadOnlySpan<double> A;
            public ReadOnlySpan<double> B;
            public ReadOnlySpan<double> C;
            public ReadOnlySpan<double> D;
            public ReadOnlySpan<double> E;
            public ReadOnlySpan<double> F;
            public ReadOnlySpan<double> G;
            public ReadOnlySpan<double> H;

            public readonly void Prefetch(int row)
            {
                CachePrefetch.Begin(in A[row]);
                CachePrefetch.Begin(in B[row]);
                CachePrefetch.Begin(in C[row]);
                CachePrefetch.Begin(in D[row]);
                CachePrefetch.Begin(in E[row]);
                CachePrefetch.Begin(in F[row]);
                CachePrefetch.Begin(in G[row]);
                CachePrefetch.Begin(in H[row]);
            }
        }
    }
}
