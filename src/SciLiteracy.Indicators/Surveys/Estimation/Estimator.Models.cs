using SciLiteracy.Indicators.Formulas.Columns;

namespace SciLiteracy.Indicators.Surveys.Estimation;

// Regressions and tests of independence.
internal sealed partial class Estimator
{
    private List<RawEstimate> Regressions(EstimateRequest.Regression request)
    {
        var response = ResponseOf(request);
        var columns = new List<(string Name, double[] Values)> { ("(Intercept)", [.. Enumerable.Repeat(1.0, _analysis.Data.Rows)]) };
        foreach (var name in request.On)
        {
            switch (Column(name))
            {
                case NumberColumn numbers:
                    columns.Add((name.Text, [.. numbers.Values]));
                    break;
                case TextColumn texts:
                    var categories = Categories.Of(texts);
                    for (var c = 1; c < categories.Labels.Length; c++)
                        columns.Add(($"{name.Text}={categories.Labels[c]}", Array.ConvertAll(categories.Codes, k => k < 0 ? double.NaN : k == c ? 1.0 : 0)));
                    break;
            }
        }

        if (request is { HasRSquared: true, Family: RegressionFamily.Binomial })
            Fail(SurveyDiagnostics.BadRequest, request.Location, "R² is that of a linear regression; leave 'r_squared' out.");
        if (_failed || response is null)
            return [];
        var used = Used([response, .. columns.Select(c => (ReadOnlyMemory<double>)c.Values)]);
        WarnOfMissing(request.Of, used, response);
        foreach (var (name, values) in columns.Skip(1))
            WarnOfMissing(name, used, i => double.IsNaN(values[i]));
        var block = Estimate(
            new RegressionStatistic(response, [.. columns.Select(c => c.Values)], request.Family == RegressionFamily.Binomial, request.HasRSquared), used);
        var sizes = SizesOf(used);
        var rows = new List<RawEstimate>();
        for (var d = 0; d < used.Count; d++)
        {
            var isComplete = true;
            for (var i = 0; i < used.Codes.Length && isComplete; i++)
                isComplete = used.Codes[i] != d || !(double.IsNaN(response[i]) || columns.Exists(c => double.IsNaN(c.Values[i])));
            if (isComplete && double.IsNaN(block.Value(d, 0)))
            {
                Fail(
                    SurveyDiagnostics.NotFitted, request.Location,
                    $"The regression of '{request.Of.Text}' could not be fitted in {_domains.Labels[d]}: a regressor depends on the others{(request.Family == RegressionFamily.Binomial ? ", or they tell 0 and 1 apart completely" : "")}.");
                return [];
            }

            var df = _degreesOfFreedom[d] + 1 - columns.Count;
            for (var k = 0; k < columns.Count; k++)
                rows.Add(Plain(request.Of.Text, d, columns[k].Name, block.Value(d, k), block.Variance(d, k), sizes[d], df) with { IsTested = true });
            if (request.HasRSquared)
                rows.Add(Plain(request.Of.Text, d, "R2", block.Value(d, columns.Count), block.Variance(d, columns.Count), sizes[d], df));
        }

        return rows;
    }

    private double[]? ResponseOf(EstimateRequest.Regression request)
    {
        if (Numbers(request.Of) is not { } numbers)
            return null;
        if (request.Family == RegressionFamily.Binomial)
        {
            for (var i = 0; i < numbers.Length; i++)
            {
                if (!double.IsNaN(numbers.Span[i]) && numbers.Span[i] is not (0 or 1))
                {
                    Fail(SurveyDiagnostics.BadRequest, request.Of.Location, $"'{request.Of.Text}' is {Text(numbers.Span[i])} in row {i + 1}; the response of a logistic regression is 0 or 1.");
                    return null;
                }
            }
        }

        return numbers.ToArray();
    }

    private List<RawEstimate> Independences(EstimateRequest.Independence request)
    {
        if (CategoriesOf(request.Rows) is not { } rows || CategoriesOf(request.Columns) is not { } columns)
            return [];
        var codes = new int[_analysis.Data.Rows];
        for (var i = 0; i < codes.Length; i++)
            codes[i] = rows.Codes[i] < 0 || columns.Codes[i] < 0 ? -1 : (rows.Codes[i] * columns.Labels.Length) + columns.Codes[i];
        var used = _request.DropMissing ? _domains.Without(i => codes[i] < 0) : _domains;
        WarnOfMissing($"{request.Rows.Text}:{request.Columns.Text}", used, i => codes[i] < 0);
        var block = Estimate(new ShareStatistic(codes, rows.Labels.Length * columns.Labels.Length), used);
        var totals = request.Statistic is IndependenceStatistic.Wald or IndependenceStatistic.AdjustedWald
            ? Estimate(new CategoryTotalStatistic(codes, rows.Labels.Length * columns.Labels.Length), used)
            : null;
        var sizes = SizesOf(used);
        var results = new List<RawEstimate>();
        for (var d = 0; d < used.Count; d++)
        {
            var test = IndependenceTest.Of(block, totals, d, rows.Labels.Length, columns.Labels.Length, sizes[d], _degreesOfFreedom[d], request.Statistic);
            results.Add(new($"{request.Rows.Text}:{request.Columns.Text}", d, NameOf(request.Statistic), test.Statistic, double.NaN, test.Denominator, sizes[d])
            {
                NumeratorDegreesOfFreedom = test.Numerator,
                PValue = test.P,
                IsValueOnly = true,
            });
            if (double.IsNaN(test.Statistic) && !double.IsNaN(block.Value(d, 0)))
                Warn(SurveyDiagnostics.NotDefined, $"The test of '{request.Rows.Text}' and '{request.Columns.Text}' in {_domains.Labels[d]} is not defined: a level has no rows, or the covariances are singular.");
        }

        return results;
    }

    private static string NameOf(IndependenceStatistic statistic) => statistic switch
    {
        IndependenceStatistic.F => "F",
        IndependenceStatistic.ChiSquare => "chi2",
        IndependenceStatistic.Wald => "wald",
        _ => "adjusted_wald",
    };
}
