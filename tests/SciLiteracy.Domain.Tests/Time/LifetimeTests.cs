using NodaTime;

namespace SciLiteracy.Domain.Tests;

public class LifetimeTests
{
    [Theory]
    [InlineData("1998-03-10/2018-03-18")]
    [InlineData("../2018-03-18")]
    [InlineData("2018-03-19/..")]
    [InlineData("../..")]
    [InlineData("2018-03-19/2018-03-19")]
    public void A_lifetime_is_read_and_written(string text) => Assert.Equal(text, Lifetime.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("/")]
    [InlineData("/2018-03-18")]
    [InlineData("2018-03-18/")]
    [InlineData("2018-03-19/2018-03-18")]
    [InlineData("1998/2018")]
    [InlineData("2018-02-29/..")]
    [InlineData("../../..")]
    [InlineData(".../..")]
    [InlineData("../ ..")]
    public void What_is_no_lifetime_is_not_read(string text)
    {
        Assert.False(Lifetime.TryParse(text, out var lifetime));
        Assert.Null(lifetime);
        var error = Assert.Throws<FormatException>(() => Lifetime.Parse(text));
        Assert.StartsWith($"'{text}' is no lifetime; expected two dates", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_ends_are_included()
    {
        var lifetime = Lifetime.Parse("1998-03-10/2018-03-18");

        Assert.True(lifetime.Contains(new LocalDate(1998, 3, 10)));
        Assert.True(lifetime.Contains(new LocalDate(2018, 3, 18)));
        Assert.False(lifetime.Contains(new LocalDate(1998, 3, 9)));
        Assert.False(lifetime.Contains(new LocalDate(2018, 3, 19)));
    }

    [Fact]
    public void Open_ends_contain_everything_on_their_side()
    {
        Assert.True(Lifetime.Always.Contains(new LocalDate(-500, 1, 1)));
        Assert.True(Lifetime.Parse("../2018-03-18").Contains(new LocalDate(1, 1, 1)));
        Assert.True(Lifetime.Parse("2018-03-19/..").Contains(new LocalDate(9999, 1, 1)));
    }

    [Theory]
    [InlineData("../2018-03-18", "2018-03-19/..", false)]
    [InlineData("../2018-03-18", "2018-03-18/..", true)]
    [InlineData("../..", "2018-03-18/2018-03-18", true)]
    [InlineData("2000-01-01/2010-01-01", "2009-12-31/2020-01-01", true)]
    [InlineData("2000-01-01/2010-01-01", "2010-01-02/2020-01-01", false)]
    public void Lifetimes_overlap_where_they_share_a_day(string a, string b, bool overlap)
    {
        Assert.Equal(overlap, Lifetime.Parse(a).Overlaps(Lifetime.Parse(b)));
        Assert.Equal(overlap, Lifetime.Parse(b).Overlaps(Lifetime.Parse(a)));
    }

    [Fact]
    public void Ends_out_of_order_or_before_the_year_1_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Lifetime.Of(new LocalDate(2020, 1, 2), new LocalDate(2020, 1, 1)));
        Assert.Throws<ArgumentException>(() => Lifetime.Of(new LocalDate(0, 1, 2), null));
        Assert.Throws<ArgumentException>(() => Lifetime.Of(null, new LocalDate(-1, 1, 2)));
        Assert.Same(Lifetime.Always, Lifetime.Of(null, null));
    }

    [Fact]
    public void Dates_of_another_calendar_are_converted()
    {
        var start = new LocalDate(2018, 3, 19);

        Assert.Equal(Lifetime.Of(start, null), Lifetime.Of(start.WithCalendar(CalendarSystem.Julian), null));
    }

    // Law: write then read is identity.
    [Law]
    public void Parsing_the_text_of_a_lifetime_gives_the_lifetime(Lifetime lifetime) => Assert.Equal(lifetime, Lifetime.Parse(lifetime.ToString()));

    // Law: two lifetimes overlap if and only if one contains the start of the other, or both have no start.
    [Law]
    public void Overlap_is_a_start_inside_the_other(Lifetime a, Lifetime b)
    {
        var earliest = new LocalDate(1, 1, 1);

        Assert.Equal(a.Overlaps(b), a.Contains(b.Start ?? earliest) || b.Contains(a.Start ?? earliest));
        Assert.Equal(a.Overlaps(b), b.Overlaps(a));
    }

    // Law: a reader refuses or reads any text, and does not throw.
    [Law]
    public void No_text_makes_a_reader_of_dates_throw(HostileText text)
    {
        if (Lifetime.TryParse(text.Value, out var lifetime))
            Assert.Equal(text.Value, lifetime.ToString());
        if (PeriodRange.TryParse(text.Value, out var range))
            Assert.Equal(range, PeriodRange.Parse(range.ToString()));
        if (DateIntervalText.TryParse(text.Value, out var interval))
            Assert.Equal(interval, DateIntervalText.Parse(DateIntervalText.Format(interval)));
    }
}
