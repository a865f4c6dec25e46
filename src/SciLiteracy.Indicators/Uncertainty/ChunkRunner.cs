namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Runs chunks of draws on threads of this process. Chunks are taken in their order, and a chunk that is begun is finished.</summary>
internal sealed class ChunkRunner
{
    private readonly UncertaintyRunOptions _options;
    private readonly int _threads;
    private readonly long _started;
    private readonly CancellationToken _token;

    public ChunkRunner(UncertaintyRunOptions options, CancellationToken token)
    {
        _threads = options.Threads ?? Environment.ProcessorCount;
        ArgumentOutOfRangeException.ThrowIfLessThan(_threads, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.ChunkSize, 1, nameof(options));
        _options = options;
        _started = options.Clock.GetTimestamp();
        _token = token;
    }

    /// <summary>Runs the chunks of a range.</summary>
    /// <typeparam name="TWorker">What a thread works with.</typeparam>
    /// <param name="range">The draws.</param>
    /// <param name="chunkSize">The size of a chunk.</param>
    /// <param name="create">Makes what a thread works with.</param>
    /// <param name="run">Does a chunk.</param>
    /// <param name="progress">Is told how many draws are done, never fewer than before.</param>
    /// <returns>The number after the last draw that was done, fewer than asked for if time ran out; and what the threads worked with.</returns>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public (long End, TWorker[] Workers) Run<TWorker>(DrawRange range, int chunkSize, Func<TWorker> create, Action<TWorker, DrawRange> run, Action<long>? progress)
    {
        var chunks = ((range.Count + (long)chunkSize - 1) / chunkSize);
        var workers = new TWorker[Math.Max(1, (int)Math.Min(_threads, chunks))];
        for (var w = 0; w < workers.Length; w++)
            workers[w] = create();

        var taken = 0L;
        var done = 0L;
        var gate = new Lock();
        void Work(int w)
        {
            while (true)
            {
                long chunk;
                lock (gate)
                {
                    if (taken == chunks || _token.IsCancellationRequested || (taken > 0 && IsOver))
                        return;
                    chunk = taken++;
                }

                var first = range.First + (chunk * chunkSize);
                var count = (int)Math.Min(chunkSize, range.End - first);
                run(workers[w], new(first, count));
                if (progress is null)
                    continue;
                lock (gate)
                {
                    done += count;
                    progress(done);
                }
            }
        }

        if (workers.Length == 1)
            Work(0);
        else
            Parallel.For(0, workers.Length, new ParallelOptions { MaxDegreeOfParallelism = workers.Length }, Work);
        _token.ThrowIfCancellationRequested();
        return (Math.Min(range.End, range.First + (taken * chunkSize)), workers);
    }

    /// <summary>Does something for every number below one, on the threads.</summary>
    public void ForEach(int count, Action<int> body)
    {
        _token.ThrowIfCancellationRequested();
        if (_threads == 1)
        {
            for (var i = 0; i < count; i++)
                body(i);
        }
        else
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = _threads, CancellationToken = _token }, body);
        }
    }

    private bool IsOver => _options.TimeBudget is { } budget && _options.Clock.GetElapsedTime(_started) >= budget;
}
