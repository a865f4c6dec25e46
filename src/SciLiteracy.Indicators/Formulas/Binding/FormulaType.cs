namespace SciLiteracy.Indicators.Formulas.Binding;

/// <summary>What an expression gives.</summary>
public enum FormulaType
{
    /// <summary>A number in a unit.</summary>
    Number,

    /// <summary>True or false.</summary>
    Truth,

    /// <summary>A period; only as an argument that is written out.</summary>
    Period,
}
