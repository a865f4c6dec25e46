using SciLiteracy.Indicators.Surveys.Designs;

namespace SciLiteracy.Indicators.Tests.Surveys.Designs;

public class SampleStageTests
{
    // Threads take runs of whole strata: as many as told or fewer, none shorter than told but the last.
    [Theory]
    [InlineData(4, 1, "2 4 6 8")]
    [InlineData(3, 1, "3 6 8")]
    [InlineData(64, 1, "1 2 3 4 5 6 7 8")]
    [InlineData(4, 3, "3 6 8")]
    [InlineData(1, 1, "8")]
    [InlineData(4, 20, "8")]
    public void Runs_of_strata_of_one_row(int most, int leastLength, string expected) => Assert.Equal(expected, Ends([0, 1, 2, 3, 4, 5, 6, 7], most, leastLength));

    [Theory]
    [InlineData(5, 2, "3 5 9 10")]
    [InlineData(2, 1, "5 10")]
    [InlineData(3, 1, "5 9 10")]
    [InlineData(10, 1, "3 5 9 10")]
    public void Runs_end_where_strata_end(int most, int leastLength, string expected) => Assert.Equal(expected, Ends([0, 0, 0, 1, 1, 2, 2, 2, 2, 3], most, leastLength));

    [Fact]
    public void One_stratum_is_one_run()
    {
        Assert.Equal("5", Ends([0, 0, 0, 0, 0], 5, 1));
        Assert.Equal("", Ends([], 5, 1));
    }

    private static string Ends(int[] strata, int most, int leastLength) =>
        string.Join(' ', new SampleStage(strata, strata, [], [], null).RunsOfStrata(most, leastLength));
}
