using System.Globalization;
using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Tests.Composite.Aggregation;


/// <summary>Children over rows, and their weights.</summary>
public sealed record ChildTable(int Rows, double[] Values, double[] Weights)
{
    public int Count => Weights.Length;

    internal ColumnSet Children => new(Values, Rows);

    public double[] Row(int row) => [.. Enumerable.Range(0, Count).Select(c => Values[(c * Rows) + row])];

    public ChildTable Map(Func<double, double> f) => this with { Values = [.. Values.Select(f)] };

    public static ChildTable Of(double[] weights, params double[][] rows)
    {
        var values = new double[weights.Length * rows.Length];
        for (var row = 0; row < rows.Length; row++)
        {
            for (var child = 0; child < weights.Length; child++)
                values[(child * rows.Length) + row] = rows[row][child];
        }

        return new(rows.Length, values, weights);
    }

    /// <summary>The table with its rows in another order: row i is what was row order[i].</summary>
    public ChildTable WithRows(int[] order) => Of(Weights, [.. order.Select(Row)]);

    /// <summary>The table with its children in another order.</summary>
    public ChildTable WithChildren(int[] order) =>
        new(Rows, [.. order.SelectMany(c => Values[(c * Rows)..((c + 1) * Rows)])], [.. order.Select(c => Weights[c])]);

    public double[] Scores(AggregationMethod method) => Scores(method, out _);

    public double[] Scores(AggregationMethod method, out AggregationFault fault, double minAvailability = 0, MissingChildren missing = MissingChildren.Drop, int reference = -1)
    {
        var scores = new double[Rows];
        var scratch = new double[ChildAggregation.ScratchLength(method, Count, Rows)];
        fault = ChildAggregation.Compute(method, Children, Weights, minAvailability, missing, reference, scores, scratch);
        return scores;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"weights [{string.Join(", ", Weights)}]; rows {string.Join(" | ", Enumerable.Range(0, Rows).Select(r => string.Join(", ", Row(r))))}");
}
