using System.Globalization;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas;
using SciLiteracy.Indicators.Formulas.Binding;
using SciLiteracy.Indicators.Formulas.Evaluation;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Tests.Formulas.Evaluation;

/// <summary>Small datasets and random formulas over plain numbers, so that nearly every formula binds.</summary>
internal static class FormulaWorld
{
    /// <summary>A country N with the regions A to E, of which A has the cities A1 and A2; G groups A and B.</summary>
    public static readonly RegionHierarchy Regions = RegionHierarchy.Create(
    [
        new() { Code = "N", Name = PlanData.Name("N"), Level = "country" },
        new() { Code = "G", Name = PlanData.Name("G"), Level = "grouping" },
        new() { Code = "A", Name = PlanData.Name("A"), Parent = "N", Groups = ["G"] },
        new() { Code = "B", Name = PlanData.Name("B"), Parent = "N", Groups = ["G"] },
        new() { Code = "C", Name = PlanData.Name("C"), Parent = "N" },
        new() { Code = "D", Name = PlanData.Name("D"), Parent = "N" },
        new() { Code = "E", Name = PlanData.Name("E"), Parent = "N" },
        new() { Code = "A1", Name = PlanData.Name("A1"), Parent = "A" },
        new() { Code = "A2", Name = PlanData.Name("A2"), Parent = "A" },
    ]).Require();

    public static readonly string[] Inputs = ["x", "y", "w"];

    private static readonly string[] Numbers = ["0", "1", "2", "0.5", "50 %", "1e3", "3"];

    /// <summary>Evaluates formulas over the inputs; the first is called f, the next g, h …</summary>
    public static FormulaEvaluation Evaluate(Dataset data, params string[] formulas) => Evaluate(data, Regions, formulas);

    public static FormulaEvaluation Evaluate(Dataset data, RegionHierarchy regions, params string[] formulas) =>
        Model(formulas).Require().Evaluate(data, regions);

    public static Result<FormulaModel> Model(params string[] formulas) => FormulaModel.Create(
        Inputs.Select(i => new Indicator { Id = i, Name = PlanData.Name(i), Unit = "1" })
            .Concat(formulas.Select((f, i) => new Indicator
            {
                Id = ((char)('f' + i)).ToString(),
                Name = PlanData.Name("f"),
                Unit = "1",
                Formula = new SourceText(f) { Location = new("f.yaml", 1 + i, 1) },
            })),
        UnitCatalog.Empty);

    /// <summary>Makes a dataset of lines such as <c>x A 2020 12</c> or <c>x A[sex=male] 2020-Q1 3 E</c>; the value may be left out.</summary>
    public static Dataset Data(params string[] lines)
    {
        var builder = new DatasetBuilder();
        foreach (var line in lines)
        {
            var parts = line.Split(' ');
            var key = parts[1].Split('[', ']');
            var hasValue = parts.Length > 3 && double.TryParse(parts[3], CultureInfo.InvariantCulture, out _);
            Assert.True(ObservationStatusExtensions.TryParseLetter(parts.Length > (hasValue ? 4 : 3) ? parts[^1] : "", out var status));
            builder.Add(new Observation
            {
                Indicator = parts[0],
                Entity = key[0],
                Breakdown = key.Length > 1 ? Breakdown.Parse(key[1]) : Breakdown.Total,
                Period = ReferencePeriod.Parse(parts[2]),
                Value = hasValue ? double.Parse(parts[3], CultureInfo.InvariantCulture) : double.NaN,
                Status = status.Value,
            });
        }

        return builder.Build();
    }

    /// <summary>A dataset with gaps, zeros, negative numbers, statuses, breakdowns, and quarters beside years.</summary>
    public static Dataset RandomData(Random random)
    {
        var builder = new DatasetBuilder();
        foreach (var input in Inputs)
        {
            foreach (var entity in (string[])["N", "A", "B", "C", "D", "A1", "A2", "Z1", "Z2"])
            {
                foreach (var breakdown in (string[])["_T", "s=m", "s=f", "s=m;r=u"])
                {
                    for (var year = 2014; year <= 2019; year++)
                    {
                        if (year == 2016 || random.Next(4) == 0)
                            continue;
                        var isMissing = random.Next(10) == 0;
                        builder.Add(new Observation
                        {
                            Indicator = input,
                            Entity = entity,
                            Breakdown = Breakdown.Parse(breakdown),
                            Period = random.Next(12) == 0 ? ReferencePeriod.OfQuarter(year, random.Next(1, 5)) : ReferencePeriod.OfYear(year),
                            Value = isMissing ? double.NaN : random.Next(8) == 0 ? 0 : Math.Round((random.NextDouble() * 20) - (input == "w" ? 0 : 4), 2),
                            Status = isMissing
                                ? random.Next(2) == 0 ? ObservationStatus.Suppressed : ObservationStatus.Normal
                                : random.Next(5) == 0 ? ObservationStatus.Estimated : ObservationStatus.Normal,
                        });
                    }
                }
            }
        }

        return builder.Build();
    }

    /// <summary>A formula that binds over the inputs.</summary>
    public static string RandomFormula(Random random, int depth, Func<FormulaFunction, bool> functions, string[]? names = null)
    {
        names ??= Inputs;
        while (true)
        {
            // Sums of what may not be added do not bind.
            var formula = Number(depth);
            if (Model(formula, "x").IsOk)
                return formula;
        }

        string Number(int left)
        {
            if (left == 0 || random.Next(6) == 0)
            {
                return random.Next(5) switch
                {
                    0 => Numbers[random.Next(Numbers.Length)],
                    1 => $"{Inputs[random.Next(Inputs.Length)]}[s = {(random.Next(2) == 0 ? "m" : "f")}]",
                    _ => names[random.Next(names.Length)],
                };
            }

            switch (random.Next(5))
            {
                case 0:
                    return $"-({Number(left - 1)})";
                case 1 or 2:
                    return $"({Number(left - 1)} {"+-*/^"[random.Next(5)]} {Number(left - 1)})";
                default:
                    var choices = FormulaFunctions.All.Where(functions).Where(f => f.Unit != UnitRule.Truth).ToList();
                    var function = choices[random.Next(choices.Count)];
                    var count = random.Next(function.MinimumArguments, Math.Min(3, function.MaximumArguments) + 1);
                    count = Math.Max(count, function.MinimumArguments);
                    return $"{function.Name}({string.Join(", ", Enumerable.Range(0, count).Select(i => Argument(function, i, left - 1)))})";
            }
        }

        string Argument(FormulaFunction function, int i, int left) => function.ParameterAt(i).Kind switch
        {
            ParameterKind.Count => random.Next(1, 4).ToString(CultureInfo.InvariantCulture),
            ParameterKind.Constant when function.Kind == FunctionKind.QuantileRatio => i == 1 ? "0.8" : "0.2",
            ParameterKind.Constant => random.Next(2) == 0 ? "0.5" : "1",
            ParameterKind.Period => random.Next(2) == 0 ? "2015" : "\"2017-Q2\"",
            ParameterKind.Truth => Truth(left),
            _ => Number(left),
        };

        string Truth(int left) => random.Next(5) switch
        {
            0 when left > 0 => $"not ({Truth(left - 1)})",
            1 when left > 0 => $"({Truth(left - 1)} {(random.Next(2) == 0 ? "and" : "or")} {Truth(left - 1)})",
            2 when functions(FormulaFunctions.Find("is_missing")!) => $"is_missing({Number(left)})",
            _ => $"{Number(left)} {((string[])["=", "!=", "<", "<=", ">", ">="])[random.Next(6)]} {Number(left)}",
        };
    }
}
