using System.Globalization;
using NodaTime;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Tests.Observations;

public sealed class DatasetTests
{
    [Fact]
    public void The_empty_dataset_has_nothing()
    {
        var data = Dataset.Empty;
        Assert.Equal(0, data.Count);
        Assert.Empty(data.Observations());
        Assert.Empty(data.Observations("a"));
        Assert.Empty(data.Series("a", "00"));
        Assert.Null(data.Find("a", "00", ReferencePeriod.OfYear(2020)));
        Assert.Null(data.Latest("a", "00", Breakdown.Total));
        Assert.Equal(-1, data.Entities.IndexOf("00"));
        Assert.Equal(-1, data.Periods.IndexOf(ReferencePeriod.OfYear(2020)));
        Assert.Equal(0, data.ColumnLength);
    }

    [Fact]
    public void A_second_observation_of_a_cell_is_not_taken_and_tells_where_the_first_is()
    {
        var builder = new DatasetBuilder();
        builder.Add(Of("a", "00", "2020", 1) with { Location = new("x.csv", 7, 1) });

        Assert.False(builder.TryAdd(Of("a", "00", "2020", 2), out var first));

        Assert.Equal("x.csv:7:1", first.ToString());
        Assert.Equal(1, builder.Count);
        Assert.Equal(1, builder.Build().Find("a", "00", ReferencePeriod.OfYear(2020))!.Value);
        var error = Assert.Throws<ArgumentException>(() => builder.Add(Of("a", "00", "2020", 2)));
        Assert.StartsWith("The cell (a, 00, _T, 2020) is taken; first at x.csv:7:1.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_built_does_not_change_when_more_is_added()
    {
        var builder = new DatasetBuilder();
        builder.Add(Of("b", "00", "2020", 1));
        var before = builder.Build();
        _ = before.Column("b");
        builder.Add(Of("a", "00", "2020", 2));
        builder.Add(Of("b", "00", "2019", 3));

        Assert.Equal([1], before.Column("b").ToArray());
        Assert.Equal<string>(["b"], before.Indicators);
        Assert.Equal([3, 1], builder.Build().Column("b").ToArray());
    }

    [Fact]
    public void Columns_are_period_major()
    {
        var data = ObservationLists.Build([Of("a", "00", "2019", 1), Of("a", "11", "2019", 2), Of("a", "00", "2020", 3), Of("b", "12", "2021", 4)]);

        Assert.Equal([1, 2, double.NaN, 3, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN], data.Column("a").ToArray());
        Assert.Equal([3, double.NaN, double.NaN], data.CrossSection("a", ReferencePeriod.OfYear(2020)).ToArray());
        Assert.Equal<string>(["00", "11", "12"], data.Entities.Codes);
    }

    [Fact]
    public void The_latest_is_the_one_that_ends_last()
    {
        var data = ObservationLists.Build(
            [Of("a", "00", "2019", 1), Of("a", "00", "2020", 2), Of("a", "00", "2020-06", 3), Of("a", "00", "2020-12", 4), Of("a", "00", "2021", double.NaN)]);

        Assert.Equal(2, data.Latest("a", "00", Breakdown.Total)!.Value);
        Assert.Equal(3, data.Latest("a", "00", Breakdown.Total, new LocalDate(2020, 12, 30))!.Value);
        Assert.Equal(2, data.Latest("a", "00", Breakdown.Total, new LocalDate(2020, 12, 31))!.Value);
        Assert.Null(data.Latest("a", "00", Breakdown.Total, new LocalDate(2019, 12, 30)));
    }

    [Fact]
    public void Columns_of_unknown_indicators_and_sections_of_unknown_periods_are_refused()
    {
        var data = ObservationLists.Build([Of("a", "00", "2019", 1)]);
        Assert.Throws<ArgumentException>(() => data.Column("b").Length);
        Assert.Throws<ArgumentException>(() => data.CrossSection("a", ReferencePeriod.OfYear(2020)).Length);
    }

    // Every pair of lengths that a loop over columns may meet.
    [Fact]
    public void Columns_are_right_at_every_length_up_to_256()
    {
        for (var entities = 0; entities <= 256; entities += entities < 20 ? 1 : 59)
        {
            for (var periods = 1; periods <= 256; periods += periods < 20 ? 1 : 59)
            {
                var builder = new DatasetBuilder();
                for (var e = 0; e < entities; e++)
                {
                    for (var p = e % 2; p < periods; p += 2)
                        builder.Add(Of("a", e.ToString("D3", CultureInfo.InvariantCulture), "2000", e + (1000.0 * p)) with { Period = ReferencePeriod.OfYear(1000 + p) });
                }

                // The axes are whole even where a cell is not.
                for (var e = 0; e < entities; e++)
                {
                    for (var p = 1 - (e % 2); p < periods; p += 2)
                        builder.Add(Of("b", e.ToString("D3", CultureInfo.InvariantCulture), "2000", 1) with { Period = ReferencePeriod.OfYear(1000 + p) });
                }

                var data = builder.Build();
                if (!data.Contains("a"))
                    continue;
                var column = data.Column("a");
                Assert.Equal(entities * data.Periods.Count, column.Length);
                for (var i = 0; i < column.Length; i++)
                {
                    var (p, e) = (i / entities, i % entities);
                    Assert.Equal((p + e) % 2 == 0 ? e + (1000.0 * p) : double.NaN, column[i]);
                }
            }
        }
    }

    // 100,000 observations on a diagonal: a column would have 10^10 cells, and is not made.
    [Fact]
    public void Memory_is_proportional_to_the_observations()
    {
        var builder = new DatasetBuilder();
        var first = new LocalDate(1, 1, 1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100_000; i++)
        {
            Assert.True(builder.TryAdd(
                "a", i.ToString(CultureInfo.InvariantCulture), Breakdown.Total, ReferencePeriod.OfDay(first.PlusDays(i)), i, ObservationStatus.Normal, null, default, [],
                SourceLocation.None, out _));
        }

        var data = builder.Build();

        // Of this thread: other tests run beside it. What lists and tables leave behind as they grow counts too.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000 * 2000L);
        Assert.Equal(10_000_000_000, data.ColumnLength);
        Assert.Equal(99_999, data.Latest("a", "99999", Breakdown.Total)!.Value);
        var error = Assert.Throws<InvalidOperationException>(() => data.Column("a").Length);
        Assert.Equal("100000 entities in 100000 periods make 10000000000 cells; a column has at most 134217728.", error.Message);
    }

    [Fact]
    public void Bad_observations_are_refused_and_leave_nothing_behind()
    {
        var builder = new DatasetBuilder();
        Assert.Throws<ArgumentException>(() => builder.Add(Of("1a", "00", "2020", 1)));
        Assert.Throws<ArgumentException>(() => builder.Add(Of("a", "-", "2020", 1)));
        Assert.Throws<ArgumentException>(() => builder.Add(Of("a", "00", "2020", double.PositiveInfinity)));
        Assert.Throws<ArgumentException>(() => builder.Add(Of("a", "00", "2020", 1) with { Status = ObservationStatus.Suppressed }));
        Assert.Throws<ArgumentException>(() => builder.Add(Of("a", "00", "2020", 1) with { Status = (ObservationStatus)20 }));
        Assert.Throws<ArgumentException>(() => builder.Add(Of("a", "00", "2020", 1) with { Source = "S 1" }));
        Assert.Throws<ArgumentException>(() => builder.Add(Of("a", "00", "2020", 1) with { Attributes = [new("n", "1"), new("n", "2")] }));

        var data = builder.Build();

        Assert.Equal(0, data.Count);
        Assert.Empty(data.Indicators);
        Assert.Empty(data.Entities);
        Assert.Empty(data.Periods);
    }

    [Theory]
    [InlineData("", "x")]
    [InlineData(" ", "x")]
    [InlineData("n", "")]
    [InlineData("n", "\0")]
    [InlineData("n\u0007", "x")]
    public void Attributes_that_cannot_stand_in_a_text_file_are_refused(string name, string text) =>
        Assert.ThrowsAny<ArgumentException>(() => new AttributeValue(name, text));

    // Not as data of a theory: half a pair does not survive in an attribute.
    [Fact]
    public void Attributes_with_half_of_a_surrogate_pair_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new AttributeValue("n", "a\uD800"));
        Assert.Throws<ArgumentException>(() => new AttributeValue("n", "\uDC00\uD800"));
        Assert.Equal("\uD83D\uDE00", new AttributeValue("n", "\uD83D\uDE00").Text);
    }

    [Fact]
    public async Task Columns_may_be_asked_for_by_many_threads_at_once()
    {
        var data = ObservationLists.Build(Enumerable.Range(0, 200).Select(i => Of("a", "00", "2020", i) with { Period = ReferencePeriod.OfYear(1000 + i) }));
        var columns = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => data.Column("a").ToArray())));
        Assert.All(columns, c => Assert.Equal(columns[0], c));
    }

    private static Observation Of(string indicator, string entity, string period, double value) =>
        new() { Indicator = indicator, Entity = entity, Period = ReferencePeriod.Parse(period), Value = value };
}
