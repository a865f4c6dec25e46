using SciLiteracy.Composite.Conformance.Tests.Oracle;

namespace SciLiteracy.Composite.Conformance.Tests;

/// <summary>The 89 cases over synthetic data, computed by COINr 1.1.14: each is answered the same within its tolerance, or differs on purpose.</summary>
public sealed class CoinrSyntheticTests
{
    public static TheoryData<string> Cases => [.. GoldenSet.Synthetic.Ids];

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public void The_answer_is_that_of_the_oracle(string id) => Conformance.Check(GoldenSet.Synthetic[id]);

    [Fact]
    public void All_cases_are_there() => Assert.Equal(89, GoldenSet.Synthetic.Ids.Count());
}
