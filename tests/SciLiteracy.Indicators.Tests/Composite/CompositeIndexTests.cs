using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Composite.Normalization;
using SciLiteracy.Indicators.Composite.Screening;

namespace SciLiteracy.Indicators.Tests.Composite;

public class CompositeIndexTests
{
    private static readonly double N = double.NaN;

    // Worked by hand: a is better high, b better low, p = (2 a + b) / 3 of the scores, index = mean of p and c.
    [Fact]
    public void A_small_index_is_what_comes_out_by_hand()
    {
        var data = Rows("A", "B", "C", "D")
            .Add("a", [0, 5, 10, N])
            .Add("b", [4, 2, 0, 1])
            .Add("c", [1, 1, 3, N])
            .Build();
        var spec = new IndexSpec
        {
            Id = "demo",
            Structure = Aggregate(
                "Index",
                Aggregate("p", new IndexIndicator { Code = "a", Weight = 2 }, new IndexIndicator { Code = "b", Direction = Direction.Lower }),
                new IndexIndicator { Code = "c" }),
            Steps =
            [
                new ScreenStep { MinAvailability = 0.5 },
                new NormalizeStep(new(new MinMax())),
                new AggregateStep([new ArithmeticAggregation()]),
            ],
        };

        var result = CompositeIndex.Compute(spec, data).Require();

        Assert.Equal(["A", "B", "C"], result.Scores!.Rows.Select(r => r.Entity));
        Assert.Equal<string>(["Index", "p"], [.. result.Scores.Codes]);
        Assert.Equal([0, 50, 100], result.Scores.Column("p").ToArray());
        Assert.Equal([0, 25, 100], result.Scores.Column("Index").ToArray());
        Assert.Equal([3, 2, 1], result.Ranks!.Column("Index").ToArray());
        Assert.Equal([0, 0, 100], result.Stage(IndexStage.Normalized)!.Column("c").ToArray());
        Assert.Equal([true, true, true, false], result.Screening.Select(s => s.Kept));
        Assert.Equal(ScreeningReason.LowAvailability, result.Screening[3].Reason);
        Assert.Equal(
            ["Index 3 1 1", "p 2 1 0.5", "a 1 2 0.333", "b 1 1 0.167", "c 1 1 0.5"],
            result.Weights.Select(w => FormattableString.Invariant($"{w.Code} {w.Level} {w.Weight} {Math.Round(w.Effective, 3)}")));
        Assert.Equal(CellMarks.Missing | CellMarks.ScreenedOut, result.Marks("a", 3));
    }

    internal static IndexAggregate Aggregate(string code, params IndexNode[] children) => new() { Code = code, Children = [.. children] };

    internal static IndexDataBuilder Rows(params string[] entities) => new(entities.Select(e => new IndexRow(e, null)));
}
