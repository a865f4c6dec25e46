namespace SciLiteracy.Testing;

/// <summary>
/// A stream of choices that depends on its seed only. Generators of whole documents are plain code over it; FsCheck gives the seed, so
/// its replay works. SplitMix64 (Steele, Lea, Flood 2014).
/// </summary>
public sealed class Draw(ulong seed, int size)
{
    private ulong _state = seed;

    /// <summary>Gets how large lists may become, from 0; FsCheck lets it grow from case to case.</summary>
    public int Size { get; } = size;

    /// <summary>Returns a number from a smallest to a largest, both included.</summary>
    public int Between(int least, int most) => least + (int)(Next() % (ulong)((long)most - least + 1));

    /// <summary>Returns true in so many of a hundred cases.</summary>
    public bool Chance(int percent) => Between(1, 100) <= percent;

    /// <summary>Returns one of several values.</summary>
    public T Pick<T>(IReadOnlyList<T> values) => values[Between(0, values.Count - 1)];

    /// <summary>Returns a value, or null in so many of a hundred cases.</summary>
    public T? Maybe<T>(Func<T> value, int nullPercent = 50)
        where T : class => Chance(nullPercent) ? null : value();

    /// <summary>Returns a list of a length from 0 to a largest, the length also bounded by the size.</summary>
    public List<T> List<T>(int most, Func<int, T> item) => ListOf(Between(0, Math.Min(most, Size + 1)), item);

    /// <summary>Returns a list of a given length; items are numbered from 0.</summary>
    public static List<T> ListOf<T>(int count, Func<int, T> item) => [.. Enumerable.Range(0, count).Select(item)];

    /// <summary>Returns some of several values, each at most once, in random order.</summary>
    public List<T> Some<T>(IReadOnlyList<T> values, int most = int.MaxValue) => Shuffle(values)[..Between(0, Math.Min(most, values.Count))];

    /// <summary>Returns the values in random order.</summary>
    public List<T> Shuffle<T>(IEnumerable<T> values)
    {
        var list = values.ToList();
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = Between(0, i);
            (list[i], list[j]) = (list[j], list[i]);
        }

        return list;
    }

    /// <summary>Returns 64 random bits.</summary>
    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
