namespace SciLiteracy.Indicators.Composite.Weighting;


/// <summary>Why a method has no weights.</summary>
/// <param name="Kind">What was found; <see cref="WeightingFaultKind.None"/> if there are weights.</param>
/// <param name="Child">The child, from 0; -1 if it is about all.</param>
/// <param name="Row">The row, from 0; -1 if it is about all.</param>
public readonly record struct WeightingFault(WeightingFaultKind Kind, int Child, int Row)
{
    /// <summary>Gets that nothing was found.</summary>
    public static WeightingFault None => new(WeightingFaultKind.None, -1, -1);
}
