namespace SciLiteracy.Indicators.Numerics;

/// <summary>A counter-based generator: 128 random bits are a function of a counter of 128 bits and a key of 64. It has no state.</summary>
/// <remarks>
/// Ten rounds. Source: Salmon, Moraes, Dror and Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3", SC11. Checked against: the published
/// known answers of Random123 for philox4x32, 10 rounds.
/// </remarks>
internal static class Philox4x32
{
    private const int Rounds = 10;
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;

    // The golden ratio and √3 - 1, as 32 binary digits.
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;

    /// <summary>Returns the 128 bits, as two halves of which the lower words come first.</summary>
    /// <param name="counterLow">Words 0 (lower half) and 1 of the counter.</param>
    /// <param name="counterHigh">Words 2 (lower half) and 3 of the counter.</param>
    /// <param name="key">Words 0 (lower half) and 1 of the key.</param>
    public static (ulong Low, ulong High) Block(ulong counterLow, ulong counterHigh, ulong key)
    {
        var x0 = (uint)counterLow;
        var x1 = (uint)(counterLow >> 32);
        var x2 = (uint)counterHigh;
        var x3 = (uint)(counterHigh >> 32);
        var k0 = (uint)key;
        var k1 = (uint)(key >> 32);
        for (var round = 0; round < Rounds; round++)
        {
            var p0 = (ulong)Multiplier0 * x0;
            var p1 = (ulong)Multiplier1 * x2;
            x0 = (uint)(p1 >> 32) ^ x1 ^ k0;
            x1 = (uint)p1;
            x2 = (uint)(p0 >> 32) ^ x3 ^ k1;
            x3 = (uint)p0;
            unchecked
            {
                k0 += Weyl0;
                k1 += Weyl1;
            }
        }

        return (x0 | ((ulong)x1 << 32), x2 | ((ulong)x3 << 32));
    }
}
