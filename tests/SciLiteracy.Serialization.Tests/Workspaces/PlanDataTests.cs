using SciLiteracy.Domain;

namespace SciLiteracy.Serialization.Tests.Workspaces;

/// <summary>The plan of 2016-2020 as it is in the repository.</summary>
public sealed class PlanDataTests
{
    [Fact]
    public async Task It_loads_without_a_single_finding()
    {
        var result = await Workspace.LoadAsync(PlanData.Folder);

        Assert.Empty(result.Diagnostics);
        var workspace = result.Require();
        Assert.Equal("cn-2016-2020", workspace.Name);
        Assert.Equal("cn-2016-2020", workspace.Plan!.Id);
        Assert.Equal(2102, workspace.Observations.Count);
        Assert.Equal(7, workspace.StatisticsFiles.Count);
        Assert.True(workspace.Framework.Indicators.Indicators.Count >= 60);
        Assert.Equal(23, workspace.Framework.Targets.Count);
    }

    [Fact]
    public async Task The_paragraphs_of_the_text_are_each_modelled_once()
    {
        var plan = (await Workspace.LoadPlanAsync(PlanData.Folder)).Require();
        var paragraphs = plan.Elements.Where(e => e.Kind != PlanElementKind.Project).ToList();

        Assert.Equal(3, plan.Projects.Count);
        Assert.Equal(6, plan.Tasks.Count());
        Assert.Equal(12, plan.Measures.Count());
        Assert.Equal(9, plan.Arrangements.Count);
        Assert.Equal(3, plan.Arrangements.Count(a => a.ArrangementKind == ArrangementKind.Leadership));
        Assert.Equal(4, plan.Arrangements.Count(a => a.ArrangementKind == ArrangementKind.Mechanism));
        Assert.Equal(2, plan.Arrangements.Count(a => a.ArrangementKind == ArrangementKind.Guarantee));
        Assert.Equal(3, plan.Schedule.Phases.Count);
        Assert.Equal(30, paragraphs.Count);
        Assert.All(paragraphs, p => Assert.Equal("seed", p.Source!.Document.Id));
        Assert.Equal(30, paragraphs.Select(p => p.Source!).Distinct().Count());

        // 12 statements: four sections of part Four, counted through from 1 in each.
        var statements = paragraphs.Select(p => p.Source!).Where(s => s.Kind == "statement").GroupBy(s => s.Section!).ToList();
        Assert.Equal(["four/1", "four/2", "four/3", "four/4"], statements.Select(g => g.Key).Order(StringComparer.Ordinal));
        Assert.Equal(12, statements.Sum(g => g.Count()));
        Assert.All(statements, g => Assert.Equal(Enumerable.Range(1, g.Count()), g.Select(s => s.Ordinal!.Value).Order()));
        foreach (var project in plan.Projects)
        {
            Assert.Equal(Enumerable.Range(1, project.Tasks.Count), project.Tasks.Select(t => t.Source!.Ordinal!.Value));
            Assert.Equal(Enumerable.Range(1, project.Measures.Count), project.Measures.Select(m => m.Source!.Ordinal!.Value));
        }
    }

    [Fact]
    public async Task The_division_of_labour_names_26_whole_agencies_and_a_truncated_one()
    {
        var plan = (await Workspace.LoadPlanAsync(PlanData.Folder)).Require();
        var named = plan.Responsibilities.Select(r => r.Agency).DistinctBy(a => a.Id).ToList();

        Assert.Equal(26, named.Count(a => !a.IsTruncated));
        Assert.Single(named, a => a.IsTruncated);
        Assert.All(plan.Responsibilities, r => Assert.Equal(Evidence.Inferred, r.Evidence));
        Assert.Contains(plan.Projects, p => p.Responsibilities!.IsTruncated);
        Assert.All(plan.Projects, p => Assert.Contains(plan.AgenciesOf(p.Id), r => r.Role == ResponsibilityRole.Lead));
    }

    [Fact]
    public async Task Every_document_is_the_same_after_yaml_and_json()
    {
        foreach (var path in PlanData.Documents)
        {
            var document = (await DocumentReader.ReadFileAsync(path)).Require();
            Assert.Equal(document, DocumentReader.ReadJson(DocumentWriter.ToJson(document), "a.json").Require());
            Assert.Equal(document, DocumentReader.ReadYaml(DocumentWriter.ToYaml(document), "a.yaml").Require());
        }
    }

    [Fact]
    public async Task Written_and_loaded_again_it_is_the_same()
    {
        using var folder = new TemporaryFolder();
        var workspace = (await Workspace.LoadAsync(PlanData.Folder)).Require();

        await workspace.WriteAsync(folder.Path);
        var again = await Workspace.LoadAsync(folder.Path);

        Assert.Empty(again.Diagnostics);
        Assert.Equal(workspace.Document, again.Value!.Document);
        Assert.Equal(workspace.Documents, again.Value.Documents);
        Assert.Equal(workspace.Plan, again.Value.Plan);
        Assert.Equal(workspace.Observations.Observations(), again.Value.Observations.Observations());
    }

    [Fact]
    public async Task Every_file_on_its_own_has_no_finding_either()
    {
        var files = PlanData.Documents.Concat(Directory.EnumerateFiles(Path.Combine(PlanData.Folder, "statistics"), "*.csv"));

        // But the one that is known, and comes with the workspace.
        Assert.Equal(["SL7003"], (await Workspace.ValidateAsync(files)).Select(d => d.Code));
    }

    [Fact]
    public async Task Findings_are_at_paths_that_begin_like_the_folder_that_was_given()
    {
        using var folder = new TemporaryFolder();
        folder.With("workspace.yaml", "workspace: w\ndocuments: [indicators/a.yaml]\n").With("indicators/a.yaml", "indicators: x\n");
        var path = Path.GetRelativePath(Environment.CurrentDirectory, folder.Path);

        var result = await Workspace.LoadAsync(path + "/");

        Assert.Equal($"{path}/indicators/a.yaml", Assert.Single(result.Diagnostics).Location.Path);
    }
}
