using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>The score of the class that a raw value is in.</summary>
/// <param name="Cuts">The lower bounds of the classes above the first, in rising order, in raw units.</param>
/// <param name="Scores">The scores of the classes, one more than cuts; of the lowest class of values first, whatever the direction.</param>
/// <remarks>Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, section 1.5 (categorical scales).</remarks>
public sealed record CategoricalScore(ValueList<double> Cuts, ValueList<double> Scores) : NormalizationMethod
{
    /// <inheritdoc/>
    public override string Id => "categorical";

    internal override string? Problem => base.Problem
        ?? (Scores.Count != Cuts.Count + 1 ? FormattableString.Invariant($"There are {Scores.Count} scores for {Cuts.Count} cuts; expected one more than cuts.") : null)
        ?? (Cuts.Concat(Scores).All(double.IsFinite) ? null : "Cuts and scores must be numbers.")
        ?? (Cuts.Zip(Cuts.Skip(1)).All(p => p.First < p.Second) ? null : "The cuts must rise.");
}
