using System.Globalization;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Surveys;

namespace SciLiteracy.Serialization;

/// <summary>Reads the entries of <c>estimates</c>.</summary>
internal sealed class EstimateReader
{
    private static readonly string[] Kinds =
        ["mean", "total", "variance", "sd", "proportion", "ratio", "quantile", "plausible", "levels", "contrast", "correlation", "regression", "independence"];

    private static readonly NameTable<bool> MissingRules = NameTable<bool>.Of(("propagate", false), ("drop", true));

    public static readonly NameTable<IntervalMethod> Methods = NameTable<IntervalMethod>.Of(
        ("mean", IntervalMethod.Mean), ("logit", IntervalMethod.Logit), ("likelihood", IntervalMethod.Likelihood), ("asin", IntervalMethod.ArcSine),
        ("beta", IntervalMethod.Beta), ("xlogit", IntervalMethod.XLogit), ("wilson", IntervalMethod.Wilson), ("replicates", IntervalMethod.Replicates));

    public static readonly NameTable<DesignEffectKind> Effects = NameTable<DesignEffectKind>.Of(
        ("wor", DesignEffectKind.WithoutReplacement), ("wr", DesignEffectKind.WithReplacement), ("none", DesignEffectKind.None));

    public static readonly NameTable<CovarianceScope> Covariances = NameTable<CovarianceScope>.Of(
        ("true", CovarianceScope.WithinDomains), ("domains", CovarianceScope.BetweenDomains), ("false", CovarianceScope.None));

    public static readonly NameTable<QuantileDefinition> Rules = NameTable<QuantileDefinition>.Of(
        ("math", QuantileDefinition.R1), ("school", QuantileDefinition.R2), ("1", QuantileDefinition.R1), ("2", QuantileDefinition.R2), ("3", QuantileDefinition.R3),
        ("4", QuantileDefinition.R4), ("5", QuantileDefinition.R5), ("6", QuantileDefinition.R6), ("7", QuantileDefinition.R7), ("8", QuantileDefinition.R8),
        ("9", QuantileDefinition.R9));

    public static readonly NameTable<RegressionFamily> Families = NameTable<RegressionFamily>.Of(
        ("gaussian", RegressionFamily.Gaussian), ("binomial", RegressionFamily.Binomial));

    public static readonly NameTable<IndependenceStatistic> Statistics = NameTable<IndependenceStatistic>.Of(
        ("F", IndependenceStatistic.F), ("chi2", IndependenceStatistic.ChiSquare), ("wald", IndependenceStatistic.Wald),
        ("adjusted_wald", IndependenceStatistic.AdjustedWald));

    private static readonly NameTable<int> Divisors = NameTable<int>.Of(("n", 0), ("n-1", 1));

    private static readonly NameTable<int> Scales = NameTable<int>.Of(("logit", 0), ("proportion", 1));

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>Reads an entry; null after a finding.</summary>
    public EstimateRequest? Read(DocumentNode node, DiagnosticBuilder diagnostics)
    {
        if (MappingReader.Open(node, "an estimate", diagnostics) is not { } r)
            return null;
        var given = Kinds.Where(r.Has).ToList();
        var request = given.Count == 1 ? ReadKind(r, given[0]) : null;
        if (given.Count > 1)
            r.Diagnostics.Add(DocumentDiagnostics.WrongShape, r.LocationOf(given[1]), $"An estimate has one of '{given[0]}' and '{given[1]}', not both; write two entries.");
        else if (given.Count == 0)
            ReportNoKind(r, (MappingNode)node);

        // Whatever is wrong with the kind, the other keys are looked at.
        var completed = Complete(request ?? new EstimateRequest.Mean([]), r);
        if (given.Count > 0)
            r.Finish();
        return request is null ? null : completed;
    }

    private static void ReportNoKind(MappingReader r, MappingNode node)
    {
        foreach (var entry in node.Entries)
        {
            if (NearestName.Find(entry.Key.Text, Kinds) is { } near)
            {
                r.Diagnostics.Add(DocumentDiagnostics.UnknownKey, entry.Key.Location, $"Unknown estimate '{Excerpt.Of(entry.Key.Text)}'; did you mean '{near}'?");
                return;
            }
        }

        r.Diagnostics.Add(DocumentDiagnostics.MissingKey, r.Location, $"An estimate has one of the keys {Listing.Of(Kinds)}.");
    }

    private static EstimateRequest? ReadKind(MappingReader r, string kind)
    {
        const string variables = "a variable, or a list of them";
        switch (kind)
        {
            case "mean":
                return new EstimateRequest.Mean(r.ColumnNames("mean", variables));
            case "total":
                return new EstimateRequest.Total(r.ColumnNames("total", variables));
            case "variance" or "sd":
                return new EstimateRequest.Variance(r.ColumnNames(kind, variables), kind == "sd", r.OptionalEnumeration("divisor", Divisors) == 0);
            case "proportion":
                return new EstimateRequest.Proportion(r.ColumnNames("proportion", variables), r.OptionalEnumeration("scale", Scales) == 0);
            case "ratio":
                return r.OptionalMapping("ratio", "a ratio", m =>
                {
                    var numerator = m.RequiredSourceText("numerator", "a variable");
                    var denominator = m.RequiredSourceText("denominator", "a variable");
                    return numerator is null || denominator is null ? null : new EstimateRequest.Ratio(numerator, denominator);
                });
            case "quantile":
                return r.OptionalMapping("quantile", "a quantile", ReadQuantile);
            case "levels":
                return r.OptionalMapping("levels", "levels", m =>
                {
                    var of = m.RequiredSourceText("of", "a variable");
                    m.RequiredNode("cuts", "cuts such as { low: 300, high: 500 }");
                    var cuts = ReadCuts(m, "cuts");
                    return of is null ? null : new EstimateRequest.Levels(of, cuts);
                });
            case "contrast":
                return r.OptionalMapping("contrast", "a contrast", ReadContrast);
            case "correlation":
                if (r.ColumnNames("correlation", "two variables") is [var first, var second])
                    return new EstimateRequest.Correlation(first, second);
                r.ReportBadValue("correlation", r.OptionalNode("correlation")!, "two variables such as [science, escs]");
                return null;
            case "regression":
                return r.OptionalMapping("regression", "a regression", m =>
                {
                    var of = m.RequiredSourceText("of", "a variable");
                    var on = m.ColumnNames("on", variables);
                    var family = m.OptionalEnumeration("family", Families) ?? RegressionFamily.Gaussian;
                    var hasSquare = m.OptionalBoolean("r_squared") ?? false;
                    return of is null ? null : new EstimateRequest.Regression(of, on, family, hasSquare);
                });
            case "independence":
                return r.OptionalMapping("independence", "a test of independence", m =>
                {
                    var rows = m.RequiredSourceText("rows", "a variable");
                    var columns = m.RequiredSourceText("columns", "a variable");
                    var statistic = m.OptionalEnumeration("statistic", Statistics) ?? IndependenceStatistic.F;
                    return rows is null || columns is null ? null : new EstimateRequest.Independence(rows, columns, statistic);
                });
            default:
                return r.OptionalMapping("plausible", "plausible values", ReadPlausible);
        }
    }

    private static EstimateRequest.Quantile? ReadQuantile(MappingReader m)
    {
        var of = m.RequiredSourceText("of", "a variable");
        var points = new List<double>();
        switch (m.RequiredNode("at", "points such as [0.25, 0.5]"))
        {
            case SequenceNode list:
                points.AddRange(list.Items.Select(i => Point(m, i)).OfType<double>());
                break;
            case ScalarNode one:
                points.AddRange(new[] { Point(m, one) }.OfType<double>());
                break;
            case { } other:
                m.ReportBadValue("at", other, "points such as [0.25, 0.5]");
                break;
        }

        var rule = m.OptionalEnumeration("rule", Rules) ?? QuantileDefinition.R1;
        return of is null ? null : new(of, points.ToValueList(), rule);
    }

    private static double? Point(MappingReader m, DocumentNode node)
    {
        var point = m.NumberOf("at", node);
        if (point is null or (>= 0 and <= 1))
            return point;
        m.ReportBadValue("at", node, "a point from 0 to 1");
        return null;
    }

    private static EstimateRequest.Contrast? ReadContrast(MappingReader m)
    {
        const string expected = "two levels of a variable such as { sex: [male, female] }";
        var of = m.RequiredSourceText("of", "a variable");
        switch (m.RequiredNode("between", expected))
        {
            case MappingNode { Entries: [{ Value: SequenceNode { Items: [ScalarNode first, ScalarNode second] } } entry] }:
                return of is null ? null : new(of, SurveyDocumentFormat.TextOf(entry.Key), SurveyDocumentFormat.TextOf(first), SurveyDocumentFormat.TextOf(second));
            case { } other:
                m.ReportBadValue("between", other, expected);
                return null;
            default:
                return null;
        }
    }

    private static ValueList<LevelCut> ReadCuts(MappingReader m, string key)
    {
        var cuts = new List<LevelCut>();
        switch (m.OptionalNode(key))
        {
            case SequenceNode list:
                foreach (var item in list.Items)
                {
                    if (m.NumberOf(key, item) is { } value)
                        cuts.Add(new(value.ToString("R", CultureInfo.InvariantCulture), value));
                }

                break;
            case MappingNode mapping:
                foreach (var (name, item) in mapping.Entries)
                {
                    if (m.NumberOf(name.Text, item) is { } value)
                        cuts.Add(new(name.Text, value));
                }

                break;
            case { } other:
                m.ReportBadValue(key, other, "cuts such as { low: 300, high: 500 }");
                break;
        }

        return cuts.ToValueList();
    }

    // { mean: [pv1, pv2], levels: [409.54] }
    private static EstimateRequest.Plausible? ReadPlausible(MappingReader m)
    {
        var columns = m.RequiredNode("mean", "a list of columns") is { } node ? SurveyDocumentFormat.PatternsOf(m, "mean", node) : null;
        var cuts = ReadCuts(m, "levels");
        return columns is null ? null : new(columns, cuts);
    }

    private EstimateRequest Complete(EstimateRequest request, MappingReader r)
    {
        var id = r.OptionalString("id");
        if (id is not null && !_ids.Add(id))
            r.Diagnostics.Add(DocumentDiagnostics.BadIdentifier, r.LocationOf("id"), $"There is an estimate '{Excerpt.Of(id)}' already; ids are unique.");
        var by = r.ColumnNames("by");
        foreach (var twice in by.GroupBy(b => b.Text, StringComparer.Ordinal).Where(g => g.Skip(1).Any()))
            r.Diagnostics.Add(DocumentDiagnostics.BadValue, twice.Last().Location, $"The variable '{Excerpt.Of(twice.Key)}' is in 'by' twice.");
        var where = r.OptionalSourceText("where", "a condition");
        if (where is not null)
            r.Diagnostics.AddRange(ColumnFormula.CheckSyntax(where));
        return request with
        {
            Id = id,
            Where = where,
            By = by,
            DropMissing = r.OptionalEnumeration("missing", MissingRules) ?? false,
            Interval = r.OptionalMapping("ci", "a confidence interval", ReadInterval) ?? IntervalSettings.Default,
            DesignEffect = r.OptionalEnumeration("deff", Effects) ?? DesignEffectKind.WithoutReplacement,
            Covariance = r.OptionalEnumeration("covariance", Covariances) ?? CovarianceScope.None,
            Standardize = ReadStandardization(r),
            Location = r.Location,
        };
    }

    private static IntervalSettings ReadInterval(MappingReader m)
    {
        var level = m.OptionalNumber("level") ?? 0.95;
        if (!(level > 0 && level < 1))
            m.ReportBadValue("level", m.OptionalNode("level")!, "a level between 0 and 1");
        double? df = null;
        switch (m.OptionalNode("df"))
        {
            case null or ScalarNode { Text: "design" }:
                break;
            case ScalarNode { Text: "normal" }:
                df = double.PositiveInfinity;
                break;
            case ScalarNode { Kind: ScalarKind.Number } number:
                df = m.NumberOf("df", number);
                break;
            case { } other:
                m.ReportBadValue("df", other, "'design', 'normal' or a number");
                break;
        }

        return new() { Level = level, Method = m.OptionalEnumeration("method", Methods) ?? IntervalMethod.Default, DegreesOfFreedom = df, Location = m.Location };
    }

    private static StandardizationSettings? ReadStandardization(MappingReader r)
    {
        const string expected = "the shares of the levels of one variable such as { age: { young: 40, old: 60 } }";
        switch (r.OptionalNode("standardize"))
        {
            case null:
                return null;
            case MappingNode { Entries: [{ Value: MappingNode levels } entry] }:
                var shares = levels.Entries
                    .Select(e => (e.Key.Text, Share: r.NumberOf(e.Key.Text, e.Value)))
                    .Where(e => e.Share is not null)
                    .Select(e => KeyValuePair.Create(e.Text, e.Share!.Value));
                return new(SurveyDocumentFormat.TextOf(entry.Key), shares.ToValueList()) { Location = entry.Key.Location };
            case var node:
                r.ReportBadValue("standardize", node, expected);
                return null;
        }
    }
}
