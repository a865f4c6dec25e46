using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas;
using SciLiteracy.Indicators.Formulas.Explanations;
using SciLiteracy.Indicators.Formulas.Live;
using SciLiteracy.Indicators.Observations;
using SciLiteracy.Indicators.Tests.Formulas.Binding;

namespace SciLiteracy.Indicators.Tests.Formulas.Live;

public sealed class LiveEvaluationTests
{
    private static readonly ReferencePeriod Y2019 = ReferencePeriod.OfYear(2019);
    private static readonly ReferencePeriod Y2020 = ReferencePeriod.OfYear(2020);

    [Fact]
    public void A_revision_is_followed_through_shares_lags_and_chained_indicators()
    {
        var live = Sample();
        var changes = new List<CellChange>();

        var count = live.Set("population", "A", Y2019, 30, ObservationStatus.Provisional, changes);

        Assert.Equal(
            [
                "population A 2019: 10 A -> 30 P", "share A 2019: 0.25 A -> 0.5 P", "share B 2019: 0.75 A -> 0.5 P",
                "before A 2020: 10 A -> 30 P", "gain A 2020: 10 A -> -10 P",
            ],
            changes.Select(Text));
        Assert.Equal(5, count);
        Assert.Equal(new CellValue(0.5, ObservationStatus.Provisional), live.Read("share", "B", Breakdown.Total, Y2019));
    }

    [Fact]
    public void What_does_not_change_is_not_followed_further()
    {
        var live = Sample();
        Assert.Equal(0, live.Set("population", "A", Y2019, 10));

        // The total stays, so only the two shares and what stands on the lags changes; 'share' of 2020 does not.
        var changes = new List<CellChange>();
        live.Apply([Revision("A", 20), Revision("B", 20)], changes);
        Assert.Equal(
            ["population A 2019: 10 A -> 20 A", "population B 2019: 30 A -> 20 A", "share A 2019: 0.25 A -> 0.5 A", "share B 2019: 0.75 A -> 0.5 A",
                "before A 2020: 10 A -> 20 A", "before B 2020: 30 A -> 20 A", "gain A 2020: 10 A -> 0 A", "gain B 2020: 30 A -> 40 A"],
            changes.Select(Text));
    }

    [Fact]
    public void A_batch_tells_each_cell_once_and_nothing_of_what_came_back()
    {
        var live = Sample();
        var changes = new List<CellChange>();
        Assert.Equal(0, live.Apply([Revision("A", 20), Revision("A", 10)], changes));
        live.Apply([Revision("A", 20), Revision("B", 5), Revision("A", 25), Revision("B", 30)], changes);
        Assert.Equal("population A 2019: 10 A -> 25 A", Text(Assert.Single(changes, c => c.Indicator == "population")));
    }

    [Fact]
    public void A_removed_observation_leaves_its_dependents_missing_and_the_period_there()
    {
        var live = Sample();
        Assert.Equal(5, live.Remove("population", "A", Breakdown.Total, Y2019));
        Assert.True(live.Read("share", "B", Breakdown.Total, Y2019).IsMissing);
        live.Remove("population", "B", Breakdown.Total, Y2019);
        live.Remove("population", "B", Breakdown.Total, Y2019);
        Assert.Equal(2, live.Periods.Count);
        Assert.Null(live.ToDataset().Find("population", "A", Y2019));

        // Two shares and the gain; then the lag, for the gain stays missing for the stronger reason and the shares for the want of B.
        Assert.Equal(4, live.Set("population", "A", Y2020, double.NaN, ObservationStatus.Suppressed));
        Assert.Equal(2, live.Set("population", "A", Y2019, 1));
        Assert.Equal(ObservationStatus.Suppressed, live.ToDataset().Find("population", "A", Y2020)!.Status);
    }

    [Fact]
    public void A_dataset_keeps_the_source_of_what_was_not_revised()
    {
        var live = Sample();
        live.Set("population", "A", Y2019, 11);
        var dataset = live.ToDataset();
        Assert.Null(dataset.Find("population", "A", Y2019)!.Source);
        Assert.Equal("S1", dataset.Find("population", "B", Y2019)!.Source);
        Assert.Equal(9, dataset.Find("gain", "A", Y2020)!.Value);
    }

    [Fact]
    public void A_revision_with_a_source_is_explained_by_it_and_an_older_snapshot_by_the_source_before()
    {
        var live = Sample();
        var before = live.Snapshot();
        var revised = new Observation
        {
            Indicator = "population",
            Entity = "A",
            Period = Y2019,
            Value = 30,
            Status = ObservationStatus.Provisional,
            Source = "S2",
            Details = ObservationDetails.Of(sampleSize: 500),
            Attributes = [new AttributeValue("note", "second count")],
            Location = new("revisions.csv", 2, 1),
        };
        Assert.Equal(5, live.Set(revised));
        Assert.Equal(revised, live.ToDataset().Find("population", "A", Y2019));
        Assert.Equal(["S2", "S1"], SourcesOf(live.ToDataset()));
        Assert.Equal(["S1", "S1"], SourcesOf(before.ToDataset()));
        Assert.Equal(10, before.ToDataset().Find("population", "A", Y2019)!.Value);

        // The same value and status say nothing of the source; another value takes it away.
        Assert.Equal(0, live.Set("population", "A", Y2019, 30, ObservationStatus.Provisional));
        Assert.Equal("S2", live.ToDataset().Find("population", "A", Y2019)!.Source);
        var after = live.Snapshot();
        live.Set("population", "A", Y2019, 31);
        Assert.Null(live.ToDataset().Find("population", "A", Y2019)!.Source);
        Assert.Equal(revised, after.ToDataset().Find("population", "A", Y2019));

        static IEnumerable<string?> SourcesOf(Dataset dataset)
        {
            var explanation = new FormulaExplainer(Model(), dataset, RegionHierarchy.Empty).Explain("share", "A", Y2019);
            var (found, open) = (new List<string?>(), new Stack<ExplanationNode>([explanation.Root]));
            while (open.TryPop(out var node))
            {
                if (node is ExplanationNode.Observed observed)
                    found.Add(observed.Observation.Source);
                foreach (var input in node.Inputs.Reverse())
                    open.Push(input);
            }

            return found;
        }
    }

    [Fact]
    public void A_revision_may_bring_nothing_but_a_source()
    {
        var live = Sample();
        var before = live.Snapshot();
        Assert.Equal(0, live.Apply([Revision("A", 10) with { Source = "S3" }]));
        Assert.Equal("S3", live.ToDataset().Find("population", "A", Y2019)!.Source);
        Assert.Equal("S1", before.ToDataset().Find("population", "A", Y2019)!.Source);
        live.Remove("population", "A", Breakdown.Total, Y2019);
        live.Set("population", "A", Y2019, 12);
        Assert.Null(live.ToDataset().Find("population", "A", Y2019)!.Source);
    }

    [Fact]
    public void A_source_that_is_no_name_is_refused_with_all_of_the_batch()
    {
        var live = Sample();
        var error = Assert.Throws<ArgumentException>(() => live.Apply([Revision("B", 99), Revision("A", 11) with { Source = "no name" }]));
        Assert.StartsWith("'no name' is no id of a source", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, live.Snapshot().Version);
    }

    [Fact]
    public void A_change_says_what_cannot_be_computed_any_more()
    {
        var live = Sample();
        var changes = new List<CellChange>();
        live.Apply([Revision("A", 0), Revision("B", 0)], changes);
        Assert.Equal(["share A 2019: 0.25 A -> NaN M", "share B 2019: 0.75 A -> NaN M"], changes.Where(c => c.IsUndefined).Select(Text));
        var warning = Assert.Single(Model().Evaluate(live.ToDataset(), RegionHierarchy.Empty).Diagnostics, d => d.Code == FormulaDiagnostics.DivisionByZero.Code);
        Assert.Contains("2 cells of 'share'", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_snapshot_that_has_outlived_the_changes_kept_says_so()
    {
        var live = Sample(changesKept: 8);
        var snapshot = live.Snapshot();
        live.Set("population", "A", Y2019, 11);
        Assert.Equal(10, snapshot.Read("population", "A", Y2019).Value);
        live.Set("population", "A", Y2019, 12);
        Assert.False(snapshot.TryRead("population", "A", Breakdown.Total, Y2019, out _));
        var error = Assert.Throws<InvalidOperationException>(() => snapshot.Read("population", "A", Y2019));
        Assert.Equal("The snapshot of version 0 has outlived the changes that are kept; take a new one.", error.Message);
        Assert.Throws<InvalidOperationException>(() => snapshot.ToDataset());
        Assert.Equal(12, live.Snapshot().Read("population", "A", Y2019).Value);
        Assert.Throws<InvalidOperationException>(() => default(LiveSnapshot).Read("population", "A", Y2019));
    }

    [Fact]
    public void An_update_larger_than_what_is_kept_is_still_one_update()
    {
        var live = Sample(changesKept: 1);
        var snapshot = live.Snapshot();
        live.Apply([Revision("A", 20), Revision("B", 5)]);
        Assert.Equal(10, snapshot.Read("population", "A", Y2019).Value);
        Assert.Equal(0.25, snapshot.Read("share", "A", Y2019).Value);
    }

    [Theory]
    [InlineData("populaton", "A", "_T", "2019", 1, "Unknown indicator 'populaton'; did you mean 'population'?")]
    [InlineData("share", "A", "_T", "2019", 1, "'share' is computed by its formula; expected an indicator without one.")]
    [InlineData("population", "Q", "_T", "2019", 1, "The entity 'Q' with the breakdown '_T' is not on the axes; make a new evaluation of a dataset that has it.")]
    [InlineData("population", "A", "sex=male", "2019", 1, "The entity 'A' with the breakdown 'sex=male' is not on the axes; make a new evaluation of a dataset that has it.")]
    [InlineData("population", "A", "_T", "2018", 1, "The period '2018' is not on the axes; make a new evaluation of a dataset that has it.")]
    [InlineData("population", "A", "_T", "2019", double.PositiveInfinity, "A value is finite, or NaN where it is missing.")]
    public void What_cannot_be_set_is_told_and_changes_nothing(string indicator, string entity, string breakdown, string period, double value, string message)
    {
        var live = Sample();
        var revision = new ObservationRevision
        {
            Indicator = indicator,
            Entity = entity,
            Breakdown = Breakdown.Parse(breakdown),
            Period = ReferencePeriod.Parse(period),
            Value = value,
        };
        var alone = Assert.Throws<ArgumentException>(() => live.Set(indicator, entity, revision.Breakdown, revision.Period, value));
        var inBatch = Assert.Throws<ArgumentException>(() => live.Apply([Revision("A", 99), revision]));
        Assert.StartsWith(message, alone.Message, StringComparison.Ordinal);
        Assert.StartsWith(message, inBatch.Message, StringComparison.Ordinal);
        Assert.Equal(0, live.Snapshot().Version);
        Assert.Equal(10, live.Read("population", "A", Breakdown.Total, Y2019).Value);
    }

    [Fact]
    public void A_value_with_a_status_that_says_it_is_missing_is_refused() =>
        Assert.StartsWith(
            "There is a value although the status 'Q' says that it is missing.",
            Assert.Throws<ArgumentException>(() => Sample().Set("population", "A", Y2019, 1, ObservationStatus.Suppressed)).Message, StringComparison.Ordinal);

    [Fact]
    public void Observations_of_an_indicator_with_a_formula_do_not_count()
    {
        var builder = new DatasetBuilder();
        builder.Add(new Observation { Indicator = "population", Entity = "A", Period = Y2020, Value = 4 });
        builder.Add(new Observation { Indicator = "share", Entity = "A", Period = Y2020, Value = 0.5 });
        builder.Add(new Observation { Indicator = "share", Entity = "B", Period = Y2019, Value = 0.5 });
        var dataset = builder.Build();
        var live = LiveEvaluation.Create(Model(), dataset, RegionHierarchy.Empty);
        Assert.True(live.Read("share", "A", Breakdown.Total, Y2020).IsMissing);
        Assert.Equal(3, live.Set("population", "B", Y2020, 12));
        Assert.Equal(0.25, live.Read("share", "A", Breakdown.Total, Y2020).Value);
        Assert.Null(live.ToDataset().Find("share", "B", Y2019));
    }

    [Fact]
    public void The_first_computation_tells_how_much_is_done_and_can_be_stopped()
    {
        var reports = new Reports();
        LiveEvaluation.Create(Model(), Sample().ToDataset(), RegionHierarchy.Empty, progress: reports);
        Assert.Equal(reports.Order(), reports);
        Assert.Equal(1, reports[^1]);
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.Throws<OperationCanceledException>(
            () => LiveEvaluation.Create(Model(), Sample().ToDataset(), RegionHierarchy.Empty, cancellationToken: stopped.Token));
    }

    [Fact]
    public void A_model_without_observations_can_be_made_and_read()
    {
        var live = LiveEvaluation.Create(Model(), Dataset.Empty, RegionHierarchy.Empty);
        Assert.Empty(live.Entities);
        Assert.Equal(0, live.ToDataset().Count);
        Assert.Equal(0, live.Apply([]));
    }

    [Fact]
    public void Updates_allocate_nothing_once_warm()
    {
        var model = new LiveModel(20160301);
        var live = LiveEvaluation.Create(model.Model, model.Dataset(), model.Regions, changesKept: 1 << 10);
        var revisions = Enumerable.Range(0, 300).Select(_ => model.Revise()).ToArray();
        var changes = new List<CellChange>();
        var total = 0;
        for (var round = 0; round < 3; round++)
            total += Run();

        var before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
        Assert.True(total > 1000, $"Only {total} changes.");

        int Run()
        {
            var count = 0;
            foreach (var r in revisions)
            {
                changes.Clear();
                count += r.IsRemoval
                    ? live.Remove(r.Indicator, r.Entity, r.Breakdown, r.Period, changes)
                    : live.Set(r.Indicator, r.Entity, r.Breakdown, r.Period, r.Value, r.Status, changes);
                var snapshot = live.Snapshot();
                snapshot.TryRead(r.Indicator, r.Entity, r.Breakdown, r.Period, out _);
            }

            changes.Clear();
            for (var i = 0; i + 10 <= revisions.Length; i += 10)
                count += live.Apply(revisions.AsSpan(i, 10), changes);
            return count;
        }
    }

    private static FormulaModel Model() => FormulaBindingTests.Model(
        FormulaBindingTests.Compute("share", "1", "share(population)"),
        FormulaBindingTests.Compute("before", "person", "lag(population, 1)"),
        FormulaBindingTests.Compute("gain", "person", "population - before")).Require();

    private static LiveEvaluation Sample(int changesKept = 1024)
    {
        var builder = new DatasetBuilder();
        foreach (var (entity, year, value) in ((string, int, double)[])[("A", 2019, 10), ("B", 2019, 30), ("A", 2020, 20), ("B", 2020, 60)])
        {
            builder.Add(new Observation
            {
                Indicator = "population",
                Entity = entity,
                Period = ReferencePeriod.OfYear(year),
                Value = value,
                Source = "S1",
            });
        }

        return LiveEvaluation.Create(Model(), builder.Build(), RegionHierarchy.Empty, changesKept);
    }

    private static ObservationRevision Revision(string entity, double value) => new() { Indicator = "population", Entity = entity, Period = Y2019, Value = value };

    private static string Text(CellChange c) =>
        $"{c.Indicator} {c.Entity} {c.Period}: {c.Before.Value} {c.Before.Status.ToLetter()} -> {c.After.Value} {c.After.Status.ToLetter()}";

    private sealed class Reports : List<double>, IProgress<double>
    {
        public void Report(double value) => Add(value);
    }
}
