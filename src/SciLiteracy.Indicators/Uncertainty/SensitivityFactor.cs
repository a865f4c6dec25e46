using System.Collections.Immutable;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>What moves together in a sensitivity analysis: a factor, or the factors of a group.</summary>
/// <param name="Name">The name.</param>
/// <param name="Dimensions">Its dimensions of a point.</param>
/// <param name="Streams">The places of its streams of random numbers.</param>
internal sealed record SensitivityFactor(string Name, ImmutableArray<int> Dimensions, ImmutableArray<int> Streams)
{
    /// <summary>Gets whether it is one number, so that an effect of it has a sign.</summary>
    public bool IsNumber => Dimensions.Length == 1 && Streams.IsEmpty;
}
