using System.Globalization;
using System.Text;

namespace SciLiteracy.Serialization.Tests.Surveys;

public sealed class SurveyFileEstimateTests : IDisposable
{
    private const string Survey =
        """
        survey: example
        variables: { high: score >= 70 }
        design: { weights: w, strata: [stratum], clusters: [town] }
        estimates:
          - mean: [score, high]
            by: [province]
          - proportion: answer
            missing: drop
          - total: high
            where: answer == "yes"
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("survey");

    public void Dispose() => _folder.Delete(recursive: true);

    // The column 'answer' is of numbers up to its last row; every block before it is read again.
    [Fact]
    public async Task A_file_that_is_streamed_gives_what_one_in_memory_gives()
    {
        var (survey, data) = (await Write("survey.yaml", Survey), await Write("data.csv", Rows(200_000)));

        var memory = await SurveyComputation.EstimateFileAsync(survey, data);
        var streamed = await SurveyComputation.EstimateFileAsync(survey, data, inMemory: 0);

        Assert.Equal(memory.Diagnostics.Select(d => d.ToString()), streamed.Diagnostics.Select(d => d.ToString()));
        Assert.Equal(memory.Require().Estimates.Length, streamed.Require().Estimates.Length);
        foreach (var (one, other) in memory.Value!.Estimates.Zip(streamed.Value!.Estimates))
        {
            Assert.Equal((one.Estimate, one.Variable, one.Domain, one.Level, one.SampleSize, one.DegreesOfFreedom), (other.Estimate, other.Variable, other.Domain, other.Level, other.SampleSize, other.DegreesOfFreedom));
            Close(one.Value, other.Value);
            Close(one.StandardError, other.StandardError);
            Close(one.DesignEffect, other.DesignEffect);
        }

        // What is not defined, such as the design effect of a single row, is so both ways.
        static void Close(double? one, double? other)
        {
            Assert.Equal(one is null, other is null);
            Assert.Equal(one ?? 0, other ?? 0, 1e-9 * Math.Abs(one ?? 0));
        }
    }

    [Fact]
    public async Task Findings_about_rows_are_those_of_the_whole_file()
    {
        var (survey, data) = (await Write("survey.yaml", Survey), await Write("data.csv", Rows(70_000) + "9,1,s1,t1,,50,yes\n"));

        var streamed = await SurveyComputation.EstimateFileAsync(survey, data, inMemory: 0);

        Assert.Equal(["SL6303"], streamed.Diagnostics.Select(d => d.Code));
        Assert.Contains("in row 70001", streamed.Diagnostics[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Streaming_can_be_canceled()
    {
        var (survey, data) = (await Write("survey.yaml", Survey), await Write("data.csv", Rows(70_000)));
        using var source = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => SurveyComputation.EstimateFileAsync(survey, data, inMemory: 0, progress: new Canceling(source), cancellationToken: source.Token));
    }

    private static string Rows(int count)
    {
        var random = new System.Random(1);
        var csv = new StringBuilder("province,id,stratum,town,w,score,answer\n");
        for (var i = 0; i < count; i++)
        {
            var town = i < 40 ? i : random.Next(40);
            var answer = i == count - 1 ? "yes" : i % 50 == 0 ? "" : $"{i % 3}";
            csv.Append(CultureInfo.InvariantCulture, $"{town % 5:00},{i},s{town % 4},t{town},{random.Next(1, 9)}.5,{random.Next(0, 1000) / 10.0},{answer}\n");
        }

        return csv.ToString();
    }

    private async Task<string> Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        await File.WriteAllTextAsync(path, text);
        return path;
    }

    private sealed class Canceling(CancellationTokenSource source) : IProgress<int>
    {
        public void Report(int value)
        {
            if (value > 10_000)
                source.Cancel();
        }
    }
}
