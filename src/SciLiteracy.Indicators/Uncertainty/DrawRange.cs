namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Draws that follow each other: a chunk of the work.</summary>
/// <param name="First">The number of the first, from 0.</param>
/// <param name="Count">How many, at least 0.</param>
public readonly record struct DrawRange(long First, int Count)
{
    /// <summary>Gets the number after the last.</summary>
    public long End => First + Count;
}
