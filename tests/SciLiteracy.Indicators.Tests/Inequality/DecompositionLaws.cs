using SciLiteracy.Indicators.Inequality;
using SciLiteracy.Indicators.Tests.Numerics;

namespace SciLiteracy.Indicators.Tests.Inequality;

[Properties(Arbitrary = [typeof(Populations)])]
public class DecompositionLaws
{
    // Law: within + between = total, for both of Theil's indices, and the parts of the groups add up to them.
    [Property]
    public void Theil_within_and_between_add_up_to_the_total(Population p)
    {
        foreach (var index in new[] { TheilIndex.T, TheilIndex.L })
        {
            var d = TheilDecomposition.Of(index, p.Values, p.Weights, p.Groups);
            InequalityMeasure measure = index == TheilIndex.T ? TheilT.Instance : TheilL.Instance;
            Approx.Equal(measure.Evaluate(p.Values, p.Weights).Value!.Value, d.Total);
            Approx.Equal(d.Total!.Value, d.Within + d.Between, 1e-10);
            Approx.Equal(d.Within!.Value, d.Groups.Sum(g => g.Within));
            Approx.Equal(d.Between!.Value, d.Groups.Sum(g => g.Between), 1e-9);
            Approx.Equal(1, d.Groups.Sum(g => g.PopulationShare));
            Approx.Equal(1, d.Groups.Sum(g => g.ValueShare));
            Assert.True(d.Within >= 0 && d.Between >= 0);
            Assert.Equal(p.Groups.Distinct().Order(), d.Groups.Select(g => g.Group));
        }
    }

    // Law: the part between groups is the index of a population in which all have the mean of their group.
    [Property]
    public void Theil_between_is_the_index_of_group_means(Population p)
    {
        foreach (var index in new[] { TheilIndex.T, TheilIndex.L })
        {
            var d = TheilDecomposition.Of(index, p.Values, p.Weights, p.Groups);
            var means = d.Groups.ToDictionary(g => g.Group, g => g.Mean);
            double[] smoothed = [.. p.Groups.Select(g => means[g])];
            InequalityMeasure measure = index == TheilIndex.T ? TheilT.Instance : TheilL.Instance;
            Approx.Equal(measure.Evaluate(smoothed, p.Weights).Value!.Value, d.Between, 1e-9);
        }
    }

    // Law: within + net between + transvariation = total, for Dagum's decomposition; no part is negative.
    [Property]
    public void Dagum_parts_add_up_to_the_Gini_index(Population p)
    {
        var d = DagumDecomposition.Of(p.Values, p.Weights, p.Groups);
        Approx.Equal(Gini.Population.Evaluate(p.Values, p.Weights).Value!.Value, d.Total);
        Approx.Equal(d.Total!.Value, d.Within + d.NetBetween + d.Transvariation, 1e-10);
        Approx.Equal(d.Within!.Value, d.Groups.Sum(g => g.Within));
        Approx.Equal(d.NetBetween!.Value, d.Pairs.Sum(q => q.NetBetween));
        Approx.Equal(d.Transvariation!.Value, d.Pairs.Sum(q => q.Transvariation));
        Assert.True(d.Within >= 0 && d.NetBetween >= 0 && d.Transvariation >= 0);
        Assert.All(d.Pairs, q => Assert.InRange(q.RelativeAffluence, 0, 1));
        Assert.All(d.Pairs, q => Assert.InRange(q.Gini!.Value, 0, 1));
    }

    // Law: fast = plain. The integrals are the double sums of Dagum's definitions.
    [Property]
    public void Dagum_pairs_are_the_double_sums_of_their_definitions(Population p)
    {
        var d = DagumDecomposition.Of(p.Values, p.Weights, p.Groups);
        foreach (var pair in d.Pairs)
        {
            double ahead = 0, behind = 0, weight = 0;
            for (var i = 0; i < p.Count; i++)
            {
                for (var j = 0; j < p.Count; j++)
                {
                    if (p.Groups[i] != pair.Higher || p.Groups[j] != pair.Lower)
                        continue;
                    var w = p.Weights[i] * p.Weights[j];
                    weight += w;
                    ahead += w * Math.Max(p.Values[i] - p.Values[j], 0);
                    behind += w * Math.Max(p.Values[j] - p.Values[i], 0);
                }
            }

            var higher = d.Groups.Single(g => g.Group == pair.Higher);
            var lower = d.Groups.Single(g => g.Group == pair.Lower);
            Assert.True(higher.Mean >= lower.Mean);
            Approx.Equal((ahead + behind) / weight / (higher.Mean + lower.Mean), pair.Gini, 1e-10);
            var affluence = ahead + behind == 0 ? 0 : Math.Abs(ahead - behind) / (ahead + behind);
            Approx.Equal(affluence, pair.RelativeAffluence, 1e-9, 1e-9);
            var gross = pair.Gini * ((higher.PopulationShare * lower.ValueShare) + (lower.PopulationShare * higher.ValueShare));
            Approx.Equal(gross!.Value, pair.NetBetween + pair.Transvariation, 1e-10);
            Approx.Equal(gross.Value * affluence, pair.NetBetween, 1e-9, 1e-12);
        }
    }

    [Fact]
    public void Groups_that_do_not_overlap_have_no_transvariation()
    {
        var d = DagumDecomposition.Of([1, 2, 3, 10, 11, 15], [], [0, 0, 0, 7, 7, 7]);
        Assert.Equal(0.0, d.Transvariation);
        var pair = Assert.Single(d.Pairs);
        Assert.Equal((7, 0, 1.0), (pair.Higher, pair.Lower, pair.RelativeAffluence));
        // Δ = 12 - 2, over the sum of means 14
        Approx.Equal(10 / 14.0, pair.Gini);
    }

    [Fact]
    public void Groups_of_the_same_mean_have_nothing_net_between_them()
    {
        var d = DagumDecomposition.Of([1, 5, 2, 4, 3, 3], [], [1, 1, 2, 2, 3, 3]);
        Approx.Equal(0, d.NetBetween);
        Assert.True(d.Transvariation > 0);
        var theil = TheilDecomposition.Of(TheilIndex.T, [1, 5, 2, 4, 3, 3], [], [1, 1, 2, 2, 3, 3]);
        Assert.Equal(0.0, theil.Between);
        Assert.Equal(0.0, theil.BetweenShare);
    }

    [Fact]
    public void A_group_of_zeros_counts_with_its_population()
    {
        var d = TheilDecomposition.Of(TheilIndex.T, [0, 0, 4, 4], [], [1, 1, 2, 2]);
        Approx.Equal(Math.Log(2), d.Total);
        Approx.Equal(Math.Log(2), d.Between);
        Assert.Equal(0.0, d.Within);
        Assert.Null(d.Groups[0].Inequality);
        var dagum = DagumDecomposition.Of([0, 0, 4, 4, 0], [], [1, 1, 2, 2, 3]);
        Approx.Equal(0.6, dagum.Total);
        Approx.Equal(0.6, dagum.NetBetween);
        Assert.Null(dagum.Pairs.Single(q => q.Higher == 1 && q.Lower == 3).Gini);
    }

    [Fact]
    public void An_observation_without_a_group_is_left_out()
    {
        var with = TheilDecomposition.Of(TheilIndex.L, [1, 2, 900, 3], [1, 1, 5, 2], [0, 1, -1, 1]);
        var without = TheilDecomposition.Of(TheilIndex.L, [1, 2, 3], [1, 1, 2], [0, 1, 1]);
        Assert.Equal(without.Total, with.Total);
        Assert.Equal(without.Between, with.Between);
        Assert.Equal(3, with.Count);
    }

    [Fact]
    public void An_index_that_is_undefined_gives_its_reason()
    {
        Assert.Equal(InequalityUndefinedReason.ZeroValue, TheilDecomposition.Of(TheilIndex.L, [0, 1], [], [0, 1]).Reason);
        Assert.Equal(InequalityUndefinedReason.NegativeValue, DagumDecomposition.Of([-1, 1], [], [0, 1]).Reason);
        var none = DagumDecomposition.Of([1, 2], [], [-1, -1]);
        Assert.Equal(InequalityUndefinedReason.NoObservations, none.Reason);
        Assert.Null(none.Total);
        Assert.Null(none.GrossBetween);
        Assert.Empty(none.Groups);
    }

    [Fact]
    public void Means_of_groups_are_in_the_unit_of_the_values_however_extreme()
    {
        var d = DagumDecomposition.Of([1e300, 3e300, 4e300], [], [0, 0, 1]);
        Approx.Equal(2e300, d.Groups[0].Mean);
        Approx.Equal(4e-300, TheilDecomposition.Of(TheilIndex.T, [1e-300, 4e-300], [], [0, 1]).Groups[1].Mean);
    }
}
