using NodaTime;

namespace SciLiteracy.Domain.Tests;

public class LifetimeIndexTests
{
    // Law: fast = plain.
    [Property(MaxTest = 500)]
    public void The_first_lifetime_that_shares_a_day_is_the_one_a_plain_search_finds(byte[] numbers)
    {
        var lifetimes = new List<Lifetime>();
        for (var i = 0; i + 1 < numbers.Length; i += 2)
        {
            LocalDate? start = numbers[i] < 20 ? null : new LocalDate(2000, 1, 1).PlusDays(numbers[i]);
            LocalDate? end = numbers[i + 1] < 20 ? null : (start ?? new LocalDate(2000, 1, 1)).PlusDays(numbers[i + 1] % 30);
            lifetimes.Add(Lifetime.Of(start, end));
        }

        var index = new LifetimeIndex(lifetimes);
        for (var i = 0; i < lifetimes.Count; i++)
        {
            var plain = lifetimes.Take(i).ToList().FindIndex(l => l.Overlaps(lifetimes[i]));
            Assert.Equal(plain < 0 ? null : plain, index.AddAndFindFirst(lifetimes[i]));
        }
    }

    // Linear in pairs, a hundred thousand would take minutes.
    [Fact]
    public void A_hundred_thousand_lifetimes_are_soon_looked_at()
    {
        var start = new LocalDate(1, 1, 1);
        List<Lifetime> lifetimes = [.. Enumerable.Range(0, 100_000).Select(i => Lifetime.Of(start.PlusDays(10 * i), start.PlusDays((10 * i) + 9)))];
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var index = new LifetimeIndex(lifetimes);
        Assert.All(lifetimes, l => Assert.Null(index.AddAndFindFirst(l)));
        Assert.InRange(watch.ElapsedMilliseconds, 0, 10_000);
    }
}
