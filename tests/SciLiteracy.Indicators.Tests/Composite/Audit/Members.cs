using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Audit;

namespace SciLiteracy.Indicators.Tests.Composite.Audit;

/// <summary>Small indices with their values, for tests of the audit.</summary>
internal static class Members
{
    public const double None = double.NaN;

    public static IndexAggregate Aggregate(string code, params IndexNode[] children) => new() { Code = code, Children = [.. children] };

    public static IndexIndicator Indicator(string code, Direction direction = Direction.Higher) => new() { Code = code, Direction = direction };

    /// <summary>An index I over indicators a, b, c … without pillars.</summary>
    public static AuditTable Flat(params double[][] columns)
    {
        string[] codes = [.. columns.Select((_, i) => ((char)('a' + i)).ToString())];
        return AuditTable.Of(Aggregate("I", [.. codes.Select(c => Indicator(c))]), Data([.. codes.Zip(columns)]));
    }

    /// <summary>Data of entities E1, E2, …</summary>
    public static IndexData Data(params (string Code, double[] Values)[] columns) =>
        Data([.. columns[0].Values.Select((_, i) => new IndexRow($"E{i + 1}", null))], columns);

    public static IndexData Data(IndexRow[] rows, params (string Code, double[] Values)[] columns)
    {
        var builder = new IndexDataBuilder(rows);
        foreach (var (code, values) in columns)
            builder.Add(code, values);
        return builder.Build();
    }

    /// <summary>Rows of a column of a Hadamard matrix of 16: columns 1 to 15 are orthogonal, with mean 0.</summary>
    public static double Hadamard(int column, int row) => int.PopCount(column & row) % 2 == 0 ? 1 : -1;

    /// <summary>Columns of 16 rows: weights of the contrasts 1 to 15, so that covariances are exact sums of products.</summary>
    public static double[] Contrast(params (int Column, double Weight)[] parts) =>
        [.. Enumerable.Range(0, 16).Select(row => parts.Sum(p => p.Weight * Hadamard(p.Column, row)))];
}
