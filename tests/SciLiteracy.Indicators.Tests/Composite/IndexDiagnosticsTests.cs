using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Composite.Imputation;
using SciLiteracy.Indicators.Composite.Normalization;
using SciLiteracy.Indicators.Composite.Weighting;
using static SciLiteracy.Indicators.Tests.Composite.Indices;

namespace SciLiteracy.Indicators.Tests.Composite;

public class IndexDiagnosticsTests
{
    private static readonly AggregateStep Mean = new([new ArithmeticAggregation()]);

    private static readonly IndexData Data = Rows("A", "B").Add("x", [1, 2]).Add("y", [3, 4]).AddLabels("g", ["n", "s"]).Build();

    private static string[] Of(IndexAggregate structure, params IndexStep[] steps) => [.. Findings(Spec(structure, [.. steps, Mean]), Data)];

    [Fact]
    public void Codes_are_unique_and_in_their_range()
    {
        Assert.Equal(IndexDiagnostics.All.Count, IndexDiagnostics.All.Select(d => d.Code).Distinct().Count());
        Assert.Equal(IndexDiagnostics.All.Select(d => d.Code).Order(), IndexDiagnostics.All.Select(d => d.Code));
        Assert.All(IndexDiagnostics.All, d => Assert.InRange(d.Code, "SL6050", "SL6099"));
        Assert.Equal(
            typeof(IndexDiagnostics).GetFields().Select(f => (DiagnosticDescriptor)f.GetValue(null)!).OrderBy(d => d.Code), IndexDiagnostics.All);
    }

    [Fact]
    public void Titles_are_sentences_without_a_stop() =>
        Assert.All(IndexDiagnostics.All, d => Assert.Matches("^[A-Z][a-z]* .*[a-z0-9]$", d.Title));

    [Fact]
    public void The_structure_is_checked_whole()
    {
        Assert.Equal(
            ["Error SL6054: The aggregate 'p' has no children; expected at least one."], Of(Aggregate("Index", Indicator("x"), Aggregate("p"))));
        Assert.Equal(
            [
                "Error SL6052: The code 'x' is in the structure twice; first at (code).",
                "Error SL6053: '1x' is no code; expected a letter, then letters, digits, '_' or '.'.",
                "Error SL6055: The weight '-1' of 'x' is out of range; expected 0 or more.",
                "Error SL6055: The weight 'NaN' of 'y' is out of range; expected 0 or more.",
                "Error SL6072: The indicator 'y' has no direction; expected 'higher' or 'lower'.",
                "Error SL6060: The target 'Infinity' of 'y' is no number; expected a finite one.",
                "Error SL6050: The data have no column '1x'; did you mean 'x'?",
            ],
            Of(Aggregate(
                "Index",
                Indicator("x"),
                Indicator("x", weight: -1),
                Indicator("y", Direction.Context, N) with { Target = double.PositiveInfinity },
                Indicator("1x"))));
    }

    [Fact]
    public void One_node_object_stands_in_one_place()
    {
        var node = Indicator("x");

        Assert.Equal(["Error SL6052: The node 'x' is in the structure twice."], Of(Aggregate("Index", Aggregate("p", node), node)));
    }

    [Fact]
    public void Weights_of_siblings_are_not_all_zero()
    {
        Assert.Equal(
            ["Error SL6056: All children of 'Index' have weight 0; expected one above 0."], Of(Aggregate("Index", Indicator("x", weight: 0), Indicator("y", weight: 0))));
        Assert.Empty(Of(Aggregate("Index", Indicator("x", weight: 0), Indicator("y"))));
    }

    [Fact]
    public void Columns_must_be_there_and_be_numbers()
    {
        Assert.Equal(
            ["Error SL6051: The column 'g' holds texts; expected the numbers of an indicator.", "Error SL6050: The data have no column 'why'."],
            Of(Aggregate("Index", Indicator("g"), Indicator("why"))));
    }

    [Fact]
    public void Sets_of_weights_are_checked()
    {
        var spec = Spec(Aggregate("Index", Indicator("x"), Indicator("y")), Mean) with
        {
            WeightSets =
            [
                new WeightSet("one", [new NodeWeight("x", -1), new NodeWeight("x", 1), new NodeWeight("z", 1)]),
                new WeightSet("one", [new NodeWeight("x", 0), new NodeWeight("y", 0)]),
                new WeightSet("two", [new NodeWeight("x", 0)]),
            ],
        };

        Assert.Equal(
            [
                "Error SL6055: The weight '-1' of 'x' is out of range; expected 0 or more.",
                "Error SL6074: The set 'one' has two weights for 'x'.",
                "Error SL6057: Unknown node 'z'; did you mean 'x'?",
                "Error SL6074: There are two sets of weights 'one'.",
                "Error SL6056: In the set 'one' all children of 'Index' have weight 0; expected one above 0.",
            ],
            Findings(spec, Data));
    }

    [Fact]
    public void Data_without_rows_are_none()
    {
        Assert.Equal(
            ["Error SL6075: The data have no rows; expected at least one entity."], Findings(SpecOfOne(Mean), new IndexDataBuilder([]).Add("x", []).Build()));
    }

    [Fact]
    public void A_value_that_is_not_positive_under_a_geometric_mean_is_named()
    {
        var data = Rows("A", "B", "C").Add("x", [1, 0, -2]).Add("y", [1, 1, -1]).Add("z", [0, 0, 0]).Build();

        Assert.Equal(
            [
                "Error SL6066: 'x' of 'B' and 1 more is 0 under the geometric mean of 'Index'; expected values above 0, such as those on the range [1, 100].",
                "Error SL6066: 'y' of 'C' is -1 under the geometric mean of 'Index'; expected values above 0, such as those on the range [1, 100].",
            ],
            Findings(Spec(Aggregate("Index", Indicator("x"), Indicator("y"), Indicator("z", weight: 0)), new AggregateStep([new GeometricAggregation()])), data));
        Assert.Equal(
            ["Error SL6066: 'y' of 'C' is -1 under the power mean of 'Index'; expected values of at least 0, such as those on the range [1, 100]."],
            Findings(Spec(Aggregate("Index", Indicator("y"), Indicator("z")), new AggregateStep([new PowerAggregation(2)])), data));
        var panel = Panel(("A", 2020), ("A", 2021)).Add("x", [1, 0]).Build();
        Assert.Contains("'x' of 'A' in 2021 is 0 under", Assert.Single(Findings(SpecOfOne(new AggregateStep([new GeometricAggregation()])), panel)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_aggregate_that_has_no_score_says_why()
    {
        var data = Rows("A", "B").Add("x", [-1, -3]).Add("y", [1, 2]).Build();
        IndexSpec By(AggregationMethod method) => Spec(Aggregate("Index", Indicator("x"), Indicator("y")), new AggregateStep([method]));

        Assert.Equal(
            ["Warning SL6081: 'Index' has no score by 'mazziotta_pareto' for 'A': the mean of its children is not above 0."],
            Findings(By(new MazziottaParetoAggregation()), data));
        Assert.Equal(CellMarks.NotAggregated, Compute(By(new MazziottaParetoAggregation()), data).Marks("Index", 1));
        Assert.Equal(
            ["Warning SL6081: 'Index' has no score by 'topsis' for 'A': there is no spread to compare."],
            Findings(By(new TopsisAggregation()), Rows("A", "B").Add("x", [1, 1]).Add("y", [1, 1]).Build()));
        Assert.Equal(
            ["Error SL6059: The data have no reference entity 'Z'; did you mean 'A'?"],
            Findings(By(new MazziottaParetoAggregation(ImbalancePenalty.Negative, MazziottaParetoScale.Adjusted) { ReferenceEntity = "Z" }), data));
        Assert.Contains(
            "'Index' has no score by 'mazziotta_pareto': the reference entity was screened out, or lacks a child.",
            Assert.Single(Findings(
                By(new MazziottaParetoAggregation(ImbalancePenalty.Negative, MazziottaParetoScale.Adjusted) { ReferenceEntity = "A" }),
                Rows("A", "B").Add("x", [N, 1]).Add("y", [1, 2]).Build())),
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_aggregation_is_checked()
    {
        Assert.Equal(
            ["Error SL6060: The least availability '2' is out of range; expected a share from 0 to 1."],
            Findings(Spec(Aggregate("Index", Indicator("x")), Mean with { MinAvailability = 2 }), Data));
        Assert.Equal(
            ["Error SL6060: The step names no method; expected one, or one for each level."], Findings(Spec(Aggregate("Index", Indicator("x")), new AggregateStep([])), Data));
        Assert.Equal(
            ["Error SL6060: The exponent of a power mean is 'Infinity', but must be finite."],
            Findings(Spec(Aggregate("Index", Indicator("x")), new AggregateStep([new PowerAggregation(double.PositiveInfinity)])), Data));
    }

    [Fact]
    public void All_errors_of_all_steps_come_at_once_at_their_places()
    {
        var here = new SourceLocation("index.yaml", 7, 5);
        var spec = SpecOfOne(
            new ScreenStep { MinAvailability = 7, Location = here },
            new ImputeStep(new(new GroupMeanImputation(new Reference("h") { Location = here with { Line = 9 } }))),
            Mean);

        Assert.Equal(
            [
                "index.yaml:7:5: error SL6060: The least availability '7' is out of range; expected a share from 0 to 1.",
                "index.yaml:9:5: error SL6050: The data have no column 'h' of groups; did you mean 'g'?",
            ],
            CompositeIndex.Compute(spec, Data).Diagnostics.Select(d => d.ToString()));
    }

    // A part that was read from a file is named by its own place, one that was made in code by that of its step.
    [Fact]
    public void A_finding_is_at_its_part_or_else_at_its_step()
    {
        var here = new SourceLocation("index.yaml", 7, 5);
        var there = new SourceLocation("index.yaml", 9, 3);
        Reference[] Parts(string code) => [new(code), new(code) { Location = there }];
        void AtBoth(string message, Func<Reference, IndexStep> step, Direction direction = Direction.Higher)
        {
            foreach (var (part, place) in Parts(message.Split('\'')[1]).Zip([here, there]))
            {
                var spec = Spec(Aggregate("Index", Indicator("x", direction), Indicator("y")), step(part) with { Location = here }, Mean);
                Assert.Contains($"{place}: {message}", CompositeIndex.Compute(spec, Data).Diagnostics.Select(d => $"{d.Location}: {d.Code}: {d.Message}"));
            }
        }

        AtBoth("SL6058: The data have no entity 'Zanzibar'.", p => new ScreenStep { Include = [p] });
        AtBoth("SL6060: The entity 'A' is both included and excluded.", p => new ScreenStep { Include = ["A"], Exclude = [p] });
        AtBoth("SL6059: The data have no reference entity 'Zanzibar'.", p => new NormalizeStep(new(new DistanceToReference(p))));
        AtBoth("SL6057: Unknown indicator 'farther'.", p => new NormalizeStep(new(new MinMax()) { Only = ["x", p] }));
        AtBoth("SL6057: Unknown indicator 'farther'.", p => new NormalizeStep(new(new MinMax()) { Overrides = [new(p, new ZScore())] }));
        AtBoth("SL6060: 'x' is overridden twice.", p => new NormalizeStep(new(new MinMax()) { Overrides = [new("x", new ZScore()), new(p, new ZScore())] }));
        AtBoth("SL6060: No indicator is divided by 'farther'.", p => new DenominateStep { Scales = [new(p, 1)] });
        AtBoth("SL6060: 'x' is to predict itself; expected other columns.", p => new ImputeStep(new(new MeanImputation()) { Overrides = [new("x", new RegressionImputation([p]))] }));
        AtBoth("SL6050: The data have no column 'farther' of numbers.", p => new ImputeStep(new(new RegressionImputation([p])) { Only = ["x"] }));
        AtBoth("SL6050: The data have no column 'farther' of groups.", p => new ImputeStep(new(new GroupMeanImputation(p))));
        AtBoth("SL6057: Unknown node 'farther'.", p => new WeightStep(new EqualWeights()) { Nodes = [p] });
    }

    [Fact]
    public void A_denominator_is_named_by_its_place_or_that_of_the_step()
    {
        var here = new SourceLocation("index.yaml", 7, 5);
        var there = new SourceLocation("index.yaml", 9, 20);
        string Finding(SourceText denominator) => Assert.Single(
            CompositeIndex.Compute(Spec(Aggregate("Index", Indicator("x") with { Denominator = denominator }), new DenominateStep { Location = here }, Mean), Data).Diagnostics).ToString();

        Assert.Equal("index.yaml:7:5: error SL6050: The data have no column 'farther'.", Finding("farther"));
        Assert.Equal("index.yaml:9:20: error SL6050: The data have no column 'farther'.", Finding(new SourceText("farther") { Location = there }));
        Assert.Equal("index.yaml:7:5: error SL6050: The data have no column 'Index'.", Finding("Index"));
        // inside of a formula, which is in the file as it is, or nowhere
        Assert.StartsWith("index.yaml:7:5: error ", Finding("x + * y"), StringComparison.Ordinal);
        Assert.StartsWith("index.yaml:9:24: error ", Finding(new SourceText("x + * y") { Location = there }), StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_that_are_all_zero_are_found_before_steps_replace_them()
    {
        var place = new SourceLocation("index.yaml", 3, 1);
        var spec = Spec(Aggregate("Index", Indicator("x", weight: 0), Indicator("y", weight: 0)) with { Location = place }, new WeightStep(new EqualWeights()), Mean);

        Assert.Equal(
            ["index.yaml:3:1: error SL6056: All children of 'Index' have weight 0; expected one above 0."], CompositeIndex.Compute(spec, Data).Diagnostics.Select(d => d.ToString()));
        // those that a set does not name keep their weights
        var set = Spec(Aggregate("Index", Indicator("x", weight: 0), Indicator("y")), Mean) with { WeightSets = [new WeightSet("s", [new NodeWeight("y", 0)])] };
        Assert.Equal(["Error SL6056: In the set 's' all children of 'Index' have weight 0; expected one above 0."], Findings(set, Data));
    }

    [Fact]
    public void Steps_are_checked_once_the_structure_is_right()
    {
        Assert.Equal(
            ["Error SL6055: The weight '-1' of 'x' is out of range; expected 0 or more."],
            Of(Aggregate("Index", Indicator("x", weight: -1)), new ScreenStep { MinAvailability = 7 }));
    }

    [Fact]
    public void Without_an_aggregation_no_direction_is_missed()
    {
        Assert.Equal(
            ["Warning SL6071: No step of 'demo' aggregates, so there are no scores."], Findings(SpecOfOne(Direction.Lower, new ScreenStep()), Data));
    }
}
