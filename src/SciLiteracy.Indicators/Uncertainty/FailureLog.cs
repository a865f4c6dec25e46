using System.Collections.Immutable;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Failed draws: all are counted by reason, the first are listed. A builder.</summary>
internal sealed class FailureLog
{
    /// <summary>How many are listed.</summary>
    public const int MostListed = 1000;

    private readonly List<DrawFailure> _listed = [];
    private readonly Dictionary<string, long> _reasons = new(StringComparer.Ordinal);

    /// <summary>Gets the number of failures.</summary>
    public long Count { get; private set; }

    /// <summary>Gets the first failures by their numbers.</summary>
    public ImmutableArray<DrawFailure> Listed => [.. _listed.OrderBy(f => f.Draw).Take(MostListed)];

    /// <summary>Gets the reasons, the most frequent first, those as frequent in ordinal order.</summary>
    public ImmutableArray<FailureReason> Reasons =>
        [.. _reasons.Select(r => new FailureReason(r.Key, r.Value)).OrderByDescending(r => r.Count).ThenBy(r => r.Reason, StringComparer.Ordinal)];

    /// <summary>Writes down a failure. Those of one log come in the order of their numbers.</summary>
    public void Add(long draw, string reason)
    {
        Count++;
        _reasons[reason] = _reasons.GetValueOrDefault(reason) + 1;
        if (_listed.Count < MostListed)
            _listed.Add(new(draw, reason));
    }

    /// <summary>Adds the failures of another log.</summary>
    public void Add(FailureLog other)
    {
        Count += other.Count;
        foreach (var (reason, count) in other._reasons)
            _reasons[reason] = _reasons.GetValueOrDefault(reason) + count;
        _listed.AddRange(other._listed);
        if (_listed.Count > MostListed)
        {
            DrawFailure[] first = [.. Listed];
            _listed.Clear();
            _listed.AddRange(first);
        }
    }
}
