namespace SciLiteracy.Indicators.Surveys.Designs;

/// <summary>What a stratum with one sampled unit, from which no variance can be computed, adds to the variance. R calls it <c>survey.lonely.psu</c>.</summary>
public enum SinglePsuRule
{
    /// <summary>Such a design is an error.</summary>
    Fail,

    /// <summary>Nothing: the stratum is left out of the variance.</summary>
    Remove,

    /// <summary>The square of its total about 0, the mean over all strata: a conservative choice.</summary>
    Adjust,

    /// <summary>The mean of what the strata with two or more units add.</summary>
    Average,

    /// <summary>Nothing: the unit was certain to be in the sample.</summary>
    Certainty,
}
