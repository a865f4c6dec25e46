using NodaTime;

namespace SciLiteracy.Domain.Tests;

public class PeriodRangeTests
{
    private static readonly PeriodRange FiveYears = PeriodRange.Parse("2016/2020");

    [Fact]
    public void A_range_has_both_its_ends()
    {
        Assert.Equal(5, FiveYears.Count);
        Assert.Equal(ReferencePeriod.OfYear(2016), FiveYears[0]);
        Assert.Equal(ReferencePeriod.OfYear(2020), FiveYears[4]);
        Assert.Equal("2016 2017 2018 2019 2020", string.Join(' ', FiveYears));
        Assert.Throws<ArgumentOutOfRangeException>(() => FiveYears[5]);
        Assert.Throws<ArgumentOutOfRangeException>(() => FiveYears[-1]);
    }

    [Fact]
    public void A_period_of_another_frequency_is_not_in_a_range_but_its_days_may_be()
    {
        Assert.True(FiveYears.Contains(ReferencePeriod.OfYear(2018)));
        Assert.False(FiveYears.Contains(ReferencePeriod.OfYear(2021)));
        Assert.False(FiveYears.Contains(ReferencePeriod.OfQuarter(2018, 1)));
        Assert.True(FiveYears.Contains(new LocalDate(2020, 12, 31)));
        Assert.False(FiveYears.Contains(new LocalDate(2021, 1, 1)));
        Assert.Equal(2, FiveYears.IndexOf(ReferencePeriod.OfYear(2018)));
        Assert.Equal(-1, FiveYears.IndexOf(ReferencePeriod.OfYear(2015)));
    }

    [Fact]
    public void Ranges_intersect_where_they_share_a_day()
    {
        Assert.True(FiveYears.Intersects(PeriodRange.Parse("2020-Q4/2021-Q1")));
        Assert.False(FiveYears.Intersects(PeriodRange.Parse("2021-Q1/2021-Q2")));
        Assert.Equal(PeriodRange.Parse("2018/2020"), FiveYears.Intersection(PeriodRange.Parse("2018/2030")));
        Assert.Null(FiveYears.Intersection(PeriodRange.Parse("2021/2030")));
        Assert.Throws<ArgumentException>(() => FiveYears.Intersection(PeriodRange.Parse("2018-Q1/2018-Q2")));
    }

    [Fact]
    public void The_text_of_a_period_is_a_range_of_one()
    {
        var range = PeriodRange.Parse("2020-Q3");

        Assert.Equal(PeriodRange.Of(ReferencePeriod.OfQuarter(2020, 3)), range);
        Assert.Equal("2020-Q3/2020-Q3", range.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("2016/")]
    [InlineData("/2020")]
    [InlineData("2020/2016")]
    [InlineData("2016/2020-Q1")]
    [InlineData("2016/2018/2020")]
    [InlineData("2016 / 2020")]
    [InlineData("2016-2020")]
    public void What_is_no_range_is_not_read(string text)
    {
        Assert.False(PeriodRange.TryParse(text, out var range));
        Assert.Null(range);
        Assert.Throws<FormatException>(() => PeriodRange.Parse(text));
    }

    [Fact]
    public void Ends_that_bound_no_range_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PeriodRange.Of(ReferencePeriod.OfYear(2020), ReferencePeriod.OfYear(2019)));
        Assert.Throws<ArgumentException>(() => PeriodRange.Of(ReferencePeriod.OfYear(2020), ReferencePeriod.OfMonth(2020, 12)));
    }

    // Law: write then read is identity.
    [Law]
    public void Parsing_the_text_of_a_range_gives_the_range(PeriodRange range)
    {
        Assert.True(range.Equals(PeriodRange.Parse(range.ToString())));
        Assert.Equal(range.GetHashCode(), PeriodRange.Parse(range.ToString()).GetHashCode());
    }

    // Law: enumeration, index, count and position agree.
    [Law]
    public void Enumeration_and_index_agree(PeriodRange range)
    {
        var i = 0;
        foreach (var period in range)
        {
            Assert.Equal(range[i], period);
            Assert.Equal(i, range.IndexOf(period));
            i++;
        }

        Assert.Equal(range.Count, i);
    }

    // Law: intersection is symmetric, and agrees with membership.
    [Law]
    public void Intersection_is_symmetric(PeriodRange a, LocalDate date, byte count)
    {
        var first = ReferencePeriod.Containing(date, a.Frequency);
        if (first.Year > 9600)
            return;
        var b = PeriodRange.Of(first, first + count);

        var both = a.Intersection(b);

        Assert.Equal(both, b.Intersection(a));
        Assert.Equal(both is not null, a.Intersects(b));
        Assert.Equal(b.Count(a.Contains), both?.Count ?? 0);
    }
}
