using System.Globalization;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Benchmarks.Formulas;

/// <summary>Formulas that are chained, and the columns they begin from. benchmarks/peers/formulas.py has the same formulas.</summary>
public static class FormulaWork
{
    public const int BaseColumns = 60;
    public const int Entities = 3000;
    public const int Years = 20;
    public const int Formulas = 40;

    private const int Seed = 20160301;

    public static UnitCatalog Units { get; } = UnitCatalog.Create([]).Require();

    public static RegionHierarchy Regions { get; } = RegionHierarchy.Create([]).Require();

    /// <summary>Returns the values of the base columns, each [years × entities]; a share of them is missing.</summary>
    public static double[][] Values(double missing)
    {
        var random = new Random(Seed);
        var columns = new double[BaseColumns][];
        for (var c = 0; c < columns.Length; c++)
        {
            columns[c] = new double[Years * Entities];
            foreach (ref var value in columns[c].AsSpan())
            {
                value = 1 + (999 * random.NextDouble());
                if (random.NextDouble() < missing)
                    value = double.NaN;
            }
        }

        return columns;
    }

    public static Dataset Data(double[][] columns, int entities = Entities)
    {
        var builder = new DatasetBuilder();
        for (var c = 0; c < columns.Length; c++)
        {
            for (var year = 0; year < Years; year++)
            {
                for (var entity = 0; entity < entities; entity++)
                {
                    var value = columns[c][(year * Entities) + entity];
                    builder.TryAdd(
                        Base(c), string.Create(CultureInfo.InvariantCulture, $"e{entity:0000}"), Breakdown.Total, ReferencePeriod.OfYear(2000 + year), value,
                        double.IsNaN(value) ? ObservationStatus.Missing : ObservationStatus.Normal, null, default, [], SourceLocation.None, out _);
                }
            }
        }

        return builder.Build();
    }

    public static List<Indicator> Indicators(int formulas = Formulas)
    {
        var indicators = new List<Indicator>();
        for (var c = 0; c < BaseColumns; c++)
            indicators.Add(Indicator(Base(c), null));
        for (var f = 0; f < formulas; f++)
            indicators.Add(Indicator(Formula(f), Text(f)));
        return indicators;
    }

    public static FormulaModel Model(int formulas = Formulas) => FormulaModel.Create(Indicators(formulas), Units).Require();

    public static string Formula(int f) => string.Create(CultureInfo.InvariantCulture, $"f{f:0000}");

    private static string Base(int c) => string.Create(CultureInfo.InvariantCulture, $"b{c:00}");

    private static string Text(int f)
    {
        var (x, y, z) = (Base(f % BaseColumns), Base((f + 7) % BaseColumns), Base((f + 23) % BaseColumns));
        var previous = f == 0 ? Base(59) : Formula(f - 1);
        return (f % 10) switch
        {
            0 => $"{x} / {y} * 100",
            1 => $"{previous} + ({x} - {z}) / {y}",
            2 => $"growth({x}) * 100 - {previous}",
            3 => $"if({previous} > {x}, {previous} - {z}, {x} + {z})",
            4 => $"coalesce({previous}, {y}) * 0.5 + {z}",
            5 => $"share({x}) * 100 + {previous}",
            6 => $"min(max({previous}, 0), 1000) + {x} * {y}",
            7 => $"rolling_mean({y}, 3) - {x}",
            8 => $"({previous} - lag({previous}, 1)) / abs({x})",
            _ => $"sqrt(abs({previous})) + ln({x})",
        };
    }

    private static Indicator Indicator(string id, string? formula) => new()
    {
        Id = id,
        Name = LocalizedText.Of("en", id),
        Unit = "1",
        Nature = IndicatorNature.Flow,
        Formula = formula is null ? null : new SourceText(formula),
    };
}
