using System.Collections.Immutable;
using SciLiteracy.Indicators.Surveys.Designs;

namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>The covariance of linearized statistics over the stages of a design, for all domains in one pass over the rows.</summary>
/// <remarks>
/// With the totals t of the weighted influences of a unit, a stratum of n units out of N adds (1 - n/N) n/(n-1) Σ (t - mean t)², where units without rows of the
/// domain count with 0. A later stage adds n/N of the stage before it times its own variance. Totals are kept for the units of one stratum at a time, and
/// squares are taken about their mean, so that nothing cancels. Threads take runs of strata of the first stage; what the runs give is added up in their order.
/// Source: Särndal, Swensson and Wretman (1992), Model Assisted Survey Sampling, section 4.3; Brewer (2002), Combined Survey Sampling Inference, for
/// unequal probabilities. Checked against: R survey 4.1 (svyrecvar).
/// </remarks>
internal sealed class LinearizedVariance
{
    // Where runs of strata end depends on the design and the size of the result only, so that the number of threads changes no bit.
    private const int MostRuns = 64;
    private const int LeastRunLength = 8192;
    private const int MostNumbers = 1 << 22;

    private readonly SampleDesign _design;
    private readonly ImmutableArray<SampleStage> _stages;
    private readonly int[]? _order;
    private readonly RowInfluences _influences;
    private readonly int _count;
    private readonly int[] _domains;
    private readonly int _domainCount;
    private readonly bool _isAverage;

    /// <param name="design">The design, for its rules.</param>
    /// <param name="stages">Its stages over rows, or over other parts of its units.</param>
    /// <param name="order">The parts in the order of the stages; null if they are in it.</param>
    /// <param name="influences">The influences of the parts.</param>
    /// <param name="domains">The domain of every part, -1 for none.</param>
    /// <param name="domainCount">The number of domains.</param>
    public LinearizedVariance(SampleDesign design, ImmutableArray<SampleStage> stages, int[]? order, RowInfluences influences, int[] domains, int domainCount)
    {
        (_design, _stages, _order, _influences, _count, _domains, _domainCount) = (design, stages, order, influences, influences.Count, domains, domainCount);
        _isAverage = design.SinglePsu == SinglePsuRule.Average;
    }

    /// <summary>Returns the covariances; shape [domains × V × V].</summary>
    public double[] Compute(RowWork work)
    {
        var size = _domainCount * _count * _count;
        var ends = _stages[0].RunsOfStrata(Math.Clamp(MostNumbers / Math.Max(1, size), 1, MostRuns), LeastRunLength);
        var parts = new Part[ends.Count];
        work.Each(ends.Count, () => new Worker(_stages.Length, _domainCount, _influences), (worker, run) =>
        {
            parts[run] = new Part(size, _isAverage ? _domainCount : 0);
            AddStrata(worker, 0, run == 0 ? 0 : ends[run - 1], ends[run], 1, parts[run]);
        });
        var all = parts[0];
        foreach (var other in parts.AsSpan(1))
            all.Add(other);
        if (_isAverage)
            AddAverages(all, 1, all.Result);
        return all.Result;
    }

    // The strata of a run of positions: all of the first stage there, or those of one unit of the stage before.
    private void AddStrata(Worker worker, int stageNumber, int start, int end, double multiplier, Part part)
    {
        var stage = _stages[stageNumber];
        var sums = worker.Sums[stageNumber];
        var (z, scratch, order) = (worker.Influences, worker.Scratch, _order);
        var position = start;
        while (position < end)
        {
            var stratum = stage.Strata[position];
            var correction = stage.Correction(stratum);
            var fraction = 1 - correction;
            sums.Clear();
            while (position < end && stage.Strata[position] == stratum)
            {
                var unit = stage.Units[position];
                var first = position;
                while (position < end && stage.Units[position] == unit && stage.Strata[position] == stratum)
                {
                    var row = order is null ? position : order[position];
                    var domain = _domains[row];
                    if (domain >= 0)
                    {
                        _influences.Fill(row, domain, scratch, z);
                        sums.Add(domain, z);
                    }

                    position++;
                }

                sums.EndUnit(stage.UnitFactors?[unit]);
                if (stageNumber + 1 < _stages.Length && fraction > 0 && sums.HasRows)
                    AddStage(worker, stageNumber + 1, first, position, multiplier * fraction, part);
            }

            AddStratum(sums, stage, stratum, correction, _isAverage ? 1 : multiplier, part);
        }
    }

    private void AddStage(Worker worker, int stageNumber, int start, int end, double multiplier, Part part)
    {
        if (!_isAverage)
        {
            AddStrata(worker, stageNumber, start, end, multiplier, part);
            return;
        }

        var own = new Part(part.Result.Length, _domainCount);
        AddStrata(worker, stageNumber, start, end, multiplier, own);
        AddAverages(own, multiplier, part.Result);
        for (var k = 0; k < own.Result.Length; k++)
            part.Result[k] += own.Result[k];
    }

    private void AddAverages(Part part, double multiplier, double[] target)
    {
        var size = _count * _count;
        for (var d = 0; d < _domainCount; d++)
        {
            var factor = multiplier * part.Present[d] / part.Usable[d];
            for (var k = 0; k < size; k++)
                target[(d * size) + k] += part.Present[d] == 0 ? 0 : factor * part.Added[(d * size) + k];
        }
    }

    private void AddStratum(StageSums sums, SampleStage stage, int stratum, double correction, double multiplier, Part part)
    {
        var units = stage.UnitCounts[stratum];
        foreach (var domain in sums.Domains)
        {
            if (_isAverage)
                part.Present[domain]++;

            // Every unit of the population is in the sample.
            if (correction < 1e-7 && stage.UnitFactors is null)
            {
                if (_isAverage)
                    part.Usable[domain]++;
                continue;
            }

            var own = sums.UnitsOf(domain);
            var isSingle = units == 1;
            var isSingleInDomain = units > 1 && own == 1 && _design.SinglePsuInDomains;
            if (_isAverage && (isSingle || isSingleInDomain))
                continue;
            if (_isAverage)
                part.Usable[domain]++;
            if (isSingle && _design.SinglePsu != SinglePsuRule.Adjust)
                continue;
            var isAboutZero = _design.SinglePsu == SinglePsuRule.Adjust && (isSingle || isSingleInDomain);
            var scale = multiplier * correction * (isSingle ? 1 : units / (units - 1.0));
            sums.AddSquares(domain, units, isAboutZero, scale, part.Added.AsSpan(domain * _count * _count, _count * _count));
        }
    }

    // What a thread works with.
    private sealed class Worker(int stages, int domainCount, RowInfluences influences)
    {
        public StageSums[] Sums { get; } = [.. Enumerable.Range(0, stages).Select(_ => new StageSums(domainCount, influences.Count))];

        public double[] Influences { get; } = new double[influences.Count];

        public double[] Scratch { get; } = new double[influences.ScratchLength];
    }

    // What strata add. Under the rule of averages, that of strata of two or more units stands by itself, with how many strata have rows of a domain and how many of them can be used.
    private sealed class Part
    {
        public Part(int size, int averaged)
        {
            Result = new double[size];
            Added = averaged > 0 ? new double[size] : Result;
            (Present, Usable) = (new int[averaged], new int[averaged]);
        }

        public double[] Result { get; }

        public double[] Added { get; }

        public int[] Present { get; }

        public int[] Usable { get; }

        public void Add(Part other)
        {
            for (var k = 0; k < Result.Length; k++)
                Result[k] += other.Result[k];
            for (var k = 0; k < Added.Length && Present.Length > 0; k++)
                Added[k] += other.Added[k];
            for (var d = 0; d < Present.Length; d++)
            {
                Present[d] += other.Present[d];
                Usable[d] += other.Usable[d];
            }
        }
    }
}
