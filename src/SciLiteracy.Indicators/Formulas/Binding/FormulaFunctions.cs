using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SciLiteracy.Indicators.Formulas.Binding;

/// <summary>The functions of the formula language; docs/formula-language.md shows each with an example.</summary>
public static class FormulaFunctions
{
    /// <summary>The largest number of periods that a function goes back.</summary>
    public const int MaximumPeriods = 1000;

    private const string OverChildren = "The regions directly in the entity that have no value, or no weight above 0, are left out; missing if fewer than two remain, and with a warning where the measure is not defined.";

    private static readonly FunctionParameter X = new("x", ParameterKind.Number);
    private static readonly FunctionParameter Either = new("a", ParameterKind.Either);
    private static readonly FunctionParameter Periods = new("n", ParameterKind.Count) { Minimum = 1, Maximum = MaximumPeriods };
    private static readonly FunctionParameter Weight = new("w", ParameterKind.Number) { IsOptional = true };

    /// <summary>Gets all functions, by group.</summary>
    public static ImmutableArray<FormulaFunction> All { get; } =
    [
        new(FunctionKind.If, "if", FunctionGroup.Scalar, UnitRule.Common, [new("c", ParameterKind.Truth), Either, new("b", ParameterKind.Either)])
        {
            Summary = "a where the condition c holds, else b.",
            MissingRule = "Missing if c is missing, or the value that c chooses; the other value does not count.",
        },
        new(FunctionKind.Coalesce, "coalesce", FunctionGroup.Scalar, UnitRule.Common, [new("a", ParameterKind.Either) { Repeats = true }])
        {
            Summary = "The first argument that is not missing.",
            MissingRule = "Missing if all arguments are missing.",
        },
        new(FunctionKind.IsMissing, "is_missing", FunctionGroup.Scalar, UnitRule.Truth, [new("x", ParameterKind.Either)])
        {
            Summary = "Whether x is missing.",
            MissingRule = "Never missing.",
        },
        new(FunctionKind.Min, "min", FunctionGroup.Scalar, UnitRule.Common, [new("a", ParameterKind.Number) { Repeats = true }])
        {
            Summary = "The smallest argument.",
            MissingRule = "Missing if an argument is missing.",
        },
        new(FunctionKind.Max, "max", FunctionGroup.Scalar, UnitRule.Common, [new("a", ParameterKind.Number) { Repeats = true }])
        {
            Summary = "The largest argument.",
            MissingRule = "Missing if an argument is missing.",
        },
        new(FunctionKind.Abs, "abs", FunctionGroup.Scalar, UnitRule.SameAsFirst, [X])
        {
            Summary = "x without its sign.",
            MissingRule = "Missing if x is missing.",
        },
        new(FunctionKind.Sqrt, "sqrt", FunctionGroup.Scalar, UnitRule.SquareRoot, [X])
        {
            Summary = "The square root of x; its unit has half the powers.",
            MissingRule = "Missing if x is missing, and with a warning if x is below 0.",
        },
        new(FunctionKind.Ln, "ln", FunctionGroup.Scalar, UnitRule.PlainNumber, [X])
        {
            Summary = "The natural logarithm of x.",
            MissingRule = "Missing if x is missing, and with a warning if x is 0 or below.",
        },
        new(FunctionKind.Exp, "exp", FunctionGroup.Scalar, UnitRule.PlainNumber, [X])
        {
            Summary = "e to the power x.",
            MissingRule = "Missing if x is missing, and with a warning if the result is too large for a double.",
        },
        new(
            FunctionKind.Round, "round", FunctionGroup.Scalar, UnitRule.SameAsFirst,
            [X, new("digits", ParameterKind.Count) { IsOptional = true, Minimum = 0, Maximum = 15 }])
        {
            Summary = "x rounded to so many digits after the point (0 if left out), halves away from zero, in the unit that x has.",
            MissingRule = "Missing if x is missing.",
        },
        new(FunctionKind.Clamp, "clamp", FunctionGroup.Scalar, UnitRule.Common, [X, new("low", ParameterKind.Number), new("high", ParameterKind.Number)])
        {
            Summary = "x, but not below low and not above high.",
            MissingRule = "Missing if an argument is missing, and with a warning if low is above high.",
        },
        new(FunctionKind.Lag, "lag", FunctionGroup.Time, UnitRule.SameAsFirst, [X, Periods])
        {
            Summary = "x of n periods earlier.",
            MissingRule = "Missing if x is missing in that period.",
        },
        new(FunctionKind.Change, "change", FunctionGroup.Time, UnitRule.SameAsFirst, [X, Periods with { IsOptional = true }])
        {
            Summary = "x minus x of n periods earlier (1 if left out).",
            MissingRule = "Missing if x is missing in one of the two periods.",
        },
        new(FunctionKind.Growth, "growth", FunctionGroup.Time, UnitRule.Dimensionless, [X, Periods with { IsOptional = true }])
        {
            Summary = "x divided by x of n periods earlier (1 if left out), minus 1.",
            MissingRule = "Missing if x is missing in one of the two periods, and with a warning if the earlier value is 0 or below.",
        },
        new(FunctionKind.Cagr, "cagr", FunctionGroup.Time, UnitRule.Dimensionless, [X, Periods])
        {
            Summary = "The compound growth per period over the last n: (x / lag(x, n)) ^ (1 / n) - 1.",
            MissingRule = "Missing if x is missing in one of the two periods, and with a warning if the earlier value is 0 or below or the later one below 0.",
        },
        new(FunctionKind.RollingMean, "rolling_mean", FunctionGroup.Time, UnitRule.SameAsFirst, [X, Periods])
        {
            Summary = "The arithmetic mean of x over n periods, this one the last.",
            MissingRule = "Missing if x is missing in one of the n periods.",
        },
        new(FunctionKind.RollingSum, "rolling_sum", FunctionGroup.Time, UnitRule.SameAsFirst, [X, Periods])
        {
            Summary = "The sum of x over n periods, this one the last; x must not be a stock, a ratio or an index.",
            MissingRule = "Missing if x is missing in one of the n periods.",
        },
        new(FunctionKind.Cumulative, "cumulative", FunctionGroup.Time, UnitRule.SameAsFirst, [X])
        {
            Summary = "The sum of x from its first value to this period; x must not be a stock, a ratio or an index.",
            MissingRule = "Missing before the first value of x and from the first gap on.",
        },
        new(FunctionKind.At, "at", FunctionGroup.Time, UnitRule.SameAsFirst, [X, new("period", ParameterKind.Period)])
        {
            Summary = "x of one period, a year such as 2015 or a text such as \"2015-Q4\", in every period.",
            MissingRule = "Missing if x is missing in that period.",
        },
        new(FunctionKind.Interpolate, "interpolate", FunctionGroup.Time, UnitRule.SameAsFirst, [X])
        {
            Summary = "x, with gaps filled on the straight line between the values before and after; filled cells are estimated (E).",
            MissingRule = "Missing before the first and after the last value of x.",
        },
        new(
            FunctionKind.Latest, "latest", FunctionGroup.Time, UnitRule.SameAsFirst,
            [X, new("max_age", ParameterKind.Count) { Minimum = 0, Maximum = MaximumPeriods }])
        {
            Summary = "The latest value of x that is at most max_age periods old; a value of an earlier period is estimated (E).",
            MissingRule = "Missing if x is missing in this period and the max_age periods before it.",
        },
        new(FunctionKind.Total, "total", FunctionGroup.Entities, UnitRule.SameAsFirst, [X])
        {
            Summary = "The sum of x over the entity and its siblings; x must not be a ratio or an index.",
            MissingRule = "Missing if x of the entity or of one of its siblings is missing.",
        },
        new(FunctionKind.Share, "share", FunctionGroup.Entities, UnitRule.Dimensionless, [X])
        {
            Summary = "x divided by total(x).",
            MissingRule = "Missing if x of the entity or of one of its siblings is missing, and with a warning if the total is 0.",
        },
        new(FunctionKind.Parent, "parent", FunctionGroup.Entities, UnitRule.SameAsFirst, [X])
        {
            Summary = "x of the region in which the entity lies.",
            MissingRule = "Missing if x of that region is missing, or there is none.",
        },
        new(FunctionKind.Rank, "rank", FunctionGroup.Entities, UnitRule.Dimensionless, [X])
        {
            Summary = "The place of the entity among its siblings, 1 for the largest x; equal values share the best place (1, 2, 2, 4).",
            MissingRule = "Missing if x is missing; siblings without x are not counted.",
        },
        new(FunctionKind.MeanOf, "mean_of", FunctionGroup.Entities, UnitRule.SameAsFirst, [X])
        {
            Summary = "The arithmetic mean of x over the regions directly in the entity, each counting once.",
            MissingRule = "The regions directly in the entity that have no value are left out; missing if none remains.",
        },
        new(FunctionKind.Gini, "gini", FunctionGroup.Inequality, UnitRule.Dimensionless, [X, Weight])
        {
            Summary = "The Gini coefficient of x, weighted by w: half the mean absolute difference of two regions, divided by the mean.",
            MissingRule = OverChildren,
        },
        new(FunctionKind.TheilT, "theil_t", FunctionGroup.Inequality, UnitRule.Dimensionless, [X, Weight])
        {
            Summary = "The Theil T index of x, weighted by w: the mean of (x / mean) ln(x / mean), in nats.",
            MissingRule = OverChildren,
        },
        new(FunctionKind.TheilL, "theil_l", FunctionGroup.Inequality, UnitRule.Dimensionless, [X, Weight])
        {
            Summary = "The Theil L index of x (mean logarithmic deviation), weighted by w: the mean of ln(mean / x), in nats.",
            MissingRule = OverChildren,
        },
        new(
            FunctionKind.Atkinson, "atkinson", FunctionGroup.Inequality, UnitRule.Dimensionless,
            [X, new("eps", ParameterKind.Constant) { Minimum = 0.01, Maximum = 100 }, Weight])
        {
            Summary = "The Atkinson index of x with the inequality aversion eps, weighted by w: 1 minus the equally distributed equivalent divided by the mean.",
            MissingRule = OverChildren,
        },
        new(FunctionKind.Hoover, "hoover", FunctionGroup.Inequality, UnitRule.Dimensionless, [X, Weight])
        {
            Summary = "The Hoover index: half the sum of the absolute differences between the shares of the regions in x and in w (in their number if left out); x must not be a ratio or an index.",
            MissingRule = OverChildren,
        },
        new(FunctionKind.Cv, "cv", FunctionGroup.Inequality, UnitRule.Dimensionless, [X, Weight])
        {
            Summary = "The coefficient of variation of x, weighted by w: the standard deviation of the population divided by the mean.",
            MissingRule = OverChildren,
        },
        new(FunctionKind.MaxMinRatio, "max_min_ratio", FunctionGroup.Inequality, UnitRule.Dimensionless, [X])
        {
            Summary = "The largest x divided by the smallest.",
            MissingRule = OverChildren,
        },
        new(
            FunctionKind.QuantileRatio, "quantile_ratio", FunctionGroup.Inequality, UnitRule.Dimensionless,
            [X, new("p", ParameterKind.Constant) { Minimum = 0, Maximum = 1 }, new("q", ParameterKind.Constant) { Minimum = 0, Maximum = 1 }, Weight])
        {
            Summary = "The quantile of x at p divided by that at a lower q, weighted by w; quantiles of type 2, the inverse of the distribution with means at its steps.",
            MissingRule = OverChildren,
        },
    ];

    private static readonly FrozenDictionary<string, FormulaFunction> ByName = All.ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);

    // What the functions are called in spreadsheets, SQL, R and pandas.
    internal static FrozenDictionary<string, string> FamiliarNames { get; } = new Dictionary<string, string>
    {
        ["log"] = "ln",
        ["sum"] = "total",
        ["avg"] = "mean_of",
        ["average"] = "mean_of",
        ["mean"] = "mean_of",
        ["iif"] = "if",
        ["ifelse"] = "if",
        ["isna"] = "is_missing",
        ["isnull"] = "is_missing",
        ["nvl"] = "coalesce",
        ["shift"] = "lag",
        ["diff"] = "change",
        ["pct_change"] = "growth",
        ["cumsum"] = "cumulative",
        ["theil"] = "theil_t",
        ["mld"] = "theil_l",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Returns the function with a name, or null.</summary>
    public static FormulaFunction? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ByName.GetValueOrDefault(name);
    }
}
