namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Multiplies weights by 1 + U(-f, f), each its own; siblings are rescaled as ever.</summary>
/// <param name="Level">The level whose members' weights vary, 1 for the indicators; null for all levels below the index.</param>
/// <param name="Factor">The f, above 0 and at most 1.</param>
/// <remarks>Source: COINr <c>get_noisy_weights</c>.</remarks>
public sealed record WeightNoise(int? Level, double Factor) : UncertainFactor
{
    /// <summary>Gets whether a sensitivity analysis takes each weight as a factor of its own; otherwise they are one together.</summary>
    public bool Separate { get; init; }
}
