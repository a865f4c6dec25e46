using NodaTime;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;
using SciLiteracy.Testing;

namespace SciLiteracy.Indicators.Tests.Observations;

public sealed class DatasetLaws
{
    // Law: a dataset is its observations, in one order, with their places.
    [Property(Arbitrary = [typeof(Arbitraries)])]
    public void Observations_come_back_sorted_and_whole(Draw draw)
    {
        var list = ObservationLists.Draw(draw);
        var expected = Sorted(list);

        var actual = ObservationLists.Build(list).Observations().ToList();

        Assert.Equal(expected, actual);
        Assert.Equal(expected.Select(o => o.Location), actual.Select(o => o.Location));
    }

    // Law: permutation. The order of the rows does not matter, for no view.
    [Property(Arbitrary = [typeof(Arbitraries)])]
    public void The_order_of_adding_does_not_matter(Draw draw)
    {
        var list = ObservationLists.Draw(draw);

        var a = ObservationLists.Build(list);
        var b = ObservationLists.Build(draw.Shuffle(list));

        Assert.Equal(a.Observations(), b.Observations());
        Assert.Equal<string>(a.Indicators, b.Indicators);
        Assert.Equal(a.Entities, b.Entities);
        Assert.Equal(a.Periods, b.Periods);
        Assert.Equal<string>(a.Sources, b.Sources);
        Assert.Equal<string>(a.AttributeNames, b.AttributeNames);
        Assert.Equal<ObservationDetail>(a.Details, b.Details);
        Assert.Equal(Enum.GetValues<ObservationDetail>().Where(d => list.Exists(o => o.Details[d] is not null)), a.Details);
        foreach (var indicator in a.Indicators)
        {
            Assert.Equal(a.Column(indicator).ToArray(), b.Column(indicator).ToArray());
            Assert.Equal(a.SourceColumn(indicator).ToArray(), b.SourceColumn(indicator).ToArray());
        }
    }

    // Law: fast = plain. Every query is a look through the list.
    [Property(Arbitrary = [typeof(Arbitraries)])]
    public void Queries_equal_a_look_through_the_list(Draw draw)
    {
        var list = ObservationLists.Draw(draw);
        var data = ObservationLists.Build(list);
        var sorted = Sorted(list);
        LocalDate? day = draw.Chance(50) ? null : new LocalDate(2020, draw.Between(1, 12), 28);
        foreach (var indicator in data.Indicators.Append("none"))
        {
            Assert.Equal(sorted.Where(o => o.Indicator == indicator), data.Observations(indicator));
            Assert.Equal(sorted.Exists(o => o.Indicator == indicator), data.Contains(indicator));
            foreach (var key in data.Entities.Append(new EntityKey("none", Breakdown.Total)))
            {
                var series = sorted.Where(o => o.Indicator == indicator && o.Entity == key.Entity && o.Breakdown.Equals(key.Breakdown)).ToList();
                Assert.Equal(series, data.Series(indicator, key.Entity, key.Breakdown));
                foreach (var period in data.Periods.Append(ReferencePeriod.OfYear(1999)))
                    Assert.Equal(series.Find(o => o.Period == period), data.Find(indicator, key.Entity, key.Breakdown, period));
                var latest = series
                    .Where(o => !o.IsMissing && (day is null || o.Period.LastDay <= day))
                    .OrderBy(o => o.Period.LastDay).ThenByDescending(o => o.Period.Frequency).LastOrDefault();
                Assert.Equal(latest, data.Latest(indicator, key.Entity, key.Breakdown, day));
            }
        }
    }

    // Law: both views have the same cells.
    [Property(Arbitrary = [typeof(Arbitraries)])]
    public void Columns_hold_the_observations_and_nothing_else(Draw draw)
    {
        var data = ObservationLists.Build(ObservationLists.Draw(draw));
        foreach (var indicator in data.Indicators)
        {
            var column = data.Column(indicator);
            var statuses = data.StatusColumn(indicator);
            var sources = data.SourceColumn(indicator);
            Assert.Equal(data.ColumnLength, column.Length);
            for (var p = 0; p < data.Periods.Count; p++)
            {
                var section = data.CrossSection(indicator, data.Periods[p]);
                for (var e = 0; e < data.Entities.Count; e++)
                {
                    var at = (p * data.Entities.Count) + e;
                    var cell = data.Find(indicator, data.Entities[e].Entity, data.Entities[e].Breakdown, data.Periods[p]);
                    Assert.Equal(BitConverter.DoubleToInt64Bits(cell?.Value ?? double.NaN), BitConverter.DoubleToInt64Bits(column[at]));
                    Assert.Equal(BitConverter.DoubleToInt64Bits(column[at]), BitConverter.DoubleToInt64Bits(section[e]));
                    Assert.Equal(cell?.Status ?? ObservationStatus.Missing, statuses[at]);
                    foreach (var detail in Enum.GetValues<ObservationDetail>())
                        Assert.Equal(cell?.Details[detail] ?? double.NaN, data.DetailColumn(indicator, detail)[at]);
                    Assert.Equal(cell?.Source, sources[at] < 0 ? null : data.Sources[sources[at]]);
                }
            }
        }
    }

    // Law: axes are sorted and have every key once.
    [Property(Arbitrary = [typeof(Arbitraries)])]
    public void Axes_are_sorted_and_know_their_positions(Draw draw)
    {
        var data = ObservationLists.Build(ObservationLists.Draw(draw));
        for (var i = 0; i < data.Entities.Count; i++)
        {
            Assert.Equal(i, data.Entities.IndexOf(data.Entities[i].Entity, data.Entities[i].Breakdown));
            Assert.True(i == 0 || data.Entities[i - 1].CompareTo(data.Entities[i]) < 0);
        }

        for (var i = 0; i < data.Periods.Count; i++)
        {
            Assert.Equal(i, data.Periods.IndexOf(data.Periods[i]));
            Assert.True(i == 0 || data.Periods[i - 1].CompareTo(data.Periods[i]) < 0);
        }
    }

    private static List<Observation> Sorted(IEnumerable<Observation> list) =>
    [
        .. list.OrderBy(o => o.Indicator, StringComparer.Ordinal).ThenBy(o => o.Entity, StringComparer.Ordinal).ThenBy(o => o.Breakdown).ThenBy(o => o.Period),
    ];
}
