namespace SciLiteracy.Indicators.Targets.Methods;

/// <summary>The status of several series, targets or goals by <see cref="OpenSdg"/>: the mean of their scores.</summary>
/// <remarks>
/// On track from 2.5, moderate from 0, limited from -2.5, deterioration below; achieved only if all are. A status can be averaged again, so that
/// groups count once each, at any depth. Members without a score are left out; without any score there is no status.
/// Source: as <see cref="OpenSdg"/>.
/// </remarks>
public sealed record OpenSdgStatus
{
    private OpenSdgStatus(double? score, bool achieved, int count, int missing)
    {
        Score = score;
        IsAchieved = achieved;
        Count = count;
        Missing = missing;
        Level = score is not { } mean ? null
            : achieved ? ProgressLevel.Achieved
            : mean >= 2.5 ? ProgressLevel.OnTrack
            : mean >= 0 ? ProgressLevel.Moderate
            : mean >= -2.5 ? ProgressLevel.Limited
            : ProgressLevel.Deterioration;
        Category = Level switch
        {
            null => null,
            ProgressLevel.Achieved => OpenSdg.Achieved,
            ProgressLevel.OnTrack => OpenSdg.OnTrack,
            ProgressLevel.Moderate => OpenSdg.Moderate,
            ProgressLevel.Limited => OpenSdg.Limited,
            _ => OpenSdg.Deterioration,
        };
    }

    /// <summary>Gets the mean score, from -5 to 5; null if no member has one.</summary>
    public double? Score { get; }

    /// <summary>Gets whether all members that have a score are achieved.</summary>
    public bool IsAchieved { get; }

    /// <summary>Gets how many members have a score.</summary>
    public int Count { get; }

    /// <summary>Gets how many members have none.</summary>
    public int Missing { get; }

    /// <summary>Gets the category; null if there is no score.</summary>
    public string? Category { get; }

    /// <summary>Gets the level of the category; null if there is no score.</summary>
    public ProgressLevel? Level { get; }

    /// <summary>Averages the results of series.</summary>
    /// <exception cref="ArgumentException">A result is of another method.</exception>
    public static OpenSdgStatus Of(IEnumerable<TargetMethodResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return Of(results.Select(r => r.Method is OpenSdg
            ? (r.Score, r.Level == ProgressLevel.Achieved)
            : throw new ArgumentException($"A result of '{r.MethodId}' has no score of this method.", nameof(results))));
    }

    /// <summary>Averages groups, each counting once.</summary>
    public static OpenSdgStatus Of(IEnumerable<OpenSdgStatus> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        return Of(groups.Select(g => (g.Score, g.IsAchieved)));
    }

    private static OpenSdgStatus Of(IEnumerable<(double? Score, bool Achieved)> members)
    {
        var all = members.ToList();
        var scored = all.Where(m => m.Score is not null).ToList();
        return new OpenSdgStatus(
            scored.Count == 0 ? null : scored.Average(m => m.Score!.Value),
            scored.Count > 0 && scored.TrueForAll(m => m.Achieved),
            scored.Count,
            all.Count - scored.Count);
    }
}
