namespace SciLiteracy.Surveys.Conformance.Tests;

/// <summary>The 55 cases of the citizen survey.</summary>
public class CitizenTests
{
    private static readonly Lazy<GoldenSet> Set = new(() => new GoldenSet(Path.Combine(GoldenFiles.Synthetic, "citizen")));

    public static TheoryData<string> Ids => [.. Set.Value.Cases.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_case_gives_the_expected_numbers(string id)
    {
        Assert.Empty(new GoldenCase(Set.Value, Set.Value.Cases[id]).Check());
    }
}
