using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Serialization.Tests.Indices;

/// <summary>Wide CSV files with the data of an index: what is read, and every finding with its place and text.</summary>
public sealed class IndexTableReaderTests
{
    private static readonly IndexColumns Panel = new() { Entity = "region", Period = "year", Missing = ["NA", "-99"] };

    private static readonly IndexTableReader Reader = new(new IndexColumns { Entity = "region", Missing = ["NA"] }, ["a", "b"], ["group"]);

    [Fact]
    public void Columns_that_nobody_names_are_not_looked_at()
    {
        var data = Reader.Read("group,note,region,b,a,note\nx,12%,north,1.5,NA,?\n,,south,-2e3,,\n", "d.csv").Require();

        Assert.Equal(["north", "south"], data.Rows.Select(r => r.Entity));
        Assert.Equal(["a", "b"], data.Columns);
        Assert.True(data.TryGetColumn("b", out var b));
        Assert.Equal([1.5, -2000], b.ToArray());
        Assert.True(data.TryGetColumn("a", out var a));
        Assert.All(a.ToArray(), v => Assert.True(double.IsNaN(v)));
        Assert.True(data.TryGetLabels("group", out var groups));
        Assert.Equal(["x", null], groups);
        Assert.False(data.IsPanel);
    }

    // A column that the index takes for something else is not meant.
    [Fact]
    public void A_missing_column_is_likened_to_columns_that_are_free()
    {
        Assert.EndsWith("; did you mean 'bb'?", Reader.Read("region,a,bb,group\nx,1,2,g\n", "d.csv").Diagnostics.Single().Message, StringComparison.Ordinal);
        Assert.Equal("There is no column 'b', a column of numbers.", Reader.Read("region,a,other,group\nx,1,2,g\n", "d.csv").Diagnostics.Single().Message);
    }

    [Fact]
    public void Rows_of_a_panel_keep_their_order_of_input()
    {
        var data = new IndexTableReader(Panel, ["a"]).Read("region,year,a\nn,2016,1\ns,2015,-99\nn,2015,3\n", "d.csv").Require();

        Assert.True(data.IsPanel);
        Assert.Equal(["2015", "2016"], data.Sections.Select(s => s.Period.ToString()));
        Assert.Equal(["n 2016", "s 2015", "n 2015"], data.InputOrder.Select(i => $"{data.Rows[i].Entity} {data.Rows[i].Period}"));
    }

    [Fact]
    public void An_entity_may_be_any_text()
    {
        var data = Reader.Read("region,a,b,group\n\"New York, NY\",1,2,'=x\n北京,1,2,x\n", "d.csv").Require();

        Assert.Equal(["New York, NY", "北京"], data.Rows.Select(r => r.Entity));
        Assert.True(data.TryGetLabels("group", out var groups));
        Assert.Equal("=x", groups[0]);
    }

    [Fact]
    public void Every_finding_is_told_at_its_place()
    {
        var findings = Reader.Read(
            """
            region,a,b,group
            north,1,x,g
            north,2,"1,234",g
            ,N/A,12%,g
            south,1e999,1,g
            east,1,2
            west,1,2,g,h
            """, "d.csv").Diagnostics;

        Assert.Equal(
        [
            "d.csv:2:9: error SL6223: In the column 'b': 'x' is no number; expected one such as 10.56, -3 or 1.5e6.",
            "d.csv:3:1: error SL6225: The entity 'north' is there twice; first in line 2.",
            "d.csv:3:10: error SL6223: In the column 'b': '1,234' is no number; write '1.234' if the comma is the decimal point, '1234' if it makes groups.",
            "d.csv:4:1: error SL6224: The row has no entity in the column 'region'; expected the code of one.",
            "d.csv:4:2: error SL6223: In the column 'a': 'N/A' is no number; leave the cell empty where the value is missing, or name the spelling in 'data.missing'.",
            "d.csv:4:6: error SL6223: In the column 'b': '12%' is no number; write it without '%'.",
            "d.csv:5:7: error SL6223: In the column 'a': '1e999' is too large for a number; the largest is about 1.8e308.",
            "d.csv:6:1: error SL1034: The row has 3 cells; expected 4, as in the header.",
            "d.csv:7:12: error SL1033: The row has 5 cells; expected 4, as in the header. Text with a comma stands in quotation marks.",
        ], findings.Select(f => f.ToString()));
    }

    [Fact]
    public void A_header_without_a_column_says_which_and_what_may_be_meant()
    {
        Assert.Equal(
        [
            "d.csv:1:1: error SL6220: There is no column 'region', the entities; did you mean 'regions'?",
            "d.csv:1:1: error SL6220: There is no column 'group', a column of groups.",
            "d.csv:1:13: error SL6221: The column 'a' is there twice; first at d.csv:1:9.",
        ], Reader.Read("regions,a,b,a\nx,1,2,3\n", "d.csv").Diagnostics.Select(f => f.ToString()));
        Assert.Equal(
            ["d.csv:1:1: error SL6220: The columns are separated by ';'; expected commas."], Reader.Read("region;a;b\n", "d.csv").Diagnostics.Select(f => f.ToString()));
    }

    [Fact]
    public void A_column_is_for_numbers_or_for_groups() => Assert.Equal(
        ["d.csv:1:8: error SL6222: The index takes the column 'a' for numbers and for groups; expected one of the two."],
        new IndexTableReader(IndexColumns.Default with { Entity = "region" }, ["a"], ["a"]).Read("region,a\nx,1\n", "d.csv").Diagnostics.Select(f => f.ToString()));

    [Fact]
    public void Periods_are_of_one_frequency() => Assert.Equal(
    [
        "d.csv:3:3: error SL6226: 'soon' is no period; expected a period such as '2020', '2020-S1', '2020-Q3', '2020-06' or '2020-06-15'.",
        "d.csv:4:3: error SL6227: The period '2015-Q1' is of another frequency than '2015', the first; expected one frequency in a file.",
        "d.csv:5:1: error SL6225: The entity 'n' is there twice in '2015'; first in line 2.",
        "d.csv:6:3: error SL6226: The row has no period; expected a period such as '2020', '2020-S1', '2020-Q3', '2020-06' or '2020-06-15'.",
    ], new IndexTableReader(Panel, ["a"]).Read("region,year,a\nn,2015,1\ns,soon,1\ns,2015-Q1,1\nn,2015,1\nx,,1\n", "d.csv").Diagnostics.Select(f => f.ToString()));

    [Fact]
    public void A_file_without_rows_is_a_finding()
    {
        Assert.Equal("d.csv:1:1: error SL6228: The file has a header and no rows; expected a row for each entity.", Assert.Single(Reader.Read("region,a,b,group\n", "d.csv").Diagnostics).ToString());
        Assert.Equal("SL1009", Assert.Single(Reader.Read("", "d.csv").Diagnostics).Code);
    }

    [Fact]
    public void Limits_hold()
    {
        var limits = new ReaderLimits { Rows = 2, Columns = 4, Findings = 2 };
        var reader = new IndexTableReader(new IndexColumns { Entity = "region" }, ["a"], limits: limits);

        Assert.Equal(["SL1035"], reader.Read("region,a\nx,1\ny,1\nz,1\n", "d.csv").Diagnostics.Select(d => d.Code));
        Assert.Equal(["SL1036"], reader.Read("region,a,b,c,d\nx,1,2,3,4\n", "d.csv").Diagnostics.Select(d => d.Code));
        Assert.Equal(["SL6223", "SL6224", "SL1018"], reader.Read("region,a\nx,?\n,?\n", "d.csv").Diagnostics.Select(d => d.Code));
    }

    [Fact]
    public async Task A_stream_and_a_file_are_read_like_the_text()
    {
        const string Text = "region,a,b,group\nx,1,?,g\n";
        var expected = Reader.Read(Text, "d.csv").Diagnostics;
        var bytes = System.Text.Encoding.UTF8.GetBytes(Text);

        Assert.Equal(expected, Reader.Read(bytes, "d.csv").Diagnostics.AsEnumerable());
        Assert.Equal(expected, Reader.Read(new MemoryStream(bytes), "d.csv").Diagnostics.AsEnumerable());
        Assert.Equal(expected, (await Reader.ReadAsync(new MemoryStream(bytes), "d.csv")).Diagnostics.AsEnumerable());
        await Assert.ThrowsAsync<FileNotFoundException>(() => Reader.ReadFileAsync("no such file.csv"));
    }

    // Law: write-then-read identity.
    [Property(MaxTest = 200)]
    public void What_is_written_reads_back_to_the_same_numbers(NonEmptyArray<double> values, bool isPanel)
    {
        double[] numbers = [.. values.Get.Select(v => double.IsInfinity(v) ? double.NaN : v)];
        var rows = numbers.Select((_, i) => new IndexRow($"e,{i}", isPanel ? ReferencePeriod.Parse($"{2000 + (i % 3)}") : null)).ToList();
        var spec = new IndexSpec { Id = "i", Structure = new() { Code = "I", Children = [new IndexIndicator { Code = "x" }, new IndexIndicator { Code = "y" }] } };
        var data = new IndexDataBuilder(rows).Add("x", numbers).Add("y", numbers.Reverse().ToArray()).Build();
        var raw = CompositeIndex.Compute(spec, data).Require().Raw;
        var columns = new IndexColumns { Entity = "the entity", Period = isPanel ? "t" : null };

        var text = IndexTableWriter.Write(raw, columns);
        var read = new IndexTableReader(columns, ["x", "y"]).Read(text, "d.csv").Require();

        Assert.Equal(rows, read.InputOrder.Select(i => read.Rows[i]));
        Assert.Equal(data.Rows.AsEnumerable(), read.Rows);
        foreach (var code in new[] { "x", "y" })
        {
            Assert.True(read.TryGetColumn(code, out var column));
            Assert.Equal(raw.Column(code).ToArray().Select(BitConverter.DoubleToInt64Bits), column.ToArray().Select(BitConverter.DoubleToInt64Bits));
        }
    }
}
