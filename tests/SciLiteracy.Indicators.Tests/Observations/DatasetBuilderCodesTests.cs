using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;
using SciLiteracy.Testing;

namespace SciLiteracy.Indicators.Tests.Observations;

public sealed class DatasetBuilderCodesTests
{
    // Law: codes are but another way to say the same, whatever the order.
    [Property(Arbitrary = [typeof(Arbitraries)])]
    public void Observations_by_codes_make_the_same_dataset(Draw draw)
    {
        var list = ObservationLists.Draw(draw);
        var builder = new DatasetBuilder();
        foreach (var observation in draw.Shuffle(list))
            Assert.True(builder.TryAdd(Coded(builder, observation), out _));

        var data = builder.Build();

        var expected = ObservationLists.Build(list);
        Assert.Equal(expected.Observations(), data.Observations());
        Assert.Equal(expected.Observations().Select(o => o.Location), data.Observations().Select(o => o.Location));
        Assert.Equal(expected.AttributeNames.AsEnumerable(), data.AttributeNames);
        Assert.Equal(expected.Sources.AsEnumerable(), data.Sources);
        foreach (var indicator in data.Indicators)
            Assert.Equal(expected.SourceColumn(indicator).ToArray(), data.SourceColumn(indicator).ToArray());
    }

    [Fact]
    public void What_has_a_code_but_no_observation_is_not_in_the_dataset()
    {
        var builder = new DatasetBuilder();
        builder.SeriesCode("unused", "99", Breakdown.Parse("sex=male"));
        builder.PeriodCode(ReferencePeriod.OfYear(1900));
        builder.SourceCode("S99");
        builder.AttributesCode(-1, new AttributeValue("unused", "x"));
        var observation = new Observation { Indicator = "a", Entity = "00", Period = ReferencePeriod.OfYear(2020), Value = 1, Attributes = [new("note", "n")] };
        builder.Add(observation);

        // Nor what belongs to an observation that was not taken.
        Assert.False(builder.TryAdd(observation with { Source = "S98", Attributes = [new("other", "n")] }, out _));

        var data = builder.Build();
        Assert.Equal<string>(["a"], data.Indicators);
        Assert.Equal([new EntityKey("00", Breakdown.Total)], data.Entities);
        Assert.Equal([ReferencePeriod.OfYear(2020)], data.Periods);
        Assert.Empty(data.Sources);
        Assert.Equal<string>(["note"], data.AttributeNames);
    }

    [Fact]
    public void Codes_of_another_builder_are_refused()
    {
        var builder = new DatasetBuilder();
        var series = builder.SeriesCode("a", "00", Breakdown.Total);
        var period = builder.PeriodCode(ReferencePeriod.OfYear(2020));
        var good = new CodedObservation(series, period, 1, ObservationStatus.Normal);
        Assert.Throws<ArgumentException>(() => builder.TryAdd(good with { Series = 1 }, out _));
        Assert.Throws<ArgumentException>(() => builder.TryAdd(good with { Series = -1 }, out _));
        Assert.Throws<ArgumentException>(() => builder.TryAdd(good with { Period = 1 }, out _));
        Assert.Throws<ArgumentException>(() => builder.TryAdd(good with { Source = 0 }, out _));
        Assert.Throws<ArgumentException>(() => builder.TryAdd(good with { File = 0 }, out _));
        Assert.Throws<ArgumentException>(() => builder.TryAdd(good with { Attributes = 0 }, out _));
        Assert.Throws<ArgumentException>(() => builder.TryAdd(good with { Value = double.PositiveInfinity }, out _));
        Assert.Throws<ArgumentException>(() => builder.AttributesCode(3, new AttributeValue("a", "x")));
        var b = builder.AttributesCode(-1, new AttributeValue("b", "x"));
        Assert.Throws<ArgumentException>(() => builder.AttributesCode(b, new AttributeValue("a", "x")));
        Assert.True(builder.TryAdd(in good, out _));
        Assert.False(builder.TryAdd(in good, out var first));
        Assert.Equal(SourceLocation.None, first);
    }

    private static CodedObservation Coded(DatasetBuilder builder, Observation observation)
    {
        var attributes = -1;
        foreach (var attribute in observation.Attributes)
            attributes = builder.AttributesCode(attributes, attribute);
        return new(builder.SeriesCode(observation.Indicator, observation.Entity, observation.Breakdown), builder.PeriodCode(observation.Period), observation.Value, observation.Status)
        {
            Source = observation.Source is null ? -1 : builder.SourceCode(observation.Source),
            Attributes = attributes,
            File = observation.Location.Path is null ? -1 : builder.FileCode(observation.Location.Path),
            Line = observation.Location.Line,
            Details = observation.Details,
        };
    }
}
