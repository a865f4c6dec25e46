using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Surveys.Estimation;

// Means, totals, ratios, variances, contrasts and correlations.
internal sealed partial class Estimator
{
    private List<RawEstimate> Means(ValueList<SourceText> names)
    {
        if (Numbers(names) is not { } variables)
            return [];
        var used = Used(variables);
        if (_request.Standardize is { } standard)
        {
            if (StandardLevels(standard, ref used) is not { } levels)
                return [];
            var statistic = new StandardizedMeanStatistic(variables, levels.Codes, levels.Shares);
            return Rows(names, Estimate(statistic, used), used, variables, null);
        }

        return Rows(names, Estimate(new MeanStatistic(variables), used), used, variables, SimpleVariance);
    }

    private List<RawEstimate> Totals(EstimateRequest.Total request)
    {
        if (Numbers(request.Variables) is not { } variables)
            return [];
        var used = Used(variables);
        return Rows(request.Variables, Estimate(new TotalStatistic(variables), used), used, variables, SimpleVarianceOfTotal);
    }

    private List<RawEstimate> Variances(EstimateRequest.Variance request)
    {
        if (Numbers(request.Variables) is not { } variables)
            return [];
        var used = Used(variables);
        var sizes = SizesOf(used);
        var factors = Array.ConvertAll(sizes, n => request.IsDivisorN ? 1 : n > 1 ? n / (n - 1.0) : double.NaN);
        var rows = new List<RawEstimate>();
        var blocks = variables.ConvertAll(v => Estimate(new VarianceStatistic(v, MeanOf(v, used), factors, request.IsDeviation), used));
        for (var d = 0; d < used.Count; d++)
        {
            for (var v = 0; v < blocks.Count; v++)
                rows.Add(Plain(request.Variables[v].Text, d, "", blocks[v].Value(d, 0), blocks[v].Variance(d, 0), sizes[d]));
        }

        for (var v = 0; v < variables.Count; v++)
            WarnOfMissing(request.Variables[v], used, variables[v]);
        return rows;
    }

    private List<RawEstimate> Ratios(EstimateRequest.Ratio request)
    {
        if (Numbers([request.Numerator, request.Denominator]) is not [var numerator, var denominator])
            return [];
        var used = Used(numerator, denominator);
        var sizes = SizesOf(used);
        var block = Estimate(new RatioStatistic(numerator, denominator), used);
        var rows = new List<RawEstimate>();
        var name = $"{request.Numerator.Text}/{request.Denominator.Text}";
        var residuals = new double[numerator.Length];
        for (var i = 0; i < residuals.Length; i++)
        {
            if (used.Codes[i] >= 0)
                residuals[i] = numerator.Span[i] - (block.Value(used.Codes[i], 0) * denominator.Span[i]);
        }

        _analysis.Cells?.AddResiduals(residuals, numerator, denominator, i => used.Codes[i] < 0 ? 0 : block.Value(used.Codes[i], 0));
        var means = DomainTotals.Of(new MeanStatistic(denominator), used, _design.WeightArray, _work);
        for (var d = 0; d < used.Count; d++)
        {
            var mean = means[(2 * d) + 1] / means[2 * d];
            var simple = SimpleVariance(residuals, used, d, sizes[d]) / (mean * mean);
            rows.Add(Plain(name, d, "", block.Value(d, 0), block.Variance(d, 0), sizes[d]) with { DesignEffect = block.Variance(d, 0) / simple });
        }

        AddCovariancesBetween(rows, block, [.. Enumerable.Range(0, used.Count)], sizes, [name]);

        WarnOfMissing(request.Numerator, used, numerator);
        WarnOfMissing(request.Denominator, used, denominator);
        return rows;
    }

    private List<RawEstimate> Contrasts(EstimateRequest.Contrast request)
    {
        if (CategoriesOf(request.Between) is not { } between || Numbers(request.Of) is not { } variable)
            return [];
        int[] codes = [LevelOf(request.Between, between, request.First), LevelOf(request.Between, between, request.Second)];
        if (codes[0] >= 0 && codes[0] == codes[1])
            Fail(SurveyDiagnostics.BadRequest, request.Second.Location, $"The contrast takes '{request.Second.Text}' from itself; expected two levels of '{request.Between.Text}'.");
        if (_failed)
            return [];
        var groups = Array.ConvertAll(between.Codes, c => c < 0 ? -1 : Array.IndexOf(codes, c));
        var used = Used(variable).Without(i => groups[i] < 0);
        var sizes = SizesOf(used);
        var block = Estimate(new ContrastStatistic(variable, groups), used);
        var rows = new List<RawEstimate>();
        for (var d = 0; d < used.Count; d++)
            rows.Add(Plain(request.Of.Text, d, $"{request.First.Text} - {request.Second.Text}", block.Value(d, 0), block.Variance(d, 0), sizes[d]) with { IsTested = true });
        AddCovariancesBetween(rows, block, [.. Enumerable.Range(0, used.Count)], sizes, [request.Of.Text]);
        WarnOfMissing(request.Of, used, variable);
        return rows;
    }

    private List<RawEstimate> Correlations(EstimateRequest.Correlation request)
    {
        if (Numbers([request.First, request.Second]) is not [var first, var second])
            return [];
        var used = Used(first, second);
        var sizes = SizesOf(used);
        var name = $"{request.First.Text}:{request.Second.Text}";
        var block = Estimate(new CorrelationStatistic(first, second, MeanOf(first, used), MeanOf(second, used)), used);
        var rows = new List<RawEstimate>();
        for (var d = 0; d < used.Count; d++)
            rows.Add(Plain(name, d, "", block.Value(d, 0), block.Variance(d, 0), sizes[d]));
        AddCovariancesBetween(rows, block, [.. Enumerable.Range(0, used.Count)], sizes, [name]);
        WarnOfMissing(request.First, used, first);
        WarnOfMissing(request.Second, used, second);
        return rows;
    }

    private int LevelOf(SourceText name, Categories categories, SourceText level)
    {
        var code = categories.Find(level.Text);
        if (code < 0)
        {
            Fail(
                SurveyDiagnostics.UnknownLevel, level.Location,
                $"'{name.Text}' has no level '{level.Text}'{(NearestName.Hint(level.Text, categories.Labels) is { Length: > 0 } hint ? hint : $"; it has {Listed(categories.Labels)}.")}");
        }

        return code;
    }

    private static string Listed(string[] labels) =>
        string.Join(", ", labels.Take(8).Select(l => $"'{l}'")) + (labels.Length > 8 ? $" and {labels.Length - 8} more" : "");

    // The estimates of several variables, domain by domain, and their covariances.
    private List<RawEstimate> Rows(
        ValueList<SourceText> names, EstimateBlock block, DomainIndex used, List<ReadOnlyMemory<double>> variables, Func<ReadOnlyMemory<double>, DomainIndex, int, int, double>? simple)
    {
        var sizes = SizesOf(used);
        var rows = new List<RawEstimate>();
        string[] texts = [.. names.Select(n => n.Text)];
        var places = new int[used.Count];
        for (var d = 0; d < used.Count; d++)
        {
            places[d] = rows.Count;
            for (var v = 0; v < names.Count; v++)
            {
                var effect = simple is null || _request.DesignEffect == DesignEffectKind.None ? double.NaN : block.Variance(d, v) / simple(variables[v], used, d, sizes[d]);
                rows.Add(Plain(names[v].Text, d, "", block.Value(d, v), block.Variance(d, v), sizes[d]) with { DesignEffect = effect });
            }

            AddCovariances(rows, block, d, sizes[d], texts);
        }

        AddCovariancesBetween(rows, block, places, sizes, texts);

        for (var v = 0; v < names.Count; v++)
            WarnOfMissing(names[v], used, variables[v]);
        return rows;
    }

    // The estimates of the domain are the last rows.
    private void AddCovariances(List<RawEstimate> rows, EstimateBlock block, int domain, int n, string[] names)
    {
        if (_request.Covariance == CovarianceScope.None)
            return;
        var first = rows.Count - names.Length;
        for (var a = 0; a < names.Length; a++)
        {
            for (var b = a + 1; b < names.Length; b++)
                rows.Add(CovarianceOf($"{names[a]}:{names[b]}", domain, block.Covariance(domain, a, b), n, (rows.Count - first - a, rows.Count - first - b)));
        }
    }

    // Every domain with every later one. The places are those of the first estimate of every domain among the rows.
    private static void AddCovariancesBetween(List<RawEstimate> rows, EstimateBlock block, int[] places, int[] sizes, string[] names)
    {
        if (block.Between is null)
            return;
        for (var d = 0; d < places.Length; d++)
        {
            for (var e = d + 1; e < places.Length; e++)
            {
                for (var a = 0; a < names.Length; a++)
                {
                    for (var b = 0; b < names.Length; b++)
                    {
                        var pair = (rows.Count - places[d] - a, rows.Count - places[e] - b);
                        rows.Add(CovarianceOf($"{names[a]}:{names[b]}", d, block.CovarianceBetween(d, a, e, b), sizes[d] + sizes[e], pair) with { OtherDomain = e });
                    }
                }
            }
        }
    }

    private static RawEstimate CovarianceOf(string variable, int domain, double value, int n, (int First, int Second) pair) =>
        new(variable, domain, "covariance", value, double.NaN, double.NaN, n) { IsValueOnly = true, Pair = pair };

    private double MeanOf(ReadOnlyMemory<double> variable, DomainIndex used)
    {
        var sums = new ExactSums(2);
        var y = variable.Span;
        for (var i = 0; i < y.Length; i++)
        {
            if (used.Codes[i] < 0 || double.IsNaN(y[i]))
                continue;
            sums.Add(0, _design.WeightArray[i]);
            sums.Add(1, _design.WeightArray[i] * y[i]);
        }

        return sums.Value(0) > 0 ? sums.Value(1) / sums.Value(0) : 0;
    }

    private double SimpleVariance(ReadOnlyMemory<double> variable, DomainIndex used, int domain, int n)
    {
        var moments = Moments(variable, used)[domain];
        var square = moments.Squares / moments.Weight * n / (n - 1);
        return _request.DesignEffect == DesignEffectKind.WithReplacement ? square / n : square * (moments.Weight - n) / (moments.Weight * n);
    }

    private double SimpleVarianceOfTotal(ReadOnlyMemory<double> variable, DomainIndex used, int domain, int n)
    {
        var weight = Moments(variable, used)[domain].Weight;
        return weight * weight * SimpleVariance(variable, used, domain, n);
    }

    private readonly Dictionary<(ReadOnlyMemory<double> Variable, DomainIndex Domains), (double Weight, double Squares)[]> _moments = [];

    // The sum of weights and the weighted sum of squares about the weighted mean, in two passes for all domains at once.
    private (double Weight, double Squares)[] Moments(ReadOnlyMemory<double> variable, DomainIndex used)
    {
        if (_moments.TryGetValue((variable, used), out var known))
            return known;
        var totals = DomainTotals.Of(new MeanStatistic(variable), used, _design.WeightArray, _work);
        var means = new double[used.Count];
        for (var d = 0; d < means.Length; d++)
            means[d] = totals[(2 * d) + 1] / totals[2 * d];
        var squares = DomainTotals.Of(new SquareStatistic(variable, means), used, _design.WeightArray, _work);
        var moments = new (double Weight, double Squares)[used.Count];
        for (var d = 0; d < moments.Length; d++)
            moments[d] = (totals[2 * d], squares[d]);
        for (var i = 0; i < used.Codes.Length && _analysis.Cells is not null; i++)
        {
            if (used.Codes[i] >= 0)
                moments[used.Codes[i]].Squares += _analysis.Cells.Within(variable, i);
        }

        return _moments[(variable, used)] = moments;
    }

    // The level of every row, and the share of each in the standard population. Rows without a level are in no domain.
    private (int[] Codes, double[] Shares)? StandardLevels(StandardizationSettings standard, ref DomainIndex used)
    {
        if (CategoriesOf(standard.Variable) is not { } levels)
            return null;
        var shares = new double[levels.Labels.Length];
        var isGiven = new bool[levels.Labels.Length];
        foreach (var (label, share) in standard.Shares)
        {
            var code = levels.Find(label);
            if (code < 0)
                Fail(SurveyDiagnostics.UnknownLevel, standard.Variable.Location, $"'{standard.Variable.Text}' has no level '{label}'; it has {Listed(levels.Labels)}.");
            else
                (shares[code], isGiven[code]) = (share, true);
            if (!(share >= 0) || double.IsInfinity(share))
                Fail(SurveyDiagnostics.BadRequest, standard.Variable.Location, $"The share of '{label}' is {Text(share)}; expected a number of at least 0.");
        }

        for (var code = 0; code < shares.Length; code++)
        {
            if (!isGiven[code])
                Fail(SurveyDiagnostics.MissingTotal, standard.Variable.Location, $"The standard population has no share of the level '{levels.Labels[code]}' of '{standard.Variable.Text}'.");
        }

        var sum = shares.Sum();
        if (!_failed && sum <= 0)
            Fail(SurveyDiagnostics.BadRequest, standard.Variable.Location, "The shares of the standard population add up to 0.");
        if (_failed)
            return null;
        used = used.Without(i => levels.Codes[i] < 0);
        return (levels.Codes, Array.ConvertAll(shares, s => s / sum));
    }
}
