using System.Collections.Immutable;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>How far to trust the scores and ranks of an index. Immutable.</summary>
public sealed class UncertaintyResult
{
    private readonly ImmutableArray<int> _sectionStarts;
    private readonly DrawTally _tally;
    private readonly ScoreStore _scores;

    internal UncertaintyResult(
        UncertaintyPartial partial, ImmutableArray<int> sectionStarts, ImmutableArray<RankDistribution> entities, SobolResult? sobol, MorrisResult? morris, SmaaResult? smaa,
        ImmutableArray<DrawRecord> records)
    {
        Partial = partial;
        Entities = entities;
        Sobol = sobol;
        Morris = morris;
        Smaa = smaa;
        Records = records;
        Failures = partial.Failures.Listed;
        FailureReasons = partial.Failures.Reasons;
        _sectionStarts = sectionStarts;
        _tally = partial.Tally;
        _scores = partial.Scores;
    }

    /// <summary>Gets the settings.</summary>
    public UncertaintySpec Spec => Partial.Spec;

    /// <summary>Gets the draws themselves, from which a later run can go on.</summary>
    public UncertaintyPartial Partial { get; }

    /// <summary>Gets the number of draws that were done; fewer than asked for if time ran out.</summary>
    public int Draws => Partial.Range.Count;

    /// <summary>Gets the number of draws that failed. They count in nothing else.</summary>
    public long FailedDraws => Partial.FailedDraws;

    /// <summary>Gets the first 1000 failures.</summary>
    public ImmutableArray<DrawFailure> Failures { get; }

    /// <summary>Gets the reasons of all failures, the most frequent first.</summary>
    public ImmutableArray<FailureReason> FailureReasons { get; }

    /// <summary>
    /// Gets the number of draws whose scores the means and quantiles of scores are of: all, or every 2nd, 4th, … so that they fit in memory. Ranks are of all draws.
    /// </summary>
    public int ScoreDraws => _scores.KeptBefore(Partial.Range.End);

    /// <summary>Gets the distributions, in the order of the rows of the data.</summary>
    public ImmutableArray<RankDistribution> Entities { get; }

    /// <summary>Gets the variance-based sensitivity indices; null if not asked for, or not one point was done in time.</summary>
    public SobolResult? Sobol { get; }

    /// <summary>Gets the elementary effects; null if not asked for, or fewer than two paths were done in time.</summary>
    public MorrisResult? Morris { get; }

    /// <summary>Gets which weights make each entity the first; null if not asked for, or there was no time.</summary>
    public SmaaResult? Smaa { get; }

    /// <summary>Gets every draw in full, in the order of the draws, if the settings ask for it; otherwise empty.</summary>
    public ImmutableArray<DrawRecord> Records { get; }

    /// <summary>Gets whether <see cref="Outranks"/> and <see cref="Ties"/> can be asked for.</summary>
    public bool HasPairs => _tally.Wins is not null;

    /// <summary>Returns the rank acceptability: the share of the draws in which a row had a rank, of those that did not fail. NaN if all failed.</summary>
    /// <param name="row">The row, a place in <see cref="Entities"/>.</param>
    /// <param name="rank">The rank, 1 the best; ties share the best of theirs (1224).</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or rank.</exception>
    public double Acceptability(int row, int rank)
    {
        var (start, end) = SectionOf(row);
        ArgumentOutOfRangeException.ThrowIfLessThan(rank, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rank, end - start);
        return _tally.Succeeded == 0 ? double.NaN : (double)_tally.Ranks[(row * _tally.Width) + rank - 1] / _tally.Succeeded;
    }

    /// <summary>Returns the share of the draws in which one row ranked before another, of those in which both had a score; NaN if there are none.</summary>
    /// <param name="row">The row, a place in <see cref="Entities"/>.</param>
    /// <param name="other">Another row of the same period.</param>
    /// <exception cref="InvalidOperationException">Pairs were not counted.</exception>
    /// <exception cref="ArgumentException">The rows are of different periods.</exception>
    public double Outranks(int row, int other) => ShareOfPair(row, other, ties: false);

    /// <summary>Returns the share of the draws in which two rows had the same rank, of those in which both had a score; NaN if there are none.</summary>
    /// <param name="row">The row, a place in <see cref="Entities"/>.</param>
    /// <param name="other">Another row of the same period.</param>
    /// <exception cref="InvalidOperationException">Pairs were not counted.</exception>
    /// <exception cref="ArgumentException">The rows are of different periods.</exception>
    public double Ties(int row, int other) => ShareOfPair(row, other, ties: true);

    /// <summary>Returns the scores of a row in the kept draws, in their order; NaN where the draw failed or the row had none.</summary>
    /// <param name="row">The row, a place in <see cref="Entities"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ImmutableArray<double> Scores(int row)
    {
        _ = SectionOf(row);
        var scores = new double[ScoreDraws];
        _scores.Read(row, scores);
        return ImmutableArray.Create(scores);
    }

    private double ShareOfPair(int row, int other, bool ties)
    {
        if (_tally.Wins is null || _tally.Ties is null)
            throw new InvalidOperationException("Pairs were not counted; ask for them in the settings.");
        var (start, end) = SectionOf(row);
        _ = SectionOf(other);
        if (other < start || other >= end)
            throw new ArgumentException("The rows are of different periods.", nameof(other));
        var place = (row * _tally.Width) + other - start;
        long wins = _tally.Wins[place];
        long losses = _tally.Wins[(other * _tally.Width) + row - start];
        long shared = _tally.Ties[place];
        var both = row == other ? shared : wins + losses + shared;
        return both == 0 ? double.NaN : (double)(ties ? shared : wins) / both;
    }

    private (int Start, int End) SectionOf(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Entities.Length);
        var section = 0;
        while (_sectionStarts[section + 1] <= row)
            section++;
        return (_sectionStarts[section], _sectionStarts[section + 1]);
    }
}
