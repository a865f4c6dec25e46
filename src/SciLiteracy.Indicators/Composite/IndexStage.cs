namespace SciLiteracy.Indicators.Composite;

/// <summary>A stage in the making of an index: the data after the last step of a kind.</summary>
public enum IndexStage
{
    /// <summary>The data as given; the indicators.</summary>
    Raw,

    /// <summary>After the last <see cref="ScreenStep"/>; the indicators.</summary>
    Screened,

    /// <summary>After the last <see cref="DenominateStep"/>; the indicators.</summary>
    Denominated,

    /// <summary>After the last <see cref="ImputeStep"/>; the indicators.</summary>
    Imputed,

    /// <summary>After the last <see cref="TreatStep"/>; the indicators.</summary>
    Treated,

    /// <summary>After the last <see cref="NormalizeStep"/>; the indicators.</summary>
    Normalized,

    /// <summary>After the last <see cref="WeightStep"/>; the indicators, which it does not change.</summary>
    Weighted,

    /// <summary>After the last <see cref="AggregateStep"/>; the aggregates, the index first.</summary>
    Scores,
}
