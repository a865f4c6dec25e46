namespace SciLiteracy.Indicators.Formulas.Binding;

/// <summary>A parameter of a function.</summary>
/// <param name="Name">Its name in the signature.</param>
/// <param name="Kind">What it takes.</param>
public sealed record FunctionParameter(string Name, ParameterKind Kind)
{
    /// <summary>Gets whether it can be left out.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Gets whether more of its kind can follow; only of the last parameter.</summary>
    public bool Repeats { get; init; }

    /// <summary>Gets the smallest value of a <see cref="ParameterKind.Count"/> or <see cref="ParameterKind.Constant"/>.</summary>
    public double Minimum { get; init; }

    /// <summary>Gets the largest value of a <see cref="ParameterKind.Count"/> or <see cref="ParameterKind.Constant"/>.</summary>
    public double Maximum { get; init; }
}
