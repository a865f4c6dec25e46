namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>How the points of an analysis are chosen in the unit cube of the factors. Under each, a point depends on the seed and its number only.</summary>
public enum SamplingDesign
{
    /// <summary>Independently and uniformly.</summary>
    PseudoRandom,

    /// <summary>With one point in each of as many equal slices of every dimension as there are draws.</summary>
    LatinHypercube,

    /// <summary>A Sobol sequence with nested uniform scrambling: even, and best with a power of 2 of draws.</summary>
    Sobol,
}
