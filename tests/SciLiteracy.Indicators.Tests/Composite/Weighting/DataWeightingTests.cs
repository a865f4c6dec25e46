using SciLiteracy.Indicators.Composite.Weighting;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Tests.Composite.Aggregation;
using SciLiteracy.Indicators.Tests.Numerics;

namespace SciLiteracy.Indicators.Tests.Composite.Weighting;


/// <summary>Weights from the data, worked by hand and published.</summary>
[Properties(Arbitrary = [typeof(ChildTables)], MaxTest = 100, QuietOnSuccess = true)]
public class DataWeightingTests
{
    private const double Missing = double.NaN;

    private delegate WeightingFault Weighting(ColumnSet children, Span<double> weights);

    private static readonly Weighting[] All =
    [
        SpreadWeighting.StandardDeviation, SpreadWeighting.CoefficientOfVariation, EntropyWeighting.Compute, CriticWeighting.Compute, PrincipalComponents(NegativeLoading.Square),
        PrincipalComponents(NegativeLoading.Zero), (c, w) => FactorWeighting.Compute(c, new FactorWeights(), w),
    ];

    private static Weighting PrincipalComponents(NegativeLoading negative) => (c, w) =>
        PrincipalComponentWeighting.Compute(c, negative, w, new double[PrincipalComponentWeighting.ScratchLength(c.Count)]);

    private static double[] Weights(Weighting weighting, ChildTable table, out WeightingFault fault)
    {
        var weights = new double[table.Count];
        fault = weighting(table.Children, weights);
        return weights;
    }

    private static double[] Weights(Weighting weighting, params double[][] rows) =>
        Weights(weighting, ChildTable.Of([.. rows[0].Select(_ => 1.0)], rows), out _);

    private static WeightingFault Fault(Weighting weighting, params double[][] rows)
    {
        var weights = Weights(weighting, ChildTable.Of([.. rows[0].Select(_ => 1.0)], rows), out var fault);
        Assert.All(weights, w => Assert.True(double.IsNaN(w)));
        return fault;
    }

    private static void AssertWeights(double[] expected, double[] actual, double tolerance = 1e-12)
    {
        var total = expected.Sum();
        for (var i = 0; i < expected.Length; i++)
            Approx.Equal(expected[i] / total, actual[i], tolerance, tolerance);
    }

    // Law: weights are at least 0 and sum to 1, or there are none and it is said why.
    [Property]
    public void Weights_are_not_negative_and_sum_to_1(ChildTable table)
    {
        foreach (var weighting in All)
        {
            var weights = Weights(weighting, table, out var fault);
            if (fault.Kind == WeightingFaultKind.None)
            {
                Assert.All(weights, w => Assert.True(w >= 0));
                Approx.Equal(1, weights.Sum());
            }
            else
            {
                Assert.All(weights, w => Assert.True(double.IsNaN(w)));
            }
        }
    }

    // Law: neither the order of the rows nor that of the children matters.
    [Property]
    public void The_order_of_rows_and_children_does_not_matter(ChildTable table, int seed)
    {
        var random = new Random(seed);
        var rows = Enumerable.Range(0, table.Rows).ToArray();
        var children = Enumerable.Range(0, table.Count).ToArray();
        random.Shuffle(rows);
        random.Shuffle(children);
        foreach (var weighting in All[..4])
        {
            var expected = Weights(weighting, table, out var fault);
            var actual = Weights(weighting, table.WithRows(rows).WithChildren(children), out var other);
            Assert.Equal(fault.Kind, other.Kind);
            for (var child = 0; child < children.Length; child++)
                Approx.Equal(expected[children[child]], actual[child], 1e-9, 1e-9);
        }
    }

    // Law: ratios do not depend on the unit of a child; the standard deviation does.
    [Property]
    public void Coefficient_of_variation_entropy_and_components_do_not_depend_on_units(ChildTable table, PositiveInt factor)
    {
        var other = table with { Values = [.. table.Values.Select((x, i) => i < table.Rows ? x * factor.Get : x)] };
        foreach (var weighting in new[] { All[1], All[2], All[4] })
        {
            var expected = Weights(weighting, table, out var fault);
            var actual = Weights(weighting, other, out var otherFault);
            Assert.Equal(fault.Kind, otherFault.Kind);
            // components of equal eigenvalues may turn
            for (var child = 0; child < expected.Length && weighting != All[4]; child++)
                Approx.Equal(expected[child], actual[child], 1e-8, 1e-8);
        }
    }

    [Fact]
    public void Spread_is_standard_deviation()
    {
        AssertWeights([1, 2, 0], Weights(SpreadWeighting.StandardDeviation, [1, 0, 5], [2, 2, 5], [3, 4, 5]));
        // over what is there: 1, 3 has √2, 0, 2, 4 has 2
        AssertWeights([Math.Sqrt(2), 2], Weights(SpreadWeighting.StandardDeviation, [1, 0], [Missing, 2], [3, 4]));
        AssertWeights([0, 1], Weights(SpreadWeighting.StandardDeviation, [1, 0], [Missing, 2]));
        Assert.Equal(WeightingFaultKind.NoSpread, Fault(SpreadWeighting.StandardDeviation, [1, 5], [1, 5]).Kind);
        Assert.Equal(WeightingFaultKind.NoSpread, Fault(SpreadWeighting.StandardDeviation, [1, Missing], [Missing, 5]).Kind);
    }

    [Fact]
    public void Coefficient_of_variation_is_over_the_absolute_mean()
    {
        AssertWeights([1 / 2.0, 2 / 2.0, 1 / 3.0], Weights(SpreadWeighting.CoefficientOfVariation, [1, 0, -2], [2, 2, -3], [3, 4, -4]));
        Assert.Equal(new(WeightingFaultKind.MeanZero, 1, -1), Fault(SpreadWeighting.CoefficientOfVariation, [1, -1], [2, 1]));
        AssertWeights([1, 0], Weights(SpreadWeighting.CoefficientOfVariation, [1, 0], [2, 0]));
        Assert.Equal(WeightingFaultKind.NoSpread, Fault(SpreadWeighting.CoefficientOfVariation, [0, 0], [0, 0]).Kind);
    }

    [Fact]
    public void Entropy_weighs_by_what_is_not_even()
    {
        static double Divergence(params double[] x) => 1 + (x.Where(v => v > 0).Sum(v => v / x.Sum() * Math.Log(v / x.Sum())) / Math.Log(x.Length));

        AssertWeights([Divergence(1, 2, 3), Divergence(0, 2, 4), 0], Weights(EntropyWeighting.Compute, [1, 0, 5], [2, 2, 5], [3, 4, 5]));
        AssertWeights([Divergence(1, 3), Divergence(0, 2, 4)], Weights(EntropyWeighting.Compute, [1, 0], [Missing, 2], [3, 4]));
        // one has all: e is 0
        AssertWeights([1, Divergence(1, 2)], Weights(EntropyWeighting.Compute, [0, 1], [7, 2]));
        Assert.Equal(new(WeightingFaultKind.Negative, 1, 1), Fault(EntropyWeighting.Compute, [1, 1], [2, -1]));
        Assert.Equal(new(WeightingFaultKind.AllZero, 1, -1), Fault(EntropyWeighting.Compute, [1, 0], [2, 0]));
        Assert.Equal(WeightingFaultKind.NoSpread, Fault(EntropyWeighting.Compute, [2, 1], [2, 1]).Kind);
    }

    [Fact]
    public void Critic_is_contrast_times_conflict()
    {
        // a and b in step, c against both: conflicts 2, 2 and 4; deviations 1, 2 and 1
        AssertWeights([1 * 2, 2 * 2, 1 * 4], Weights(CriticWeighting.Compute, [1, 2, 3], [2, 4, 2], [3, 6, 1]));
        // a child without spread has no part
        AssertWeights([1 * 2, 0, 1 * 2], Weights(CriticWeighting.Compute, [1, 7, 3], [2, 7, 2], [3, 7, 1]));
        AssertWeights([1], Weights(CriticWeighting.Compute, [1], [2]));
        Assert.Equal(WeightingFaultKind.NoSpread, Fault(CriticWeighting.Compute, [1, 2], [1, 2]).Kind);
        Assert.Equal(WeightingFaultKind.NoSpread, Fault(CriticWeighting.Compute, [1, 2], [2, 4]).Kind);
    }

    [Fact]
    public void Two_children_load_alike_on_their_component()
    {
        foreach (var negative in Enum.GetValues<NegativeLoading>())
            AssertWeights([1, 1], Weights(PrincipalComponents(negative), [1, 2], [2, 3], [3, 9], [4, 1.5], [Missing, 99], [9, Missing]));
        // against each other: (1, -1) / √2, whose sum is 0 so that the first is positive
        Assert.Equal(new(WeightingFaultKind.NegativeLoading, 1, -1), Fault(PrincipalComponents(NegativeLoading.Reject), [1, 9], [2, 3], [3, 1]));
        AssertWeights([1, 0], Weights(PrincipalComponents(NegativeLoading.Zero), [1, 9], [2, 3], [3, 1]));
        AssertWeights([1, 1], Weights(PrincipalComponents(NegativeLoading.Square), [1, 9], [2, 3], [3, 1]));
    }

    [Fact]
    public void The_component_points_the_way_of_most_of_its_children()
    {
        // b = a, c = -a: loadings (1, 1, -1) / √3 whatever the order
        double[][] rows = [[-1, 1, 1], [-2, 2, 2], [-3, 3, 3], [-5, 5, 5]];
        Assert.Equal(new(WeightingFaultKind.NegativeLoading, 0, -1), Fault(PrincipalComponents(NegativeLoading.Reject), rows));
        AssertWeights([0, 1, 1], Weights(PrincipalComponents(NegativeLoading.Zero), rows));
        AssertWeights([1, 1, 1], Weights(PrincipalComponents(NegativeLoading.Square), rows));
    }

    [Fact]
    public void Loadings_are_those_of_the_correlations()
    {
        // correlations r(a, b) = r, c apart: the first component is (1, 1, 0) / √2; c has loading 0 and is not negative
        double[][] rows = [[1, 1, 1], [1, -1, -1], [-1, 1, -1], [-1, -1, 1], [2, 2, 0], [-2, -2, 0]];
        AssertWeights([1, 1, 0], Weights(PrincipalComponents(NegativeLoading.Reject), rows));
    }

    [Fact]
    public void Components_need_three_complete_rows_and_spread()
    {
        Assert.Equal(WeightingFaultKind.TooFewRows, Fault(PrincipalComponents(NegativeLoading.Square), [1, 2], [2, 1], [3, Missing], [Missing, 3]).Kind);
        Assert.Equal(WeightingFaultKind.NoSpread, Fault(PrincipalComponents(NegativeLoading.Square), [1, 2], [1, 2], [1, 2]).Kind);
        AssertWeights([0, 1], Weights(PrincipalComponents(NegativeLoading.Reject), [1, 2], [1, 3], [1, 4]));
        Assert.Equal(WeightingFaultKind.TooFewRows, Fault((c, w) => FactorWeighting.Compute(c, new(), w), [1, 2], [2, 1]).Kind);
        AssertWeights([0, 1], Weights((c, w) => FactorWeighting.Compute(c, new(), w), [1, 2], [1, 3], [1, 4]));
    }

    // OECD/JRC (2008), Handbook, tables of rotated loadings and of weights of the Technology Achievement Index; printed to two digits.
    [Fact]
    public void Weights_from_loadings_are_those_of_the_handbook()
    {
        double[] loadings =
        [
            0.07, 0.97, 0.06, 0.06, // patents
            0.13, 0.07, -0.07, 0.93, // royalties
            0.79, -0.21, 0.21, 0.42, // internet
            -0.64, 0.56, -0.04, 0.36, // technology exports
            0.37, 0.17, 0.38, 0.68, // telephones
            0.82, -0.04, 0.25, 0.35, // electricity
            0.88, 0.23, -0.09, 0.09, // schooling
            0.08, 0.04, 0.96, 0.04, // university
        ];
        double[] published = [0.17, 0.15, 0.11, 0.06, 0.08, 0.12, 0.14, 0.16];
        var weights = new double[8];

        FactorWeighting.FromLoadings(loadings, 4, weights);

        for (var i = 0; i < 8; i++)
            Approx.Equal(published[i], weights[i], 0, 0.0099);
        Approx.Equal(1, weights.Sum());
        Assert.Throws<ArgumentException>(() => FactorWeighting.FromLoadings(loadings, 3, new double[8]));
        Assert.Throws<ArgumentException>(() => FactorWeighting.FromLoadings([0, 0], 1, new double[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => FactorWeighting.FromLoadings([], 0, new double[2]));
    }

    [Fact]
    public void Varimax_finds_the_simple_structure_again()
    {
        // two groups, turned by 30 degrees
        double[] simple = [0.9, 0, 0.8, 0, 0.7, 0, 0, 0.9, 0, 0.6, 0, 0];
        var (sin, cos) = Math.SinCos(Math.PI / 6);
        var turned = new double[12];
        for (var i = 0; i < 12; i += 2)
            (turned[i], turned[i + 1]) = ((cos * simple[i]) - (sin * simple[i + 1]), (sin * simple[i]) + (cos * simple[i + 1]));

        Assert.True(FactorWeighting.Varimax(turned, 2));

        for (var i = 0; i < 12; i++)
            Approx.Equal(simple[i], Math.Abs(turned[i]), 1e-9, 1e-9);
    }

    [Fact]
    public void Varimax_of_several_factors_keeps_lengths_and_raises_its_criterion()
    {
        var random = new Random(3);
        double[] loadings = [.. Enumerable.Range(0, 10 * 3).Select(_ => random.NextDouble() - 0.5)];
        double Length(double[] l, int i) => Math.Sqrt(Enumerable.Range(0, 3).Sum(f => l[(i * 3) + f] * l[(i * 3) + f]));
        double Criterion(double[] l) => Enumerable.Range(0, 3).Sum(f =>
        {
            var squares = Enumerable.Range(0, 10).Select(i => Math.Pow(l[(i * 3) + f] / Length(l, i), 2)).ToArray();
            return squares.Sum(s => s * s) - (Math.Pow(squares.Sum(), 2) / 10);
        });
        double[] rotated = [.. loadings];

        Assert.True(FactorWeighting.Varimax(rotated, 3));

        for (var i = 0; i < 10; i++)
            Approx.Equal(Length(loadings, i), Length(rotated, i));
        Assert.True(Criterion(rotated) > Criterion(loadings));
        // no small turn of any pair makes it better
        foreach (var (p, q) in new[] { (0, 1), (0, 2), (1, 2) })
        {
            foreach (var angle in new[] { 1e-3, -1e-3 })
            {
                double[] moved = [.. rotated];
                for (var i = 0; i < 10; i++)
                {
                    moved[(i * 3) + p] = (Math.Cos(angle) * rotated[(i * 3) + p]) + (Math.Sin(angle) * rotated[(i * 3) + q]);
                    moved[(i * 3) + q] = (Math.Cos(angle) * rotated[(i * 3) + q]) - (Math.Sin(angle) * rotated[(i * 3) + p]);
                }

                Assert.True(Criterion(moved) <= Criterion(rotated));
            }
        }
    }

    [Fact]
    public void Two_uncorrelated_pairs_make_two_factors()
    {
        // a1 = a2 and b1, b2 = b1 + noise: eigenvalues 2, 1.8, 0.2, 0
        double[][] rows = [[1, 1, 1, 1.5], [1, 1, -1, -0.5], [-1, -1, 1, 0.5], [-1, -1, -1, -1.5], [1, 1, 1, 0.5], [1, 1, -1, -1.5], [-1, -1, 1, 1.5], [-1, -1, -1, -0.5]];
        var r = 1 / Math.Sqrt(1.25);
        var weights = Weights((c, w) => FactorWeighting.Compute(c, new FactorWeights(), w), rows);
        // loadings 1, 1 on the one and √((1 + r) / 2) on the other; each squared over its factor's sum, times that sum
        AssertWeights([1, 1, (1 + r) / 2, (1 + r) / 2], weights, 1e-9);
        // with a limit that no second factor meets, and nothing to be reached, the first alone
        AssertWeights([1, 1, 0, 0], Weights((c, w) => FactorWeighting.Compute(c, new FactorWeights(1.95, 0, 0), w), rows), 1e-9);
        AssertWeights([1, 1, 0, 0], Weights((c, w) => FactorWeighting.Compute(c, new FactorWeights(0, 0.49, 0), w), rows), 1e-9);
        AssertWeights([1, 1, (1 + r) / 2, (1 + r) / 2], Weights((c, w) => FactorWeighting.Compute(c, new FactorWeights(1.95, 0, 0.6), w), rows), 1e-9);
    }

    [Fact]
    public void Factors_are_kept_by_each_of_the_limits()
    {
        // as above, with two factors of eigenvalues 2 and about 1.9
        double[][] pairs = [[1, 1, 1, 1.5], [1, 1, -1, -0.5], [-1, -1, 1, 0.5], [-1, -1, -1, -1.5], [1, 1, 1, 0.5], [1, 1, -1, -1.5], [-1, -1, 1, 1.5], [-1, -1, -1, -0.5]];
        var r = 1 / Math.Sqrt(1.25);
        AssertWeights([1, 1, (1 + r) / 2, (1 + r) / 2], Weights((c, w) => FactorWeighting.Compute(c, new FactorWeights(1, 0.1, 0), w), pairs), 1e-9);

        // four uncorrelated children: each a factor of eigenvalue 1, which explains a quarter. Limits that are met exactly are met.
        double[][] apart = [[3, 3, 3, 3], [3, 3, 1, 1], [3, 1, 3, 1], [3, 1, 1, 3], [1, 3, 3, 1], [1, 3, 1, 3], [1, 1, 3, 3], [1, 1, 1, 1]];
        double[] Kept(double eigenvalue, double share, double cumulative) =>
            Weights((c, w) => FactorWeighting.Compute(c, new FactorWeights(eigenvalue, share, cumulative), w), apart);
        AssertWeights([1, 1, 1, 1], Kept(1, 0.25, 0), 1e-9);
        Assert.Equal(1, Kept(1.01, 0, 0).Count(w => w > 0.5));
        Assert.Equal(1, Kept(1, 0.26, 0).Count(w => w > 0.5));
        Assert.Equal(2, Kept(9, 0, 0.5).Count(w => w > 0.25));
        Assert.Equal(3, Kept(9, 0, 0.51).Count(w => w > 0.25));
    }

    [Fact]
    public void A_factor_on_which_nothing_loads_explains_nothing()
    {
        var weights = new double[2];

        foreach (var loadings in new double[][] { [0, 1, 0, 2], [1, 0, 2, 0] })
        {
            FactorWeighting.FromLoadings(loadings, 2, weights);
            AssertWeights([1, 4], weights);
        }
    }

    // Kaiser's criterion is least, not greatest, for factors that stand between the two groups.
    [Fact]
    public void Varimax_turns_factors_that_stand_between_the_groups()
    {
        double[] loadings = [0.5, 0.5, 0.25, 0.25, -0.5, 0.5, 0.75, -0.75];

        Assert.True(FactorWeighting.Varimax(loadings, 2));

        double[] lengths = [0.5, 0.25, 0.5, 0.75];
        for (var i = 0; i < 4; i++)
        {
            Approx.Equal(lengths[i] * Math.Sqrt(2), Math.Max(Math.Abs(loadings[2 * i]), Math.Abs(loadings[(2 * i) + 1])), 1e-9);
            Approx.Equal(0, Math.Min(Math.Abs(loadings[2 * i]), Math.Abs(loadings[(2 * i) + 1])), 0, 1e-9);
        }
    }

    // a = b + c with b and c uncorrelated: the first component is (√2, 1, 1) / 2, of eigenvalue 2.
    [Fact]
    public void Weights_by_components_are_loadings_or_their_squares()
    {
        double[][] rows = [[2, 1, 1], [0, 1, -1], [0, -1, 1], [-2, -1, -1]];

        AssertWeights([Math.Sqrt(2), 1, 1], Weights(PrincipalComponents(NegativeLoading.Zero), rows), 1e-9);
        AssertWeights([Math.Sqrt(2), 1, 1], Weights(PrincipalComponents(NegativeLoading.Reject), rows), 1e-9);
        AssertWeights([2, 1, 1], Weights(PrincipalComponents(NegativeLoading.Square), rows), 1e-9);
    }

    [Fact]
    public void Rows_that_are_not_complete_may_stand_anywhere()
    {
        double[][] rows = [[2, 1, 1], [Missing, 50, 1], [0, 1, -1], [0, -1, 1], [7, Missing, 9], [-2, -1, -1], [1, 2, Missing]];

        AssertWeights([2, 1, 1], Weights(PrincipalComponents(NegativeLoading.Square), rows), 1e-9);
    }

    [Fact]
    public void Entropy_of_a_single_value_is_that_of_no_spread()
    {
        AssertWeights([0, 1], Weights(EntropyWeighting.Compute, [5, 1], [Missing, 2], [Missing, 4]));
    }

    [Fact]
    public void What_stood_in_the_weights_does_not_matter()
    {
        foreach (var weighting in All)
        {
            var table = ChildTable.Of([1, 1, 1], [1, 2, 3], [2, 4, 2], [3, 7, 1], [5, 1, 2]);
            double[] weights = [7, 8, 9];
            Assert.Equal(WeightingFault.None, weighting(table.Children, weights));
            Assert.Equal(Weights(weighting, table, out _), weights);
        }
    }

    [Fact]
    public void A_fault_that_is_about_all_names_no_child_and_no_row()
    {
        Assert.Equal(new WeightingFault(WeightingFaultKind.None, -1, -1), WeightingFault.None);
        Assert.Equal(new(WeightingFaultKind.NoSpread, -1, -1), Fault(SpreadWeighting.StandardDeviation, [1, 5], [1, 5]));
        foreach (var weighting in All[4..])
        {
            Assert.Equal(new(WeightingFaultKind.TooFewRows, -1, -1), Fault(weighting, [1, 2], [2, 1], [3, Missing]));
            Assert.Equal(new(WeightingFaultKind.NoSpread, -1, -1), Fault(weighting, [1, 2], [1, 2], [1, 2]));
        }
    }

    [Fact]
    public void Factors_want_settings() =>
        Assert.Throws<ArgumentNullException>("settings", () => FactorWeighting.Compute(new ColumnSet([1, 2, 3, 4], 2), null!, new double[2]));

    [Fact]
    public void Lengths_that_differ_are_refused() =>
        Assert.All(All, weighting => Assert.Throws<ArgumentException>(() => weighting(new ColumnSet([1, 2, 3, 4], 2), new double[3])));

    public static TheoryData<WeightingMethod> BadSettings =>
    [
        new FactorWeights(-1), new FactorWeights(double.NaN), new FactorWeights(1, 1.1), new FactorWeights(1, 0.1, -0.1), new AnalyticHierarchyWeights([new("A", "B", 0)]),
        new AnalyticHierarchyWeights([new("A", "B", double.PositiveInfinity)]), new AnalyticHierarchyWeights([new("A", "A", 1)]), new AnalyticHierarchyWeights([], -1), new BudgetAllocationWeights([]),
        new BudgetAllocationWeights([new("E", [new("A", -1)])]), new BudgetAllocationWeights([new("E", [new("A", 1), new("B", -1)])]), new BudgetAllocationWeights([new("E", [new("A", 1)]), new("E", [new("A", 1)])]),
        new BenefitOfTheDoubtWeights(BenefitOfTheDoubtBound.Weights, -0.1), new BenefitOfTheDoubtWeights(BenefitOfTheDoubtBound.Weights, 0.6, 0.5),
        new BenefitOfTheDoubtWeights(BenefitOfTheDoubtBound.Weights, 0, 1.1), new BenefitOfTheDoubtWeights { Bounds = [new("A", 0.5, double.NaN)] },
        new OptimizedWeights { Targets = [new("A", 0)] }, new OptimizedWeights { MaxEvaluations = 0 }, new OptimizedWeights { Tolerance = double.NaN },
    ];

    [Theory]
    [MemberData(nameof(BadSettings))]
    public void Bad_settings_are_told_in_a_sentence(WeightingMethod method) => Assert.EndsWith(".", method.Problem, StringComparison.Ordinal);

    [Fact]
    public void Good_settings_have_no_problem()
    {
        WeightingMethod[] good =
        [
            new GivenWeights(), new EqualWeights(), new FactorWeights(0, 1, 0), new FactorWeights(0, 0, 1), new AnalyticHierarchyWeights([new("A", "B", 1 / 3.0)], 0), new BudgetAllocationWeights([new("E", [new("A", 0)])]),
            new BenefitOfTheDoubtWeights(BenefitOfTheDoubtBound.Weights, 0.5, 0.5) { Bounds = [new("A", 0, 1)] }, new OptimizedWeights { Targets = [new("A", 2)], MaxEvaluations = 1, Tolerance = 0 },
        ];
        Assert.All(good, m => Assert.Null(m.Problem));
    }
}
