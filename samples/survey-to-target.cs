#:project ../src/SciLiteracy.Serialization/SciLiteracy.Serialization.csproj

// From the answers of a sample to the probability that a target is met: dotnet run samples/survey-to-target.cs -- WORKSPACE
using System.Globalization;
using SciLiteracy.Indicators.Targets;
using SciLiteracy.Serialization;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var workspace = (await Workspace.LoadAsync(args.Length > 0 ? args[0] : "plan-data/synthetic-survey")).Require();
var framework = workspace.Framework;

foreach (var survey in workspace.Surveys)
    Console.WriteLine($"{survey.Name}: {survey.Computation.Analysis.Data.Rows} rows, {survey.Estimates.Estimates.Length} estimates");

foreach (var progress in TargetProgress.Assess(framework.Targets, framework.Indicators, workspace.Values, methods: []))
{
    var assessment = progress.Assessment;
    Console.WriteLine($"{assessment.Target.Id}: {assessment.Verdict}, {assessment.Observation?.Value:F2} for {assessment.TargetValue}");
    if (assessment.Observation is { Details: { StandardError: { } error, DegreesOfFreedom: { } df } } && progress.ProbabilityOfHavingReached is { } probability)
        Console.WriteLine($"  standard error {error:F2}, {df} degrees of freedom: reached with probability {probability:F2}");
}
