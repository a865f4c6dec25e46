namespace SciLiteracy.Indicators.Numerics;

/// <summary>The Sobol sequence, with nested uniform scrambling. Beyond <see cref="SobolSequence.MaxDimensions"/> dimensions, the rest are pseudo-random.</summary>
/// <remarks>
/// Every binary digit of a coordinate is flipped or not by a hash of the digits before it, the dimension and the seed, so that points stay as evenly
/// spread as they are, and each is uniform. Digits beyond the 32 of the sequence come from a hash of all of these.
/// Source: Owen (1995), "Randomly permuted (t,m,s)-nets and (t,s)-sequences"; with a hash in place of a table as in Burley (2020), Journal of Computer Graphics
/// Techniques 9(4).
/// </remarks>
internal sealed class SobolDesign : PointDesign
{
    private const int Digits = 32;

    private readonly CounterRandom _beyond;
    private readonly uint[] _directions;
    private readonly ulong[] _keys;

    public SobolDesign(ulong seed, int dimensions)
        : base(dimensions)
    {
        var own = Math.Min(dimensions, SobolSequence.MaxDimensions);
        _directions = SobolSequence.Directions(own);
        _beyond = new(seed, RandomPurpose.Points);
        var random = new CounterRandom(seed, RandomPurpose.Scrambling);
        _keys = new ulong[own];
        for (var j = 0; j < own; j++)
            _keys[j] = random.Bits(0, j);
    }

    private protected override void FillCore(long number, Span<double> point)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, uint.MaxValue);
        for (var j = 0; j < _keys.Length; j++)
            point[j] = Scramble(SobolSequence.Coordinate(_directions.AsSpan(j * Digits, Digits), (uint)number), _keys[j]);
        if (point.Length > _keys.Length)
            _beyond.FillUniform(number, _keys.Length, point[_keys.Length..]);
    }

    private static double Scramble(uint coordinate, ulong key)
    {
        var scrambled = 0u;
        // The digits before, with a 1 in front so that their number counts too.
        var before = 1UL;
        for (var shift = Digits - 1; shift >= 0; shift--)
        {
            var digit = (coordinate >> shift) & 1;
            scrambled = (scrambled << 1) | (digit ^ ((uint)(BitMixing.Mix(key ^ before) >> 63)));
            before = (before << 1) | digit;
        }

        return CounterRandom.ToUnit(((ulong)scrambled << 32) | (BitMixing.Mix(key ^ before) >> 32));
    }
}
