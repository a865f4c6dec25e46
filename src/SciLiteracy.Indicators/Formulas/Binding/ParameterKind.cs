namespace SciLiteracy.Indicators.Formulas.Binding;

/// <summary>What a function takes at a place.</summary>
public enum ParameterKind
{
    /// <summary>An expression that gives a number.</summary>
    Number,

    /// <summary>An expression that gives a truth value.</summary>
    Truth,

    /// <summary>An expression of either type, the same for all such parameters of the function.</summary>
    Either,

    /// <summary>A whole number that is written out.</summary>
    Count,

    /// <summary>A number that is written out.</summary>
    Constant,

    /// <summary>A year, or a period in double quotes.</summary>
    Period,
}
