namespace SciLiteracy.Indicators.Composite;

/// <summary>What keeps an evaluation from having scores.</summary>
internal enum IndexFailureKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Screening leaves no row.</summary>
    NobodyLeft,

    /// <summary>A value is outside what a method of aggregation can take, such as 0 under a geometric mean.</summary>
    OutsideDomain,

    /// <summary>The weights of siblings are all 0, or there are none that could be made of the data.</summary>
    NoWeights,
}
