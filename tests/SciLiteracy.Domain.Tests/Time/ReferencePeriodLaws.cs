using NodaTime;

namespace SciLiteracy.Domain.Tests;

public class ReferencePeriodLaws
{
    // Law: write then read is identity.
    [Law]
    public void Parsing_the_text_of_a_period_gives_the_period(ReferencePeriod period)
    {
        Assert.Equal(period, ReferencePeriod.Parse(period.ToString()));
        Assert.Equal(period, ReferencePeriod.Parse(period.ToString(), null));
    }

    // Law: reading is canonical; whatever is read is written as one text, which is read as the same.
    [Law]
    public void Every_text_that_is_read_names_one_period(HostileText text)
    {
        if (ReferencePeriod.TryParse(text.Value, out var period))
            Assert.Equal(period, ReferencePeriod.Parse(period.ToString()));
    }

    // Law: adding and then subtracting the same number is identity, and the difference is the number.
    [Law]
    public void Addition_is_undone_by_subtraction(ReferencePeriod period, short count)
    {
        if (period.Ordinal + count < 0 || period.FirstDay.Year > 9800 || period.FirstDay.Year + count > 9999)
            return;

        var moved = period + count;

        Assert.Equal(period, moved - count);
        Assert.Equal(count, moved - period);
        Assert.Equal(-count, period - moved);
    }

    // Law: the next period begins on the day after the last day.
    [Law]
    public void Periods_follow_each_other_without_gap(ReferencePeriod period)
    {
        if (period.LastDay != new LocalDate(9999, 12, 31))
            Assert.Equal(period.LastDay.PlusDays(1), (period + 1).FirstDay);
    }

    // Law: order agrees with the first day, and with sorting.
    [Law]
    public void Order_agrees_with_the_first_day(ReferencePeriod a, LocalDate date)
    {
        var b = ReferencePeriod.Containing(date, a.Frequency);

        Assert.Equal(a.FirstDay < b.FirstDay, a < b);
        Assert.Equal(a.FirstDay > b.FirstDay, a > b);
        Assert.Equal(a.FirstDay <= b.FirstDay, a <= b);
        Assert.Equal(a.FirstDay >= b.FirstDay, a >= b);
        Assert.Equal(Math.Sign(a.FirstDay.CompareTo(b.FirstDay)), Math.Sign(a.CompareTo(b)));
    }

    // Law: CompareTo is a total order that agrees with equality.
    [Law]
    public void Sorting_order_is_antisymmetric_and_transitive(ReferencePeriod a, ReferencePeriod b, ReferencePeriod c)
    {
        Assert.Equal(Math.Sign(a.CompareTo(b)), -Math.Sign(b.CompareTo(a)));
        Assert.Equal(a == b, a.CompareTo(b) == 0);
        ReferencePeriod[] sorted = [a, b, c];
        Array.Sort(sorted);
        Assert.True(sorted[0].CompareTo(sorted[2]) <= 0);
    }

    // Law: the period of a day contains the day, and no other period of the frequency does.
    [Law]
    public void A_day_lies_in_exactly_one_period_of_a_frequency(LocalDate date, PeriodFrequency frequency)
    {
        var period = ReferencePeriod.Containing(date, frequency);

        Assert.True(period.Contains(date));
        if (period.FirstDay != new LocalDate(1, 1, 1))
            Assert.False((period - 1).Contains(date));
        if (period.LastDay != new LocalDate(9999, 12, 31))
            Assert.False((period + 1).Contains(date));
    }

    // Law: frequencies nest; the parts of a period cover its days, and each lies in it.
    [Law]
    public void The_parts_of_a_period_add_up_to_it(ReferencePeriod period, PeriodFrequency frequency)
    {
        if (frequency < period.Frequency)
            return;

        var parts = period.Subperiods(frequency);

        Assert.Equal(period.ToDateInterval(), parts.ToDateInterval());
        Assert.Equal(period, parts.First.Enclosing(period.Frequency));
        Assert.Equal(period, parts.Last.Enclosing(period.Frequency));
    }
}
