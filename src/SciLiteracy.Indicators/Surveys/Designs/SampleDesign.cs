using System.Collections.Immutable;
using SciLiteracy.Indicators.Surveys.Calibration;
using SciLiteracy.Indicators.Surveys.Estimation;

namespace SciLiteracy.Indicators.Surveys.Designs;

/// <summary>A design of strata and clusters; variances are computed by linearization (Taylor series).</summary>
public sealed class SampleDesign : SurveyDesign
{
    internal SampleDesign(
        double[] weights, int[]? order, ImmutableArray<SampleStage> stages, SinglePsuRule singlePsu, bool singlePsuInDomains, ImmutableArray<Residualizer> residualizers)
        : base(weights)
    {
        Order = order;
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

    internal ImmutableArray<SampleStage> Stages { get; }

    /// <summary>Gets what calibration takes out of influences, in the order in which it was done.</summary>
    internal ImmutableArray<Residualizer> Residualizers { get; }

    internal SampleDesign Calibrated(double[] weights, Residualizer? residualizer) =>
        new(weights, Order, Stages, SinglePsu, SinglePsuInDomains, residualizer is null ? Residualizers : Residualizers.Add(residualizer));

    /// <inheritdoc/>
    internal override double[] DegreesOfFreedom(DomainIndex domains)
    {
        var df = new double[domains.Count];
        var (lastUnit, lastStratum) = (new int[domains.Count], new int[domains.Count]);
        Array.Fill(lastUnit, -1);
        Array.Fill(lastStratum, -1);
        var (strata, units) = (Stages[0].Strata, Stages[0].Units);
        for (var position = 0; position < units.Length; position++)
        {
            var row = Order is null ? position : Order[position];
            var domain = domains.Codes[row];
            if (domain < 0 || WeightArray[row] == 0)
                continue;
            if (lastUnit[domain] != units[position])
                df[domain]++;
            if (lastStratum[domain] != strata[position])
                df[domain]--;
            (lastUnit[domain], lastStratum[domain]) = (units[position], strata[position]);
        }

        return df;
    }

    /// <inheritdoc/>
    internal override EstimateBlock Estimate(TotalsStatistic statistic, DomainIndex domains)
    {
        var (terms, count) = (statistic.Terms, statistic.Count);
        var totals = DomainTotals.Of(statistic, domains, WeightArray);
        var values = new double[domains.Count * count];
        for (var d = 0; d < domains.Count; d++)
            statistic.Values(d, totals.AsSpan(d * terms, terms), values.AsSpan(d * count, count));
        var z = new double[Rows * count];
        Span<double> x = new double[terms];
        for (var i = 0; i < Rows; i++)
        {
            var d = domains.Codes[i];
            if (d < 0)
                continue;
            statistic.Fill(i, d, x);
            var target = z.AsSpan(i * count, count);
            statistic.Influence(d, x, totals.AsSpan(d * terms, terms), values.AsSpan(d * count, count), target);
            foreach (ref var value in target)
                value = WeightArray[i] == 0 ? 0 : value * WeightArray[i];
        }

        return new(count, values, Covariances(z, count, domains));
    }

    /// <inheritdoc/>
    internal override EstimateBlock Estimate(WeightedStatistic statistic, DomainIndex domains)
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

        var covariances = Covariances(z, count, domains);
        for (var d = 0; d < domains.Count; d++)
        {
            if (!isDefined[d])
                covariances.AsSpan(d * count * count, count * count).Fill(double.NaN);
        }

        return new(count, values, covariances);
    }

    // z is the weighted influences; shape [rows × V].
    private double[] Covariances(double[] z, int count, DomainIndex domains)
    {
        if (Residualizers.IsEmpty)
            return new LinearizedVariance(this, z, count, domains.Codes, domains.Count).Compute();

        // What calibration takes out of an influence is also taken out of rows outside the domain.
        var covariances = new double[domains.Count * count * count];
        var whole = new int[Rows];
        for (var d = 0; d < domains.Count; d++)
        {
            var own = new double[Rows * count];
            for (var i = 0; i < Rows; i++)
            {
                if (domains.Codes[i] == d)
                    z.AsSpan(i * count, count).CopyTo(own.AsSpan(i * count, count));
            }

            foreach (var residualizer in Residualizers)
                residualizer.Apply(own, count);
            new LinearizedVariance(this, own, count, whole, 1).Compute().CopyTo(covariances.AsSpan(d * count * count));
        }

        return covariances;
    }
}
