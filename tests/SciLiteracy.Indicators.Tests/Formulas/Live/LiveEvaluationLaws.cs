using System.Globalization;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas;
using SciLiteracy.Indicators.Formulas.Live;
using SciLiteracy.Indicators.Observations;
using SciLiteracy.Indicators.Tests.Observations;

namespace SciLiteracy.Indicators.Tests.Formulas.Live;

/// <summary>Law: whatever the updates were, live cells are those of a full evaluation of the observations, bit for bit.</summary>
public sealed class LiveEvaluationLaws
{
    private static int Models { get; } = int.Parse(Environment.GetEnvironmentVariable("SCILITERACY_LIVE_MODELS") ?? "30", CultureInfo.InvariantCulture);

    [Fact]
    public void Any_sequence_of_updates_gives_what_a_full_evaluation_gives_and_tells_what_changed()
    {
        var told = 0;
        for (var seed = 1; seed <= Models; seed++)
        {
            var random = new Random(seed);
            var model = new LiveModel(seed);
            var live = LiveEvaluation.Create(model.Model, model.Dataset(), model.Regions, changesKept: 1 << random.Next(18));
            var before = Cells(model.Model.Evaluate(model.Dataset(), model.Regions).Dataset);
            AssertSame(before, Cells(live.ToDataset()), seed);
            for (var step = 0; step < 12; step++)
            {
                var revisions = Enumerable.Range(0, random.Next(3) == 0 ? random.Next(0, 30) : 1).Select(_ => model.Revise()).ToArray();
                var changes = new List<CellChange>();
                Assert.Equal(Apply(live, revisions, changes), changes.Count);
                var after = Cells(model.Model.Evaluate(model.Dataset(), model.Regions).Dataset);
                AssertSame(after, Cells(live.ToDataset()), seed);

                var expected = before.Keys.Union(after.Keys).Select(k => (Key: k, Before: before.GetValueOrDefault(k, Nothing), After: after.GetValueOrDefault(k, Nothing)))
                    .Where(c => c.Before != c.After).ToHashSet();
                var actual = changes.Select(c => (Key: (c.Indicator, c.Entity, c.Period), Before: Bits(c.Before), After: Bits(c.After))).ToList();
                Assert.Equal(actual.Count, actual.Distinct().Count());
                Assert.True(expected.SetEquals(actual), $"Model {seed}, step {step}: told {actual.Count} changes, expected {expected.Count}.");
                told += actual.Count;
                before = after;
            }
        }

        Assert.True(told > 10 * Models, $"Only {told} changes.");
    }

    [Fact]
    public void A_snapshot_shows_what_was_there_when_it_was_taken()
    {
        for (var seed = 1001; seed <= 1000 + (Models / 3); seed++)
        {
            var model = new LiveModel(seed);
            var live = LiveEvaluation.Create(model.Model, model.Dataset(), model.Regions);
            var snapshots = new List<(LiveSnapshot Snapshot, Dictionary<(string, EntityKey, ReferencePeriod), (long, ObservationStatus)> Cells)>();
            for (var step = 0; step < 6; step++)
            {
                snapshots.Add((live.Snapshot(), Cells(live.ToDataset())));
                live.Apply([model.Revise(), model.Revise(), model.Revise()]);
            }

            foreach (var (snapshot, cells) in snapshots)
            {
                foreach (var indicator in live.Indicators)
                {
                    foreach (var entity in live.Entities)
                    {
                        foreach (var period in live.Periods)
                            Assert.Equal(cells.GetValueOrDefault((indicator, entity, period), Nothing), Bits(snapshot.Read(indicator, entity.Entity, entity.Breakdown, period)));
                    }
                }
            }
        }
    }

    [Fact]
    public void Plan_data_revised_gives_what_a_full_evaluation_of_it_gives()
    {
        var units = PlanData.Units();
        var indicators = PlanData.Indicators();
        var model = FormulaModel.Create(indicators, units).Require();
        var observations = PlanData.Statistics(indicators, units).Observations().ToList();
        var live = LiveEvaluation.Create(model, ObservationLists.Build(observations), PlanData.Regions());
        Assert.Equal(model.Evaluate(ObservationLists.Build(observations), PlanData.Regions()).Dataset.Observations(), live.ToDataset().Observations());

        var random = new Random(20201231);
        var changed = 0;
        for (var i = 0; i < 200; i++)
        {
            var at = random.Next(observations.Count);
            if (model.Find(observations[at].Indicator) is not null || observations[at].IsMissing)
                continue;
            var revised = observations[at] with { Value = observations[at].Value * (0.5 + random.NextDouble()), Source = null, Attributes = [] };
            observations[at] = revised;
            changed += live.Set(revised.Indicator, revised.Entity, revised.Breakdown, revised.Period, revised.Value, revised.Status);
        }

        var expected = model.Evaluate(ObservationLists.Build(observations), PlanData.Regions()).Dataset;
        AssertSame(Cells(expected), Cells(live.ToDataset()), 0);
        Assert.Equal(expected.Observations(), live.ToDataset().Observations());
        Assert.True(changed > 400, $"Only {changed} cells changed.");
    }

    private static (long, ObservationStatus) Nothing => (BitConverter.DoubleToInt64Bits(double.NaN), ObservationStatus.Missing);

    private static int Apply(LiveEvaluation live, ObservationRevision[] revisions, List<CellChange> changes)
    {
        if (revisions is not [var r])
            return live.Apply(revisions, changes);
        return r.IsRemoval
            ? live.Remove(r.Indicator, r.Entity, r.Breakdown, r.Period, changes)
            : live.Set(r.Indicator, r.Entity, r.Breakdown, r.Period, r.Value, r.Status, changes);
    }

    private static (long, ObservationStatus) Bits(CellValue cell) => (BitConverter.DoubleToInt64Bits(double.IsNaN(cell.Value) ? double.NaN : cell.Value), cell.Status);

    private static Dictionary<(string, EntityKey, ReferencePeriod), (long, ObservationStatus)> Cells(Dataset dataset) =>
        dataset.Observations().ToDictionary(o => (o.Indicator, new EntityKey(o.Entity, o.Breakdown), o.Period), o => Bits(new CellValue(o.Value, o.Status)));

    private static void AssertSame(
        Dictionary<(string, EntityKey, ReferencePeriod), (long, ObservationStatus)> expected,
        Dictionary<(string, EntityKey, ReferencePeriod), (long, ObservationStatus)> actual,
        int seed)
    {
        var different = expected.Keys.Union(actual.Keys).Where(k => expected.GetValueOrDefault(k, (-1, default)) != actual.GetValueOrDefault(k, (-1, default))).ToList();
        Assert.True(different.Count == 0, different.Count == 0 ? "" : $"Model {seed}: {different.Count} cells differ; the first is {different[0]}.");
    }
}
