namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>What the structure says about an indicator, after direction.</summary>
/// <param name="Lower">Whether lower is better.</param>
/// <param name="Low">The worse goalpost; NaN without.</param>
/// <param name="High">The better goalpost; NaN without.</param>
/// <param name="Target">The target; NaN without.</param>
internal readonly record struct ColumnSettings(bool Lower, double Low, double High, double Target)
{
    public static ColumnSettings Of(IndexIndicator indicator)
    {
        var lower = indicator.Direction == Domain.Direction.Lower;
        var (low, high) = indicator.Goalposts is { } posts ? (lower ? (-posts.High, -posts.Low) : (posts.Low, posts.High)) : (double.NaN, double.NaN);
        return new(lower, low, high, (lower ? -1 : 1) * (indicator.Target ?? double.NaN));
    }
}
