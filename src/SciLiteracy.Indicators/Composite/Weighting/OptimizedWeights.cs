using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite.Weighting;


/// <summary>Weights at which the members of a level have the importance in the index that they are meant to have, or at which the index tells most of
/// them.</summary>
/// <param name="Objective">What is sought.</param>
/// <remarks>
/// Importance is the Pearson correlation of a member with the index, over the rows that have both; its share is of the sum of these. The weights are
/// at least 0, and the search is deterministic: the same data give the same weights. Whether it converged is in the step record.
/// Source: Becker, Saisana, Paruolo and Vandecasteele (2017), "Weights and importance in composite indicators: closing the gap", Ecological
/// Indicators 80; COINr <c>get_opt_weights</c>, whose weights may be negative.
/// </remarks>
public sealed record OptimizedWeights(WeightObjective Objective = WeightObjective.Balance) : WeightingMethod
{
    /// <inheritdoc/>
    public override string Id => "optimized";

    /// <summary>Gets the importance that members are meant to have, relative to each other and above 0; 1 for one that is not here.</summary>
    public ValueList<NodeWeight> Targets { get; init; } = [];

    /// <summary>Gets how many times the index may be made anew, at least 1.</summary>
    public int MaxEvaluations { get; init; } = 20000;

    /// <summary>Gets the mean square difference of shares at which the search is content, at least 0.</summary>
    public double Tolerance { get; init; } = 1e-16;

    /// <inheritdoc/>
    public override bool DependsOnData => true;

    internal override string? Problem =>
        Targets.FirstOrDefault(t => !(double.IsFinite(t.Weight) && t.Weight > 0)) is { } bad
            ? FormattableString.Invariant($"The importance of '{bad.Node}' is meant to be '{bad.Weight}', but must be above 0.")
        : MaxEvaluations < 1 ? FormattableString.Invariant($"The number of evaluations is at most '{MaxEvaluations}', but must be at least 1.")
        : !(Tolerance >= 0) ? FormattableString.Invariant($"The tolerance is '{Tolerance}', but must be at least 0.")
        : null;
}
