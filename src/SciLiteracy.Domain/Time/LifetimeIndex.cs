using NodaTime;

namespace SciLiteracy.Domain;

/// <summary>Lifetimes in the order in which they come, asked for the first of those before that shares a day; n log n for n of them.</summary>
/// <remarks>
/// Of two lifetimes that share a day one has the first day of the other. Over all first days two trees of minima are kept: of the lifetimes that begin on a day, and of those that have the day.
/// </remarks>
internal sealed class LifetimeIndex
{
    private readonly LocalDate[] _starts;
    private readonly int[] _begins;
    private readonly int[] _covers;
    private int _count;

    /// <summary>Makes an index for lifetimes that are all known, in any order.</summary>
    public LifetimeIndex(IEnumerable<Lifetime> lifetimes)
    {
        _starts = [.. lifetimes.Select(StartOf).Distinct().Order()];
        _begins = new int[2 * _starts.Length];
        _covers = new int[2 * _starts.Length];
        Array.Fill(_begins, int.MaxValue);
        Array.Fill(_covers, int.MaxValue);
    }

    /// <summary>Adds a lifetime, and returns the position of the first that was added before and shares a day with it, or null.</summary>
    public int? AddAndFindFirst(Lifetime lifetime)
    {
        var first = Array.BinarySearch(_starts, StartOf(lifetime));
        var end = lifetime.End is { } last ? Array.BinarySearch(_starts, last) : _starts.Length - 1;
        end = end < 0 ? ~end : end + 1;
        var found = int.MaxValue;
        for (var node = first + _starts.Length; node > 0; node /= 2)
            found = Math.Min(found, _covers[node]);
        for (var (low, high) = (first + _starts.Length, end + _starts.Length); low < high; low /= 2, high /= 2)
        {
            if ((low & 1) != 0)
                Visit(low++);
            if ((high & 1) != 0)
                Visit(--high);
        }

        for (var node = first + _starts.Length; node > 0; node /= 2)
            _begins[node] = Math.Min(_begins[node], _count);
        _count++;
        return found == int.MaxValue ? null : found;

        void Visit(int node)
        {
            found = Math.Min(found, _begins[node]);
            _covers[node] = Math.Min(_covers[node], _count);
        }
    }

    // An open beginning is before every day.
    private static LocalDate StartOf(Lifetime lifetime) => lifetime.Start ?? LocalDate.MinIsoValue;
}
