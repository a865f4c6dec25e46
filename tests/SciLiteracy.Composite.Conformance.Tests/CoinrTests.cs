using SciLiteracy.Composite.Conformance.Tests.Oracle;

namespace SciLiteracy.Composite.Conformance.Tests;

/// <summary>The 133 cases over the example data of COINr 1.1.14, which are not part of the repository; without them the cases are skipped.</summary>
public sealed class CoinrTests
{
    private const string Reason = "The golden values over the example data of COINr belong to a third party; they are read from ../shared/reference/coinr where that is there.";

    // Without the folder one case stands for all, so that the reason shows.
    public static TheoryData<string> Cases => GoldenSet.Coinr is { } set ? [.. set.Ids] : ["all"];

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public void The_answer_is_that_of_the_oracle(string id)
    {
        Skip.If(GoldenSet.Coinr is null, Reason);
        Conformance.Check(GoldenSet.Coinr![id]);
    }

    [SkippableFact]
    public void All_cases_are_there()
    {
        Skip.If(GoldenSet.Coinr is null, Reason);
        Assert.Equal(133, GoldenSet.Coinr!.Ids.Count());
    }
}
