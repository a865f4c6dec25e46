#:project ../src/SciLiteracy.Serialization/SciLiteracy.Serialization.csproj

// How far to trust the ranks of the composite indices of a workspace: dotnet run samples/index-ranks.cs -- WORKSPACE
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Uncertainty;
using SciLiteracy.Serialization;

var workspace = (await Workspace.LoadAsync(args.Length > 0 ? args[0] : "plan-data/cn-2016-2020")).Require();

foreach (var index in workspace.Indices)
{
    var data = workspace.IndexData(index).Require();
    Console.WriteLine($"{index.Spec.Id}: {data.Rows.Length} rows");
    if (index.Uncertainty is not { } uncertain)
    {
        var result = CompositeIndex.Compute(index.Spec, data).Require();
        foreach (var row in result.Ranks!.InputOrder)
            Console.WriteLine($"  {result.Ranks.Rows[row].Entity} {result.Ranks.Rows[row].Period}: rank {result.Ranks.Column(0)[row]}, score {result.Scores!.Column(0)[row]:F1}");
        continue;
    }

    foreach (var entity in UncertaintyPlan.Create(index.Spec, data, uncertain).Require().Run().Entities.OrderBy(e => e.NominalRank))
        Console.WriteLine($"  {entity.Row.Entity} {entity.Row.Period}: rank {entity.NominalRank}, in the draws {entity.RankQuantiles[0]} to {entity.RankQuantiles[^1]}");
}
