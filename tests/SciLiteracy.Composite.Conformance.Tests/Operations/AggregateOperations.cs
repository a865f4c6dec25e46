using System.Text.Json;
using SciLiteracy.Composite.Conformance.Tests.Oracle;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Composite.Conformance.Tests.Operations;

/// <summary>Aggregation, outranking and ranks.</summary>
internal static class AggregateOperations
{
    public static void Aggregate(GoldenCase golden) => Scores(golden).AssertSame(golden);

    public static Answer Scores(GoldenCase golden)
    {
        var thresholds = golden.List("dat_thresh").Select(t => t.GetDouble()).ToArray();
        var methods = golden.List("method").Select(m => Method(m, golden)).ToList();
        for (var level = 0; level < thresholds.Length; level++)
        {
            if (level >= methods.Count)
                methods.Add(methods[^1]);
            methods[level] = methods[level] with { MinAvailability = thresholds[level] };
        }

        var result = CoinrModel.Compute(CoinrModel.Of(golden).Spec([new AggregateStep(methods.ToValueList())], withDirections: false), CoinrModel.Data(golden.Input("data")));
        return Answer.Of(result.Scores!);
    }

    public static void Outranking(GoldenCase golden)
    {
        var (answer, summary) = OutrankingOf(golden);
        answer.AssertSame(golden);
        AssertSummary(golden, summary);
    }

    public static (Answer Matrix, (int Dominant, double Share) Summary) OutrankingOf(GoldenCase golden)
    {
        var table = golden.Input("data");
        string[] columns = [.. golden.List("columns").Select(c => c.GetString()!)];
        double[] weights = [.. golden.List("w").Select(w => w.GetDouble())];
        var rows = table.Rows.Count;
        var values = columns.SelectMany(c => table.Rows.Select(r => table.Number(r, c))).ToArray();
        var matrix = new double[rows * rows];
        OutrankingMatrix.Compute(new ColumnSet(values, rows), weights, matrix);
        var answer = new Answer();
        var dominant = 0;
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < rows; j++)
            {
                answer.Set(table[table.Rows[i], "uCode"], table[table.Rows[j], "uCode"], matrix[(i * rows) + j]);
                dominant += i != j && matrix[(i * rows) + j] == 1 ? 1 : 0;
            }
        }

        return (answer, (dominant, dominant / (rows * (rows - 1) / 2.0)));
    }

    public static void AssertSummary(GoldenCase golden, (int Dominant, double Share) summary)
    {
        var table = golden.Output("summary");
        Assert.Equal(table.Number(table.Rows[0], "nDominant"), summary.Dominant);
        Assert.True(Answer.IsSame(summary.Share, table.Number(table.Rows[0], "fracDominant"), golden), $"{summary.Share} instead of {table[table.Rows[0], "fracDominant"]}");
    }

    private static AggregationMethod Method(JsonElement name, GoldenCase golden) => name.GetString() switch
    {
        "a_amean" => new ArithmeticAggregation(),
        "a_gmean" => new GeometricAggregation(),
        "a_hmean" => new HarmonicAggregation(),
        "a_genmean" => new PowerAggregation(golden.Number("p")!.Value),
        "a_copeland" => new CopelandAggregation(),
        var other => throw new NotSupportedException($"No aggregation '{other}'."),
    };
}
