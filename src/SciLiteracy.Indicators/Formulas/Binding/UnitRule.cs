namespace SciLiteracy.Indicators.Formulas.Binding;

/// <summary>Which unit the result of a function has.</summary>
public enum UnitRule
{
    /// <summary>The unit of the first argument.</summary>
    SameAsFirst,

    /// <summary>The coarsest unit of the numeric arguments, which are of one dimension and are converted to it.</summary>
    Common,

    /// <summary>None, whatever the units of the arguments are.</summary>
    Dimensionless,

    /// <summary>None, and the argument may have none either; <c>%</c> is converted.</summary>
    PlainNumber,

    /// <summary>The square root of the unit of the argument; its powers are even.</summary>
    SquareRoot,

    /// <summary>The result is a truth value.</summary>
    Truth,
}
