using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Evaluation;

namespace SciLiteracy.Serialization.Tests.Workspaces;

/// <summary>Formulas are checked where workspaces and documents are, at their place, and nothing is told twice.</summary>
public sealed class FormulaCheckTests
{
    private const string Units = "units:\n  - { code: person, name: { en: person } }\n  - { code: venue, name: { en: venue } }\n";

    [Fact]
    public async Task Every_error_of_every_formula_is_told_at_its_operator()
    {
        var findings = await CheckAsync(Units,
            """
            indicators:
              - { id: people, name: { en: A }, unit: person, nature: stock }
              - { id: venues, name: { en: B }, unit: venue }
              - { id: c, name: { en: C }, unit: "1", formula: people + venues }
              - { id: d, name: { en: D }, unit: "1", formula: "lagg(people, 1)" }
              - { id: e, name: { en: E }, unit: person, formula: "rolling_sum(people, 2)" }
              - { id: f, name: { en: F }, unit: venue, formula: people / 2 }

            """);

        Assert.Equal(
            [
                "indicators.yaml:4:58: error SL6014: '+' adds values in 'person' and 'venue'; expected units of one kind.",
                "indicators.yaml:5:52: error SL6010: Unknown function 'lagg'; did you mean 'lag'?",
                "indicators.yaml:6:55: error SL6019: 'rolling_sum' adds over periods, which only flows allow; 'people' is a stock.",
                "indicators.yaml:7:60: error SL6018: The formula gives 'person', which cannot become the unit 'venue' that 'f' declares.",
            ],
            findings);
    }

    [Fact]
    public async Task What_the_catalog_tells_is_not_told_again()
    {
        var findings = await CheckAsync(Units,
            """
            indicators:
              - { id: people, name: { en: A }, unit: person }
              - { id: b, name: { en: B }, unit: persn, formula: 2 * peple }
              - { id: c, name: { en: C }, unit: person, formula: (people }
              - { id: d, name: { en: D }, unit: person, formula: e }
              - { id: e, name: { en: E }, unit: person, formula: d }
              - { id: f, name: { en: F }, unit: person, formula: people + growth }

            """);

        Assert.Equal(
            [
                "indicators.yaml:3:37: error SL4010: Unknown unit 'persn'; did you mean 'person'?",
                "indicators.yaml:3:57: error SL4203: Unknown indicator 'peple'; did you mean 'people'?",
                "indicators.yaml:4:54: error SL4211: The bracket '(' is not closed.",
                "indicators.yaml:5:54: error SL4213: Formulas refer to each other in a circle: 'd' -> 'e' -> 'd'.",
                "indicators.yaml:7:63: error SL4203: Unknown indicator 'growth'; the function is called as 'growth(x[, n])'.",
            ],
            findings);
    }

    [Fact]
    public async Task Formulas_are_checked_even_if_something_else_is_wrong()
    {
        var findings = await CheckAsync(Units,
            """
            indicators:
              - { id: people, name: { en: A }, unit: person }
              - { id: people, name: { en: A }, unit: person }
              - { id: c, name: { en: C }, unit: person, formula: sqrt(people) }

            """);

        Assert.Collection(
            findings,
            f => Assert.Contains("SL4201", f, StringComparison.Ordinal),
            f => Assert.Contains("4:54: error SL6016", f, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_good_units_nothing_is_said_of_what_depends_on_them()
    {
        var findings = await CheckAsync("units:\n  - { code: person, name: { en: person }, definition: 2 * }\n",
            """
            indicators:
              - { id: people, name: { en: A }, unit: person }
              - { id: c, name: { en: C }, unit: "%", formula: people }

            """);

        Assert.All(findings, f => Assert.Contains("units.yaml", f, StringComparison.Ordinal));
        Assert.NotEmpty(findings);
    }

    [Fact]
    public async Task A_unit_that_could_not_be_read_makes_no_finding_in_formulas()
    {
        var findings = await CheckAsync(Units,
            """
            indicators:
              - { id: people, name: { en: A }, unit: [person] }
              - { id: c, name: { en: C }, unit: venue, formula: people }

            """);

        Assert.Contains("indicators.yaml:2:", Assert.Single(findings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_on_its_own_is_checked_for_what_it_can_know()
    {
        using var folder = new TemporaryFolder().With("indicators.yaml",
            """
            indicators:
              - { id: rate, name: { en: A }, unit: "%" }
              - { id: b, name: { en: B }, unit: person, formula: elsewhere + 2 * rate }
              - { id: c, name: { en: C }, unit: "%", formula: "rate + lag(elsewhere)" }
              - { id: d, name: { en: D }, unit: "%", formula: rate and true }
              - { id: e, name: { en: E }, unit: "%", formula: b / rate }

            """);

        Assert.Collection(
            await folder.ValidateAsync("indicators.yaml"),
            f => Assert.StartsWith("indicators.yaml:4:59: error SL6011", f, StringComparison.Ordinal),
            f => Assert.StartsWith("indicators.yaml:5:51: error SL6013", f, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_selection_may_have_several_conditions()
    {
        var findings = await CheckAsync(Units,
            """
            indicators:
              - { id: people, name: { en: A }, unit: person }
              - { id: b, name: { en: B }, unit: person, formula: "people[sex = female; residence = rural]" }

            """);

        Assert.Empty(findings);
    }

    [Fact]
    public async Task Values_are_computed_when_they_are_asked_for_and_kept()
    {
        var workspace = (await Workspace.LoadAsync(PlanData.Folder)).Require();

        Assert.Equal(workspace.Framework.Indicators.Indicators.Count(i => i.Formula is not null), workspace.Formulas.Formulas.Length);
        Assert.Same(workspace.Evaluate(), workspace.Evaluate());
        Assert.True(workspace.Values.Count > workspace.Observations.Count);
        foreach (var observation in workspace.Observations.Observations())
            Assert.Equal(observation, workspace.Values.Find(observation.Indicator, observation.Entity, observation.Breakdown, observation.Period));
        var explained = workspace.Explain("literacy_attainment", "00", ReferencePeriod.OfYear(2020));
        Assert.Equal(workspace.Values.Find("literacy_attainment", "00", ReferencePeriod.OfYear(2020))!.Value, explained.Root.Value);
    }

    [Fact]
    public async Task Evaluations_and_explanations_tell_how_much_is_done_and_can_be_stopped()
    {
        using var folder = new TemporaryFolder()
            .With("workspace.yaml", "workspace: demo\ndocuments: [indicators.yaml]\nstatistics: [values.csv]\n")
            .With("indicators.yaml", "indicators:\n  - { id: rate, name: { en: Rate }, unit: \"%\" }\n  - { id: twice, name: { en: Twice }, unit: \"%\", formula: \"2 * rate\" }\n")
            .With("values.csv", "indicator,unit,entity,period,breakdown,value,status,source\nrate,%,A,2020,_T,5,,\n");
        var workspace = (await Workspace.LoadAsync(folder.Path)).Require();
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.Throws<OperationCanceledException>(() => workspace.Evaluate(new EvaluationOptions(), stopped.Token));
        Assert.Throws<OperationCanceledException>(() => workspace.Explain("twice", "A", ReferencePeriod.OfYear(2020), cancellationToken: stopped.Token));

        var (evaluated, explained) = (new Reports(), new Reports());
        workspace.Evaluate(new EvaluationOptions { MaxDegreeOfParallelism = 1, Progress = evaluated });
        Assert.Equal(10, workspace.Explain("twice", "A", ReferencePeriod.OfYear(2020), progress: explained).Root.Value);
        Assert.Equal(1, evaluated[^1]);
        Assert.Equal([0, 1], explained);
    }

    [Fact]
    public async Task Without_formulas_the_values_are_the_observations()
    {
        using var folder = new TemporaryFolder()
            .With("workspace.yaml", "workspace: demo\ndocuments: [indicators.yaml]\nstatistics: [values.csv]\n")
            .With("indicators.yaml", "indicators:\n  - { id: rate, name: { en: Rate }, unit: \"%\" }\n")
            .With("values.csv", "indicator,unit,entity,period,breakdown,value,status,source\nrate,%,A,2020,_T,5,,\n");
        var workspace = (await Workspace.LoadAsync(folder.Path)).Require();

        Assert.Same(workspace.Observations, workspace.Values);
        Assert.Empty(workspace.Evaluate().Diagnostics);
        Assert.Equal(5, workspace.Explain("rate", "A", ReferencePeriod.OfYear(2020)).Root.Value);
    }

    private static async Task<string[]> CheckAsync(string units, string indicators)
    {
        using var folder = new TemporaryFolder()
            .With("workspace.yaml", "workspace: demo\ndocuments: [units.yaml, indicators.yaml]\n")
            .With("units.yaml", units)
            .With("indicators.yaml", indicators);
        return await folder.FindingsAsync();
    }

    private sealed class Reports : List<double>, IProgress<double>
    {
        public void Report(double value) => Add(value);
    }
}
