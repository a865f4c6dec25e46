using SciLiteracy.Composite.Conformance.Tests.Oracle;

namespace SciLiteracy.Composite.Conformance.Tests;

/// <summary>The list of deliberate differences is that of the documentation, and has no case that is not there.</summary>
public sealed class DeliberateDifferenceTests
{
    [Fact]
    public void Every_difference_is_told_in_the_documentation()
    {
        var page = File.ReadAllText(RepositoryFolder.Combine("docs", "methods.md"));

        Assert.All(DeliberateDifferences.All, d => Assert.Contains($"`{d.Id}`", page, StringComparison.Ordinal));
        Assert.All(DeliberateDifferences.All, d => Assert.EndsWith(".", d.Reason, StringComparison.Ordinal));
    }

    [SkippableFact]
    public void Every_difference_is_that_of_a_case()
    {
        Skip.If(GoldenSet.Coinr is null, "The golden values over the example data of COINr are not beside the repository.");
        var cases = GoldenSet.Synthetic.Ids.Select(id => GoldenSet.Synthetic[id]).Concat(GoldenSet.Coinr!.Ids.Select(id => GoldenSet.Coinr[id]));

        Assert.Equal(DeliberateDifferences.All.Select(d => d.Id).Order(StringComparer.Ordinal), cases.Select(DeliberateDifferences.Find).OfType<DeliberateDifference>().Select(d => d.Id).Distinct().Order(StringComparer.Ordinal));
    }
}
