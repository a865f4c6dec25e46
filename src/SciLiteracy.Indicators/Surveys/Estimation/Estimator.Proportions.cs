using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Surveys.Estimation;

// Shares of categories and of levels.
internal sealed partial class Estimator
{
    private List<RawEstimate> Proportions(EstimateRequest.Proportion request)
    {
        var rows = new List<RawEstimate>();
        foreach (var name in request.Variables)
        {
            switch (Column(name))
            {
                case NumberColumn numbers when numbers.Values.All(v => double.IsNaN(v) || v is 0 or 1):
                    rows.AddRange(Indicator(name, numbers.Values.AsMemory(), request.IsLogOdds));
                    break;
                case null:
                    break;
                case var column:
                    var categories = Categories.Of(column);
                    if (request.IsLogOdds)
                        Fail(SurveyDiagnostics.BadRequest, name.Location, $"'{name.Text}' has {categories.Labels.Length} categories; log-odds are of a variable that is 0 or 1.");
                    else
                        rows.AddRange(Shares(name, categories.Codes, categories.Labels, IntervalMethod.Logit));
                    break;
            }
        }

        return rows;
    }

    private List<RawEstimate> Indicator(SourceText name, ReadOnlyMemory<double> indicator, bool isLogOdds)
    {
        var used = Used(indicator);
        EstimateBlock block;
        if (_request.Standardize is { } standard)
        {
            if (StandardLevels(standard, ref used) is not { } levels)
                return [];
            block = Estimate(new StandardizedMeanStatistic([indicator], levels.Codes, levels.Shares), used);
        }
        else
        {
            block = Estimate(new ProportionStatistic(indicator), used);
        }

        var sizes = SizesOf(used);
        var rows = new List<RawEstimate>();
        for (var d = 0; d < used.Count; d++)
        {
            var (p, variance) = (block.Value(d, 0), block.Variance(d, 0));
            var logitVariance = block.Count == 2 ? block.Variance(d, 1) : variance / (p * (1 - p) * p * (1 - p));
            if (isLogOdds)
                rows.Add(Plain(name.Text, d, "", Math.Log(p / (1 - p)), logitVariance, sizes[d]));
            else
                rows.Add(Share(name.Text, d, "", p, variance, logitVariance, sizes[d], IntervalMethod.Logit) with { DesignEffect = variance / SimpleShareVariance(used, d, p, sizes[d]) });
        }

        if (!isLogOdds)
            AddCovariancesBetween(rows, block, [.. Enumerable.Range(0, used.Count)], sizes, [name.Text]);
        WarnOfMissing(name, used, indicator);
        return rows;
    }

    private List<RawEstimate> LevelShares(EstimateRequest.Levels request)
    {
        if (Numbers(request.Of) is not { } variable)
            return [];
        var cuts = request.Cuts;
        if (cuts.Count == 0)
            Fail(SurveyDiagnostics.BadRequest, request.Location, "There are no cuts; expected one or more.");
        for (var c = 1; c < cuts.Count; c++)
        {
            if (!(cuts[c].Value > cuts[c - 1].Value))
                Fail(SurveyDiagnostics.BadRequest, request.Location, $"The cut '{cuts[c].Name}' ({Text(cuts[c].Value)}) is not above the one before it; expected ascending cuts.");
        }

        if (_failed)
            return [];
        string[] labels = [$"below {cuts[0].Name}", .. cuts.Select(c => c.Name)];
        var codes = new int[variable.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            var y = variable.Span[i];
            codes[i] = double.IsNaN(y) ? -1 : 0;
            for (var c = 0; c < cuts.Count && y >= cuts[c].Value; c++)
                codes[i] = c + 1;
        }

        return Shares(request.Of, codes, labels, IntervalMethod.Mean);
    }

    // A row a category; the interval of the log-odds of a category takes the delta method, but in replicate designs those of every replicate.
    private List<RawEstimate> Shares(SourceText name, int[] codes, string[] labels, IntervalMethod usual)
    {
        var used = _request.DropMissing ? _domains.Without(i => codes[i] < 0) : _domains;
        EstimateBlock block;
        if (_request.Standardize is { } standard)
        {
            if (StandardLevels(standard, ref used) is not { } levels)
                return [];
            var indicators = labels.Select((_, c) => (ReadOnlyMemory<double>)Array.ConvertAll(codes, k => k < 0 ? double.NaN : k == c ? 1.0 : 0.0)).ToList();
            block = Estimate(new StandardizedMeanStatistic(indicators, levels.Codes, levels.Shares), used);
        }
        else
        {
            block = Estimate(new ShareStatistic(codes, labels.Length), used);
        }

        var method = _request.Interval.Method == IntervalMethod.Default ? usual : _request.Interval.Method;
        EstimateBlock[]? logits = null;
        if (method == IntervalMethod.Logit && _design is Designs.ReplicateDesign && _request.Standardize is null)
        {
            logits = [.. labels.Select((_, c) => _design.Estimate(
                new ProportionStatistic(Array.ConvertAll(codes, k => k < 0 ? double.NaN : k == c ? 1.0 : 0.0)), used, _work, isBetween: false))];
        }

        var sizes = SizesOf(used);
        var rows = new List<RawEstimate>();
        var names = Array.ConvertAll(labels, label => $"{name.Text}={label}");
        var places = new int[used.Count];
        for (var d = 0; d < used.Count; d++)
        {
            places[d] = rows.Count;
            for (var c = 0; c < labels.Length; c++)
            {
                var (p, variance) = (block.Value(d, c), block.Variance(d, c));
                var logitVariance = logits is null ? variance / (p * (1 - p) * p * (1 - p)) : logits[c].Variance(d, 1);
                rows.Add(Share(name.Text, d, labels[c], p, variance, logitVariance, sizes[d], usual) with { DesignEffect = variance / SimpleShareVariance(used, d, p, sizes[d]) });
            }

            AddCovariances(rows, block, d, sizes[d], names);
        }

        AddCovariancesBetween(rows, block, places, sizes, names);
        WarnOfMissing(name.Text, used, i => codes[i] < 0);
        return rows;
    }

    private RawEstimate Share(string variable, int domain, string level, double p, double variance, double logitVariance, int n, IntervalMethod usual)
    {
        var method = _request.Interval.Method == IntervalMethod.Default ? usual : _request.Interval.Method;
        var raw = Plain(variable, domain, level, p, variance, n);
        var (low, high) = ProportionInterval.Of(method, p, variance, logitVariance, n, Tail, Degrees(raw.DegreesOfFreedom));
        string? why = null;
        if (double.IsNaN(low) && double.IsFinite(variance) && Degrees(raw.DegreesOfFreedom) > 0)
            why = p is <= 0 or >= 1 ? $"the proportion is {Text(p)}; 'wilson' and 'mean' are defined there" : "its method is not for a proportion";
        return raw with { Low = low, High = high, Undefined = why };
    }

    private double SimpleShareVariance(DomainIndex used, int domain, double p, int n)
    {
        var square = p * (1 - p) * n / (n - 1);
        if (_request.DesignEffect == DesignEffectKind.WithReplacement)
            return square / n;
        var weight = WeightOf(used)[domain];
        return square * (weight - n) / (weight * n);
    }

    private double[] WeightOf(DomainIndex used)
    {
        if (_weights.TryGetValue(used, out var known))
            return known;
        var sums = new ExactSums(used.Count);
        for (var i = 0; i < used.Codes.Length; i++)
        {
            if (used.Codes[i] >= 0)
                sums.Add(used.Codes[i], _design.WeightArray[i]);
        }

        return _weights[used] = [.. Enumerable.Range(0, used.Count).Select(sums.Value)];
    }

    private readonly Dictionary<DomainIndex, double[]> _weights = [];
}
