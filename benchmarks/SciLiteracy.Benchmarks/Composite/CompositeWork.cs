using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Composite.Imputation;
using SciLiteracy.Indicators.Composite.Normalization;
using SciLiteracy.Indicators.Composite.Treatment;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Uncertainty;

namespace SciLiteracy.Benchmarks.Composite;

/// <summary>Indices of four levels over made-up data: skewed, one value in twenty missing, every third indicator better low.</summary>
internal static class CompositeWork
{
    /// <summary>Makes data of positive numbers whose logarithms are about normal.</summary>
    public static IndexData Data(int entities, int indicators)
    {
        var builder = new IndexDataBuilder(Enumerable.Range(0, entities).Select(e => new IndexRow(FormattableString.Invariant($"E{e:0000}"), null)));
        var state = 1UL;
        double Next()
        {
            unchecked
            {
                state = (state * 6364136223846793005) + 1442695040888963407;
            }

            return ((state >> 33) + 0.5) / (1UL << 31);
        }

        for (var i = 0; i < indicators; i++)
        {
            var column = new double[entities];
            for (var e = 0; e < entities; e++)
            {
                var value = Math.Exp((Next() + Next() + Next() + Next() - 2) * (1 + (i % 4)));
                column[e] = Next() < 0.05 ? double.NaN : value;
            }

            builder.Add(Code(i), column);
        }

        return builder.Build();
    }

    /// <summary>Makes the index: screened, filled with means, treated, min-max, arithmetic.</summary>
    public static IndexSpec Spec(int indicators, AggregationMethod? aggregation = null) => new()
    {
        Id = "bench",
        Structure = new IndexAggregate
        {
            Code = "Index",
            Children =
            [
                .. Enumerable.Range(0, indicators).Chunk((indicators + 1) / 2).Select((half, s) => new IndexAggregate
                {
                    Code = FormattableString.Invariant($"S{s}"),
                    Children =
                    [
                        .. half.Chunk(6).Select((pillar, p) => new IndexAggregate
                        {
                            Code = FormattableString.Invariant($"P{s}_{p}"),
                            Children =
                            [
                                .. pillar.Select(i => new IndexIndicator
                                {
                                    Code = Code(i), Weight = 1 + (i % 3), Direction = i % 3 == 0 ? Direction.Lower : Direction.Higher,
                                }),
                            ],
                        }),
                    ],
                }),
            ],
        },
        Steps =
        [
            new ScreenStep { MinAvailability = 0.7 },
            new ImputeStep(new(new MeanImputation())),
            new TreatStep(new(new OutlierTreatment())),
            new NormalizeStep(new(new MinMax { Range = new(1, 100) })),
            new AggregateStep([aggregation ?? new ArithmeticAggregation()]),
        ],
    };

    /// <summary>Makes an analysis: how many points are winsorized, three normalizations, and all weights of indicators.</summary>
    public static UncertaintySpec Uncertainty(int draws) => new()
    {
        Draws = draws,
        Vary =
        [
            new SettingAlternatives(new(StepKind.Treat), [.. Enumerable.Range(1, 5).Select(points => new WinsorizationSetting(new WinsorizePoints(points)))]),
            new SettingAlternatives(
                new(StepKind.Normalize),
                [
                    new NormalizationSetting(new MinMax { Range = new(1, 100) }),
                    new NormalizationSetting(new ZScore(10, 2)),
                    new NormalizationSetting(new RankScore(TieRule.Minimum)),
                ]),
            new WeightNoise(1, 0.25),
        ],
    };

    /// <summary>Makes standard errors of a tenth of every value.</summary>
    public static StandardErrors Errors(IndexData data) => new(
    [
        .. from code in data.Columns
           from r in Enumerable.Range(0, data.Rows.Length)
           let value = data.TryGetColumn(code, out var column) ? column[r] : double.NaN
           where !double.IsNaN(value)
           select new StandardErrorCell(data.Rows[r], code, 0.1 * value),
    ]);

    private static string Code(int indicator) => FormattableString.Invariant($"i{indicator:00}");
}
