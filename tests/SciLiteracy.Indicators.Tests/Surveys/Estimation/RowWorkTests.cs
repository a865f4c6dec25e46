using SciLiteracy.Indicators.Surveys.Estimation;

namespace SciLiteracy.Indicators.Tests.Surveys.Estimation;

public class RowWorkTests
{
    // Runs follow each other, are of one length but for the last, and none is empty.
    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "0+1")]
    [InlineData(4096, "0+4096")]
    [InlineData(4097, "0+4096 4096+1")]
    [InlineData(8192, "0+4096 4096+4096")]
    [InlineData(12287, "0+4096 4096+4096 8192+4095")]
    public void Runs_make_up_all_rows(int rows, string expected)
    {
        var runs = new List<string>();

        new RowWork(1, default).Rows(rows, () => 0, (_, start, length) => runs.Add($"{start}+{length}"));

        Assert.Equal(expected, string.Join(' ', runs));
    }

    // Every piece is done once; there are as many workers as threads, but no more than pieces, and one at least.
    [Theory]
    [InlineData(1, 10, 1)]
    [InlineData(3, 10, 3)]
    [InlineData(3, 2, 2)]
    [InlineData(3, 0, 1)]
    public void Workers_share_the_pieces(int threads, int pieces, int expected)
    {
        var workers = new RowWork(threads, default).Each(pieces, () => new List<int>(), (worker, piece) => worker.Add(piece));

        Assert.Equal(expected, workers.Length);
        Assert.Equal(Enumerable.Range(0, pieces), workers.SelectMany(w => w).Order());
        Assert.Equal(Math.Min(Environment.ProcessorCount, 500), new RowWork(-1, default).Each(500, () => 0, (_, _) => { }).Length);
    }

    [Fact]
    public void Canceled_work_is_not_begun()
    {
        var begun = 0;

        Assert.Throws<OperationCanceledException>(() => new RowWork(1, new CancellationToken(canceled: true)).Each(5, () => 0, (_, _) => begun++));
        Assert.Equal(0, begun);
    }
}
