using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;
using SciLiteracy.Indicators.Tests.Observations;
using SciLiteracy.Testing;

namespace SciLiteracy.Serialization.Tests.Csv;

public sealed class StatisticsLaws
{
    private static readonly IndicatorCatalog Catalog = IndicatorCatalog.Create(
        new[] { ("a", "%"), ("b.c", "1"), ("D_1", "venue / 1e6 person"), ("zz", "1e4 person") }
            .Select(i => new Indicator { Id = i.Item1, Name = LocalizedText.Of("en", i.Item1), Unit = i.Item2 }),
        Statistics.Catalog.Units).Require();

    // Law: write then read is identity, attributes, statuses and the bits of values included.
    [Property(Arbitrary = [typeof(Arbitraries)], MaxTest = 200)]
    public void What_was_written_is_read_back(Draw draw)
    {
        var data = ObservationLists.Build(ObservationLists.Draw(draw));

        var text = new StatisticsWriter(Catalog).Write(data);
        var back = new StatisticsReader(Catalog).Read(text, "w.csv").Require();

        Assert.Equal(data.Observations(), back.Observations());
        foreach (var indicator in data.Indicators)
            Assert.Equal(data.Column(indicator).ToArray().Select(BitConverter.DoubleToInt64Bits), back.Column(indicator).ToArray().Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(text, new StatisticsWriter(Catalog).Write(back));
    }

    // Law: without indicators too; then the units are kept as attributes.
    [Property(Arbitrary = [typeof(Arbitraries)])]
    public void What_was_read_without_indicators_is_written_the_same(Draw draw)
    {
        var text = new StatisticsWriter(Catalog).Write(ObservationLists.Build(ObservationLists.Draw(draw)));
        var data = new StatisticsReader().Read(text, "w.csv").Require();
        Assert.Equal(text, new StatisticsWriter().Write(data));
        Assert.All(data.Observations(), o => Assert.Equal(Catalog.Find(o.Indicator)!.Unit.Text, o.Attribute("unit")));
    }

    // Law: permutation. The order of the rows does not matter, but to the places.
    [Property(Arbitrary = [typeof(Arbitraries)])]
    public void The_order_of_rows_does_not_matter(Draw draw)
    {
        var list = ObservationLists.Draw(draw).Select(o => o with { Attributes = [] }).ToList();
        var lines = new StatisticsWriter(Catalog).Write(ObservationLists.Build(list)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        var shuffled = string.Join('\n', draw.Shuffle(lines.Skip(1)).Prepend(lines[0]));

        Assert.Equal(ObservationLists.Build(list).Observations(), new StatisticsReader(Catalog).Read(shuffled, "w.csv").Require().Observations());
    }

    [Fact]
    public void Attributes_that_are_called_like_columns_and_indicators_without_a_unit_are_refused()
    {
        var observation = new Observation { Indicator = "a", Entity = "00", Period = ReferencePeriod.OfYear(2020), Value = 1 };
        Assert.Throws<ArgumentException>(() => new StatisticsWriter(Catalog).Write(ObservationLists.Build([observation with { Attributes = [new("value", "1")] }])));
        Assert.Throws<ArgumentException>(() => new StatisticsWriter(Catalog).Write(ObservationLists.Build([observation with { Indicator = "none" }])));
        Assert.Throws<ArgumentException>(() => new StatisticsWriter().Write(ObservationLists.Build([observation])));
    }

    [Fact]
    public void A_written_file_looks_like_this()
    {
        var data = Statistics.Rows("population,1e4 person,11,2020-M06,sex=male;age=1,5,P,S07,=danger\nliteracy_rate,%,00,2020,_T,10.56,,S12,\nliteracy_rate,%,00,2021,_T,,L,,\nliteracy_rate,%,00,2022,_T,,,,\n");
        Assert.Equal(
            """
            indicator,unit,entity,period,breakdown,value,status,source,note
            literacy_rate,%,00,2020,_T,10.56,,S12,
            literacy_rate,%,00,2021,_T,,L,,
            literacy_rate,%,00,2022,_T,,,,
            population,person,11,2020-06,age=1;sex=male,50000,P,S07,'=danger

            """,
            new StatisticsWriter(Statistics.Catalog).Write(data));
    }
}
