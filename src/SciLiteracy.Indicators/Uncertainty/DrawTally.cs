using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>
/// Counts over draws: ranks, and who was before whom. Counts are whole numbers, so that the order in which tallies are added makes no difference. A builder.
/// </summary>
internal sealed class DrawTally
{
    // Before every rank, and equal to none.
    private const int NoRank = -1;

    private readonly ImmutableArray<int> _sections;
    private readonly int _width;
    private readonly int[]? _wins;
    private readonly int[]? _ties;
    private readonly int[] _compared;

    public DrawTally(ImmutableArray<int> sectionStarts, bool pairs)
    {
        _sections = sectionStarts;
        var rows = sectionStarts[^1];
        for (var s = 0; s + 1 < sectionStarts.Length; s++)
            _width = Math.Max(_width, sectionStarts[s + 1] - sectionStarts[s]);
        Ranks = new int[rows * _width];
        Missing = new int[rows];
        _compared = new int[_width];
        if (pairs)
        {
            _wins = new int[rows * _width];
            _ties = new int[rows * _width];
        }
    }

    /// <summary>Gets the size of the largest section: the number of places of a row in the counts.</summary>
    public int Width => _width;

    /// <summary>Gets how often each row had each rank; shape [rows × width], rank 1 first.</summary>
    public int[] Ranks { get; }

    /// <summary>Gets how often each row had no score in a draw that did not fail; shape [rows].</summary>
    public int[] Missing { get; }

    /// <summary>Gets how often each row was before each other of its section; shape [rows × width]; null if not counted.</summary>
    public int[]? Wins => _wins;

    /// <summary>Gets how often each row shared its rank with each of its section, itself too; shape [rows × width]; null if not counted.</summary>
    public int[]? Ties => _ties;

    /// <summary>Gets or sets the number of draws that did not fail.</summary>
    public long Succeeded { get; set; }

    /// <summary>Counts a draw.</summary>
    /// <param name="ranks">The ranks, 0 without; shape [rows].</param>
    public void Add(ReadOnlySpan<int> ranks)
    {
        Succeeded++;
        for (var row = 0; row < ranks.Length; row++)
        {
            if (ranks[row] == 0)
                Missing[row]++;
            else
                Ranks[(row * _width) + ranks[row] - 1]++;
        }

        if (_wins is null)
            return;
        for (var s = 0; s + 1 < _sections.Length; s++)
            Compare(ranks[_sections[s].._sections[s + 1]], _sections[s]);
    }

    /// <summary>Adds the counts of other draws.</summary>
    public void Add(DrawTally other)
    {
        AddAll(Ranks, other.Ranks);
        AddAll(Missing, other.Missing);
        if (_wins is not null && _ties is not null)
        {
            AddAll(_wins, other._wins);
            AddAll(_ties, other._ties);
        }

        Succeeded += other.Succeeded;
    }

    private static void AddAll(int[] counts, int[]? others)
    {
        for (var i = 0; i < counts.Length; i++)
            counts[i] += others![i];
    }

    private void Compare(ReadOnlySpan<int> ranks, int first)
    {
        var others = _compared.AsSpan(0, ranks.Length);
        for (var i = 0; i < ranks.Length; i++)
            others[i] = ranks[i] == 0 ? NoRank : ranks[i];
        for (var i = 0; i < ranks.Length; i++)
        {
            if (ranks[i] == 0)
                continue;
            var wins = _wins.AsSpan((first + i) * _width, ranks.Length);
            var ties = _ties.AsSpan((first + i) * _width, ranks.Length);
            var vectors = MemoryMarshal.Cast<int, Vector<int>>(others);
            var winVectors = MemoryMarshal.Cast<int, Vector<int>>(wins);
            var tieVectors = MemoryMarshal.Cast<int, Vector<int>>(ties);
            var own = new Vector<int>(ranks[i]);
            for (var v = 0; v < vectors.Length; v++)
            {
                // A comparison that holds is all ones, which is -1.
                winVectors[v] -= Vector.LessThan(own, vectors[v]);
                tieVectors[v] -= Vector.Equals(own, vectors[v]);
            }

            for (var j = vectors.Length * Vector<int>.Count; j < others.Length; j++)
            {
                if (ranks[i] < others[j])
                    wins[j]++;
                else if (ranks[i] == others[j])
                    ties[j]++;
            }
        }
    }
}
