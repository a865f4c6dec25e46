using System.Globalization;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas;
using SciLiteracy.Indicators.Formulas.Binding;
using SciLiteracy.Indicators.Observations;
using SciLiteracy.Testing;

namespace SciLiteracy.Indicators.Tests.Formulas;

/// <summary>Draws models of formulas that refer to each other and bind, and data with gaps, statuses, zeros, negative and huge numbers.</summary>
internal static class FormulaCases
{
    private static readonly string[] Base = ["a", "b", "c", "p", "w"];
    private static readonly string[] Signs = ["+", "-", "*", "/", "+", "-", "*", "/", "^"];
    private static readonly string[] Comparisons = ["=", "!=", "<", "<=", ">", ">="];
    private static readonly string[] Constants = ["0", "1", "2", "0.5", "-1", "10 %", "100", "1e300"];
    private static readonly string[] Keys = ["N", "A", "B", "C", "D", "a1", "a2", "R", "x", "y"];
    private static readonly string[] Breakdowns = ["_T", "_T", "_T", "sex=female", "sex=male", "age=18;sex=female"];
    private static readonly string[] Periods = ["2015", "2016", "2017", "2019", "2020", "2020-Q1", "2020-Q2", "2020-Q4"];
    private static readonly double[] Numbers = [0, 0, -0.0, 1, 2, 3.5, -1, -2.25, 0.1, 1.0 / 3, 1e9, 1e200, 1.7e308, 5e-324, 7];

    public static RegionHierarchy Regions { get; } = RegionHierarchy.Create(
    [
        Region("N", null), Region("A", "N"), Region("B", "N"), Region("C", "N"), Region("D", "N"), Region("a1", "A"), Region("a2", "A"),
        new() { Code = "R", Name = PlanData.Name("R") },
        new() { Code = "r1", Name = PlanData.Name("r1"), Parent = "B", Groups = ["R"] },
    ]).Require();

    /// <summary>Returns formulas that bind; of texts that do not, others are drawn.</summary>
    public static FormulaModel Model(Draw draw, int count)
    {
        var indicators = Base.Select(id => new Indicator
        {
            Id = id,
            Name = PlanData.Name(id),
            Unit = id == "p" ? "%" : "1",
            Nature = IndicatorNature.Flow,
        }).ToList();
        var units = UnitCatalog.Create([]).Require();
        var model = FormulaModel.Create(indicators, units).Require();
        for (var i = 0; i < count;)
        {
            var names = indicators.Select(n => n.Id).ToArray();
            var id = i == 0 && draw.Chance(20) ? "w" : $"f{i}";
            var others = names.Where(n => n != id).ToArray();
            var text = Number(draw, others, draw.Between(1, 4));
            var next = indicators.Where(n => n.Id != id).Append(new Indicator
            {
                Id = id,
                Name = PlanData.Name(id),
                Unit = draw.Chance(80) ? "1" : "%",
                Nature = IndicatorNature.Flow,
                Formula = new SourceText(text) { Location = new("f.yaml", i + 1, 1) },
            }).ToList();
            var result = FormulaModel.Create(next, units);
            if (!result.IsOk)
                continue;
            (indicators, model) = (next, result.Value);
            i++;
        }

        return model;
    }

    private const int Gaps = -1;

    public static Dataset Data(Draw draw)
    {
        var builder = new DatasetBuilder();
        var density = draw.Between(20, 100);
        foreach (var id in Base)
        {
            if (draw.Chance(10))
                continue;
            var odd = draw.Pick<int>([30, 30, Gaps]);
            foreach (var key in Keys)
            {
                foreach (var breakdown in Breakdowns.Distinct())
                {
                    foreach (var period in Periods)
                    {
                        if (draw.Chance(density) && (breakdown == "_T" || draw.Chance(40)))
                            Add(draw, builder, id, key, Breakdown.Parse(breakdown), ReferencePeriod.Parse(period), odd);
                    }
                }
            }
        }

        return builder.Build();
    }

    /// <summary>Returns data of many entities that are children of one; some have no observation that is out of the usual.</summary>
    public static (Dataset Data, RegionHierarchy Regions) Wide(Draw draw, int entities)
    {
        var builder = new DatasetBuilder();
        foreach (var id in Base)
        {
            var odd = draw.Pick<int>([0, 0, 1, 30, Gaps]);
            for (var year = 2017; year <= 2020; year++)
            {
                for (var entity = 0; entity < entities; entity++)
                    Add(draw, builder, id, $"e{entity}", Breakdown.Total, ReferencePeriod.OfYear(year), odd);
            }
        }

        return (builder.Build(), RegionHierarchy.Create(Enumerable.Range(0, entities).Select(e => Region($"e{e}", e == 0 ? null : "e0"))).Require());
    }

    private static void Add(Draw draw, DatasetBuilder builder, string id, string entity, Breakdown breakdown, ReferencePeriod period, int oddPercent)
    {
        if (oddPercent == Gaps)
        {
            // Nothing out of the usual but that some are missing.
            var isMissing = draw.Chance(5);
            builder.Add(new Observation
            {
                Indicator = id,
                Entity = entity,
                Breakdown = breakdown,
                Period = period,
                Value = isMissing ? double.NaN : draw.Chance(5) ? 0 : draw.Between(1, 1000) / 8.0,
                Status = isMissing ? ObservationStatus.Missing : ObservationStatus.Normal,
            });
            return;
        }

        var value = draw.Chance(oddPercent) ? draw.Pick(Numbers) : draw.Between(1, 1000) / 8.0;
        var status = draw.Chance(oddPercent) ? (ObservationStatus)draw.Between(0, (int)ObservationStatus.IncludesOtherCategory) : ObservationStatus.Normal;
        if (status.IsMissing() || draw.Chance(oddPercent / 6))
            value = double.NaN;
        builder.Add(new Observation { Indicator = id, Entity = entity, Breakdown = breakdown, Period = period, Value = value, Status = status });
    }

    private static Region Region(string code, string? parent) =>
        new() { Code = code, Name = PlanData.Name(code), Parent = parent is null ? null : new Reference(parent) };

    private static string Number(Draw draw, string[] names, int depth)
    {
        if (depth == 0 || draw.Chance(15))
        {
            return draw.Between(0, 9) switch
            {
                0 or 1 => draw.Pick(Constants),
                2 => $"{draw.Pick(names)}[sex = {draw.Pick<string>(["female", "male"])}]",
                _ => draw.Pick(names),
            };
        }

        switch (draw.Between(0, 5))
        {
            case 0 or 1:
                return $"({Number(draw, names, depth - 1)} {draw.Pick(Signs)} {Number(draw, names, depth - 1)})";
            case 2:
                return draw.Chance(50) ? $"-({Number(draw, names, depth - 1)})" : $"+({Number(draw, names, depth - 1)})";
            default:
                var function = draw.Pick(FormulaFunctions.All);
                if (function.Kind == FunctionKind.IsMissing)
                    return $"if({Truth(draw, names, depth - 1)}, {Number(draw, names, depth - 1)}, {Number(draw, names, depth - 1)})";
                var count = draw.Between(function.MinimumArguments, Math.Min(function.MaximumArguments, function.MinimumArguments + 1));
                return $"{function.Name}({string.Join(", ", Enumerable.Range(0, count).Select(i => Argument(draw, names, function, i, depth)))})";
        }
    }

    private static string Truth(Draw draw, string[] names, int depth) => draw.Between(0, 5) switch
    {
        0 => $"is_missing({Number(draw, names, Math.Max(0, depth - 1))})",
        1 when depth > 0 => $"({Truth(draw, names, depth - 1)} and {Truth(draw, names, depth - 1)})",
        2 when depth > 0 => $"({Truth(draw, names, depth - 1)} or {Truth(draw, names, depth - 1)})",
        3 when depth > 0 => $"not {Truth(draw, names, depth - 1)}",
        4 when draw.Chance(20) => draw.Pick<string>(["true", "false"]),
        _ => $"({Number(draw, names, Math.Max(0, depth - 1))} {draw.Pick(Comparisons)} {Number(draw, names, Math.Max(0, depth - 1))})",
    };

    private static string Argument(Draw draw, string[] names, FormulaFunction function, int i, int depth) => function.ParameterAt(i).Kind switch
    {
        ParameterKind.Count => draw.Between(1, 3).ToString(CultureInfo.InvariantCulture),
        ParameterKind.Constant => draw.Pick<string>(["0", "0.5", "1", "0.2"]),
        ParameterKind.Period => draw.Pick<string>(["2019", "2018", "\"2020-Q1\""]),
        ParameterKind.Truth => Truth(draw, names, depth - 1),
        _ => Number(draw, names, depth - 1),
    };
}
