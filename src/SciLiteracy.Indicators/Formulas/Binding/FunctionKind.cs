namespace SciLiteracy.Indicators.Formulas.Binding;

/// <summary>The functions of the formula language; <see cref="FormulaFunctions"/> says what each does.</summary>
public enum FunctionKind
{
    /// <summary>The function <c>if</c>.</summary>
    If,

    /// <summary>The function <c>coalesce</c>.</summary>
    Coalesce,

    /// <summary>The function <c>is_missing</c>.</summary>
    IsMissing,

    /// <summary>The function <c>min</c>.</summary>
    Min,

    /// <summary>The function <c>max</c>.</summary>
    Max,

    /// <summary>The function <c>abs</c>.</summary>
    Abs,

    /// <summary>The function <c>sqrt</c>.</summary>
    Sqrt,

    /// <summary>The function <c>ln</c>.</summary>
    Ln,

    /// <summary>The function <c>exp</c>.</summary>
    Exp,

    /// <summary>The function <c>round</c>.</summary>
    Round,

    /// <summary>The function <c>clamp</c>.</summary>
    Clamp,

    /// <summary>The function <c>lag</c>.</summary>
    Lag,

    /// <summary>The function <c>change</c>.</summary>
    Change,

    /// <summary>The function <c>growth</c>.</summary>
    Growth,

    /// <summary>The function <c>cagr</c>.</summary>
    Cagr,

    /// <summary>The function <c>rolling_mean</c>.</summary>
    RollingMean,

    /// <summary>The function <c>rolling_sum</c>.</summary>
    RollingSum,

    /// <summary>The function <c>cumulative</c>.</summary>
    Cumulative,

    /// <summary>The function <c>at</c>.</summary>
    At,

    /// <summary>The function <c>interpolate</c>.</summary>
    Interpolate,

    /// <summary>The function <c>latest</c>.</summary>
    Latest,

    /// <summary>The function <c>total</c>.</summary>
    Total,

    /// <summary>The function <c>share</c>.</summary>
    Share,

    /// <summary>The function <c>parent</c>.</summary>
    Parent,

    /// <summary>The function <c>rank</c>.</summary>
    Rank,

    /// <summary>The function <c>mean_of</c>.</summary>
    MeanOf,

    /// <summary>The function <c>gini</c>.</summary>
    Gini,

    /// <summary>The function <c>theil_t</c>.</summary>
    TheilT,

    /// <summary>The function <c>theil_l</c>.</summary>
    TheilL,

    /// <summary>The function <c>atkinson</c>.</summary>
    Atkinson,

    /// <summary>The function <c>hoover</c>.</summary>
    Hoover,

    /// <summary>The function <c>cv</c>.</summary>
    Cv,

    /// <summary>The function <c>max_min_ratio</c>.</summary>
    MaxMinRatio,

    /// <summary>The function <c>quantile_ratio</c>.</summary>
    QuantileRatio,
}
