namespace SciLiteracy.Indicators.Numerics;

/// <summary>Points that are independent and uniform.</summary>
internal sealed class PseudoRandomDesign(ulong seed, int dimensions) : PointDesign(dimensions)
{
    private readonly CounterRandom _random = new(seed, RandomPurpose.Points);

    private protected override void FillCore(long number, Span<double> point) => _random.FillUniform(number, point);
}
