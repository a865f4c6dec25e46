using System.Collections.Immutable;
using System.Globalization;
using System.Numerics.Tensors;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Surveys.Designs;

namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>Makes the estimates of one request.</summary>
internal sealed partial class Estimator
{
    // Their covariances take 32 MB.
    private const int MostBetweenDomains = 2000;

    private readonly SurveyAnalysis _analysis;
    private readonly SurveyDesign _design;
    private readonly EstimateRequest _request;
    private readonly DiagnosticBuilder _findings;
    private readonly RowWork _work;
    private readonly HashSet<string> _warned = [];
    private DomainIndex _domains = null!;
    private double[] _degreesOfFreedom = [];
    private bool _failed;
    private bool _hasMissing;

    // Which of the plausible values is looked at.
    private int _set;

    public Estimator(SurveyAnalysis analysis, EstimateRequest request, DiagnosticBuilder findings, RowWork work) =>
        (_analysis, _design, _request, _findings, _work) = (analysis, analysis.Design, request, findings, work);

    private double Tail => (1 - _request.Interval.Level) / 2;

    public IReadOnlyList<SurveyEstimate> Run()
    {
        if (!(_request.Interval.Level > 0 && _request.Interval.Level < 1))
            Fail(SurveyDiagnostics.BadRequest, _request.Interval.Location, $"The confidence level is {Text(_request.Interval.Level)}; expected one between 0 and 1.");
        if (_request.Interval.DegreesOfFreedom is { } given && !(given > 0))
            Fail(SurveyDiagnostics.BadRequest, _request.Interval.Location, $"The degrees of freedom are {Text(given)}; expected a number above 0.");
        if (Named().Count == 0)
            Fail(SurveyDiagnostics.BadRequest, _request.Location, $"The estimate '{_request.Key}' names no variable; expected one or more.");
        if (_request is EstimateRequest.Quantile { At.Count: 0 })
            Fail(SurveyDiagnostics.BadRequest, _request.Location, "The quantile has no points; expected one or more such as 0.5.");
        if (_request.Covariance == CovarianceScope.BetweenDomains && _request is EstimateRequest.Variance or EstimateRequest.Quantile or EstimateRequest.Regression or EstimateRequest.Independence
            or EstimateRequest.Proportion { IsLogOdds: true })
            Fail(SurveyDiagnostics.BadRequest, _request.Location, $"There are no covariances between domains of '{_request.Key}'; they are of means, totals, ratios, proportions, levels, contrasts and correlations.");
        var domains = DomainsOfRequest();
        var sets = SetCount();
        if (domains is null || _failed)
            return [];
        _domains = domains;
        _degreesOfFreedom = domains.DegreesOfFreedom(_design, _work);
        var raw = new List<List<RawEstimate>>();
        for (_set = 0; _set < sets; _set++)
        {
            raw.Add(Raw());
            if (_failed)
                return [];
        }

        var rows = sets == 1 ? raw[0].Select(Finish) : Combine(raw);
        return [.. rows];
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private List<RawEstimate> Raw() => _request switch
    {
        EstimateRequest.Mean mean => Means(mean.Variables),
        EstimateRequest.Total total => Totals(total),
        EstimateRequest.Variance variance => Variances(variance),
        EstimateRequest.Proportion proportion => Proportions(proportion),
        EstimateRequest.Ratio ratio => Ratios(ratio),
        EstimateRequest.Quantile quantile => Quantiles(quantile),
        EstimateRequest.Levels levels => LevelShares(levels),
        EstimateRequest.Contrast contrast => Contrasts(contrast),
        EstimateRequest.Correlation correlation => Correlations(correlation),
        EstimateRequest.Regression regression => Regressions(regression),
        _ => Independences((EstimateRequest.Independence)_request),
    };

    // The number of rows of every domain that have a weight other than 0.
    private int[] SizesOf(DomainIndex used)
    {
        if (_analysis.Cells is not { } cells)
            return used.Sizes(_design.Weights);
        var sizes = new int[used.Count];
        for (var i = 0; i < used.Codes.Length; i++)
        {
            if (used.Codes[i] >= 0)
                sizes[used.Codes[i]] += cells.Counted[i];
        }

        return sizes;
    }

    private EstimateBlock Estimate(TotalsStatistic statistic, DomainIndex used)
    {
        var isBetween = _request.Covariance == CovarianceScope.BetweenDomains && used.Count > 1;
        if (isBetween && (long)used.Count * statistic.Count > MostBetweenDomains)
        {
            isBetween = false;
            Fail(
                SurveyDiagnostics.BadRequest, _request.Location,
                $"{used.Count} domains of {statistic.Count} statistics are too many for the covariances of all; expected at most {MostBetweenDomains} in all. Take fewer variables or levels.");
        }

        return _design.Estimate(statistic, used, _work, isBetween);
    }

    private EstimateBlock Estimate(WeightedStatistic statistic, DomainIndex used) => _design.Estimate(statistic, used, _work);

    // The variables that are named where plausible values may stand.
    private ValueList<SourceText> Named() => _request switch
    {
        EstimateRequest.Mean mean => mean.Variables,
        EstimateRequest.Total total => total.Variables,
        EstimateRequest.Variance variance => variance.Variables,
        EstimateRequest.Proportion proportion => proportion.Variables,
        EstimateRequest.Ratio ratio => [ratio.Numerator, ratio.Denominator],
        EstimateRequest.Quantile quantile => [quantile.Of],
        EstimateRequest.Levels levels => [levels.Of],
        EstimateRequest.Contrast contrast => [contrast.Of],
        EstimateRequest.Correlation correlation => [correlation.First, correlation.Second],
        EstimateRequest.Regression regression => [regression.Of, .. regression.On],
        _ => [((EstimateRequest.Independence)_request).Rows, ((EstimateRequest.Independence)_request).Columns],
    };

    private void Fail(DiagnosticDescriptor kind, SourceLocation location, string message)
    {
        _failed = true;
        _findings.Add(kind, location, message);
    }

    private void Warn(DiagnosticDescriptor kind, string message)
    {
        if (_warned.Add(message))
            _findings.Add(kind, _request.Location, message);
    }

    private int SetCount()
    {
        var count = 1;
        foreach (var name in Named())
        {
            if (_analysis.Find(name.Text) is not { } columns)
            {
                Unknown(name);
            }
            else if (columns.Length > 1)
            {
                if (count > 1 && columns.Length != count)
                    Fail(SurveyDiagnostics.BadRequest, name.Location, $"'{name.Text}' has {columns.Length} plausible values, another variable {count}; expected as many of each.");
                count = columns.Length;
            }
        }

        if (count > 1 && _request is EstimateRequest.Independence)
            Fail(SurveyDiagnostics.BadRequest, _request.Location, "A test of independence is not combined over plausible values; test one of them.");
        if (_request.Standardize is not null && _request is not (EstimateRequest.Mean or EstimateRequest.Proportion))
            Fail(SurveyDiagnostics.BadRequest, _request.Standardize.Location, "Only means and proportions are standardized.");
        return count;
    }

    private void Unknown(SourceText name) => Fail(
        SurveyDiagnostics.UnknownColumn, name.Location,
        $"There is no variable or column '{name.Text}'{(NearestName.Hint(name.Text, _analysis.Names) is { Length: > 0 } hint ? hint : ".")}");

    private TableColumn? Column(SourceText name)
    {
        if (_analysis.Find(name.Text) is { } columns)
            return columns.IsEmpty ? null : columns[columns.Length == 1 ? 0 : _set];
        Unknown(name);
        return null;
    }

    // A column whose levels are asked for, one for all sets of plausible values.
    private Categories? CategoriesOf(SourceText name)
    {
        if (_analysis.Find(name.Text) is { Length: > 1 })
        {
            Fail(SurveyDiagnostics.BadRequest, name.Location, $"'{name.Text}' has plausible values, by which no domains or groups are made.");
            return null;
        }

        return Column(name) is { } column ? Categories.Of(column) : null;
    }

    private ReadOnlyMemory<double>? Numbers(SourceText name)
    {
        switch (Column(name))
        {
            case NumberColumn numbers:
                return numbers.Values.AsMemory();
            case TextColumn texts:
                var row = Enumerable.Range(0, texts.Count).FirstOrDefault(i => texts.Codes[i] >= 0, -1);
                Fail(
                    SurveyDiagnostics.ColumnType, name.Location,
                    string.Create(CultureInfo.InvariantCulture, $"'{name.Text}' has texts{(row < 0 ? "" : $" ('{texts.Labels[texts.Codes[row]]}' in row {row + 1})")}; expected numbers."));
                return null;
            default:
                return null;
        }
    }

    private List<ReadOnlyMemory<double>>? Numbers(IEnumerable<SourceText> names)
    {
        var all = names.Select(Numbers).ToList();
        return all.Contains(null) ? null : all.ConvertAll(n => n!.Value);
    }

    private DomainIndex? DomainsOfRequest()
    {
        var by = _request.By.Select(b => b.Text).ToArray();
        if (_analysis.Domains.Find(_request.Where?.Text, by) is { } known)
            return known;
        var findings = _findings.Count;
        var domains = BuildDomains();
        if (domains is not null && _findings.Count == findings)
            _analysis.Domains.Keep(_request.Where?.Text, by, domains);
        return domains;
    }

    private DomainIndex? BuildDomains()
    {
        var rows = _analysis.Data.Rows;
        bool[]? wanted = null;
        if (_request.Where is { } where)
        {
            var formula = ColumnFormula.Create(where, _analysis.Columns());
            _findings.AddRange(formula.Diagnostics);
            if (!formula.IsOk)
            {
                _failed = true;
                return null;
            }

            if (!formula.Value.IsTruth && formula.Value.Evaluate("where") is TextColumn)
            {
                Fail(SurveyDiagnostics.BadRequest, where.Location, "The condition gives a text; expected a comparison such as 'sex == \"F\"'.");
                return null;
            }

            var values = ((NumberColumn)formula.Value.Evaluate("where")).Values;
            wanted = new bool[rows];
            for (var i = 0; i < wanted.Length; i++)
                wanted[i] = values[i] != 0 && !double.IsNaN(values[i]);
        }

        var by = _request.By.Select(CategoriesOf).ToList();
        if (_failed || by.Contains(null))
            return null;
        var names = _request.By.Select(b => b.Text).ToArray();
        DomainIndex domains;
        if (by.Count == 0)
        {
            domains = DomainIndex.Whole(rows);
        }
        else
        {
            var crossed = Categories.Cross(by!, rows, parts => string.Join(';', parts.Select((p, i) => $"{names[i]}={p}")));
            domains = new(crossed.Codes, crossed.Labels);
        }

        if (wanted is not null)
            domains = domains.Without(i => !wanted[i]);
        return WithoutEmpty(domains, wanted?.Contains(true) != false);
    }

    private DomainIndex? WithoutEmpty(DomainIndex domains, bool isConditionMet)
    {
        var isUsed = new bool[domains.Count];
        foreach (var code in domains.Codes)
        {
            if (code >= 0)
                isUsed[code] = true;
        }

        if (!isUsed.Contains(true))
        {
            _findings.Add(
                SurveyDiagnostics.EmptyDomain, _request.Where?.Location ?? _request.Location,
                !isConditionMet ? "No row meets the condition; there is no estimate."
                : $"No row{((_analysis.Cells?.HaveCondition ?? _request.Where is not null) ? " that meets the condition" : "")} has a value of every variable of 'by'; there is no estimate.");
            return null;
        }

        if (!isUsed.Contains(false))
            return domains;
        var places = new int[domains.Count];
        var next = 0;
        for (var d = 0; d < places.Length; d++)
            places[d] = isUsed[d] ? next++ : -1;
        return new(Array.ConvertAll(domains.Codes, c => c < 0 ? -1 : places[c]), [.. domains.Labels.Where((_, d) => isUsed[d])]);
    }

    // The domains without the rows that have a missing value, if these are dropped.
    private DomainIndex Used(params IEnumerable<ReadOnlyMemory<double>> variables)
    {
        var used = _domains;
        foreach (var variable in _request.DropMissing ? variables : [])
            used = used.WithoutMissing(variable);
        return used;
    }

    private void WarnOfMissing(string variable, DomainIndex used, Func<int, bool> isMissing)
    {
        var rows = 0;
        for (var i = 0; i < used.Codes.Length; i++)
        {
            if (used.Codes[i] >= 0 && isMissing(i))
                rows += _analysis.Cells?.Rows[i] ?? 1;
        }

        if (rows > 0)
        {
            _hasMissing = true;
            Warn(
                SurveyDiagnostics.MissingValues,
                $"'{variable}' has no value in {rows} {(rows == 1 ? "row" : "rows")} of the domains, whose estimates stay empty; with 'missing: drop' such rows are left out.");
        }
    }

    private void WarnOfMissing(SourceText name, DomainIndex used, ReadOnlyMemory<double> values)
    {
        if (TensorPrimitives.IsNaNAny(values.Span))
            WarnOfMissing(name.Text, used, i => double.IsNaN(values.Span[i]));
    }

    // The degrees of freedom of an interval.
    private double Degrees(double own) => _request.Interval.DegreesOfFreedom ?? own;

    private double T(double own)
    {
        var df = Degrees(own);
        return df > 0 ? StudentTDistribution.Quantile(1 - Tail, df) : double.NaN;
    }

    private RawEstimate Plain(string variable, int domain, string level, double value, double variance, int n, double? df = null)
    {
        var own = df ?? _degreesOfFreedom[domain];
        var half = T(own) * Math.Sqrt(variance);
        return new(variable, domain, level, value, variance, own, n) { Low = value - half, High = value + half };
    }

    private SurveyEstimate Finish(RawEstimate raw)
    {
        var domain = _domains.Labels[raw.Domain] + (raw.OtherDomain < 0 ? "" : $":{_domains.Labels[raw.OtherDomain]}");
        var estimate = new SurveyEstimate(_request.Id ?? _request.Key, raw.Variable, domain, raw.Level)
        {
            Value = Number(raw.Value),
            SampleSize = raw.SampleSize,
            NumeratorDegreesOfFreedom = Number(raw.NumeratorDegreesOfFreedom),
            PValue = Number(raw.PValue),
            DegreesOfFreedom = Number(raw.DegreesOfFreedom),
        };
        if (raw.IsValueOnly)
            return estimate;
        var t = raw.IsTested ? raw.Value / raw.StandardError : double.NaN;
        if (double.IsFinite(raw.Value))
            WarnOfUndefined(raw);
        else if (!_hasMissing)
            Warn(SurveyDiagnostics.NotDefined, $"The estimate of {PlaceOf(raw)} is not defined.");
        return estimate with
        {
            StandardError = Number(raw.StandardError),
            Low = Number(raw.Low),
            High = Number(raw.High),
            DesignEffect = _request.DesignEffect == DesignEffectKind.None ? null : Number(raw.DesignEffect),
            Statistic = Number(t),
            PValue = raw.IsTested && double.IsFinite(t) && raw.DegreesOfFreedom > 0 ? 2 * StudentTDistribution.Cdf(-Math.Abs(t), raw.DegreesOfFreedom) : Number(raw.PValue),
        };
    }

    private string PlaceOf(RawEstimate raw) => $"'{raw.Variable}'{(raw.Level.Length > 0 ? $" ({raw.Level})" : "")} in {_domains.Labels[raw.Domain]}";

    private void WarnOfUndefined(RawEstimate raw)
    {
        var place = PlaceOf(raw);
        if (raw.Undefined is { } why)
            Warn(SurveyDiagnostics.NotDefined, $"The interval of {place} is not defined: {why}.");
        else if (!double.IsFinite(raw.StandardError))
            Warn(SurveyDiagnostics.NotDefined, $"The standard error of {place} is not defined.");
        else if (!(Degrees(raw.DegreesOfFreedom) > 0))
            Warn(SurveyDiagnostics.NotDefined, $"The interval of {place} is not defined: there are {Text(raw.DegreesOfFreedom)} degrees of freedom.");
    }

    private static double? Number(double value) => double.IsFinite(value) ? value : null;

    // Rubin's rules: the mean of the estimates, the mean of the sampling variances, and the variance between the estimates.
    private IEnumerable<SurveyEstimate> Combine(List<List<RawEstimate>> sets)
    {
        var m = sets.Count;
        for (var k = 0; k < sets[0].Count; k++)
        {
            var all = sets.ConvertAll(s => s[k]);
            var value = all.Average(r => r.Value);
            if (all[0].Pair is { } pair)
            {
                var (first, second) = (sets.ConvertAll(s => s[k - pair.First].Value), sets.ConvertAll(s => s[k - pair.Second].Value));
                var product = first.Zip(second, (a, b) => (a - first.Average()) * (b - second.Average())).Sum() / (m - 1);
                yield return Finish(all[0] with { Value = value + ((1 + (1.0 / m)) * product) });
                continue;
            }

            if (all[0].IsValueOnly || all.TrueForAll(r => r.Value.Equals(all[0].Value) && r.Variance.Equals(all[0].Variance)))
            {
                yield return Finish(all[0] with { Value = value });
                continue;
            }

            var sampling = all.Average(r => r.StandardError * r.StandardError);
            var between = all.Sum(r => (r.Value - value) * (r.Value - value)) / (m - 1);
            var added = (1 + (1.0 / m)) * between;
            var df = (m - 1) * (1 + (sampling / added)) * (1 + (sampling / added));
            var variance = sampling + added;
            var half = T(df) * Math.Sqrt(variance);
            var combined = all[0] with
            {
                Value = value,
                StandardError = Math.Sqrt(variance),
                DegreesOfFreedom = df,
                Low = value - half,
                High = value + half,
                DesignEffect = all.Average(r => r.DesignEffect),
                Undefined = null,
            };
            yield return Finish(combined) with { SamplingVariance = Number(sampling), ImputationVariance = Number(between) };
        }
    }
}
