namespace SciLiteracy.Indicators.Numerics;

/// <summary>A way of choosing points of the open unit cube. A point depends on the seed and its number only, never on which were asked for before.</summary>
internal abstract class PointDesign
{
    private protected PointDesign(int dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(dimensions);
        Dimensions = dimensions;
    }

    /// <summary>Gets the number of dimensions of the points.</summary>
    public int Dimensions { get; }

    /// <summary>Writes a point.</summary>
    /// <param name="number">The number of the point, from 0.</param>
    /// <param name="point">Receives the point, every coordinate above 0 and below 1; shape [dimensions].</param>
    /// <exception cref="ArgumentException">The length is not the number of dimensions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The design has no such point.</exception>
    public void Fill(long number, Span<double> point)
    {
        if (point.Length != Dimensions)
            throw new ArgumentException($"{point.Length} coordinates for {Dimensions} dimensions.", nameof(point));
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        FillCore(number, point);
    }

    private protected abstract void FillCore(long number, Span<double> point);
}
