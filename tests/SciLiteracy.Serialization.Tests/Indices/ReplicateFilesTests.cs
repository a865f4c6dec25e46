using SciLiteracy.Domain;
using SciLiteracy.Indicators.Surveys.Designs;
using SciLiteracy.Indicators.Uncertainty;
using SciLiteracy.Serialization.Tests.Workspaces;

namespace SciLiteracy.Serialization.Tests.Indices;

public class ReplicateFilesTests
{
    private static async Task<Result<IndexInput>> Read(
        string file, string columns = "{ entity: region, missing: [NA] }", string data = "region,a,b\nnorth,1,2\nsouth,3,4\n", string factors = "{ input_error: { from: r.csv, replicates: bootstrap } }")
    {
        using var folder = new TemporaryFolder();
        folder.With("r.csv", file);
        folder.With("d.csv", data);
        folder.With(
            "i.yaml",
            $"index: i\ndata: {columns}\nstructure: {{ id: I, children: [ {{ indicator: a }}, {{ indicator: b }} ] }}\nsteps: [aggregate]\nuncertainty: {{ vary: [ {factors} ] }}\n");
        return await IndexInput.LoadAsync(Path.Combine(folder.Path, "i.yaml"), Path.Combine(folder.Path, "d.csv"));
    }

    private static async Task<IEnumerable<string>> Findings(string file, string factors = "{ input_error: { from: r.csv, replicates: bootstrap } }") => (await Read(file, "{ entity: region }", factors: factors)).Diagnostics
        .Select(d => FormattableString.Invariant($"{Path.GetFileName(d.Location.Path)}:{d.Location.Line}:{d.Location.Column} {d.Code} {d.Message}"));

    private static ReplicateErrors Errors(Result<IndexInput> input) => (ReplicateErrors)input.Require().Errors["r.csv"];

    // The long form says what the wide form says; replicates stand in the order in which they first come.
    [Fact]
    public async Task Replicates_are_a_row_an_entity_or_a_row_a_cell()
    {
        var wide = Errors(await Read("region,replicate,a,b\nnorth,one,1.5,NA\nsouth,one,,3\nnorth,two,0.5,NA\nsouth,two,,5\n"));
        var list = Errors(await Read("replicate,value,indicator,region,note\none,1.5,a,north,x\ntwo,0.5,a,north,x\none,NA,b,north,x\ntwo,5,b,south,x\none,3,b,south,x\n"));

        ReplicateCell[] expected = [new(new("north", null), "a", [1.5, 0.5]), new(new("south", null), "b", [3, 5])];
        Assert.Equal(expected, wide.Cells.Select(c => c with { Location = default }));
        Assert.Equal(expected, list.Cells.Select(c => c with { Location = default }));
        Assert.Equal((2, 11), (wide.Cells[0].Location.Line, wide.Cells[0].Location.Column));
        Assert.Equal(ReplicateMethod.Bootstrap, wide.Scaling.Method);
    }

    [Fact]
    public async Task A_replicate_that_lacks_a_cell_is_told_where_the_cell_is_drawn()
    {
        var input = (await Read("region,replicate,a\nnorth,1,1.5\nnorth,2,0.5\nsouth,2,3\n")).Require();
        var findings = UncertaintyPlan.Create(input.Document.Spec, input.Data, input.Document.Uncertainty!, input.Errors).Diagnostics;
        Assert.Equal("'a' of 'south' has 1 of 2 replicates; expected all of them, or none.", findings.Single().Message);
        Assert.Equal((4, 9), (findings[0].Location.Line, findings[0].Location.Column));
    }

    [Fact]
    public async Task Rows_of_a_panel_have_a_period()
    {
        var errors = Errors(await Read(
            "region,year,replicate,a\nnorth,2021,1,2\nnorth,2021,2,4\n", "{ entity: region, period: year }", "region,year,a,b\nnorth,2020,1,2\nnorth,2021,3,4\n"));
        Assert.Equal(new ReplicateCell(new("north", ReferencePeriod.OfYear(2021)), "a", [2, 4]), errors.Cells.Single() with { Location = default });
    }

    [Fact]
    public async Task What_is_wrong_with_a_file_is_told_at_its_place()
    {
        Assert.Equal(
            ["r.csv:1:1 SL6209 The file has no column of the index, nor the columns 'indicator' and 'value'; expected replicates in one of the two forms."],
            await Findings("region,replicate,c\nnorth,1,2\n"));
        Assert.Equal(["r.csv:1:1 SL6220 There is no column 'replicate', which says of which replicate a row is; did you mean 'replicates'?"], await Findings("region,replicates,a\nnorth,1,2\n"));
        Assert.Equal(["r.csv:1:20 SL6221 The column 'a' is there twice."], await Findings("region,replicate,a,a\nnorth,1,2,3\n"));
        Assert.Equal(["r.csv:2:7 SL6209 The row does not say of which replicate it is; expected a number or a name."], await Findings("region,replicate,a\nnorth,,2\n"));
        Assert.Equal(
            ["r.csv:3:7 SL6225 The entity 'north' is there twice in the replicate '1'; first in line 2."], await Findings("region,replicate,a\nnorth,1,2\nnorth,1,3\n"));
        Assert.Equal(
            ["r.csv:3:1 SL6225 'a' of the entity 'north' is there twice in the replicate '1'; first in line 2."],
            await Findings("replicate,region,indicator,value\n1,north,a,2\n1,north,a,3\n"));
        Assert.StartsWith("r.csv:2:9 SL6223 In the column 'a': 'x' is no number", (await Findings("region,replicate,a\nnorth,1,x\n")).Single(), StringComparison.Ordinal);
        Assert.Equal(["r.csv:1:1 SL1009 The file is empty; expected replicates of the data."], await Findings(""));
        Assert.Equal(
            ["i.yaml:5:47 SL6209 There is no file"],
            (await Findings("", "{ input_error: { from: q.csv, replicates: jk1 } }")).Select(f => f.Split(" '")[0]));
    }

    [Theory]
    [InlineData("jkn", "i.yaml:5:66 SL6203 Replicates 'jkn' have no scale of their own; expected { method: jkn, rscales: … }.")]
    [InlineData("fay", "i.yaml:5:66 SL6203 Replicates 'fay' have no scale of their own; expected { method: fay, fay: NUMBER }.")]
    [InlineData("{ method: other }", "i.yaml:5:66 SL6203 Replicates 'other' have no scale of their own; expected 'scale' or 'rscales'.")]
    [InlineData("{ method: jk1, scale: 0 }", "i.yaml:5:88 SL6200 Expected a number above 0 for 'scale', found the number '0'.")]
    [InlineData("{ method: jkn, rscales: [0.5, -1] }", "i.yaml:5:90 SL6200 Expected numbers of at least 0 for 'rscales'.")]
    [InlineData("{ method: fay, fay: 1 }", "i.yaml:5:86 SL6200 Expected a number from 0 to below 1 for 'fay', found the number '1'.")]
    public async Task What_is_wrong_with_settings_is_told_at_its_place(string replicates, string expected) =>
        Assert.Equal(expected, (await Findings("region,replicate,a\nnorth,1,1.5\nnorth,2,0.5\n", $"{{ input_error: {{ from: r.csv, replicates: {replicates} }} }}")).First());

    [Fact]
    public async Task A_file_is_read_in_one_way()
    {
        const string File = "region,replicate,a,b\nnorth,1,1.5,2\nnorth,2,0.5,3\n";
        Assert.Empty(await Findings(File, "{ input_error: { from: r.csv, replicates: jk1, indicators: [a] } }, { input_error: { from: r.csv, replicates: jk1, indicators: [b] } }"));
        Assert.Contains(
            "SL6209 The file 'r.csv' is read with other settings 'replicates'",
            (await Findings(File, "{ input_error: { from: r.csv, replicates: jk1, indicators: [a] } }, { input_error: { from: r.csv, replicates: brr, indicators: [b] } }")).Single(),
            StringComparison.Ordinal);
    }
}
