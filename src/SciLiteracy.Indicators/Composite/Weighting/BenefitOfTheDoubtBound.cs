namespace SciLiteracy.Indicators.Composite.Weighting;


/// <summary>What the bounds of <see cref="BenefitOfTheDoubtWeights"/> are on.</summary>
public enum BenefitOfTheDoubtBound
{
    /// <summary>The share w x of a child in the score of the entity, its pie share. Does not depend on the units of the children.</summary>
    Contributions,

    /// <summary>The share of a weight in the sum of the weights.</summary>
    Weights,
}
