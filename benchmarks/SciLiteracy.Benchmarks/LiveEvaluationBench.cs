using BenchmarkDotNet.Attributes;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas;
using SciLiteracy.Indicators.Formulas.Live;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Benchmarks;

/// <summary>
/// One observation revised in a model of 200 indicators (50 observed, 150 computed) over 3,000 entities and 20 years, all of it observed; and reads from
/// snapshots beside it. In every group of ten formulas, ten cells depend on an observation of a year with years before and after it.
/// </summary>
[MemoryDiagnoser]
[MedianColumn]
public class LiveEvaluationBench
{
    private const int Seed = 20160301;
    private const int Entities = 3000;
    private const int FirstYear = 2001;
    private const int Years = 20;
    private const int Bases = 50;
    private const int Groups = 15;
    private const int Revisions = 4096;

    private readonly (string Indicator, string Entity, ReferencePeriod Period, double Value)[] _revisions = new (string, string, ReferencePeriod, double)[Revisions];
    private readonly List<CellChange> _changes = new(64);
    private LiveEvaluation _live = null!;
    private int _next;

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(Seed);
        var name = LocalizedText.Of("en", "x");
        var indicators = Enumerable.Range(0, Bases).Select(i => new Indicator { Id = $"b{i}", Name = name, Unit = "1" }).ToList();
        for (var g = 0; g < Groups; g++)
        {
            var (a, b, c) = ($"b{3 * g}", $"b{(3 * g) + 1}", $"b{(3 * g) + 2}");
            string[] formulas =
            [
                $"{a} / {b}", $"change({a})", $"lag({a}, 3)", $"f{g}_0 * 100", $"{b} + {c}", $"coalesce({a}, {c})", $"if({a} > {b}, {a}, {b})",
                $"sqrt({a} * {a} + 1)", $"clamp(f{g}_0, 0, 20)", $"f{g}_5 - {b}",
            ];
            indicators.AddRange(formulas.Select((f, i) => new Indicator { Id = $"f{g}_{i}", Name = name, Unit = "1", Formula = f }));
        }

        var builder = new DatasetBuilder();
        foreach (var indicator in indicators.Where(i => i.Formula is null))
        {
            for (var cell = 0; cell < Entities * Years; cell++)
            {
                builder.TryAdd(
                    indicator.Id, $"E{cell % Entities}", Breakdown.Total, ReferencePeriod.OfYear(FirstYear + (cell / Entities)), 1 + random.NextDouble(),
                    ObservationStatus.Normal, null, default, [], SourceLocation.None, out _);
            }
        }

        var model = FormulaModel.Create(indicators, UnitCatalog.Create([]).Require()).Require();
        _live = LiveEvaluation.Create(model, builder.Build(), RegionHierarchy.Empty);
        for (var i = 0; i < Revisions; i++)
        {
            var year = ReferencePeriod.OfYear(FirstYear + 1 + random.Next(Years - 4));
            _revisions[i] = ($"b{3 * random.Next(Groups)}", $"E{random.Next(Entities)}", year, 2 + random.NextDouble());
        }

        foreach (var (indicator, entity, period, value) in _revisions)
        {
            if (_live.Set(indicator, entity, period, value + 1) is var changed and not 11)
                throw new InvalidOperationException($"{changed} cells changed; expected the observation and ten others.");
        }
    }

    [Benchmark(Baseline = true)]
    public int One_observation_revised_with_ten_dependents()
    {
        ref readonly var revision = ref _revisions[_next++ % Revisions];
        _changes.Clear();

        // Another value each time round, so that there is always something to do.
        return _live.Set(revision.Indicator, revision.Entity, revision.Period, revision.Value + (_next * 1e-9), changes: _changes);
    }

    [Benchmark]
    public double A_cell_read_from_a_new_snapshot()
    {
        ref readonly var revision = ref _revisions[_next++ % Revisions];
        return _live.Snapshot().Read(revision.Indicator, revision.Entity, revision.Period).Value;
    }
}
