namespace SciLiteracy.Indicators.Numerics;

/// <summary>
/// Random numbers by address: each is a function of the seed, the purpose, the draw and the dimension, and of nothing else. Who asks first, on
/// which thread, and for how many others makes no difference.
/// </summary>
/// <param name="seed">The seed, any number.</param>
/// <param name="purpose">What the numbers are for; those of two purposes have nothing to do with each other.</param>
/// <remarks>The key of <see cref="Philox4x32"/> is the seed; its counter is the draw (64 bits), half the dimension and the purpose (32 bits each).</remarks>
internal readonly struct CounterRandom(ulong seed, RandomPurpose purpose)
{
    /// <summary>Returns a number from the uniform distribution on the open interval from 0 to 1.</summary>
    /// <param name="draw">The number of the draw, from 0.</param>
    /// <param name="dimension">The dimension of the point that the draw is, from 0.</param>
    public double Uniform(long draw, int dimension) => ToUnit(Bits(draw, dimension));

    /// <summary>Returns a number from the standard normal distribution.</summary>
    /// <param name="draw">The number of the draw, from 0.</param>
    /// <param name="dimension">The dimension of the point that the draw is, from 0.</param>
    public double Normal(long draw, int dimension) => NormalQuantile.Of(Uniform(draw, dimension));

    /// <summary>Returns 64 random bits.</summary>
    public ulong Bits(long draw, int dimension)
    {
        var (low, high) = Block(draw, dimension >> 1);
        return (dimension & 1) == 0 ? low : high;
    }

    /// <summary>Fills dimensions 0, 1, … of a draw with what <see cref="Uniform"/> gives for each.</summary>
    public void FillUniform(long draw, Span<double> point) => FillUniform(draw, 0, point);

    /// <summary>Fills a row of dimensions of a draw with what <see cref="Uniform"/> gives for each.</summary>
    /// <param name="draw">The number of the draw, from 0.</param>
    /// <param name="firstDimension">The dimension that comes first.</param>
    /// <param name="point">Receives the numbers; shape [dimensions].</param>
    public void FillUniform(long draw, int firstDimension, Span<double> point)
    {
        var i = 0;
        if ((firstDimension & 1) == 1 && point.Length > 0)
            point[i++] = Uniform(draw, firstDimension);
        for (; i + 1 < point.Length; i += 2)
        {
            var (low, high) = Block(draw, (firstDimension + i) >> 1);
            point[i] = ToUnit(low);
            point[i + 1] = ToUnit(high);
        }

        if (i < point.Length)
            point[i] = Uniform(draw, firstDimension + i);
    }

    /// <summary>Returns the middle of one of 2⁵² equal parts of the interval from 0 to 1: never an end, and as often above 1/2 as below.</summary>
    public static double ToUnit(ulong bits) => ((bits >> 12) + 0.5) * (1.0 / (1L << 52));

    private (ulong Low, ulong High) Block(long draw, int pair) => Philox4x32.Block((ulong)draw, (uint)pair | ((ulong)purpose << 32), seed);
}
