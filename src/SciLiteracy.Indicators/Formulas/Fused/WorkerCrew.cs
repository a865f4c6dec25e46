using System.Runtime.ExceptionServices;

namespace SciLiteracy.Indicators.Formulas.Fused;

/// <summary>
/// The threads of a run: the one that called, and others of the thread pool that come as they are free and stay from one piece of work to the next, because what
/// they do in between is shorter than the time that it takes to wake a thread. One that finds nothing to do for a while goes.
/// </summary>
/// <typeparam name="TRoom">What each thread works with.</typeparam>
/// <param name="threads">The most threads.</param>
/// <param name="enter">Gives a thread what it works with.</param>
/// <param name="leave">Takes that back.</param>
internal sealed class WorkerCrew<TRoom>(int threads, Func<TRoom> enter, Action<TRoom> leave) : IDisposable
{
    // Spins, before a thread goes; some ten microseconds.
    private const int Patience = 60;

    private volatile Work? _work;
    private volatile bool _isOver;
    private int _called;
    private int _inside;

    /// <summary>Gets the most threads.</summary>
    public int Threads { get; } = threads;

    /// <summary>Does something for each number below a count, and returns when all is done.</summary>
    public void Run(int count, Action<int, TRoom> body, TRoom own, CancellationToken cancellationToken)
    {
        var work = new Work(count, body, cancellationToken);
        if (count > 1 && Threads > 1)
        {
            _work = work;
            for (var called = Volatile.Read(ref _called); called < Math.Min(Threads, count) - 1; called++)
            {
                Interlocked.Increment(ref _called);
                ThreadPool.QueueUserWorkItem(static crew => crew.Join(), this, preferLocal: false);
            }
        }

        work.Join(own);
        work.Wait();
        _work = null;
    }

    /// <summary>Sends the others away, and returns when they are gone.</summary>
    public void Dispose()
    {
        _isOver = true;

        // Whoever comes in from here on sees it.
        Interlocked.MemoryBarrier();
        Until(static crew => Volatile.Read(ref crew._inside) == 0, this);
    }

    // One that was called and comes too late sees that all is over.
    private void Join()
    {
        Interlocked.Increment(ref _inside);
        try
        {
            if (_isOver)
                return;
            var room = enter();
            for (var spin = default(SpinWait); spin.Count < Patience && !_isOver;)
            {
                if (_work is { IsOpen: true } work)
                {
                    work.Join(room);
                    spin.Reset();
                }
                else
                {
                    spin.SpinOnce(sleep1Threshold: -1);
                }
            }

            leave(room);
        }
        finally
        {
            Interlocked.Decrement(ref _called);
            Interlocked.Decrement(ref _inside);
        }
    }

    private static void Until<TState>(Func<TState, bool> condition, TState state)
    {
        // A short while at hand, then by turns with whoever else is there; never asleep.
        var spin = default(SpinWait);
        while (!condition(state))
            spin.SpinOnce(sleep1Threshold: -1);
    }

    private sealed class Work(int count, Action<int, TRoom> body, CancellationToken cancellationToken)
    {
        private int _next;
        private int _done;
        private ExceptionDispatchInfo? _failure;

        public bool IsOpen => Volatile.Read(ref _next) < count;

        public void Join(TRoom room)
        {
            for (var i = Interlocked.Increment(ref _next) - 1; i < count; i = Interlocked.Increment(ref _next) - 1)
            {
                try
                {
                    // After a failure the rest is only counted.
                    if (Volatile.Read(ref _failure) is null)
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        body(i, room);
                    }
                }
#pragma warning disable CA1031 // It is thrown again by the thread that waits.
                catch (Exception e)
#pragma warning restore CA1031
                {
                    Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(e), null);
                }
                finally
                {
                    Interlocked.Increment(ref _done);
                }
            }
        }

        public void Wait()
        {
            Until(static work => Volatile.Read(ref work._done) == work.Count, this);
            _failure?.Throw();
        }

        private int Count => count;
    }
}
