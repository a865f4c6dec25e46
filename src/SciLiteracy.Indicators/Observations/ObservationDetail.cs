namespace SciLiteracy.Indicators.Observations;

/// <summary>A number that may stand beside a value: what it was made from, or how sure it is. The words of files are in brackets.</summary>
public enum ObservationDetail
{
    /// <summary>What was divided (<c>numerator</c>), in the unit in which it was published.</summary>
    Numerator,

    /// <summary>By what it was divided (<c>denominator</c>), in the unit in which it was published.</summary>
    Denominator,

    /// <summary>The number of cases behind the value (<c>n</c>), at least 0; not always whole, as an effective sample size is not.</summary>
    SampleSize,

    /// <summary>The standard error of the value (<c>standard_error</c>), at least 0, in the unit of the value.</summary>
    StandardError,

    /// <summary>The degrees of freedom of the standard error (<c>degrees_of_freedom</c>), at least 0: of a sample design PSUs minus strata. Without them its error counts as normal.</summary>
    DegreesOfFreedom,
}
