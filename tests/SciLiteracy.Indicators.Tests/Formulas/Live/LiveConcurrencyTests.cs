using System.Diagnostics;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Live;
using SciLiteracy.Indicators.Observations;
using SciLiteracy.Indicators.Tests.Formulas.Binding;

namespace SciLiteracy.Indicators.Tests.Formulas.Live;

/// <summary>Readers beside writers: what they see together was together.</summary>
public sealed class LiveConcurrencyTests
{
    private const int Total = 1000;

    // Readers go on for this long, and on a busy machine until they have seen something; at most for the longest time.
    private static readonly TimeSpan Time = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(20);

    private static readonly ReferencePeriod Year = ReferencePeriod.OfYear(2020);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 1 << 16)]
    [InlineData(2, 64)]
    public async Task No_snapshot_shows_half_an_update(int writers, int changesKept)
    {
        // Every update moves people from one entity to the other: their sum stays, and all that is computed fits the observations.
        var model = FormulaBindingTests.Model(
            FormulaBindingTests.Compute("sum", "person", "total(population)"),
            FormulaBindingTests.Compute("part", "1", "share(population)"),
            FormulaBindingTests.Compute("double", "person", "2 * population"),
            FormulaBindingTests.Compute("chained", "person", "double - population")).Require();
        var builder = new DatasetBuilder();
        builder.Add(new Observation { Indicator = "population", Entity = "A", Period = Year, Value = 0 });
        builder.Add(new Observation { Indicator = "population", Entity = "B", Period = Year, Value = Total });
        var live = LiveEvaluation.Create(model, builder.Build(), RegionHierarchy.Empty, changesKept);

        using var stop = new CancellationTokenSource();
        var writing = Task.WhenAll(Enumerable.Range(0, writers).Select(seed => OnThread(() => Write(live, seed, stop.Token))));
        var reads = await Task.WhenAll(OnThread(() => Repeat(() => Read(live))), OnThread(() => Repeat(() => Read(live))), OnThread(() => Repeat(() => Copy(live))));
        await stop.CancelAsync();

        Assert.All(reads, seen => Assert.True(seen > 0));
        Assert.All(await writing, updates => Assert.True(updates > 0));
    }

    [Fact]
    public async Task What_was_written_is_in_the_next_snapshot_of_every_writer()
    {
        var model = FormulaBindingTests.Model(FormulaBindingTests.Compute("double", "person", "2 * population")).Require();
        var builder = new DatasetBuilder();
        for (var i = 0; i < 4; i++)
            builder.Add(new Observation { Indicator = "population", Entity = $"E{i}", Period = Year, Value = 0 });
        var live = LiveEvaluation.Create(model, builder.Build(), RegionHierarchy.Empty);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() =>
        {
            for (var value = 1; value <= 500; value++)
            {
                live.Set("population", $"E{i}", Year, value);
                Assert.Equal(2 * value, live.Read("double", $"E{i}", Breakdown.Total, Year).Value);
            }
        })));
        Assert.Equal(4000, live.Snapshot().Version);
    }

    private static int Write(LiveEvaluation live, int seed, CancellationToken stop)
    {
        var random = new Random(seed);
        var updates = 0;
        do
        {
            var a = random.Next(Total + 1);
            live.Apply([Revision("A", a), Revision("B", Total - a)]);
            updates++;
        }
        while (!stop.IsCancellationRequested);

        return updates;
    }

    private static bool Read(LiveEvaluation live)
    {
        var snapshot = live.Snapshot();
        var isWhole = snapshot.TryRead("population", "A", Breakdown.Total, Year, out var a);
        isWhole &= snapshot.TryRead("chained", "B", Breakdown.Total, Year, out var chained);
        isWhole &= snapshot.TryRead("part", "A", Breakdown.Total, Year, out var part);
        isWhole &= snapshot.TryRead("population", "B", Breakdown.Total, Year, out var b);
        isWhole &= snapshot.TryRead("sum", "B", Breakdown.Total, Year, out var sum);
        isWhole &= snapshot.TryRead("double", "A", Breakdown.Total, Year, out var twice);
        if (isWhole)
            Assert.Equal((Total, Total, a.Value / Total, b.Value, 2 * a.Value), (a.Value + b.Value, sum.Value, part.Value, chained.Value, twice.Value));
        return isWhole;
    }

    private static bool Copy(LiveEvaluation live)
    {
        var dataset = live.ToDataset();
        double Value(string indicator, string entity) => dataset.Find(indicator, entity, Year)!.Value;
        var a = Value("population", "A");
        Assert.Equal((Total - a, Total, a / Total, Total - a), (Value("population", "B"), Value("sum", "A"), Value("part", "A"), Value("chained", "B")));
        return true;
    }

    private static int Repeat(Func<bool> read)
    {
        var seen = 0;
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Time || (seen == 0 && watch.Elapsed < LongestTime);)
            seen += read() ? 1 : 0;
        return seen;
    }

    private static Task<int> OnThread(Func<int> work) => Task.Factory.StartNew(work, default, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static ObservationRevision Revision(string entity, double value) => new() { Indicator = "population", Entity = entity, Period = Year, Value = value };
}
