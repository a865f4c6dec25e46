using NodaTime;

namespace SciLiteracy.Domain.Tests;

public class DateIntervalTextTests
{
    [Theory]
    [InlineData("2016-01-01/2020-12-31", "2016-01-01/2020-12-31")]
    [InlineData("2016/2020", "2016-01-01/2020-12-31")]
    [InlineData("2016", "2016-01-01/2016-12-31")]
    [InlineData("2016-Q1/2016-Q3", "2016-01-01/2016-09-30")]
    [InlineData("2016-02", "2016-02-01/2016-02-29")]
    [InlineData("2016-02-03", "2016-02-03/2016-02-03")]
    public void An_interval_is_read_and_written_by_its_days(string text, string canonical) =>
        Assert.Equal(canonical, DateIntervalText.Format(DateIntervalText.Parse(text)));

    [Theory]
    [InlineData("")]
    [InlineData("2016-01-01/..")]
    [InlineData("2020-12-31/2016-01-01")]
    [InlineData("2016-01-01/2020")]
    [InlineData("2016-01-01 2020-12-31")]
    public void What_is_no_interval_is_not_read(string text)
    {
        Assert.False(DateIntervalText.TryParse(text, out var interval));
        Assert.Null(interval);
        Assert.Throws<FormatException>(() => DateIntervalText.Parse(text));
    }

    [Fact]
    public void An_interval_before_the_year_1_has_no_text() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DateIntervalText.Format(new DateInterval(new LocalDate(0, 1, 1), new LocalDate(1, 1, 1))));

    // Law: write then read is identity.
    [Law]
    public void Parsing_the_text_of_an_interval_gives_the_interval(LocalDate a, LocalDate b)
    {
        DateInterval interval = new(LocalDate.Min(a, b), LocalDate.Max(a, b));

        Assert.Equal(interval, DateIntervalText.Parse(DateIntervalText.Format(interval)));
    }
}
