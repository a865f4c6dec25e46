namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>Blocks of rows, and in every block the rows by domains, so that sums of a domain can stay in registers. Rows of no domain are left out.</summary>
internal sealed class DomainBlocks
{
    /// <summary>The rows of a block: with eight weights each they fit into the nearest cache.</summary>
    public const int Length = 512;

    private readonly ushort[] _places;
    private readonly (int Domain, int End)[] _segments;
    private readonly int[] _ends;

    private DomainBlocks(ushort[] places, (int Domain, int End)[] segments, int[] ends) => (_places, _segments, _ends) = (places, segments, ends);

    /// <summary>Gets the place in its block of every row of a domain.</summary>
    public ReadOnlySpan<ushort> Places => _places;

    /// <summary>Sorts rows.</summary>
    /// <param name="codes">The domain of every row, -1 for none; shape [rows].</param>
    /// <param name="domainCount">The number of domains.</param>
    public static DomainBlocks Of(ReadOnlySpan<int> codes, int domainCount)
    {
        var places = new ushort[codes.Length];
        var segments = new List<(int Domain, int End)>();
        var ends = new int[(codes.Length + Length - 1) / Length];

        // The last row of a domain in a block, and the row of the same domain before a row.
        var last = new int[domainCount];
        Array.Fill(last, -1);
        Span<int> before = stackalloc int[Length];
        var found = new List<int>();
        var next = 0;
        for (var b = 0; b < ends.Length; b++)
        {
            var block = codes[(b * Length)..Math.Min((b + 1) * Length, codes.Length)];
            for (var i = 0; i < block.Length; i++)
            {
                var domain = block[i];
                if (domain < 0)
                    continue;
                if (last[domain] < 0)
                    found.Add(domain);
                (before[i], last[domain]) = (last[domain], i);
            }

            foreach (var domain in found)
            {
                for (var i = last[domain]; i >= 0; i = before[i])
                    places[next++] = (ushort)i;
                last[domain] = -1;
                segments.Add((domain, next));
            }

            found.Clear();
            ends[b] = segments.Count;
        }

        return new(places, [.. segments], ends);
    }

    /// <summary>Returns where the rows of a block begin among the places.</summary>
    public int First(int block) => block == 0 || _ends[block - 1] == 0 ? 0 : _segments[_ends[block - 1] - 1].End;

    /// <summary>Returns the domains of a block, each with the end of its rows among the places.</summary>
    public ReadOnlySpan<(int Domain, int End)> Segments(int block)
    {
        var start = block == 0 ? 0 : _ends[block - 1];
        return _segments.AsSpan(start, _ends[block] - start);
    }
}
