using System.Collections.Immutable;
using SciLiteracy.Indicators.Surveys.Calibration;
using SciLiteracy.Indicators.Surveys.Estimation;

namespace SciLiteracy.Indicators.Surveys.Designs;

/// <summary>A design of strata and clusters; variances are computed by linearization (Taylor series).</summary>
public sealed class SampleDesign : SurveyDesign
{
    private const int MostRuns = 64;
    private const int LeastRunLength = 8192;

    internal SampleDesign(
        double[] weights, int[]? order, int[] unitOfRow, ImmutableArray<SampleStage> stages, SinglePsuRule singlePsu, bool singlePsuInDomains,
        ImmutableArray<Residualizer> residualizers)
        : base(weights)
    {
        Order = order;
        UnitOfRow = unitOfRow;
        Stages = stages;
        SinglePsu = singlePsu;
        SinglePsuInDomains = singlePsuInDomains;
        Residualizers = residualizers;
    }

    /// <summary>Gets what a stratum with one sampled unit adds to a variance.</summary>
    public SinglePsuRule SinglePsu { get; }

    /// <summary>Gets whether the rule also holds for strata where a domain leaves one unit.</summary>
    public bool SinglePsuInDomains { get; }

    /// <summary>Gets the number of strata of the first stage.</summary>
    public int StratumCount => Stages[0].UnitCounts.Length;

    /// <summary>Gets the number of sampled units of the first stage.</summary>
    public int ClusterCount => Stages[0].UnitCounts.Sum();

    /// <summary>Gets the rows in the order of the design; null if they are in it.</summary>
    internal int[]? Order { get; }

    /// <summary>Gets the unit of the last stage that every row belongs to; shape [rows].</summary>
    internal int[] UnitOfRow { get; }

    internal ImmutableArray<SampleStage> Stages { get; }

    /// <summary>Gets what calibration takes out of influences, in the order in which it was done.</summary>
    internal ImmutableArray<Residualizer> Residualizers { get; }

    internal SampleDesign Calibrated(double[] weights, Residualizer? residualizer) =>
        new(weights, Order, UnitOfRow, Stages, SinglePsu, SinglePsuInDomains, residualizer is null ? Residualizers : Residualizers.Add(residualizer));

    /// <inheritdoc/>
    internal override double[] DegreesOfFreedom(DomainIndex domains, RowWork work)
    {
        // Single rows as units are in the order of the file, all others in that of the design.
        if (LastUnitCount < Rows && CellNumbers.IsTable(Rows, LastUnitCount, domains.Count))
            return DegreesOfFreedomByTable(domains);
        var ends = Stages[0].RunsOfStrata(MostRuns, LeastRunLength);
        var workers = work.Each(ends.Count, () => new UnitCounter(domains.Count), (counter, run) =>
            counter.Add(Stages[0], Order, domains.Codes, WeightArray, run == 0 ? 0 : ends[run - 1], ends[run]));
        var df = new double[domains.Count];
        foreach (var counter in workers)
        {
            for (var d = 0; d < df.Length; d++)
                df[d] += counter.Differences[d];
        }

        return df;
    }

    private int LastUnitCount => Stages[^1].UnitCounts.Sum();

    // The first position of every unit of the last stage; they ascend in the order of the design.
    private int[] FirstPositions()
    {
        var units = Stages[^1].Units;
        var first = new int[LastUnitCount];
        for (var position = 0; position < units.Length; position++)
        {
            if (position == 0 || units[position] != units[position - 1])
                first[units[position]] = position;
        }

        return first;
    }

    // The stages as they are for parts of units of the last stage.
    private ImmutableArray<SampleStage> StagesOf(int[] units)
    {
        var first = FirstPositions();
        return [.. Stages.Select(s => s with
        {
            Strata = Array.ConvertAll(units, u => s.Strata[first[u]]),
            Units = Array.ConvertAll(units, u => s.Units[first[u]]),
        })];
    }

    private double[] DegreesOfFreedomByTable(DomainIndex domains)
    {
        var isThere = new bool[LastUnitCount * domains.Count];
        var codes = domains.Codes;
        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i] >= 0 && WeightArray[i] != 0)
                isThere[(UnitOfRow[i] * domains.Count) + codes[i]] = true;
        }

        var first = FirstPositions();
        var counter = new UnitCounter(domains.Count);
        counter.Begin();
        for (var k = 0; k < isThere.Length; k++)
        {
            if (isThere[k])
                counter.Add(Stages[0], first[k / domains.Count], k % domains.Count);
        }

        return Array.ConvertAll(counter.Differences, d => (double)d);
    }

    /// <inheritdoc/>
    internal override EstimateBlock Estimate(TotalsStatistic statistic, DomainIndex domains, RowWork work, bool isBetween)
    {
        var (terms, count) = (statistic.Terms, statistic.Count);
        var numbers = Residualizers.IsEmpty && Stages[0].UnitFactors is null ? domains.Cells(UnitOfRow, LastUnitCount) : null;
        var cells = numbers is { AreWorthwhile: true } ? CellTotals.Of(statistic, numbers, domains, WeightArray, work) : null;
        var totals = cells?.OfDomains(domains.Count) ?? DomainTotals.Of(statistic, domains, WeightArray, work);
        var values = new double[domains.Count * count];
        for (var d = 0; d < domains.Count; d++)
            statistic.Values(d, totals.AsSpan(d * terms, terms), values.AsSpan(d * count, count));
        if (cells is not null)
        {
            var ofCells = RowInfluences.Of(cells.Influences(statistic, totals, values, domains.Count), count);
            return Block(StagesOf(cells.Units), null, ofCells, cells.Domains);
        }

        var influences = RowInfluences.Of(statistic, WeightArray, totals, values);
        if (Residualizers.IsEmpty)
            return Block(Stages, Order, influences, domains.Codes);
        var z = new double[Rows * count];
        var scratch = new double[influences.ScratchLength];
        for (var i = 0; i < Rows; i++)
        {
            if (domains.Codes[i] >= 0)
                influences.Fill(i, domains.Codes[i], scratch, z.AsSpan(i * count, count));
        }

        return new(count, values, Covariances(z, count, domains, work), isBetween ? CovariancesBetween(z, count, domains, work) : null);

        EstimateBlock Block(ImmutableArray<SampleStage> stages, int[]? order, RowInfluences influences, int[] ofParts) => new(
            count, values, new LinearizedVariance(this, stages, order, influences, ofParts, domains.Count).Compute(work),
            isBetween ? new LinearizedVariance(this, stages, order, RowInfluences.SideBySide(influences, ofParts, domains.Count), AsOne(ofParts), 1).Compute(work) : null);
    }

    // The parts of all domains as those of one.
    private static int[] AsOne(int[] domains) => Array.ConvertAll(domains, d => Math.Min(d, 0));

    /// <inheritdoc/>
    internal override EstimateBlock Estimate(WeightedStatistic statistic, DomainIndex domains, RowWork work)
    {
        var count = statistic.Count;
        var values = new double[domains.Count * count];
        var z = new double[Rows * count];
        var rowsOf = RowsOfDomains.Of(domains);
        var isDefined = new bool[domains.Count];
        for (var d = 0; d < domains.Count; d++)
        {
            var rows = rowsOf[d];
            var target = values.AsSpan(d * count, count);
            statistic.Values(d, rows, WeightArray, target);
            var influences = new double[rows.Length * count];
            isDefined[d] = statistic.Influences(d, rows, WeightArray, target, influences);
            for (var i = 0; i < rows.Length; i++)
            {
                for (var v = 0; v < count; v++)
                    z[(rows[i] * count) + v] = influences[(i * count) + v] * WeightArray[rows[i]];
            }
        }

        var covariances = Covariances(z, count, domains, work);
        for (var d = 0; d < domains.Count; d++)
        {
            if (!isDefined[d])
                covariances.AsSpan(d * count * count, count * count).Fill(double.NaN);
        }

        return new(count, values, covariances);
    }

    // z is the weighted influences; shape [rows × V].
    private double[] Covariances(double[] z, int count, DomainIndex domains, RowWork work)
    {
        if (Residualizers.IsEmpty)
            return new LinearizedVariance(this, Stages, Order, RowInfluences.Of(z, count), domains.Codes, domains.Count).Compute(work);

        var covariances = new double[domains.Count * count * count];
        for (var d = 0; d < domains.Count; d++)
            new LinearizedVariance(this, Stages, Order, RowInfluences.Of(Residuals(z, count, domains, d), count), new int[Rows], 1).Compute(work).CopyTo(covariances.AsSpan(d * count * count));
        return covariances;
    }

    private double[] CovariancesBetween(double[] z, int count, DomainIndex domains, RowWork work)
    {
        var size = domains.Count * count;
        var all = new double[Rows * size];
        for (var d = 0; d < domains.Count; d++)
        {
            var own = Residuals(z, count, domains, d);
            for (var i = 0; i < Rows; i++)
                own.AsSpan(i * count, count).CopyTo(all.AsSpan((i * size) + (d * count)));
        }

        return new LinearizedVariance(this, Stages, Order, RowInfluences.Of(all, size), new int[Rows], 1).Compute(work);
    }

    // The influences on one domain without what calibration takes out of them, also in rows outside the domain.
    private double[] Residuals(double[] z, int count, DomainIndex domains, int domain)
    {
        var own = new double[Rows * count];
        for (var i = 0; i < Rows; i++)
        {
            if (domains.Codes[i] == domain)
                z.AsSpan(i * count, count).CopyTo(own.AsSpan(i * count, count));
        }

        foreach (var residualizer in Residualizers)
            residualizer.Apply(own, count);
        return own;
    }

    // Counts the units less the strata in which domains have rows with weight.
    private sealed class UnitCounter(int domainCount)
    {
        private readonly int[] _lastUnit = new int[domainCount];
        private readonly int[] _lastStratum = new int[domainCount];

        public int[] Differences { get; } = new int[domainCount];

        /// <summary>Begins with units and strata that were not met before.</summary>
        public void Begin()
        {
            Array.Fill(_lastUnit, -1);
            Array.Fill(_lastStratum, -1);
        }

        /// <summary>Counts positions of whole strata.</summary>
        public void Add(SampleStage stage, int[]? order, int[] domains, double[] weights, int start, int end)
        {
            Begin();
            for (var position = start; position < end; position++)
            {
                var row = order is null ? position : order[position];
                if (domains[row] >= 0 && weights[row] != 0)
                    Add(stage, position, domains[row]);
            }
        }

        /// <summary>Counts a position; they ascend.</summary>
        public void Add(SampleStage stage, int position, int domain)
        {
            var (unit, stratum) = (stage.Units[position], stage.Strata[position]);
            if (_lastUnit[domain] != unit)
                Differences[domain]++;
            if (_lastStratum[domain] != stratum)
                Differences[domain]--;
            (_lastUnit[domain], _lastStratum[domain]) = (unit, stratum);
        }
    }
}
