#:project ../src/SciLiteracy.Serialization/SciLiteracy.Serialization.csproj

// How far to trust the ranks of the composite indices of a workspace: dotnet run samples/index-ranks.cs -- WORKSPACE
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Uncertainty;
using SciLiteracy.Serialization;

var workspace = (await Workspace.LoadAsync(args.Length > 0 ? args[0] : "plan-data/cn-2016-2020")).Require();

foreach (var index in workspace.Indices)
{
    var data = workspace.IndexData(index).Require();
    Console.WriteLine($"{index.Spec.Id}: {data.Rows.Length} rows");
    var computed = CompositeIndex.Compute(index.Spec, data);
    if (computed.Value is not { } result)
    {
        // Some of the published methods wait for figures.
        Console.WriteLine($"  {computed.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error).Message}");
    }
    else if (index.Uncertainty is not { } uncertain)
    {
        foreach (var row in result.Ranks!.InputOrder)
            Console.WriteLine($"  {result.Ranks.Rows[row].Entity} {result.Ranks.Rows[row].Period}: rank {result.Ranks.Column(0)[row]}, score {result.Scores!.Column(0)[row]:F1}");
    }
    else
    {
        foreach (var entity in UncertaintyPlan.Create(index.Spec, data, uncertain).Require().Run().Entities.Where(e => e.NominalRank is not null).OrderBy(e => e.NominalRank))
            Console.WriteLine($"  {entity.Row.Entity} {entity.Row.Period}: rank {entity.NominalRank}, in the draws {entity.RankQuantiles[0]} to {entity.RankQuantiles[^1]}");
    }
}
