namespace SciLiteracy.Indicators.Formulas.Binding;

/// <summary>The functions of the formula language; <see cref="FormulaFunctions"/> says what each does.</summary>
public enum FunctionKind
{
    /// <summary>if</summary>
    If,

    /// <summary>coalesce</summary>
    Coalesce,

    /// <summary>is_missing</summary>
    IsMissing,

    /// <summary>min</summary>
    Min,

    /// <summary>max</summary>
    Max,

    /// <summary>abs</summary>
    Abs,

    /// <summary>sqrt</summary>
    Sqrt,

    /// <summary>ln</summary>
    Ln,

    /// <summary>exp</summary>
    Exp,

    /// <summary>round</summary>
    Round,

    /// <summary>clamp</summary>
    Clamp,

    /// <summary>lag</summary>
    Lag,

    /// <summary>change</summary>
    Change,

    /// <summary>growth</summary>
    Growth,

    /// <summary>cagr</summary>
    Cagr,

    /// <summary>rolling_mean</summary>
    RollingMean,

    /// <summary>rolling_sum</summary>
    RollingSum,

    /// <summary>cumulative</summary>
    Cumulative,

    /// <summary>at</summary>
    At,

    /// <summary>interpolate</summary>
    Interpolate,

    /// <summary>latest</summary>
    Latest,

    /// <summary>total</summary>
    Total,

    /// <summary>share</summary>
    Share,

    /// <summary>parent</summary>
    Parent,

    /// <summary>rank</summary>
    Rank,

    /// <summary>mean_of</summary>
    MeanOf,

    /// <summary>gini</summary>
    Gini,

    /// <summary>theil_t</summary>
    TheilT,

    /// <summary>theil_l</summary>
    TheilL,

    /// <summary>atkinson</summary>
    Atkinson,

    /// <summary>hoover</summary>
    Hoover,

    /// <summary>cv</summary>
    Cv,

    /// <summary>max_min_ratio</summary>
    MaxMinRatio,

    /// <summary>quantile_ratio</summary>
    QuantileRatio,
}
