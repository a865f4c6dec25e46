using System.Numerics;

namespace SciLiteracy.Indicators.Numerics;

/// <summary>A permutation of 0, 1, …, n - 1 that a key chooses, and that can be asked for one place at a time.</summary>
/// <remarks>
/// A Feistel network of six rounds on the least even number of bits that holds n; a value outside goes through again until it is inside (cycle walking), which
/// keeps it one to one. Source: Black and Rogaway (2002), "Ciphers with arbitrary finite domains", CT-RSA.
/// </remarks>
internal readonly struct KeyedPermutation
{
    private const int Rounds = 6;

    private readonly ulong _key;
    private readonly ulong _count;
    private readonly int _half;

    public KeyedPermutation(ulong key, long count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        _key = key;
        _count = (ulong)count;
        _half = Math.Max(1, (BitOperations.Log2(Math.Max(_count - 1, 1)) + 2) / 2);
    }

    /// <summary>Returns the place of a number from 0 to below n.</summary>
    public long Of(long number)
    {
        var value = (ulong)number;
        do
        {
            value = Encrypt(value);
        }
        while (value >= _count);
        return (long)value;
    }

    private ulong Encrypt(ulong value)
    {
        var mask = (1UL << _half) - 1;
        var left = value >> _half;
        var right = value & mask;
        for (var round = 0; round < Rounds; round++)
            (left, right) = (right, left ^ (BitMixing.Mix(_key ^ BitMixing.Mix(right + ((ulong)round << 32))) & mask));
        return (left << _half) | right;
    }
}
