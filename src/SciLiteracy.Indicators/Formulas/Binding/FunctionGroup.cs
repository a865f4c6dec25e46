namespace SciLiteracy.Indicators.Formulas.Binding;

/// <summary>Along which axis a function looks.</summary>
public enum FunctionGroup
{
    /// <summary>At one cell alone.</summary>
    Scalar,

    /// <summary>At other periods of the same entity.</summary>
    Time,

    /// <summary>At other entities in the same period.</summary>
    Entities,

    /// <summary>At the distribution over the regions directly in an entity.</summary>
    Inequality,
}
