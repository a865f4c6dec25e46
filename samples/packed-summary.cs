#:package SciLiteracy.Serialization@0.1.0

// A script on the published packages, as anybody may write it: dotnet run packed-summary.cs -- WORKSPACE
using SciLiteracy.Indicators.Targets;
using SciLiteracy.Serialization;

var result = await Workspace.LoadAsync(args.Length > 0 ? args[0] : "plan-data/cn-2016-2020");
foreach (var finding in result.Diagnostics)
    Console.Error.WriteLine(finding);
if (!result.IsOk)
    return 1;

var framework = result.Value.Framework;
var met = TargetAssessment.Assess(framework.Targets, framework.Indicators, result.Value.Observations).Count(a => a.Verdict == TargetVerdict.Met);
Console.WriteLine($"{result.Value.Name}: {framework.Indicators.Indicators.Count} indicators, {result.Value.Observations.Count} observations, {met} of {framework.Targets.Count} targets met");
return 0;
