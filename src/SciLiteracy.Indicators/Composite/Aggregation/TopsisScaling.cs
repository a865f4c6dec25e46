namespace SciLiteracy.Indicators.Composite.Aggregation;


/// <summary>How children are scaled for TOPSIS.</summary>
public enum TopsisScaling
{
    /// <summary>Not at all: the normalization has done so.</summary>
    AsNormalized,

    /// <summary>x / √Σ x² over the cross-section, as Hwang and Yoon have it for raw values.</summary>
    Vector,
}
