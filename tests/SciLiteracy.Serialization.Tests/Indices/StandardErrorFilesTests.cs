using SciLiteracy.Domain;
using SciLiteracy.Indicators.Uncertainty;
using SciLiteracy.Serialization.Tests.Workspaces;

namespace SciLiteracy.Serialization.Tests.Indices;

public class StandardErrorFilesTests
{
    private static async Task<Result<IndexInput>> Read(string errors, string columns = "{ entity: region, missing: [NA] }", string data = "region,a,b\nnorth,1,2\nsouth,3,4\n")
    {
        using var folder = new TemporaryFolder();
        folder.With("se.csv", errors);
        folder.With("d.csv", data);
        folder.With(
            "i.yaml",
            $"index: i\ndata: {columns}\nstructure: {{ id: I, children: [ {{ indicator: a }}, {{ indicator: b }} ] }}\nsteps: [aggregate]\nuncertainty: {{ vary: [ {{ input_error: {{ from: se.csv }} }} ] }}\n");
        return await IndexInput.LoadAsync(Path.Combine(folder.Path, "i.yaml"), Path.Combine(folder.Path, "d.csv"));
    }

    private static async Task<IEnumerable<string>> Findings(string errors, string columns = "{ entity: region }") => (await Read(errors, columns)).Diagnostics
        .Select(d => FormattableString.Invariant($"{Path.GetFileName(d.Location.Path)}:{d.Location.Line}:{d.Location.Column} {d.Code} {d.Message}"));

    private static ValueList<StandardErrorCell> Cells(Result<IndexInput> input) => ((StandardErrors)input.Require().Errors["se.csv"]).Cells;

    // The long form says what the wide form says.
    [Fact]
    public async Task Errors_are_a_row_an_entity_or_a_row_a_cell()
    {
        var wide = Cells(await Read("region,a,b\nnorth,0.5,NA\nsouth,,0.25\n"));
        var list = Cells(await Read("n,standard_error,indicator,region\n9,0.5,a,north\n9,NA,b,north\n9,,a,south\n9,0.25,b,south\n"));

        StandardErrorCell[] expected = [new(new("north", null), "a", 0.5), new(new("south", null), "b", 0.25)];
        Assert.Equal(expected, wide.Select(c => c with { Location = default }));
        Assert.Equal(expected, list.Select(c => c with { Location = default }));
        Assert.Equal((2, 3), (list[0].Location.Line, list[0].Location.Column));
    }

    [Fact]
    public async Task Rows_of_a_panel_have_a_period()
    {
        const string Panel = "{ entity: region, period: year }";
        const string Data = "region,year,a,b\nnorth,2020,1,2\nnorth,2021,3,4\n";

        Assert.Equal(
            [new(new("north", ReferencePeriod.OfYear(2021)), "a", 0.5)],
            Cells(await Read("region,year,indicator,standard_error\nnorth,2021,a,0.5\n", Panel, Data)).Select(c => c with { Location = default }));
        Assert.Equal(
            ["se.csv:1:1 SL6220 There is no column 'year', the periods; did you mean 'yeer'?"],
            (await Findings("region,yeer,indicator,standard_error\nnorth,2021,a,0.5\n", Panel)).Where(f => f.StartsWith("se.csv", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_file_of_neither_form_is_told_at_its_place() => Assert.Equal(
        ["se.csv:1:1 SL6209 The file has no column of the index, nor the columns 'indicator' and 'standard_error'; expected standard errors in one of the two forms."],
        await Findings("region,indicator,se\nnorth,a,0.5\n"));

    [Fact]
    public async Task What_is_wrong_with_a_row_is_told_at_its_place()
    {
        const string Head = "region,indicator,standard_error\n";

        Assert.StartsWith("se.csv:2:9 SL6223 In the column 'standard_error': 'x' is no number", (await Findings(Head + "north,a,x\n")).Single(), StringComparison.Ordinal);
        Assert.Equal(["se.csv:2:1 SL6224 The row has no entity in the column 'region'; expected the code of one."], await Findings(Head + ",a,1\n"));
        Assert.Single(await Findings(Head + "north,a\n"));
        Assert.Single(await Findings(Head + "north,a,1,2\n"));
        Assert.Equal(["se.csv:1:33 SL6221 The column 'region' is there twice."], await Findings("region,indicator,standard_error,region\nnorth,a,1,north\n"));
        Assert.Contains("SL6220", (await Findings("place,indicator,standard_error\nnorth,a,1\n")).Single(), StringComparison.Ordinal);
    }
}
