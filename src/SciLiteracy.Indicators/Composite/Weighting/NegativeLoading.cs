namespace SciLiteracy.Indicators.Composite.Weighting;


/// <summary>What becomes of a child with a negative loading: a weight is never negative.</summary>
public enum NegativeLoading
{
    /// <summary>There are no weights, and the child is reported.</summary>
    Reject,

    /// <summary>Its weight is 0.</summary>
    Zero,

    /// <summary>The weights are the squares of all loadings: shares of the variance that the component explains.</summary>
    Square,
}
