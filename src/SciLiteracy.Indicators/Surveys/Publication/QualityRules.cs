namespace SciLiteracy.Indicators.Surveys.Publication;

/// <summary>From where on an estimate is flagged, and from where on it is not published. There are no silent defaults: a limit that is null holds nothing back.</summary>
public sealed record QualityRules
{
    /// <summary>Gets the rules that flag only what is not defined.</summary>
    public static QualityRules None { get; } = new();

    /// <summary>Gets the number of rows below which an estimate is flagged.</summary>
    public int? FlagBelowSampleSize { get; init; }

    /// <summary>Gets the coefficient of variation, standard error over value, above which an estimate is flagged.</summary>
    public double? FlagAboveVariation { get; init; }

    /// <summary>Gets the degrees of freedom below which an estimate is flagged.</summary>
    public double? FlagBelowDegreesOfFreedom { get; init; }

    /// <summary>Gets the number of rows below which an estimate is not published.</summary>
    public int? SuppressBelowSampleSize { get; init; }

    /// <summary>Gets the coefficient of variation above which an estimate is not published.</summary>
    public double? SuppressAboveVariation { get; init; }

    /// <summary>Returns what is to be said of an estimate.</summary>
    /// <param name="estimate">The estimate.</param>
    public QualityConcerns ConcernsAbout(SurveyEstimate estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        var concerns = QualityConcerns.None;
        if (estimate.SampleSize < FlagBelowSampleSize)
            concerns |= QualityConcerns.SmallSample;
        if (VariationOf(estimate) > FlagAboveVariation)
            concerns |= QualityConcerns.HighVariation;
        if (estimate.DegreesOfFreedom < FlagBelowDegreesOfFreedom)
            concerns |= QualityConcerns.FewDegreesOfFreedom;
        if (estimate.Value is null || estimate.StandardError is null)
            concerns |= QualityConcerns.NotDefined;
        return concerns;
    }

    /// <summary>Tells whether an estimate is not to be published.</summary>
    /// <param name="estimate">The estimate.</param>
    public bool IsSuppressed(SurveyEstimate estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        return estimate.SampleSize < SuppressBelowSampleSize || VariationOf(estimate) > SuppressAboveVariation;
    }

    /// <summary>Returns the coefficient of variation of an estimate; null without a standard error, infinite at 0.</summary>
    /// <param name="estimate">The estimate.</param>
    public static double? VariationOf(SurveyEstimate estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        return estimate is { Value: { } value, StandardError: { } error } ? error == 0 ? 0 : error / Math.Abs(value) : null;
    }
}
