using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Formulas.Binding;

/// <summary>A function of the formula language: how it is called, what it gives, and what it makes of missing values.</summary>
public sealed record FormulaFunction
{
    internal FormulaFunction(FunctionKind kind, string name, FunctionGroup group, UnitRule unit, ValueList<FunctionParameter> parameters)
    {
        Kind = kind;
        Name = name;
        Group = group;
        Unit = unit;
        Parameters = parameters;
    }

    /// <summary>Gets which function it is.</summary>
    public FunctionKind Kind { get; }

    /// <summary>Gets the name in formulas.</summary>
    public string Name { get; }

    /// <summary>Gets along which axis it looks.</summary>
    public FunctionGroup Group { get; }

    /// <summary>Gets which unit the result has.</summary>
    public UnitRule Unit { get; }

    /// <summary>Gets the parameters.</summary>
    public ValueList<FunctionParameter> Parameters { get; }

    /// <summary>Gets what it gives, in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>Gets when the result is missing, in one sentence.</summary>
    public required string MissingRule { get; init; }

    /// <summary>Gets the smallest number of arguments.</summary>
    public int MinimumArguments => Parameters.Count(p => !p.IsOptional);

    /// <summary>Gets the largest number of arguments; <see cref="int.MaxValue"/> if there is none.</summary>
    public int MaximumArguments => Parameters[^1].Repeats ? int.MaxValue : Parameters.Count;

    /// <summary>Gets the signature: <c>change(x[, n])</c>.</summary>
    public string Signature
    {
        get
        {
            var signature = Name + "(";
            for (var i = 0; i < Parameters.Count; i++)
            {
                var name = (i == 0 ? "" : ", ") + Parameters[i].Name;
                signature += Parameters[i].IsOptional ? $"[{name}]" : name;
            }

            return signature + (Parameters[^1].Repeats ? ", …)" : ")");
        }
    }

    /// <summary>Returns the parameter that an argument belongs to.</summary>
    internal FunctionParameter ParameterAt(int argument) => Parameters[Math.Min(argument, Parameters.Count - 1)];

    /// <summary>The signature.</summary>
    public override string ToString() => Signature;
}
