namespace SciLiteracy.Indicators.Numerics;

/// <summary>A given number of points, one in each of as many equal slices of every dimension.</summary>
/// <remarks>
/// Coordinate j of point i is (π[j](i) + u) / n, with an order π[j] of the slices for each dimension and a uniform place u in the slice. The order is a keyed
/// permutation, evaluated at i alone. The points depend on n too: those of another n are another design.
/// Source: McKay, Beckman and Conover (1979), Technometrics 21(2).
/// </remarks>
internal sealed class LatinHypercubeDesign : PointDesign
{
    private readonly CounterRandom _places;
    private readonly long _count;
    private readonly KeyedPermutation[] _orders;

    public LatinHypercubeDesign(ulong seed, long count, int dimensions)
        : base(dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        _count = count;
        _places = new(seed, RandomPurpose.HypercubePlaces);
        var keys = new CounterRandom(seed, RandomPurpose.HypercubeOrders);
        _orders = new KeyedPermutation[dimensions];
        for (var j = 0; j < dimensions; j++)
            _orders[j] = new(keys.Bits(0, j), count);
    }

    private protected override void FillCore(long number, Span<double> point)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, _count);
        _places.FillUniform(number, point);
        for (var j = 0; j < point.Length; j++)
        {
            // The sum may round up to the end of its slice; of the last slice that is 1.
            var coordinate = (_orders[j].Of(number) + point[j]) / _count;
            point[j] = Math.Min(coordinate, Math.BitDecrement(1.0));
        }
    }
}
