using System.Globalization;

namespace SciLiteracy.Domain;

/// <summary>How many of some national elements a local plan takes up.</summary>
/// <param name="TakenUp">The number taken up, 0 to <paramref name="Total"/>.</param>
/// <param name="Total">The number there is.</param>
public readonly record struct AlignmentShare(int TakenUp, int Total)
{
    /// <summary>Gets TakenUp / Total, 0 to 1; null if there is nothing to take up.</summary>
    public double? Share => Total == 0 ? null : (double)TakenUp / Total;

    /// <summary>Gets whether nothing is left to take up.</summary>
    public bool IsComplete => TakenUp == Total;

    /// <summary>For instance <c>3 of 4</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{TakenUp} of {Total}");
}
