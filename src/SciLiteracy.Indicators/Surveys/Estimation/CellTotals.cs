using System.Runtime.InteropServices;

namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>
/// Weighted totals Σ w x[j] of cells, the parts of domains in the sampled units of a design, in one pass over the rows in the order of the data. Everything that estimates of
/// smooth functions of totals need follows from them, for influences are linear in the terms.
/// </summary>
/// <remarks>A product is rounded; sums are kept on the grids of <see cref="SumGrid"/>, so that neither the order of the rows nor the number of threads changes a bit.</remarks>
internal sealed class CellTotals
{
    private readonly int[] _domains;
    private readonly int[] _units;
    private readonly double[] _sums;
    private readonly double[] _errors;
    private readonly int _terms;

    private CellTotals(int[] units, int[] domains, double[] sums, double[] errors, int terms) =>
        (_units, _domains, _sums, _errors, _terms) = (units, domains, sums, errors, terms);

    /// <summary>Gets the number of cells, by units and then domains.</summary>
    public int Count => _domains.Length;

    /// <summary>Gets the domain of every cell.</summary>
    public int[] Domains => _domains;

    /// <summary>Gets the unit of every cell, ascending.</summary>
    public int[] Units => _units;

    /// <summary>Adds up the terms of cells.</summary>
    public static CellTotals Of(TotalsStatistic statistic, CellNumbers cells, DomainIndex domains, double[] weights, RowWork work)
    {
        var terms = statistic.Terms;
        var rows = cells.OfRow.Length;
        var bounds = work.Rows(rows, () => new Worker(terms), (worker, start, length) =>
        {
            var x = worker.Terms.AsSpan(0, length * terms);
            var codes = domains.Codes.AsSpan(start, length);
            statistic.Fill(start, codes, x);
            worker.Bound(codes, weights.AsSpan(start, length), x);
        });
        var grids = new SumGrid[terms];
        for (var j = 0; j < terms; j++)
            grids[j] = SumGrid.Of(bounds.Max(b => b.Largest[j]), rows);
        var workers = work.Rows(rows, () => new Worker(terms, grids, cells.Units.Length), (worker, start, length) =>
        {
            var x = worker.Terms.AsSpan(0, length * terms);
            statistic.Fill(start, domains.Codes.AsSpan(start, length), x);
            worker.Add(cells.OfRow.AsSpan(start, length), weights.AsSpan(start, length), x);
        });
        var size = cells.Units.Length * terms;
        var (sums, errors) = (new double[size], new double[size]);
        for (var k = 0; k < size; k++)
        {
            var grid = grids[k % terms];
            var (first, second) = (grid.First, grid.Second);
            foreach (var worker in workers)
            {
                first += worker.Sums[2 * k] - grid.First;
                second += worker.Sums[(2 * k) + 1] - grid.Second;
            }

            (sums[k], errors[k]) = grid.Of(first, second);
        }

        return new(cells.Units, cells.Domains, sums, errors, terms);
    }

    /// <summary>Returns the totals of domains; shape [domains × J].</summary>
    public double[] OfDomains(int domainCount)
    {
        var sums = new Numerics.ExactSums(domainCount * _terms);
        for (var k = 0; k < _sums.Length; k++)
        {
            sums.Add((_domains[k / _terms] * _terms) + (k % _terms), _sums[k]);
            sums.Add((_domains[k / _terms] * _terms) + (k % _terms), _errors[k]);
        }

        var totals = new double[domainCount * _terms];
        for (var k = 0; k < totals.Length; k++)
            totals[k] = sums.Value(k);
        return totals;
    }

    /// <summary>Returns the weighted influences of cells: the sums of those of their rows; shape [cells × V].</summary>
    /// <param name="statistic">The statistics.</param>
    /// <param name="totals">The totals of the domains; shape [domains × J].</param>
    /// <param name="values">The statistics of the domains; shape [domains × V].</param>
    /// <param name="domainCount">The number of domains.</param>
    public double[] Influences(TotalsStatistic statistic, double[] totals, double[] values, int domainCount)
    {
        var count = statistic.Count;
        var gradients = new double[domainCount * _terms * count];
        var unit = new double[_terms];
        for (var d = 0; d < domainCount; d++)
        {
            for (var j = 0; j < _terms; j++)
            {
                Array.Clear(unit);
                unit[j] = 1;
                statistic.Influence(
                    d, unit, totals.AsSpan(d * _terms, _terms), values.AsSpan(d * count, count), gradients.AsSpan(((d * _terms) + j) * count, count));
            }
        }

        var z = new double[Count * count];
        for (var c = 0; c < Count; c++)
        {
            var at = c * _terms;
            for (var v = 0; v < count; v++)
                z[(c * count) + v] = Product(gradients.AsSpan(_domains[c] * _terms * count), v, count, _sums.AsSpan(at, _terms), _errors.AsSpan(at, _terms));
        }

        return z;
    }

    // Σ gradient[j] total[j], as if in twice the precision, for the parts nearly cancel. Source: Ogita, Rump and Oishi (2005), "Accurate sum and dot product".
    private static double Product(ReadOnlySpan<double> gradients, int statistic, int count, ReadOnlySpan<double> sums, ReadOnlySpan<double> errors)
    {
        var (sum, error) = (0.0, 0.0);
        for (var j = 0; j < sums.Length; j++)
        {
            var gradient = gradients[(j * count) + statistic];
            if (gradient == 0)
                continue;
            var product = gradient * sums[j];
            error += Math.FusedMultiplyAdd(gradient, sums[j], -product) + (gradient * errors[j]);
            var next = sum + product;
            var added = next - sum;
            error += sum - (next - added) + (product - added);
            sum = next;
        }

        return sum + error;
    }

    private sealed class Worker(int terms)
    {
        public Worker(int terms, SumGrid[] grids, int cells)
            : this(terms)
        {
            Sums = new double[cells * terms * 2];
            var ofCell = MemoryMarshal.Cast<SumGrid, double>(grids);
            for (var at = 0; at < Sums.Length; at += ofCell.Length)
                ofCell.CopyTo(Sums.AsSpan(at));
        }

        /// <summary>Gets two sums a cell and term.</summary>
        public double[] Sums { get; } = [];

        public double[] Largest { get; } = new double[terms];

        public double[] Terms { get; } = new double[RowWork.RunLength * terms];

        public void Bound(ReadOnlySpan<int> domains, ReadOnlySpan<double> weights, ReadOnlySpan<double> x)
        {
            var largest = Largest;
            for (var i = 0; i < domains.Length; i++)
            {
                if (domains[i] < 0)
                    continue;
                var w = weights[i];
                var row = x.Slice(i * largest.Length, largest.Length);
                for (var j = 0; j < largest.Length; j++)
                {
                    // A missing term is no largest one.
                    var term = Math.Abs(w * row[j]);
                    if (term > largest[j])
                        largest[j] = term;
                }
            }
        }

        public void Add(ReadOnlySpan<int> cells, ReadOnlySpan<double> weights, ReadOnlySpan<double> x)
        {
            var terms = Largest.Length;
            for (var i = 0; i < cells.Length; i++)
            {
                if (cells[i] < 0)
                    continue;
                var w = weights[i];
                var row = x.Slice(i * terms, terms);
                var own = Sums.AsSpan(cells[i] * terms * 2, terms * 2);
                for (var j = 0; j < row.Length; j++)
                    SumGrid.Add(ref own[2 * j], ref own[(2 * j) + 1], w * row[j]);
            }
        }
    }
}
