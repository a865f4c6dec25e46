using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SciLiteracy.Serialization;

/// <summary>Numbers texts in UTF-8 from 0 in the order in which they are added: a hash table over the bytes, without a string for a text that comes again.</summary>
/// <remarks>The hash is seeded by the process, so that no file can be made to collide.</remarks>
internal sealed class Utf8Codes
{
    private static readonly ulong Seed = ((ulong)(uint)HashCode.Combine(1) << 32) | (uint)HashCode.Combine(2) | 1;

    private int[] _slots = new int[16];
    private Entry[] _entries = new Entry[8];
    private byte[] _bytes = new byte[64];
    private int _bytesUsed;

    /// <summary>Gets the number of texts.</summary>
    public int Count { get; private set; }

    /// <summary>Returns the number of a text, or -1.</summary>
    public int Find(ReadOnlySpan<byte> text)
    {
        var hash = HashOf(text);
        var slots = _slots;
        for (var slot = (int)hash & (slots.Length - 1); ; slot = (slot + 1) & (slots.Length - 1))
        {
            var code = slots[slot] - 1;
            if (code < 0)
                return -1;
            ref readonly var entry = ref _entries[code];
            if (entry.Hash == hash && entry.Length == text.Length && text.SequenceEqual(_bytes.AsSpan(entry.Start, entry.Length)))
                return code;
        }
    }

    /// <summary>Adds a text that is not there, and returns its number.</summary>
    public int Add(ReadOnlySpan<byte> text)
    {
        if (Count == _entries.Length)
            Grow();
        if (_bytesUsed + text.Length > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytesUsed + text.Length, (int)Math.Min(2L * _bytes.Length, Array.MaxLength)));
        text.CopyTo(_bytes.AsSpan(_bytesUsed));
        var hash = HashOf(text);
        _entries[Count] = new Entry(hash, _bytesUsed, text.Length);
        _bytesUsed += text.Length;
        Place(hash, Count);
        return Count++;
    }

    private void Grow()
    {
        Array.Resize(ref _entries, _entries.Length * 2);
        _slots = new int[_entries.Length * 2];
        for (var i = 0; i < Count; i++)
            Place(_entries[i].Hash, i);
    }

    private void Place(uint hash, int code)
    {
        var slot = (int)hash & (_slots.Length - 1);
        while (_slots[slot] != 0)
            slot = (slot + 1) & (_slots.Length - 1);
        _slots[slot] = code + 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint HashOf(ReadOnlySpan<byte> text)
    {
        ref var first = ref MemoryMarshal.GetReference(text);
        var hash = Seed ^ (ulong)text.Length;
        if (text.Length >= 8)
        {
            var i = 0;
            for (; i <= text.Length - 8; i += 8)
                hash = Mix(hash ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, i)));
            return Fold(Mix(hash ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, text.Length - 8))));
        }

        if (text.Length >= 4)
        {
            var low = Unsafe.ReadUnaligned<uint>(ref first);
            var high = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref first, text.Length - 4));
            return Fold(Mix(hash ^ low ^ ((ulong)high << 32)));
        }

        var few = 0UL;
        for (var i = 0; i < text.Length; i++)
            few = (few << 8) | Unsafe.Add(ref first, i);
        return Fold(Mix(hash ^ few));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong value)
    {
        var high = Math.BigMul(value, Seed ^ 0x9E3779B97F4A7C15, out var low);
        return high ^ low;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Fold(ulong hash) => (uint)(hash ^ (hash >> 32));

    private readonly record struct Entry(uint Hash, int Start, int Length);
}
