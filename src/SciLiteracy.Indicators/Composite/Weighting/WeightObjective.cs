namespace SciLiteracy.Indicators.Composite.Weighting;


/// <summary>What <see cref="OptimizedWeights"/> seeks.</summary>
public enum WeightObjective
{
    /// <summary>Shares of importance as near to the targets as can be, by least squares. COINr <c>balance</c>.</summary>
    Balance,

    /// <summary>The greatest sum of correlations with the index: most information kept. COINr <c>infomax</c>.</summary>
    Information,
}
