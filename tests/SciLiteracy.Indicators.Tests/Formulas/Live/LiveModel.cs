using System.Text.RegularExpressions;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas;
using SciLiteracy.Indicators.Formulas.Live;
using SciLiteracy.Indicators.Observations;
using SciLiteracy.Indicators.Tests.Formulas.Binding;

namespace SciLiteracy.Indicators.Tests.Formulas.Live;

/// <summary>
/// A random model with observations that can be changed. An indicator that no formula names is observed everywhere, so that the axes stay whatever is taken away.
/// </summary>
internal sealed partial class LiveModel
{
    private const string Anchor = "anchor";

    private static readonly (string Id, string Unit)[] Observed =
    [
        ("population", "person"), ("venues", "venue"), ("funds", "1e4 CNY"), ("rate", "%"), ("score", "1"), ("area", "m^2"), ("hours", "hour"), ("minutes", "minute"),
    ];

    // Every function that looks at other cells, by itself and around others.
    private static readonly (string Unit, string Text)[] Templates =
    [
        ("person", "lag(population, 1)"), ("person", "lag(population, 4)"), ("%", "at(rate, 2019)"), ("%", "at(rate, \"2020-Q1\")"), ("person", "change(population)"),
        ("%", "growth(population, 2)"), ("%", "cagr(funds, 2)"), ("%", "rolling_mean(rate, 3)"), ("1e4 CNY", "rolling_sum(funds, 2)"), ("CNY", "cumulative(funds)"),
        ("%", "interpolate(rate)"), ("1", "latest(score, 2)"), ("person", "total(population)"), ("%", "share(population)"), ("%", "parent(rate)"), ("1", "rank(rate)"),
        ("%", "mean_of(rate)"), ("1", "gini(rate, population)"), ("1", "theil_t(rate)"), ("1", "theil_l(rate, venues)"), ("1", "atkinson(rate, 0.5, population)"),
        ("1", "hoover(population, venues)"), ("1", "cv(rate, population)"), ("1", "max_min_ratio(rate)"), ("1", "quantile_ratio(rate, 0.8, 0.2, population)"),
        ("1", "quantile_ratio(score, 0.5, 0)"), ("%", "rate[sex = male] - rate[sex = female]"), ("m^2", "coalesce(area[a = b; c = d], parent(area), 0)"),
        ("person", "if(rate > 5 %, population, lag(population, 1) * 2)"), ("1", "rank(share(population) + 1)"), ("1", "gini(rate - lag(rate, 1), population)"),
        ("CNY", "cumulative(cumulative(funds) - lag(cumulative(funds), 1))"), ("%", "interpolate(latest(rate, 1) / 2)"), ("person", "total(total(population) - population)"),
        ("1", "if(is_missing(rate), 1, 0)"), ("1", "max(score, lag(score, 1), 2) / min(score, parent(score))"), ("1", "clamp(score, lag(score, 1), 10)"),
        ("1", "round(sqrt(score), 2) + ln(score) + exp(score) + abs(score)"), ("1", "score ^ lag(score, 1)"), ("1", "rolling_mean(rank(rate), 2)"), ("1", "2"),
    ];

    private static readonly string[] Periods = ["2015", "2016", "2017", "2018", "2019", "2020", "2020-Q1", "2020-Q2"];
    private static readonly double[] Values = [0, -0.0, 1, 2, 3, 7, 10, 0.1, 12.5, 100, -1, -4, 1e-300, 1e308, 1.7976931348623157e308, 1.0 / 3];

    private readonly Random _random;
    private readonly List<EntityKey> _entities;
    private readonly Dictionary<(string, EntityKey, ReferencePeriod), CellValue> _observations = [];

    public LiveModel(int seed)
    {
        _random = new Random(seed);
        Regions = RandomRegions();
        string[] breakdowns = ["_T", "sex=male", "sex=female", "a=b;c=d"];
        var codes = Regions.Regions.Select(r => r.Code).Append("x").Append("z").Where(_ => _random.Next(8) > 0).DefaultIfEmpty("x").ToList();
        _entities = [.. codes.SelectMany(c => breakdowns.Where(b => b == "_T" || _random.Next(3) == 0).Select(b => new EntityKey(c, Breakdown.Parse(b))))];
        Model = RandomFormulas();
        foreach (var (indicator, _) in Observed)
        {
            foreach (var entity in _entities)
            {
                foreach (var period in Periods)
                {
                    if (_random.Next(4) > 0)
                        _observations[(indicator, entity, ReferencePeriod.Parse(period))] = RandomCell();
                }
            }
        }
    }

    public FormulaModel Model { get; }

    public RegionHierarchy Regions { get; }

    public Dataset Dataset()
    {
        var builder = new DatasetBuilder();
        foreach (var ((indicator, entity, period), cell) in _observations)
        {
            builder.Add(new Observation
            {
                Indicator = indicator,
                Entity = entity.Entity,
                Breakdown = entity.Breakdown,
                Period = period,
                Value = cell.Value,
                Status = cell.Status,
            });
        }

        foreach (var entity in _entities)
        {
            foreach (var period in Periods)
                builder.Add(new Observation { Indicator = Anchor, Entity = entity.Entity, Breakdown = entity.Breakdown, Period = ReferencePeriod.Parse(period), Value = 1 });
        }

        return builder.Build();
    }

    /// <summary>Makes a revision and takes it over into the observations.</summary>
    public ObservationRevision Revise()
    {
        var indicator = Observed[_random.Next(Observed.Length)].Id;
        var entity = _entities[_random.Next(_entities.Count)];
        var period = ReferencePeriod.Parse(Periods[_random.Next(Periods.Length)]);
        var isRemoval = _random.Next(5) == 0;
        var cell = RandomCell();
        if (isRemoval)
            _observations.Remove((indicator, entity, period));
        else
            _observations[(indicator, entity, period)] = cell;
        return new ObservationRevision
        {
            Indicator = indicator,
            Entity = entity.Entity,
            Breakdown = entity.Breakdown,
            Period = period,
            Value = cell.Value,
            Status = cell.Status,
            IsRemoval = isRemoval,
        };
    }

    private static LocalizedText Name(string text) => PlanData.Name(text);

    private RegionHierarchy RandomRegions()
    {
        var regions = new List<Region> { new() { Code = "N", Name = Name("N"), Level = "nation" }, new() { Code = "G", Name = Name("G") } };
        foreach (var code in (string[])["A", "B", "C", "A1", "A2", "B1", "M"])
        {
            var parent = code switch { "A" or "B" or "C" => "N", "M" => null, _ => code[..1] };
            regions.Add(new Region
            {
                Code = code,
                Name = Name(code),
                Level = code == "M" ? "nation" : null,
                Parent = parent is null ? null : new Reference(parent),
                Groups = _random.Next(3) == 0 ? [new Reference("G")] : [],
            });
        }

        return RegionHierarchy.Create(regions).Require();
    }

    private CellValue RandomCell()
    {
        var isMissing = _random.Next(6) == 0;
        ObservationStatus status;
        do
            status = _random.Next(3) > 0 && !isMissing ? ObservationStatus.Normal : (ObservationStatus)_random.Next((int)ObservationStatus.IncludesOtherCategory + 1);
        while (status.IsMissing() != isMissing);
        return new CellValue(isMissing ? double.NaN : Values[_random.Next(Values.Length)], status);
    }

    // Formulas of templates and random ones; names of observed indicators are now and then replaced by formulas of the same unit.
    private FormulaModel RandomFormulas()
    {
        var formulas = new List<Indicator>();
        FormulaModel? model = null;
        for (var attempt = 0; attempt < 60 && formulas.Count < 14; attempt++)
        {
            var (unit, text) = _random.Next(3) > 0
                ? Templates[_random.Next(Templates.Length)]
                : (Observed[_random.Next(Observed.Length)].Unit, FormulaBindingFuzzTests.Expression(_random, _random.Next(1, 4)));
            text = Word().Replace(text, m => Replaced(m.Value));
            var candidate = FormulaBindingTests.Compute($"f{formulas.Count}", unit, text);
            var result = FormulaBindingTests.Model([.. formulas, candidate]);
            if (!result.IsOk)
                continue;
            model = result.Value;
            formulas.Add(candidate);
        }

        return model!;

        string Replaced(string name)
        {
            var unit = Array.Find(Observed, o => o.Id == name).Unit;
            var fitting = formulas.Where(f => f.Unit.Text == unit).ToList();
            return fitting.Count > 0 && _random.Next(2) == 0 ? fitting[_random.Next(fitting.Count)].Id : name;
        }
    }

    [GeneratedRegex("[a-z]+")]
    private static partial Regex Word();
}
