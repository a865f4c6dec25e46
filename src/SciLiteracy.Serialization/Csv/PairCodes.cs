namespace SciLiteracy.Serialization;

/// <summary>Numbers pairs of numbers from 0 in the order in which they are first asked for.</summary>
internal sealed class PairCodes
{
    private static readonly ulong Seed = ((ulong)(uint)HashCode.Combine(3) << 32) | (uint)HashCode.Combine(4) | 1;

    private int[] _slots = new int[16];
    private ulong[] _pairs = new ulong[8];

    /// <summary>Gets the number of pairs.</summary>
    public int Count { get; private set; }

    /// <summary>Returns the number of a pair.</summary>
    public int Of(int first, int second)
    {
        var pair = ((ulong)(uint)first << 32) | (uint)second;
        while (true)
        {
            for (var slot = SlotOf(pair); ; slot = (slot + 1) & (_slots.Length - 1))
            {
                var code = _slots[slot] - 1;
                if (code >= 0)
                {
                    if (_pairs[code] == pair)
                        return code;
                    continue;
                }

                if (Count == _pairs.Length)
                    break;
                _pairs[Count] = pair;
                _slots[slot] = ++Count;
                return Count - 1;
            }

            Grow();
        }
    }

    private void Grow()
    {
        Array.Resize(ref _pairs, _pairs.Length * 2);
        _slots = new int[_pairs.Length * 2];
        for (var i = 0; i < Count; i++)
        {
            var slot = SlotOf(_pairs[i]);
            while (_slots[slot] != 0)
                slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = i + 1;
        }
    }

    private int SlotOf(ulong pair)
    {
        var high = Math.BigMul(pair ^ Seed, Seed ^ 0x9E3779B97F4A7C15, out var low);
        var hash = high ^ low;
        return (int)(hash ^ (hash >> 32)) & (_slots.Length - 1);
    }
}
