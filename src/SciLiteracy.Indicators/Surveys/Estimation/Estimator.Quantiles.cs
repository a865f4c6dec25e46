namespace SciLiteracy.Indicators.Surveys.Estimation;

// Quantiles with Woodruff's interval, or replicates.
internal sealed partial class Estimator
{
    private List<RawEstimate> Quantiles(EstimateRequest.Quantile request)
    {
        if (request.At.Any(p => !(p >= 0 && p <= 1)))
            Fail(SurveyDiagnostics.BadRequest, request.Location, $"A point of the quantile is {Text(request.At.First(p => !(p >= 0 && p <= 1)))}; expected points from 0 to 1.");
        var method = request.Interval.Method == IntervalMethod.Default ? IntervalMethod.Mean : request.Interval.Method;
        if (method == IntervalMethod.Replicates && _design is not Designs.ReplicateDesign)
            Fail(SurveyDiagnostics.BadRequest, request.Interval.Location, "The interval 'replicates' needs a design with replicate weights.");
        if (Numbers(request.Of) is not { } variable || _failed)
            return [];
        var used = Used(variable);
        var sizes = SizesOf(used);
        var statistic = new QuantileStatistic(variable, [.. request.At], request.Rule);
        WarnOfMissing(request.Of, used, variable);
        var rows = new List<RawEstimate>();
        if (method == IntervalMethod.Replicates)
        {
            var block = Estimate(statistic, used);
            for (var d = 0; d < used.Count; d++)
            {
                for (var v = 0; v < request.At.Count; v++)
                    rows.Add(Plain(request.Of.Text, d, Text(request.At[v]), block.Value(d, v), block.Variance(d, v), sizes[d]));
            }

            return rows;
        }

        var count = request.At.Count;
        var rowsOf = RowsOfDomains.Of(used);
        var sorted = Array.ConvertAll(rowsOf, r => statistic.Of(r, _design.Weights));
        var values = new double[used.Count * count];
        for (var k = 0; k < values.Length; k++)
            values[k] = sorted[k / count].At(request.At[k % count]);
        var shares = Estimate(new DistributionStatistic(variable, values, count), used);
        for (var d = 0; d < used.Count; d++)
        {
            for (var v = 0; v < count; v++)
                rows.Add(Woodruff(request, sorted[d], d, v, values[(d * count) + v], shares, sizes[d], method));
        }

        return rows;
    }

    // The interval of the distribution function at the quantile, read back as quantiles.
    private RawEstimate Woodruff(
        EstimateRequest.Quantile request, WeightedQuantile sorted, int domain, int point, double value, EstimateBlock shares, int n, IntervalMethod method)
    {
        var df = _degreesOfFreedom[domain];
        var (p, variance) = (shares.Value(domain, point), shares.Variance(domain, point));
        var (low, high) = ProportionInterval.Of(method, p, variance, variance / (p * (1 - p) * p * (1 - p)), n, Tail, Degrees(df));
        var raw = new RawEstimate(request.Of.Text, domain, Text(request.At[point]), value, double.NaN, df, n)
        {
            Low = low >= 0 ? sorted.At(low) : double.NaN,
            High = high <= 1 ? sorted.At(high) : double.NaN,
        };
        var isDefined = !double.IsNaN(raw.Low) && !double.IsNaN(raw.High);
        return raw with
        {
            StandardError = isDefined ? (raw.High - raw.Low) / (2 * T(df)) : double.NaN,
            Undefined = isDefined || double.IsNaN(value) || !(Degrees(df) > 0) ? null : "the distribution function at its ends is below 0, above 1 or not defined",
        };
    }
}
