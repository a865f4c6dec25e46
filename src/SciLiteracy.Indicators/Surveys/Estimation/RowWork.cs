namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>Does work over runs of rows on threads. Which thread does a run, and when, must make no difference to what comes out.</summary>
internal sealed class RowWork
{
    /// <summary>The rows of a run.</summary>
    public const int RunLength = 4096;

    private readonly int _threads;
    private readonly CancellationToken _cancellation;

    /// <param name="maxDegreeOfParallelism">The most threads, or -1 for all.</param>
    /// <param name="cancellation">Stops the work between runs.</param>
    public RowWork(int maxDegreeOfParallelism, CancellationToken cancellation)
    {
        _threads = maxDegreeOfParallelism < 0 ? Environment.ProcessorCount : maxDegreeOfParallelism;
        _cancellation = cancellation;
    }

    /// <summary>Does the runs of rows that make up a number of them.</summary>
    /// <typeparam name="TWorker">What a thread works with.</typeparam>
    /// <param name="rows">The number of rows.</param>
    /// <param name="create">Makes what a thread works with.</param>
    /// <param name="body">Does a run: worker, first row, number of rows.</param>
    /// <returns>What the threads worked with, one at least.</returns>
    public TWorker[] Rows<TWorker>(int rows, Func<TWorker> create, Action<TWorker, int, int> body) =>
        Each((int)(((long)rows + RunLength - 1) / RunLength), create, (worker, run) => body(worker, run * RunLength, Math.Min(RunLength, rows - (run * RunLength))));

    /// <summary>Does pieces of work, in about the order of their numbers.</summary>
    /// <inheritdoc cref="Rows{TWorker}"/>
    /// <param name="count">The number of pieces.</param>
    /// <param name="create">Makes what a thread works with.</param>
    /// <param name="body">Does a piece: worker, number.</param>
    public TWorker[] Each<TWorker>(int count, Func<TWorker> create, Action<TWorker, int> body)
    {
        var workers = new TWorker[Math.Clamp(count, 1, _threads)];
        for (var w = 0; w < workers.Length; w++)
            workers[w] = create();
        var taken = -1;
        void Work(int w)
        {
            for (var piece = Interlocked.Increment(ref taken); piece < count; piece = Interlocked.Increment(ref taken))
            {
                if (_cancellation.IsCancellationRequested)
                    return;
                body(workers[w], piece);
            }
        }

        if (workers.Length == 1)
            Work(0);
        else
            Parallel.For(0, workers.Length, new ParallelOptions { MaxDegreeOfParallelism = workers.Length }, Work);
        _cancellation.ThrowIfCancellationRequested();
        return workers;
    }
}
