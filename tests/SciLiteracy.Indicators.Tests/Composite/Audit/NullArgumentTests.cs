using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Audit;

namespace SciLiteracy.Indicators.Tests.Composite.Audit;

/// <summary>What is missing is refused at the door, by its name.</summary>
public class NullArgumentTests
{
    private static readonly AuditTable Table = Members.Flat([1, 2, 3], [2, 4, 1]);

    private static readonly IndexAggregate Structure = Members.Aggregate("I", Members.Indicator("a"));

    private static readonly IndexData Data = Members.Data(("a", [1, 2]));

    public static TheoryData<string, Action> Calls => new()
    {
        { "structure", () => AuditTable.Of(null!, Data) },
        { "data", () => AuditTable.Of(Structure, (IndexData)null!) },
        { "structure", () => AuditTable.Of(null!, Array.Empty<IndexTable>()) },
        { "tables", () => AuditTable.Of(Structure, (IReadOnlyList<IndexTable>)null!) },
        { "result", () => AuditTable.Of((IndexResult)null!, IndexStage.Scores) },
        { "table", () => CorrelationAnalysis.Within(null!) },
        { "table", () => CorrelationAnalysis.Between(null!, 1, 2) },
        { "table", () => CorrelationAnalysis.WithParents(null!) },
        { "table", () => CorrelationAnalysis.Flagged(null!, 0.5, CorrelationLimit.Above) },
        { "table", () => CorrelationAnalysis.WithDenominators(null!, Data, []) },
        { "data", () => CorrelationAnalysis.WithDenominators(Table, null!, []) },
        { "denominators", () => CorrelationAnalysis.WithDenominators(Table, Data, null!) },
        { "table", () => DataAvailability.ByRow(null!) },
        { "table", () => DataAvailability.ByGroup(null!, []) },
        { "labels", () => DataAvailability.ByGroup(Table, null!) },
        { "table", () => DescriptiveStatistics.Of(null!) },
        { "code", () => DescriptiveStatistics.Of(null!, [1.0, 2]) },
        { "table", () => EntityProfile.Summary(null!, new("E1", null)) },
        { "table", () => EntityProfile.Strengths(null!, new("E1", null)) },
        { "table", () => ImportanceAnalysis.Of(null!, []) },
        { "weights", () => ImportanceAnalysis.Of(Table, null!) },
        { "a", () => IndexComparison.Of(null!, Table) },
        { "b", () => IndexComparison.Of(Table, null!) },
        { "table", () => PrincipalComponentAnalysis.Of(null!) },
        { "table", () => PrincipalComponentAnalysis.OfGroup(null!, "I", ["a", "b"]) },
        { "table", () => ReliabilityAnalysis.Of(null!) },
        { "code", () => ReliabilityAnalysis.OfCovariances(null!, [1.0], 1) },
        { "result", () => RemovalAnalysis.Of(null!) },
        { "table", () => SamplingAdequacy.Of(null!) },
        { "table", () => SamplingAdequacy.OfGroup(null!, "I", ["a", "b"]) },
        { "table", () => TrendAnalysis.Of(null!) },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void What_is_missing_is_named(string name, Action call) => Assert.Throws<ArgumentNullException>(name, call);
}
