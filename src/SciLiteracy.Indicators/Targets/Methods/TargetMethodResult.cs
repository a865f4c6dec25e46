using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Targets.Methods;

/// <summary>What a method says of a case, with everything that it rests on.</summary>
/// <remarks>A number that cannot be given is null, never 0 or NaN, and <see cref="Reason"/> says why.</remarks>
public sealed record TargetMethodResult
{
    internal TargetMethodResult(TargetMethod method) => Method = method;

    /// <summary>Gets the method.</summary>
    public TargetMethod Method { get; }

    /// <summary>Gets the versioned id of the method.</summary>
    public string MethodId => Method.Id;

    /// <summary>Gets the category, in the method's own word; null if not assessable, or if the method has no categories.</summary>
    public string? Category { get; internal init; }

    /// <summary>Gets the level that the category is put on, to compare methods; null if there is no category.</summary>
    public ProgressLevel? Level { get; internal init; }

    /// <summary>Gets the score on the method's own scale; null if not assessable, or if the method has no score for the case.</summary>
    public double? Score { get; internal init; }

    /// <summary>Gets the number that the category is decided by, as the method defines it (R, q, CR, m …); null if it was not needed.</summary>
    public double? Ratio { get; internal init; }

    /// <summary>Gets why there is no category or score; null if the case could be assessed.</summary>
    public TargetMethodReason? Reason { get; internal init; }

    /// <summary>Gets whether the case could be assessed.</summary>
    public bool IsAssessable => Reason is null;

    /// <summary>Gets the numbers taken from the case: y0, t0, yt, t, yT, T; times in years.</summary>
    public ValueList<NamedQuantity> Inputs { get; internal init; } = [];

    /// <summary>Gets the settings of the method.</summary>
    public ValueList<NamedQuantity> Parameters => Method.Parameters;

    /// <summary>Gets the numbers computed on the way.</summary>
    public ValueList<NamedQuantity> Steps { get; internal init; } = [];

    /// <summary>Gets what a reader should know: a value that was replaced, an observation not used. English sentences.</summary>
    public ValueList<string> Remarks { get; internal init; } = [];

    /// <summary>Returns a number that was computed on the way; null if there is none of that name.</summary>
    public double? Step(string name) => Steps.FirstOrDefault(s => s.Name == name)?.Value;
}
