using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Screening;
using static SciLiteracy.Indicators.Tests.Composite.Indices;

namespace SciLiteracy.Indicators.Tests.Composite.Screening;

public class ScreenStepTests
{
    private static readonly IndexAggregate Structure = Aggregate(
        "Index", Aggregate("p", Indicator("a"), Indicator("b")), Aggregate("q", Indicator("c"), Indicator("d")));

    // Availability 1, 3/4, 1/2, 0; share of the present that is not 0: 1, 1/3, 1/2, none.
    private static readonly IndexData Data = Rows("A", "B", "C", "D")
        .Add("a", [1, 0, N, N])
        .Add("b", [2, 0, N, N])
        .Add("c", [3, 5, 0, N])
        .Add("d", [4, N, 6, N])
        .Build();

    private static string Kept(ScreenStep step) =>
        string.Concat(Compute(Spec(Structure, step), Data).Stage(IndexStage.Screened)!.Rows.Select(r => r.Entity));

    [Fact]
    public void An_entity_strictly_below_the_least_availability_is_out()
    {
        Assert.Equal("AB", Kept(new ScreenStep()));
        Assert.Equal("AB", Kept(new ScreenStep { MinAvailability = 0.75 }));
        Assert.Equal("A", Kept(new ScreenStep { MinAvailability = 0.7500001 }));
        Assert.Equal("ABC", Kept(new ScreenStep { MinAvailability = 0.5 }));
        Assert.Equal("ABCD", Kept(new ScreenStep { MinAvailability = 0 }));
    }

    [Fact]
    public void An_entity_with_too_many_zeros_is_out_and_one_without_values_is_not_judged_by_them()
    {
        Assert.Equal("ACD", Kept(new ScreenStep { By = ScreeningRule.Nonzero, MinNonzero = 0.5 }));
        Assert.Equal("ABCD", Kept(new ScreenStep { By = ScreeningRule.Nonzero }));
        Assert.Equal("AD", Kept(new ScreenStep { By = ScreeningRule.Nonzero, MinNonzero = 0.51 }));
    }

    [Fact]
    public void Both_rules_together_take_out_what_either_does()
    {
        Assert.Equal("AC", Kept(new ScreenStep { By = ScreeningRule.Both, MinAvailability = 0.5, MinNonzero = 0.5 }));
    }

    [Fact]
    public void Include_and_exclude_win()
    {
        Assert.Equal("BD", Kept(new ScreenStep { Include = ["D"], Exclude = ["A"] }));
    }

    [Fact]
    public void Only_the_indicators_of_the_node_count()
    {
        Assert.Equal("ABC", Kept(new ScreenStep { Node = "q", MinAvailability = 0.5 }));
        Assert.Equal("AC", Kept(new ScreenStep { Node = "d", MinAvailability = 1 }));
    }

    [Fact]
    public void Every_row_is_in_the_log_with_its_reason()
    {
        var step = new ScreenStep { By = ScreeningRule.Both, MinAvailability = 0.8, MinNonzero = 0.4, Include = ["C"] };

        var log = Compute(Spec(Structure, step), Data).Screening;

        Assert.Equal(
            [
                new ScreeningEntry(1, Data.Rows[0], 4, 0, 0, 1, 1, true, ScreeningReason.None),
                new ScreeningEntry(1, Data.Rows[1], 3, 1, 2, 0.75, 1 / 3.0, false, ScreeningReason.LowAvailabilityAndManyZeros),
                new ScreeningEntry(1, Data.Rows[2], 2, 2, 1, 0.5, 0.5, true, ScreeningReason.Included),
                new ScreeningEntry(1, Data.Rows[3], 0, 4, 0, 0, N, false, ScreeningReason.LowAvailability),
            ],
            log.AsEnumerable());
        Assert.Equal(
            ScreeningReason.ManyZeros, Compute(Spec(Structure, new ScreenStep { By = ScreeningRule.Nonzero, MinNonzero = 0.4 }), Data).Screening[1].Reason);
        Assert.Equal(ScreeningReason.Excluded, Compute(Spec(Structure, new ScreenStep { Exclude = ["A"] }), Data).Screening[0].Reason);
        Assert.Equal(ScreeningReason.None, Compute(Spec(Structure, new ScreenStep { Include = ["A"] }), Data).Screening[0].Reason);
    }

    [Fact]
    public void In_a_panel_each_row_is_judged_by_itself()
    {
        var data = Panel(("A", 2020), ("B", 2020), ("A", 2021), ("B", 2021)).Add("x", [1, N, N, 4]).Build();

        var table = Compute(SpecOfOne(new ScreenStep()), data).Stage(IndexStage.Screened)!;

        Assert.Equal([data.Rows[0], data.Rows[3]], table.Rows.AsEnumerable());
        Equal([1, 4], table.Column("x"));
    }

    [Fact]
    public void A_second_screening_sees_only_who_is_left()
    {
        var result = Compute(Spec(Structure, new ScreenStep(), new ScreenStep { MinAvailability = 1 }), Data);

        Assert.Equal([1, 1, 1, 1, 2, 2], result.Screening.Select(s => s.Step));
        Assert.Equal("A", Assert.Single(result.Stage(IndexStage.Screened)!.Rows).Entity);
    }

    [Fact]
    public void Nobody_left_is_an_error()
    {
        Assert.Contains(
            "Error SL6065: Screening leaves out all 4 rows; expected that at least one stays.",
            Findings(Spec(Structure, new ScreenStep { Exclude = ["A", "B", "C", "D"] }), Data));
    }

    [Fact]
    public void Bad_settings_are_reported()
    {
        Assert.Equal(
            [
                "Error SL6060: The least availability '1.5' is out of range; expected a share from 0 to 1.",
                "Error SL6060: The least share of values that are not 0 '-0.1' is out of range; expected a share from 0 to 1.",
                "Error SL6057: Unknown node 'r'; did you mean 'a'?",
                "Warning SL6058: The data have no entity 'E'; did you mean 'A'?",
                "Warning SL6058: The data have no entity 'Nowhere'.",
                "Error SL6060: The entity 'A' is both included and excluded.",
                "Warning SL6071: No step of 'demo' aggregates, so there are no scores.",
            ],
            Findings(
                Spec(Structure, new ScreenStep { MinAvailability = 1.5, MinNonzero = -0.1, Node = "r", Include = ["E", "A"], Exclude = ["A", "Nowhere"] }),
                Data).OrderBy(f => f.Contains("SL6071", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_second_screening_counts_zeros_anew()
    {
        // B has two zeros under p, and none under q.
        var result = Compute(
            Spec(
                Structure,
                new ScreenStep { By = ScreeningRule.Nonzero, Node = "p", MinNonzero = 0 },
                new ScreenStep { By = ScreeningRule.Nonzero, Node = "q", MinNonzero = 0.5 }),
            Data);

        Assert.Equal([0, 0, 1, 0], result.Screening.Where(s => s.Step == 2).Select(s => s.Zeros));
        Assert.Equal("ABCD", string.Concat(result.Stage(IndexStage.Screened)!.Rows.Select(r => r.Entity)));
    }

    [Fact]
    public void The_first_indicator_alone_may_count()
    {
        Assert.Equal("AB", Kept(new ScreenStep { Node = "a", MinAvailability = 1 }));
    }
}
