namespace SciLiteracy.Surveys.Conformance.Tests;

/// <summary>The 131 cases of R's teaching data.</summary>
public class TeachingDataTests
{
    private static readonly Lazy<GoldenSet> Set = new(() => new GoldenSet(GoldenFiles.Teaching!));

    public static TheoryData<string> Ids =>
        GoldenFiles.Teaching is null ? ["absent"] : [.. Set.Value.Cases.Keys];

    [SkippableTheory]
    [MemberData(nameof(Ids))]
    public void A_case_gives_the_expected_numbers(string id)
    {
        Skip.If(GoldenFiles.Teaching is null, GoldenFiles.Absent);
        Assert.Empty(new GoldenCase(Set.Value, Set.Value.Cases[id]).Check());
    }
}
