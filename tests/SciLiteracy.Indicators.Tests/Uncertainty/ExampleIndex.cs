using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Composite.Normalization;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Tests.Uncertainty;

/// <summary>An index of three levels over made-up data, on which uncertainty is examined.</summary>
internal static class ExampleIndex
{
    public static readonly string[] Codes = ["a", "b", "c", "d", "e", "f"];

    /// <summary>Gets the index: two pillars of three indicators each, one of them better low.</summary>
    public static IndexSpec Spec { get; } = new()
    {
        Id = "example",
        Structure = new IndexAggregate
        {
            Code = "Index",
            Children =
            [
                new IndexAggregate
                {
                    Code = "P",
                    Weight = 2,
                    Children = [new IndexIndicator { Code = "a", Weight = 3 }, new IndexIndicator { Code = "b", Direction = Direction.Lower }, new IndexIndicator { Code = "c" }],
                },
                new IndexAggregate
                {
                    Code = "Q",
                    Children = [new IndexIndicator { Code = "d" }, new IndexIndicator { Code = "e" }, new IndexIndicator { Code = "f", Weight = 0.5 }],
                },
            ],
        },
        Steps =
        [
            new ScreenStep { MinAvailability = 0.5 },
            new NormalizeStep(new(new MinMax { Range = new(1, 100) })),
            new AggregateStep([new ArithmeticAggregation()]),
        ],
        WeightSets = [new WeightSet("flat", [new("a", 1), new("P", 1), new("f", 1)]), new WeightSet("steep", [new("a", 9), new("Q", 0.2)])],
    };

    /// <summary>Makes data: positive, skewed, some missing.</summary>
    public static IndexData Data(int rows, ulong seed = 1, double missing = 0.1, IReadOnlyList<int>? order = null)
    {
        var random = new CounterRandom(seed, RandomPurpose.Cells);
        var places = order ?? [.. Enumerable.Range(0, rows)];
        var builder = new IndexDataBuilder(places.Select(r => new IndexRow(EntityOf(r), null)));
        for (var c = 0; c < Codes.Length; c++)
        {
            builder.Add(Codes[c], [.. places.Select(r => random.Uniform(r, (2 * c) + 100) < missing ? double.NaN : Math.Exp(random.Normal(r, 2 * c)))]);
        }

        return builder.Build();
    }

    public static string EntityOf(int row) => FormattableString.Invariant($"E{row:00}");

    /// <summary>Returns the index with a step in place of another.</summary>
    public static IndexSpec With(this IndexSpec spec, int step, IndexStep other) => spec with { Steps = [.. spec.Steps.Select((s, i) => i == step ? other : s)] };

    /// <summary>Returns the index with other weights.</summary>
    public static IndexSpec WithWeights(this IndexSpec spec, Func<IndexNode, double> weight) => spec with { Structure = (IndexAggregate)Reweigh(spec.Structure, weight) };

    /// <summary>Returns the index without a node.</summary>
    public static IndexSpec Without(this IndexSpec spec, string code) => spec with { Structure = (IndexAggregate)Prune(spec.Structure, code)!, WeightSets = [] };

    private static IndexNode Reweigh(IndexNode node, Func<IndexNode, double> weight) => node switch
    {
        IndexAggregate aggregate => aggregate with { Weight = weight(node), Children = [.. aggregate.Children.Select(c => Reweigh(c, weight))] },
        _ => node with { Weight = weight(node) },
    };

    private static IndexNode? Prune(IndexNode node, string code) => node switch
    {
        _ when node.Code == code => null,
        IndexAggregate aggregate => aggregate with { Children = [.. aggregate.Children.Select(c => Prune(c, code)).OfType<IndexNode>()] },
        _ => node,
    };
}
