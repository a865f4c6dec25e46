namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>How an analysis is run. None of it changes a number, except that a time budget may end it after fewer draws.</summary>
public sealed record UncertaintyRunOptions
{
    /// <summary>Gets the number of threads, at least 1; null for as many as there are processors.</summary>
    public int? Threads { get; init; }

    /// <summary>Gets the number of draws that a thread does at a time, at least 1.</summary>
    public int ChunkSize { get; init; } = 64;

    /// <summary>Gets the time after which no further chunk of draws is begun; null for no end. The first chunk is always done.</summary>
    public TimeSpan? TimeBudget { get; init; }

    /// <summary>Gets the clock by which the time is taken.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Gets the draws that were done before, to be gone on from; null to begin. They must be of the same index, data and settings but for the number of draws.</summary>
    public UncertaintyPartial? Resume { get; init; }
}
