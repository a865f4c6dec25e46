using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Serialization.Tests.Workspaces;

/// <summary>The composite indices of the repository, over its statistics.</summary>
public sealed class PlanDataIndexTests
{
    private static readonly Lazy<Task<Workspace>> Data = new(async () => (await Workspace.LoadAsync(PlanData.Folder)).Require());

    [Fact]
    public async Task There_are_eight_indices()
    {
        var indices = (await Data.Value).Indices.Select(i => i.Spec.Id).Order(StringComparer.Ordinal);

        Assert.Equal(
            [
                "capability_critic", "capability_entropy", "level_topsis", "national_capacity", "popularization_resources", "provincial_literacy_2020",
                "regional_capacity", "science_communication_development",
            ],
            indices);
    }

    [Fact]
    public async Task The_national_series_begins_at_100_and_is_the_mean_of_its_dimensions()
    {
        var scores = (await Compute("national_capacity")).Scores!;

        Assert.Equal(Enumerable.Range(2015, 10), scores.Rows.Select(r => r.Period!.Value.Year));
        Assert.All(scores.Codes, code => Assert.Equal(100, scores.Column(code)[0], 9));
        // 1890 venues of 2024 over 1258 of 2015; 19 563 and 14 120 million yuan, 5.60 and 4.63 a head.
        Assert.Equal(100 * 1890 / 1258.0, scores.Column("NationalVenues")[9], 9);
        // 2102 websites of 2024 over 3062, and in 2022 halfway from 2732 in 2020.
        Assert.Equal(100 * 2102 / 3062.0, scores.Column("NationalMedia")[9], 9);
        Assert.Equal(100 * (2732 + 2102) / 2 / 3062.0, scores.Column("NationalMedia")[7], 9);
        string[] dimensions = ["NationalPersonnel", "NationalVenues", "NationalFunds", "NationalMedia"];
        for (var row = 0; row < 10; row++)
            Assert.Equal(dimensions.Average(d => scores.Column(d)[row]), scores.Column("NationalCapacity")[row], 9);
    }

    [Fact]
    public async Task Provinces_with_figures_of_their_own_stand_against_the_country()
    {
        var scores = (await Compute("regional_capacity")).Scores!;

        Assert.Equal([("15", 2015), ("64", 2023)], scores.Rows.Select(r => (r.Entity, r.Period!.Value.Year)));
        // Full-time and part-time personnel of 24.4 million residents against 221 500 and 1 832 300 of 1383.26 million.
        var ratio = 1383.26 / 24.4;
        Assert.Equal(50 * ratio * ((5682 / 221_500.0) + (39_467 / 1_832_300.0)), scores.Column("RegionalPersonnel")[0], 9);
        Assert.Equal(50 * ratio * ((181 / 14_120.0) + (122 / 6359.0)), scores.Column("RegionalFunds")[0], 9);
    }

    [Fact]
    public async Task Beijing_and_Shanghai_lead_the_provinces()
    {
        var result = await Compute("provincial_literacy_2020");

        Assert.Equal(15, result.Scores!.Rows.Length);
        var best = result.Scores.Rows.Zip(result.Ranks!.Column("LiteracyAndConditions").ToArray()).Where(r => r.Second <= 2).Select(r => r.First.Entity);
        Assert.Equal(["11", "31"], best);
    }

    // The figures are of too few provinces, which is told; the documents themselves have no faults, or the workspace would not load.
    [Theory]
    [InlineData("science_communication_development", 10)]
    [InlineData("capability_entropy", 9)]
    [InlineData("capability_critic", 4)]
    [InlineData("level_topsis", 5)]
    [InlineData("popularization_resources", 15)]
    public async Task Published_methods_wait_for_their_figures(string id, int indicators)
    {
        var workspace = await Data.Value;
        var document = workspace.Indices.Single(i => i.Spec.Id == id);
        var data = workspace.IndexData(document).Require();
        var result = CompositeIndex.Compute(document.Spec, data);

        Assert.Equal(indicators, Indicators(document.Spec.Structure));
        Assert.NotEmpty(result.Diagnostics);
        Assert.Equal(["15", "64"], data.Rows.Select(r => r.Entity).Distinct().Order(StringComparer.Ordinal));
    }

    private static int Indicators(IndexNode node) => node is IndexAggregate aggregate ? aggregate.Children.Sum(Indicators) : 1;

    private static async Task<IndexResult> Compute(string id)
    {
        var workspace = await Data.Value;
        var document = workspace.Indices.Single(i => i.Spec.Id == id);
        var result = CompositeIndex.Compute(document.Spec, workspace.IndexData(document).Require());
        Assert.Empty(result.Diagnostics);
        return result.Require();
    }
}
