using SciLiteracy.Indicators.Targets;
using SciLiteracy.Reporting;
using SciLiteracy.Serialization;

// Loads a workspace, goes through every format and back, and says what it found: AotApp FOLDER
if (args is not [var folder])
{
    Console.Error.WriteLine("usage: SciLiteracy.AotApp WORKSPACE");
    return 2;
}

var result = await Workspace.LoadAsync(folder);
foreach (var finding in result.Diagnostics)
    Console.Error.WriteLine(finding);
if (!result.IsOk)
    return 1;

var workspace = result.Value;
foreach (var file in workspace.Documents)
{
    Expect(DocumentReader.ReadYaml(DocumentWriter.ToYaml(file.Document), file.Path).Require().Equals(file.Document), $"{file.Path} through YAML");
    Expect(DocumentReader.ReadJson(DocumentWriter.ToJson(file.Document), file.Path).Require().Equals(file.Document), $"{file.Path} through JSON");
}

var statistics = new StatisticsWriter(workspace.Framework.Indicators).Write(workspace.Observations);
var again = StatisticsReader.For(workspace.Framework).Read(statistics, "statistics.csv").Require();
Expect(again.Count == workspace.Observations.Count, "the statistics through CSV");

foreach (var kind in DocumentKinds.Keys)
    Expect(DocumentKinds.TryParse(kind, out var parsed) && DocumentSchemas.Get(parsed).Length > 2, $"the schema of '{kind}'");

var broken = DocumentReader.ReadYaml("plan: [1, 2\nb: 3", "broken.yaml");
Expect(!broken.IsOk && broken.Diagnostics.All(d => d.Location.Line > 0), "a finding with its place for a broken document");

var computed = workspace.Values.Observations().First(o => workspace.Formulas.Find(o.Indicator) is not null && !o.IsMissing);
var explanation = workspace.Explain(computed.Indicator, computed.Entity, computed.Period, computed.Breakdown);
Expect(explanation.Root.Value == computed.Value && explanation.Root.Inputs.Count > 0, "a computed value explained");
Expect(ExplanationJson.Write(explanation).Contains("\"observed\"", StringComparison.Ordinal), "an explanation as JSON");

var targets = TargetAssessment.Assess(workspace.Framework.Targets, workspace.Framework.Indicators, workspace.Values);
var page = PlanReport.ToHtml(workspace);
Expect(page.Contains("<svg", StringComparison.Ordinal), "a chart in the report");

Console.WriteLine($"{workspace.Name}: {workspace.Documents.Count} documents, {workspace.Observations.Count} observations");
Console.WriteLine($"plan: {workspace.Plan!.Projects.Count} projects, {workspace.Plan.Measures.Count()} measures, {workspace.Plan.Agencies.Agencies.Count} agencies");
Console.WriteLine($"targets: {targets.Count(t => t.Verdict == TargetVerdict.Met)} met, {targets.Count(t => t.Verdict == TargetVerdict.Missed)} missed, of {targets.Length}");
Console.WriteLine($"report: {page.Length} characters");
return 0;

static void Expect(bool holds, string what)
{
    if (!holds)
        throw new InvalidOperationException($"Not as expected: {what}.");
}
