using SciLiteracy.Indicators.Surveys.Designs;

namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>The covariance of linearized statistics over the stages of a design, for all domains in one pass over the rows.</summary>
/// <remarks>
/// With the totals t of the weighted influences of a unit, a stratum of n units out of N adds (1 - n/N) n/(n-1) Σ (t - mean t)², where units without rows of the
/// domain count with 0. A later stage adds n/N of the stage before it times its own variance. Totals are kept for the units of one stratum at a time, and
/// squares are taken about their mean, so that nothing cancels.
/// Source: Särndal, Swensson and Wretman (1992), Model Assisted Survey Sampling, section 4.3; Brewer (2002), Combined Survey Sampling Inference, for
/// unequal probabilities. Checked against: R survey 4.1 (svyrecvar).
/// </remarks>
internal sealed class LinearizedVariance
{
    private readonly SampleDesign _design;
    private readonly double[] _z;
    private readonly int _count;
    private readonly int[] _domains;
    private readonly int _domainCount;
    private readonly double[] _result;

    public LinearizedVariance(SampleDesign design, double[] z, int count, int[] domains, int domainCount)
    {
        (_design, _z, _count, _domains, _domainCount) = (design, z, count, domains, domainCount);
        _result = new double[domainCount * count * count];
    }

    /// <summary>Returns the covariances; shape [domains × V × V].</summary>
    public double[] Compute()
    {
        AddStage(0, 0, _domains.Length, 1);
        return _result;
    }

    // The rows of one unit of the stage before, or all rows; positions are in the order of the design.
    private void AddStage(int stageNumber, int start, int end, double multiplier)
    {
        var stage = _design.Stages[stageNumber];
        var size = _count * _count;
        var sums = new StageSums(_domainCount, _count);
        var isAverage = _design.SinglePsu == SinglePsuRule.Average;
        var added = isAverage ? new double[_domainCount * size] : _result;
        var present = isAverage ? new int[_domainCount] : null;
        var usable = isAverage ? new int[_domainCount] : null;
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
                    var row = _design.Order is null ? position : _design.Order[position];
                    if (_domains[row] >= 0)
                        sums.Add(_domains[row], _z.AsSpan(row * _count, _count));
                    position++;
                }

                sums.EndUnit(stage.UnitFactors is null ? 1 : stage.UnitFactors[unit]);
                if (stageNumber + 1 < _design.Stages.Length && fraction > 0 && sums.HasRows)
                    AddStage(stageNumber + 1, first, position, multiplier * fraction);
            }

            AddStratum(sums, stage, stratum, correction, isAverage ? 1 : multiplier, added, present, usable);
        }

        if (!isAverage)
            return;
        for (var d = 0; d < _domainCount; d++)
        {
            var factor = multiplier * present![d] / usable![d];
            for (var k = 0; k < size; k++)
                _result[(d * size) + k] += present[d] == 0 ? 0 : factor * added[(d * size) + k];
        }
    }

    private void AddStratum(StageSums sums, SampleStage stage, int stratum, double correction, double multiplier, double[] target, int[]? present, int[]? usable)
    {
        var units = stage.UnitCounts[stratum];
        foreach (var domain in sums.Domains)
        {
            if (present is not null)
                present[domain]++;
            // Every unit of the population is in the sample.
            if (correction < 1e-7 && stage.UnitFactors is null)
            {
                if (usable is not null)
                    usable[domain]++;
                continue;
            }

            var own = sums.UnitsOf(domain);
            var isSingle = units == 1;
            var isSingleInDomain = units > 1 && own == 1 && _design.SinglePsuInDomains;
            if (_design.SinglePsu == SinglePsuRule.Average && (isSingle || isSingleInDomain))
                continue;
            if (usable is not null)
                usable[domain]++;
            if (isSingle && _design.SinglePsu != SinglePsuRule.Adjust)
                continue;
            var isAboutZero = _design.SinglePsu == SinglePsuRule.Adjust && (isSingle || isSingleInDomain);
            var scale = multiplier * correction * (isSingle ? 1 : units / (units - 1.0));
            sums.AddSquares(domain, units, isAboutZero, scale, target.AsSpan(domain * _count * _count, _count * _count));
        }
    }
}
