using BenchmarkDotNet.Attributes;
using SciLiteracy.Serialization;

namespace SciLiteracy.Benchmarks.Workspaces;

/// <summary>Reading and checking the national plan with its statistics, and its plan alone.</summary>
[MemoryDiagnoser]
public class WorkspaceBench
{
    private string _folder = "";
    private string _planText = "";

    [GlobalSetup]
    public void Setup()
    {
        _folder = PlanData.Find("cn-2016-2020");
        _planText = File.ReadAllText(Path.Combine(_folder, "plan.yaml"));
    }

    [Benchmark(Baseline = true)]
    public async Task<int> Workspace_with_statistics() => (await Workspace.LoadAsync(_folder)).Require().Observations.Count;

    [Benchmark]
    public async Task<int> Plan_of_the_workspace() => (await Workspace.LoadPlanAsync(_folder)).Require().Elements.Count;

    [Benchmark]
    public Document Plan_document() => DocumentReader.ReadYaml(_planText, "plan.yaml").Require();
}
