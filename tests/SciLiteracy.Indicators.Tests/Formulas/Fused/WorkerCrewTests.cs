using SciLiteracy.Indicators.Formulas.Fused;

namespace SciLiteracy.Indicators.Tests.Formulas.Fused;

public sealed class WorkerCrewTests
{
    // Law: however many threads there are and however many pieces of work follow each other, each number comes once, and what a run did is seen by the next.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Each_number_comes_once(int threads)
    {
        for (var round = 0; round < 20; round++)
        {
            var rooms = 0;
            var left = 0;
            var own = new object();
            var counts = new int[200];
            using (var crew = new WorkerCrew<object>(threads, Enter, _ => Interlocked.Increment(ref left)))
            {
                for (var count = 0; count < counts.Length; count += 7)
                {
                    var before = count;
                    crew.Run(count, (i, _) => counts[i]++, own, CancellationToken.None);
                    crew.Run(count == 0 ? 0 : 1, (_, _) => Assert.True(counts.AsSpan(0, before).IndexOf(0) < 0), own, CancellationToken.None);
                }
            }

            Assert.Equal(Enumerable.Range(0, counts.Length).Select(i => Enumerable.Range(0, counts.Length).Count(c => c % 7 == 0 && i < c)), counts);
            Assert.Equal(rooms, left);
            Assert.True(threads > 1 || rooms == 0);

            object Enter()
            {
                Interlocked.Increment(ref rooms);
                return new object();
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_failure_comes_back_as_it_is_and_the_crew_goes_on(int threads)
    {
        using var crew = new WorkerCrew<int>(threads, () => 0, _ => { });
        var failure = new InvalidOperationException("no");
        Assert.Same(failure, Assert.Throws<InvalidOperationException>(() => crew.Run(50, (i, _) => _ = i == 20 ? throw failure : i, 0, CancellationToken.None)));
        var sum = 0;
        crew.Run(50, (i, _) => Interlocked.Add(ref sum, i), 0, CancellationToken.None);
        Assert.Equal(50 * 49 / 2, sum);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void What_is_cancelled_stops(int threads)
    {
        using var crew = new WorkerCrew<int>(threads, () => 0, _ => { });
        using var source = new CancellationTokenSource();
        var last = 0;
        Assert.Throws<OperationCanceledException>(() => crew.Run(
            1_000_000, (i, _) =>
            {
                if (i == 100)
                    source.Cancel();
                last = i;
            },
            0, source.Token));
        Assert.NotEqual(999_999, last);
    }
}
