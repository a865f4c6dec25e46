namespace SciLiteracy.Indicators.Surveys.Publication;

/// <summary>Why an estimate is not to be read as exact.</summary>
[Flags]
public enum QualityConcerns
{
    /// <summary>Nothing against it.</summary>
    None = 0,

    /// <summary>Few rows stand behind it.</summary>
    SmallSample = 1,

    /// <summary>Its standard error is a large part of it.</summary>
    HighVariation = 2,

    /// <summary>Its variance is estimated from few clusters.</summary>
    FewDegreesOfFreedom = 4,

    /// <summary>It, or its standard error, is not defined.</summary>
    NotDefined = 8,
}
