using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Indicators.Tests.Composite;

/// <summary>Short ways to say small indices and their data.</summary>
internal static class Indices
{
    public const double N = double.NaN;

    public static IndexIndicator Indicator(string code, Direction direction = Direction.Higher, double weight = 1) =>
        new() { Code = code, Direction = direction, Weight = weight };

    public static IndexAggregate Aggregate(string code, params IndexNode[] children) => new() { Code = code, Children = [.. children] };

    public static IndexSpec Spec(IndexAggregate structure, params IndexStep[] steps) => new() { Id = "demo", Structure = structure, Steps = [.. steps] };

    /// <summary>An index of one indicator 'x'.</summary>
    public static IndexSpec SpecOfOne(params IndexStep[] steps) => Spec(Aggregate("Index", Indicator("x")), steps);

    public static IndexSpec SpecOfOne(Direction direction, params IndexStep[] steps) => Spec(Aggregate("Index", Indicator("x", direction)), steps);

    public static IndexDataBuilder Rows(params string[] entities) => new(entities.Select(e => new IndexRow(e, null)));

    /// <summary>Rows A, B, C, … of one column 'x'.</summary>
    public static IndexData Column(params double[] values) => Rows([.. Names(values.Length)]).Add("x", values).Build();

    public static IEnumerable<string> Names(int count) => Enumerable.Range(0, count).Select(i => count <= 26 ? ((char)('A' + i)).ToString() : $"E{i}");

    public static IndexDataBuilder Panel(params (string Entity, int Year)[] rows) =>
        new(rows.Select(r => new IndexRow(r.Entity, ReferencePeriod.OfYear(r.Year))));

    /// <summary>The errors and warnings, as lines.</summary>
    public static IEnumerable<string> Findings(IndexSpec spec, IndexData data, FrozenParameters? frozen = null) =>
        CompositeIndex.Compute(spec, data, frozen).Diagnostics.Select(d => $"{d.Severity} {d.Code}: {d.Message}");

    public static IndexResult Compute(IndexSpec spec, IndexData data, FrozenParameters? frozen = null) => CompositeIndex.Compute(spec, data, frozen).Require();

    public static double[] Stage(IndexSpec spec, IndexData data, IndexStage stage, string code = "x") => Compute(spec, data).Stage(stage)!.Column(code).ToArray();

    public static void Equal(double[] expected, ReadOnlySpan<double> actual, double tolerance = 1e-12)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(
                expected[i].Equals(actual[i]) || Math.Abs(expected[i] - actual[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i])),
                FormattableString.Invariant($"[{i}]: expected {expected[i]:R}, got {actual[i]:R}"));
        }
    }
}
