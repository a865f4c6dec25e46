using System.Globalization;
using System.Text;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;
using SciLiteracy.Serialization.Tests.Documents;

namespace SciLiteracy.Serialization.Tests.Csv;

public sealed class StatisticsReaderTests
{
    private const string Good = Statistics.Header + "literacy_rate,%,00,2020,_T,10.56,,S12,\"a, \"\"b\"\"\"\npopulation,1e4 person,11,2020-Q4,sex=female,1074.5,E,,\n";

    [Fact]
    public void Values_are_in_the_unit_of_the_indicator_and_nothing_is_lost()
    {
        var data = Statistics.Reader.Read(Good, "s.csv").Require();

        var rate = data.Find("literacy_rate", "00", ReferencePeriod.OfYear(2020))!;
        Assert.Equal(10.56, rate.Value);
        Assert.Equal(ObservationStatus.Normal, rate.Status);
        Assert.Equal("S12", rate.Source);
        Assert.Equal("a, \"b\"", rate.Attribute("note"));
        Assert.Equal("s.csv:2:1", rate.Location.ToString());
        var people = data.Find("population", "11", Breakdown.Parse("sex=female"), ReferencePeriod.OfQuarter(2020, 4))!;
        Assert.Equal(10_745_000, people.Value);
        Assert.Equal(ObservationStatus.Estimated, people.Status);
        Assert.Null(people.Source);
        Assert.Empty(people.Attributes);
    }

    [Theory]
    [InlineData("", ObservationStatus.Missing)]
    [InlineData("A", ObservationStatus.Normal)]
    [InlineData("Q", ObservationStatus.Suppressed)]
    public void An_empty_value_is_missing_with_its_status(string letter, ObservationStatus status)
    {
        var observation = Assert.Single(Statistics.Rows($"literacy_rate,%,00,2020,_T,,{letter},,\n").Observations());
        Assert.True(observation.IsMissing);
        Assert.Equal(status, observation.Status);
    }

    // Law: the way in which a file arrives does not matter.
    [Fact]
    public async Task Text_bytes_and_streams_give_the_same()
    {
        var text = Good + "literacy_rate,%,11,2020,_T,1,,,国家😀\n" + string.Concat(Enumerable.Range(1, 3000).Select(i => $"venues,venue,00,{i:D4},_T,{i}.5,,S07,note {i % 7}\n"));
        var utf8 = Encoding.UTF8.GetBytes(text);
        var expected = Statistics.Reader.Read(text, "s.csv").Require().Observations().ToList();
        Assert.Equal(3003, expected.Count);

        foreach (var bytes in new[] { utf8, [0xEF, 0xBB, 0xBF, .. utf8] })
        {
            Assert.Equal(expected, Statistics.Reader.Read(bytes, "s.csv").Require().Observations());
            Assert.Equal(expected, Statistics.Reader.Read(new MemoryStream(bytes), "s.csv").Require().Observations());
            Assert.Equal(expected, Statistics.Reader.Read(new DrippingStream(bytes), "s.csv").Require().Observations());
            var observations = new DatasetBuilder();
            await Statistics.Reader.ReadAsync(new DrippingStream(bytes), "s.csv", observations, new DiagnosticBuilder());
            Assert.Equal(expected, observations.Build().Observations());
        }

        Assert.Equal(expected, Statistics.Reader.Read("\uFEFF" + text, "s.csv").Require().Observations());
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Every_line_end_and_blank_lines_and_none_at_the_end_are_read(string lineEnd)
    {
        var text = (Statistics.Header + "\nliteracy_rate,%,00,2020,_T,1,,,\n\n\nliteracy_rate,%,00,2021,_T,2,,,\"x\"").Replace("\n", lineEnd, StringComparison.Ordinal);
        var observations = Statistics.Reader.Read(text, "s.csv").Require().Observations().ToList();
        Assert.Equal([1, 2], observations.Select(o => o.Value));
        Assert.Equal([3, 6], observations.Select(o => o.Location.Line));
        Assert.Equal("x", observations[1].Attribute("note"));
        Assert.Equal(observations, Statistics.Reader.Read(text + lineEnd, "s.csv").Require().Observations());
    }

    [Fact]
    public void Columns_may_stand_in_any_order_and_others_are_attributes()
    {
        var data = Statistics.Reader.Read(
            "zeta,value,source,status,breakdown,period,entity,unit,indicator,\"alpha,1\"\nz,1,S07,P,_T,2020,00,%,literacy_rate,a\n,2,,,_T,2021,00,%,literacy_rate,\n", "s.csv").Require();
        Assert.Equal<string>(["alpha,1", "zeta"], data.AttributeNames);
        Assert.Equal([new AttributeValue("alpha,1", "a"), new AttributeValue("zeta", "z")], data.Observations().First().Attributes);
        Assert.Empty(data.Observations().Last().Attributes);
    }

    [Fact]
    public void A_header_alone_is_a_file_without_observations() =>
        Assert.Equal(0, Statistics.Reader.Read(Statistics.Header, "s.csv").Require().Count);

    [Fact]
    public async Task Reading_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Statistics.Reader.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(Good)), "s.csv", new DatasetBuilder(), new DiagnosticBuilder(), source.Token));
    }

    [Fact]
    public void Streams_are_left_open()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Good));
        _ = Statistics.Reader.Read(stream, "s.csv");
        Assert.True(stream.CanRead);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(200, 9_999)]
    [InlineData(32_766, 100)]
    [InlineData(65_540, 100)]
    public void Long_cells_are_read_at_every_size_of_the_buffer(int length, int rows)
    {
        rows = Math.Min(rows, 3_000_000 / (length + 40));
        var note = new string('国', length - 1) + "\"";
        var text = new StringBuilder(Statistics.Header);
        for (var i = 1; i <= rows; i++)
            text.Append(CultureInfo.InvariantCulture, $"venues,venue,00,{i:D4},_T,{i},,,\"{note}\"\"\n");
        var data = Statistics.Reader.Read(Encoding.UTF8.GetBytes(text.ToString()), "s.csv").Require();
        Assert.Equal(rows, data.Count);
        Assert.All(data.Observations(), o => Assert.Equal(note, o.Attribute("note")));
    }
}
