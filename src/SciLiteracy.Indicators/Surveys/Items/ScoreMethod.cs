namespace SciLiteracy.Indicators.Surveys.Items;

/// <summary>How the ability of a person is estimated from answers.</summary>
public enum ScoreMethod
{
    /// <summary>The mean of the posterior distribution (expected a posteriori).</summary>
    ExpectedAPosteriori,

    /// <summary>Maximum likelihood; not defined when all or no answers are right.</summary>
    MaximumLikelihood,

    /// <summary>Weighted likelihood (Warm), which is nearly unbiased and always defined.</summary>
    WeightedLikelihood,
}
