using System.Text;
using SciLiteracy.Indicators.Formulas.Columns;

namespace SciLiteracy.Serialization.Tests.Surveys;

public class MicrodataReaderTests
{
    [Fact]
    public void A_column_of_numbers_is_one_of_numbers_and_any_other_one_of_texts()
    {
        var data = MicrodataReader.Read("id,score,sex\n1,70.5,F\n2,NA,M\n3,1e3,\n", "d.csv").Require();

        Assert.Equal([70.5, double.NaN, 1000], ((NumberColumn)data.Find("score")!).Values.AsEnumerable());
        var sex = (TextColumn)data.Find("sex")!;
        Assert.Equal([0, 1, -1], sex.Codes.AsEnumerable());
        Assert.Equal(["F", "M"], sex.Labels.AsEnumerable());
    }

    [Fact]
    public void A_text_after_numbers_makes_the_whole_column_one_of_texts()
    {
        var data = MicrodataReader.Read(Encoding.UTF8.GetBytes("code\n07\n8\nunknown\n"), "d.csv").Require();

        Assert.Equal(["07", "8", "unknown"], ((TextColumn)data.Find("code")!).Labels.AsEnumerable());
    }

    [Fact]
    public async Task A_file_is_read_again_for_such_a_column()
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, "a,b\n1,1\n2,2\nx,3\n4,y\n");
            var data = (await MicrodataReader.ReadFileAsync(path)).Require();

            Assert.Equal(["1", "2", "x", "4"], ((TextColumn)data.Find("a")!).Labels.AsEnumerable());
            Assert.Equal(["1", "2", "3", "y"], ((TextColumn)data.Find("b")!).Labels.AsEnumerable());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Numbers_that_are_codes_keep_their_texts_where_these_are_wanted()
    {
        var data = MicrodataReader.Read("p\n01\n2\n", "d.csv", new() { Levels = ["p"] }).Require();

        Assert.Equal(["01", "2"], ((NumberColumn)data.Find("p")!).Texts!.Labels.AsEnumerable());
        Assert.Null(((NumberColumn)MicrodataReader.Read("p\n01\n2\n", "d.csv").Require().Find("p")!).Texts);
    }

    [Fact]
    public void Categorical_columns_are_texts_and_missing_has_the_spellings_that_are_given()
    {
        var data = MicrodataReader.Read("race,x\n1,-9\n2,NA\n", "d.csv", new() { Categorical = ["race"], Missing = ["-9"] }).Require();

        Assert.Equal(["1", "2"], ((TextColumn)data.Find("race")!).Labels.AsEnumerable());
        Assert.Equal([-1, 0], ((TextColumn)data.Find("x")!).Codes.AsEnumerable());
    }

    [Theory]
    [InlineData("", "d.csv:1:1: error SL6401: The file is empty; expected a header with the names of the columns.")]
    [InlineData("a,,b\n1,2,3\n", "d.csv:1:3: error SL6402: Column 2 has no name.")]
    [InlineData("a,a\n1,2\n", "d.csv:1:3: error SL6402: The column 'a' is there twice; first at d.csv:1:1.")]
    [InlineData("a,b\n1,2\n3\n", "d.csv:3:1: error SL1034: The row has 1 cell; expected 2, as in the header.")]
    public void What_is_wrong_is_said_at_its_place(string text, string expected) =>
        Assert.Equal([expected], MicrodataReader.Read(text, "d.csv").Diagnostics.Select(d => d.ToString()));
}
