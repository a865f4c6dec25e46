using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Composite.Imputation;
using SciLiteracy.Indicators.Composite.Normalization;
using SciLiteracy.Indicators.Composite.Treatment;
using SciLiteracy.Testing;
using static SciLiteracy.Indicators.Tests.Composite.Indices;

namespace SciLiteracy.Indicators.Tests.Composite;

/// <summary>What holds for every index. Data are made of a seed: missing values, ties, outliers and columns without spread are common.</summary>
public class CompositeLaws
{
    private static readonly string[] Codes = ["a", "b", "c", "d", "e"];

    private static readonly IndexStep[] Steps =
    [
        new ScreenStep { MinAvailability = 0.4 },
        new ImputeStep(new(new MedianImputation()) { Only = ["a"] }),
        new TreatStep(new(new OutlierTreatment())),
        new NormalizeStep(new(new MinMax { Range = new(1, 100) })),
        new AggregateStep([new ArithmeticAggregation(), new GeometricAggregation()]),
    ];

    private static readonly AggregationMethod[] Methods =
    [
        new ArithmeticAggregation(), new GeometricAggregation(), new HarmonicAggregation(), new PowerAggregation(2), new MedianAggregation(), new MinimumAggregation(),
        new CopelandAggregation(), new OrderedWeightedAggregation([], 2),
    ];

    private static double[][] Table(int seed, int rows)
    {
        var random = new Random(seed);
        double Value(int kind) => random.Next(8) == 0 ? N : kind switch
        {
            0 => random.Next(4),
            1 => Math.Exp(random.NextDouble() * 9),
            2 => 7,
            _ => (random.NextDouble() * 200) - 100,
        };
        return [.. Codes.Select((_, c) =>
        {
            var kind = c == 4 ? random.Next(4) : c % 2 == 0 ? 3 : random.Next(2);
            return Enumerable.Range(0, rows).Select(_ => Value(kind)).ToArray();
        })];
    }

    private static IndexData Data(double[][] table, int[]? order = null)
    {
        order ??= [.. Enumerable.Range(0, table[0].Length)];
        var builder = Rows([.. order.Select(i => $"E{i}")]);
        for (var c = 0; c < Codes.Length; c++)
            builder.Add(Codes[c], [.. order.Select(i => table[c][i])]);
        return builder.Build();
    }

    private static IndexAggregate Structure(bool reversed = false, double scale = 1)
    {
        IndexNode[] p = [Indicator("a", weight: 2 * scale), Indicator("b", Direction.Lower, scale), Indicator("c", weight: 3 * scale)];
        IndexNode[] q = [Indicator("d"), Indicator("e", Direction.Lower, 2)];
        IndexNode[] top = [Aggregate("p", reversed ? [.. p.Reverse()] : p) with { Weight = 2 * scale }, Aggregate("q", reversed ? [.. q.Reverse()] : q) with { Weight = scale }];
        return Aggregate("Index", reversed ? [.. top.Reverse()] : top);
    }

    private static Dictionary<string, (double Score, double Rank)> Scores(IndexSpec spec, IndexData data)
    {
        var result = Compute(spec, data);
        return result.Scores!.Rows.Select((r, i) => (r.Entity, (result.Scores.Column("Index")[i], result.Ranks!.Column("Index")[i]))).ToDictionary(x => x.Entity, x => x.Item2);
    }

    private static void Same(Dictionary<string, (double Score, double Rank)> expected, Dictionary<string, (double Score, double Rank)> actual)
    {
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        foreach (var (entity, (score, _)) in expected)
            Equal([score], [actual[entity].Score], 1e-9);
    }

    // Law: permutation of entities. The order of the rows changes no score.
    [Property(MaxTest = 60)]
    public void The_order_of_entities_does_not_matter(int seed)
    {
        var table = Table(seed, 12);
        int[] order = [.. Enumerable.Range(0, 12)];
        new Random(seed + 1).Shuffle(order);
        foreach (var method in Methods)
        {
            var spec = Spec(Structure(), [.. Steps[..4], new AggregateStep([method is CopelandAggregation ? new ArithmeticAggregation() : method, method])]);
            Same(Scores(spec, Data(table)), Scores(spec, Data(table, order)));
        }
    }

    // Law: permutation of siblings.
    [Property(MaxTest = 60)]
    public void The_order_of_siblings_does_not_matter(int seed)
    {
        var data = Data(Table(seed, 12));

        Same(Scores(Spec(Structure(), Steps), data), Scores(Spec(Structure(reversed: true), Steps), data));
    }

    // Law: weights are relative. Rescaling those of siblings changes no score.
    [Property(MaxTest = 60)]
    public void Only_the_proportions_of_weights_matter(int seed)
    {
        var data = Data(Table(seed, 12));

        Same(Scores(Spec(Structure(), Steps), data), Scores(Spec(Structure(scale: 7.3), Steps), data));
    }

    // Law: invariance under a change of unit, where normalization takes it out.
    [Property(MaxTest = 60)]
    public void A_change_of_unit_does_not_matter(int seed)
    {
        var table = Table(seed, 12);
        double[][] other = [.. table.Select((column, c) => column.Select(x => c == 0 ? (8 * x) + 32 : x).ToArray())];
        foreach (var method in (NormalizationMethod[])[new MinMax { Range = new(1, 100) }, new RankScore(), new PercentileRank { Range = new(1, 2) }, new DistanceToMaximum { Range = new(1, 2) }])
        {
            var spec = Spec(Structure(), Steps[0], new NormalizeStep(new(method)), new AggregateStep([new ArithmeticAggregation()]));
            Same(Scores(spec, Data(table)), Scores(spec, Data(other)));
        }
    }

    // Law: bounds. A mean of scores from 1 to 100 is from 1 to 100.
    [Property(MaxTest = 60)]
    public void Scores_stay_inside_the_range_of_the_normalization(int seed)
    {
        foreach (var method in Methods.Where(m => m is not CopelandAggregation))
        {
            var spec = Spec(Structure(), [.. Steps[..4], new AggregateStep([method])]);
            Assert.All(Scores(spec, Data(Table(seed, 12))).Values, s => Assert.True(double.IsNaN(s.Score) || (s.Score >= 1 - 1e-9 && s.Score <= 100 + 1e-9)));
        }
    }

    // Law: monotonicity. With fixed goalposts a better value of one indicator lowers no score of its entity and changes no other.
    [Property(MaxTest = 60)]
    public void A_better_value_never_lowers_the_score(int seed)
    {
        var table = Table(seed, 12);
        double[][] better = [.. table.Select(c => c.ToArray())];
        better[0][3] += 5;
        better[1][3] -= 5;
        foreach (var method in Methods.Where(m => m is not CopelandAggregation))
        {
            var spec = Spec(
                Aggregate("Index", Indicator("a") with { Goalposts = Goalposts.Of(-100, 100) }, Indicator("b", Direction.Lower) with { Goalposts = Goalposts.Of(-10, 9000) }),
                new NormalizeStep(new(new GoalpostScaling { Range = new(1, 100) })),
                new AggregateStep([method]));
            var (before, after) = (Scores(spec, Data(table)), Scores(spec, Data(better)));
            foreach (var (entity, (score, _)) in before)
            {
                if (entity == "E3")
                    Assert.True(double.IsNaN(score) || after[entity].Score >= score - 1e-9);
                else
                    Assert.Equal(score, after[entity].Score);
            }
        }
    }

    // Law: competition ranks. The rank is one more than the number of higher scores.
    [Property(MaxTest = 60)]
    public void The_rank_is_one_more_than_the_number_of_higher_scores(int seed)
    {
        var scores = Scores(Spec(Structure(), [.. Steps[..4], new AggregateStep([new MedianAggregation()])]), Data(Table(seed, 12))).Values;

        Assert.All(scores, s => Assert.Equal(double.IsNaN(s.Score) ? N : 1 + scores.Count(o => o.Score > s.Score), s.Rank));
    }

    // Law: frozen parameters reproduce.
    [Property(MaxTest = 60)]
    public void Frozen_parameters_reproduce_the_index(int seed)
    {
        var spec = Spec(Structure(), Steps);
        var result = Compute(spec, Data(Table(seed, 12)));

        Equal(result.Scores!.Column("Index").ToArray(), Compute(spec, Data(Table(seed, 12)), result.Parameters).Scores!.Column("Index"));
    }

    // Law: a plan gives what Compute gives, also after other evaluations.
    [Property(MaxTest = 60)]
    public void A_plan_gives_what_Compute_gives(int seed)
    {
        var spec = Spec(Structure(), Steps);
        var data = Data(Table(seed, 12));
        var plan = IndexPlan.Compile(spec, data, null, new DiagnosticBuilder())!;
        var workspace = plan.CreateWorkspace();
        workspace.Input(0).Fill(3);
        workspace.WeightFactors[1] = 9;
        plan.Run(workspace);
        workspace.WeightFactors[1] = 1;
        plan.ResetInput(workspace);

        Assert.True(plan.Run(workspace));
        Assert.Equal(Compute(spec, data).Scores!.Column("Index").ToArray(), workspace.Node(plan.Structure.Root).ToArray());
    }

    // Law: a stage is the data after a step, so that screening keeps values as they were.
    [Property(MaxTest = 60)]
    public void What_no_step_touches_keeps_its_bits(int seed)
    {
        var table = Table(seed, 12);
        var result = Compute(Spec(Structure(), Steps[0], new TreatStep(new(new OutlierTreatment()) { Only = ["a"] })), Data(table));
        var treated = result.Stage(IndexStage.Treated)!;

        for (var r = 0; r < treated.Rows.Length; r++)
        {
            var row = int.Parse(treated.Rows[r].Entity.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
            for (var c = 1; c < Codes.Length; c++)
                Assert.Equal(table[c][row], treated.Column(Codes[c])[r]);
        }
    }

    // Law: whatever the specification, there is a result or an error, and no exception.
    [Property(MaxTest = 300)]
    public FsCheck.Property Any_specification_has_a_result_or_an_error() => Prop.ForAll(IndexGenerators.Specs.ToArbitrary(), spec =>
    {
        var columns = new HashSet<string>(StringComparer.Ordinal) { "population", "gdp", "area" };
        void Collect(IndexNode node)
        {
            if (node is IndexIndicator)
                columns.Add(node.Code);
            foreach (var child in (node as IndexAggregate)?.Children ?? [])
                Collect(child);
        }

        Collect(spec.Structure);
        var random = new Random(spec.Id.Length);
        var data = Panel([.. Enumerable.Range(0, 20).Select(i => ($"E{i / 2}", 2020 + (i % 2)))]).AddLabels("g", [.. Enumerable.Range(0, 20).Select(i => i % 3 == 0 ? null : $"g{i % 2}")]);
        foreach (var column in columns.Where(c => c.Length > 0 && c != "g"))
            data.Add(column, [.. Enumerable.Range(0, 20).Select(_ => random.Next(5) == 0 ? N : Math.Round(random.NextDouble() * 10, 1))]);

        var result = CompositeIndex.Compute(spec, data.Build());

        Assert.Equal(result.IsOk, result.Diagnostics.All(d => d.Severity != DiagnosticSeverity.Error));
        Assert.All(result.Diagnostics, d => Assert.Contains(IndexDiagnostics.All, k => k.Code == d.Code || d.Code.StartsWith("SL60", StringComparison.Ordinal)));
    });
}
