#:project ../src/SciLiteracy.Serialization/SciLiteracy.Serialization.csproj

// Which targets are met, and why the others are not: dotnet run samples/targets.cs -- WORKSPACE
using SciLiteracy.Indicators.Targets;
using SciLiteracy.Serialization;

var workspace = (await Workspace.LoadAsync(args.Length > 0 ? args[0] : "plan-data/cn-2016-2020")).Require();
var framework = workspace.Framework;

foreach (var group in TargetAssessment.Assess(framework.Targets, framework.Indicators, workspace.Observations).GroupBy(a => a.Verdict).OrderBy(g => g.Key))
{
    Console.WriteLine($"{group.Key}: {group.Count()}");
    foreach (var assessment in group)
        Console.WriteLine($"  {assessment.Target.Id}: {assessment.Explanation}");
}
