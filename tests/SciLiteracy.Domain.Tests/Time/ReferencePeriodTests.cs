using NodaTime;

namespace SciLiteracy.Domain.Tests;

public class ReferencePeriodTests
{
    [Theory]
    [InlineData("2020", "2020", PeriodFrequency.Annual, "2020-01-01", "2020-12-31")]
    [InlineData("2020-A1", "2020", PeriodFrequency.Annual, "2020-01-01", "2020-12-31")]
    [InlineData("2020-S1", "2020-S1", PeriodFrequency.HalfYearly, "2020-01-01", "2020-06-30")]
    [InlineData("2020-H2", "2020-S2", PeriodFrequency.HalfYearly, "2020-07-01", "2020-12-31")]
    [InlineData("2020-Q1", "2020-Q1", PeriodFrequency.Quarterly, "2020-01-01", "2020-03-31")]
    [InlineData("2020-Q3", "2020-Q3", PeriodFrequency.Quarterly, "2020-07-01", "2020-09-30")]
    [InlineData("2020-M06", "2020-06", PeriodFrequency.Monthly, "2020-06-01", "2020-06-30")]
    [InlineData("2019-02", "2019-02", PeriodFrequency.Monthly, "2019-02-01", "2019-02-28")]
    [InlineData("2020-02", "2020-02", PeriodFrequency.Monthly, "2020-02-01", "2020-02-29")]
    [InlineData("2020-06-15", "2020-06-15", PeriodFrequency.Daily, "2020-06-15", "2020-06-15")]
    [InlineData("2020-D167", "2020-06-15", PeriodFrequency.Daily, "2020-06-15", "2020-06-15")]
    [InlineData("2020-D366", "2020-12-31", PeriodFrequency.Daily, "2020-12-31", "2020-12-31")]
    [InlineData("0001", "0001", PeriodFrequency.Annual, "0001-01-01", "0001-12-31")]
    [InlineData("0001-01-01", "0001-01-01", PeriodFrequency.Daily, "0001-01-01", "0001-01-01")]
    [InlineData("9999-12-31", "9999-12-31", PeriodFrequency.Daily, "9999-12-31", "9999-12-31")]
    public void A_period_is_read_from_SDMX_and_ISO_8601_text(string text, string canonical, PeriodFrequency frequency, string first, string last)
    {
        var period = ReferencePeriod.Parse(text);

        Assert.Equal(canonical, period.ToString());
        Assert.Equal(frequency, period.Frequency);
        Assert.Equal(first, IsoDate.Format(period.FirstDay));
        Assert.Equal(last, IsoDate.Format(period.LastDay));
    }

    [Theory]
    [InlineData("")]
    [InlineData("20")]
    [InlineData("20200")]
    [InlineData("0000")]
    [InlineData("-020")]
    [InlineData(" 2020")]
    [InlineData("2020 ")]
    [InlineData("2020-")]
    [InlineData("2020-0")]
    [InlineData("2020-00")]
    [InlineData("2020-13")]
    [InlineData("2020-6")]
    [InlineData("2020-A2")]
    [InlineData("2020-S0")]
    [InlineData("2020-S3")]
    [InlineData("2020-Q0")]
    [InlineData("2020-Q5")]
    [InlineData("2020-q3")]
    [InlineData("2020-T1")]
    [InlineData("2020-W05")]
    [InlineData("2020-M6")]
    [InlineData("2020-M13")]
    [InlineData("2020-D000")]
    [InlineData("2019-D366")]
    [InlineData("2020-D367")]
    [InlineData("2020-D67")]
    [InlineData("2019-02-29")]
    [InlineData("2020-02-30")]
    [InlineData("2020-06-00")]
    [InlineData("2020/06")]
    [InlineData("2020-06/15")]
    [InlineData("20200615")]
    [InlineData("2020-06-15T00:00")]
    [InlineData("٢٠٢٠")]
    [InlineData("2020-+1")]
    public void What_is_no_period_is_not_read(string text)
    {
        Assert.False(ReferencePeriod.TryParse(text, out var period));
        Assert.Equal(default, period);
        var error = Assert.Throws<FormatException>(() => ReferencePeriod.Parse(text));
        Assert.StartsWith($"'{text}' is no reference period; expected a year", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_is_the_year_1()
    {
        Assert.Equal(ReferencePeriod.OfYear(1), default);
        Assert.Equal("0001", default(ReferencePeriod).ToString());
        Assert.Equal(0, ReferencePeriod.OfYear(1).Ordinal);
    }

    [Fact]
    public void Null_is_no_period()
    {
        Assert.False(ReferencePeriod.TryParse(null, out _));
        Assert.Throws<ArgumentNullException>(() => ReferencePeriod.Parse(null!));
    }

    [Fact]
    public void Periods_are_made_of_their_numbers()
    {
        Assert.Equal("2020", ReferencePeriod.OfYear(2020).ToString());
        Assert.Equal("2020-S2", ReferencePeriod.OfHalfYear(2020, 2).ToString());
        Assert.Equal("2020-Q4", ReferencePeriod.OfQuarter(2020, 4).ToString());
        Assert.Equal("2020-12", ReferencePeriod.OfMonth(2020, 12).ToString());
        Assert.Equal("2020-06-15", ReferencePeriod.OfDay(new LocalDate(2020, 6, 15)).ToString());
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(10000, 1)]
    [InlineData(2020, 0)]
    [InlineData(2020, 5)]
    public void A_quarter_outside_its_bounds_is_refused(int year, int quarter) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ReferencePeriod.OfQuarter(year, quarter));

    [Fact]
    public void Other_numbers_outside_their_bounds_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ReferencePeriod.OfYear(-5));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReferencePeriod.OfHalfYear(2020, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReferencePeriod.OfMonth(2020, 13));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReferencePeriod.OfDay(new LocalDate(0, 12, 31)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReferencePeriod.Containing(new LocalDate(2020, 1, 1), (PeriodFrequency)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReferencePeriod.OfYear(2020).Subperiods((PeriodFrequency)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReferencePeriod.OfYear(2020).Enclosing((PeriodFrequency)(-1)));
    }

    [Fact]
    public void A_date_of_another_calendar_is_converted()
    {
        var hijri = new LocalDate(2020, 6, 15).WithCalendar(CalendarSystem.IslamicBcl);

        Assert.Equal("2020-06-15", ReferencePeriod.OfDay(hijri).ToString());
        Assert.True(ReferencePeriod.OfYear(2020).Contains(hijri));
    }

    [Fact]
    public void Arithmetic_steps_over_the_ends_of_years()
    {
        Assert.Equal(ReferencePeriod.OfQuarter(2021, 1), ReferencePeriod.OfQuarter(2020, 3) + 2);
        Assert.Equal(ReferencePeriod.OfMonth(2019, 12), ReferencePeriod.OfMonth(2020, 1) - 1);
        Assert.Equal(ReferencePeriod.Parse("2020-02-29"), ReferencePeriod.Parse("2020-03-01") - 1);
        Assert.Equal(5, ReferencePeriod.OfYear(2020) - ReferencePeriod.OfYear(2015));
        Assert.Equal(-3, ReferencePeriod.OfHalfYear(2018, 2) - ReferencePeriod.OfHalfYear(2020, 1));
    }

    [Theory]
    [InlineData("9999", 1)]
    [InlineData("0001", -1)]
    [InlineData("9999-S2", 1)]
    [InlineData("9999-12-31", 1)]
    [InlineData("0001-01-01", -1)]
    [InlineData("2020-06", int.MaxValue)]
    [InlineData("2020-06", int.MinValue)]
    public void Arithmetic_does_not_leave_the_years_1_to_9999(string text, int count)
    {
        var period = ReferencePeriod.Parse(text);

        Assert.Throws<OverflowException>(() => period + count);
        if (count != int.MinValue)
            Assert.Throws<OverflowException>(() => period - -count);
    }

    [Fact]
    public void Periods_of_different_frequency_have_no_difference_and_no_before()
    {
        var year = ReferencePeriod.OfYear(2020);
        var quarter = ReferencePeriod.OfQuarter(2020, 1);

        var error = Assert.Throws<ArgumentException>(() => year - quarter);
        Assert.Equal("The periods '2020' and '2020-Q1' have different frequencies (Annual, Quarterly).", error.Message);
        Assert.Throws<ArgumentException>(() => year < quarter);
        Assert.Throws<ArgumentException>(() => year > quarter);
        Assert.Throws<ArgumentException>(() => year <= quarter);
        Assert.Throws<ArgumentException>(() => year >= quarter);
        Assert.False(year == quarter);
    }

    [Fact]
    public void A_mixed_column_is_sorted_by_first_day_and_the_coarser_first()
    {
        ReferencePeriod[] column = [.. new[] { "2020-01-01", "2020-Q2", "2020-01", "2019-Q4", "2020", "2020-S1", "2020-Q1" }.Select(ReferencePeriod.Parse)];

        Array.Sort(column);

        Assert.Equal("2019-Q4 2020 2020-S1 2020-Q1 2020-01 2020-01-01 2020-Q2", string.Join(' ', column));
    }

    [Fact]
    public void A_period_lies_in_coarser_ones_and_consists_of_finer_ones()
    {
        var quarter = ReferencePeriod.OfQuarter(2020, 3);

        Assert.Equal("2020-S2", quarter.Enclosing(PeriodFrequency.HalfYearly).ToString());
        Assert.Equal(quarter, quarter.Enclosing(PeriodFrequency.Quarterly));
        Assert.Equal("2020-07/2020-09", quarter.Subperiods(PeriodFrequency.Monthly).ToString());
        Assert.Equal(92, quarter.Subperiods(PeriodFrequency.Daily).Count);
        Assert.Throws<ArgumentException>(() => quarter.Enclosing(PeriodFrequency.Monthly));
        Assert.Throws<ArgumentException>(() => quarter.Subperiods(PeriodFrequency.Annual));
    }

    [Fact]
    public void The_number_in_the_year_is_that_of_the_text()
    {
        Assert.Equal(1, ReferencePeriod.Parse("2020").NumberInYear);
        Assert.Equal(3, ReferencePeriod.Parse("2020-Q3").NumberInYear);
        Assert.Equal(167, ReferencePeriod.Parse("2020-06-15").NumberInYear);
        Assert.Equal(2020, ReferencePeriod.Parse("2020-06-15").Year);
    }

    [Fact]
    public void Formatting_needs_room_and_knows_one_format()
    {
        var period = ReferencePeriod.OfQuarter(2020, 3);
        Span<char> room = stackalloc char[7];

        Assert.True(period.TryFormat(room, out var written));
        Assert.Equal("2020-Q3", new string(room[..written]));
        Assert.False(period.TryFormat(room[..6], out written));
        Assert.Equal(0, written);
        Assert.Equal("2020-Q3", $"{period:G}");
        Assert.Throws<FormatException>(() => period.ToString("Q", null));
    }

    [Fact]
    public void The_days_of_a_period_are_an_interval()
    {
        var interval = ReferencePeriod.Parse("2019-02").ToDateInterval();

        Assert.Equal(new DateInterval(new LocalDate(2019, 2, 1), new LocalDate(2019, 2, 28)), interval);
    }
}
