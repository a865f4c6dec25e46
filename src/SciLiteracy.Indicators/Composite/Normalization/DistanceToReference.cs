using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>1 - (ref - x) / (ref - min), ref the value of an entity.</summary>
/// <param name="Entity">The code of the entity.</param>
/// <param name="Cap">Whether scores end at 1.</param>
/// <remarks>
/// Over all periods together, ref is the value of the last period in which the entity has one. Without scores where the entity was screened out, has no value, or has the
/// least. Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, section 1.5; COINr <c>n_dist2ref</c>, which takes a row number.
/// </remarks>
public sealed record DistanceToReference(Reference Entity, bool Cap = false) : NormalizationMethod
{
    /// <inheritdoc/>
    public override string Id => "distance_to_reference";
}
