using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Designs;
using SciLiteracy.Indicators.Tests.Numerics;
using static SciLiteracy.Indicators.Tests.Surveys.SurveySamples;

namespace SciLiteracy.Indicators.Tests.Surveys.Estimation;

/// <summary>The variance of linearization, held to the formulas of the books and to derivatives.</summary>
public class LinearizationLaws
{
    // Law: the variance of a total in every domain is that of the formula, at three stages with and without population sizes.
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(4, 3)]
    public void Totals_have_the_variance_of_the_formula(int seed, int populations)
    {
        var rows = Rows(seed);
        var data = Table(rows, TextColumn.Of("person", rows.Select((_, i) => $"{i}")), Numbers("persons", rows.Select(r => rows.Count(o => o.Household == r.Household) + 2.0)));
        DesignSettings settings = new()
        {
            Weights = "w",
            Strata = ["stratum"],
            Clusters = ["psu", "household", "person"],
            PopulationSizes = [.. new SciLiteracy.Domain.SourceText[] { "psus", "households", "persons" }[..populations]],
        };
        var stages = Math.Max(1, populations == 0 ? 1 : 3);
        Func<int, double> none = _ => double.PositiveInfinity;
        var plain = new PlainVariance(
            new Func<int, string>[] { i => rows[i].Stratum, _ => "", _ => "" }[..stages], new Func<int, string>[] { i => rows[i].Psu, i => rows[i].Household, i => $"{i}" }[..stages],
            new Func<int, double>[]
            {
                populations > 0 ? i => rows[i].Psus : none, populations > 1 ? i => rows[i].Households : none,
                populations > 2 ? i => rows.Count(o => o.Household == rows[i].Household) + 2.0 : none,
            }[..stages]);

        foreach (var estimate in Estimate(data, settings, new EstimateRequest.Total(["y"]) { By = ["group", "half"] }))
        {
            bool IsIn(int i) => estimate.Domain == $"group={rows[i].Group};half={rows[i].Half}";
            Approx.Equal(Math.Sqrt(plain.Of([.. rows.Select((r, i) => IsIn(i) ? r.Weight * r.Y : 0)], IsIn)), estimate.StandardError, 1e-12);
            Approx.Equal(rows.Where((_, i) => IsIn(i)).Sum(r => r.Weight * r.Y), estimate.Value, 1e-13);
            Assert.Equal(rows.Where((_, i) => IsIn(i)).Select(r => r.Psu).Distinct().Count() - rows.Where((_, i) => IsIn(i)).Select(r => r.Stratum).Distinct().Count(), estimate.DegreesOfFreedom);
            Assert.Equal(rows.Where((_, i) => IsIn(i)).Count(), estimate.SampleSize);
        }
    }

    // Law: single rows in strata that do not stand together have the variance of the formula, and rows less strata degrees of freedom.
    [Fact]
    public void Single_rows_of_strata_in_any_order_have_the_variance_of_the_formula()
    {
        string[] strata = ["b", "a", "c", "a", "b", "c", "a", "c", "b", "a", "b"];
        double[] y = [3, 8, 1, 9, 4, 7, 2, 6, 5, 8, 1];
        var rows = y.Select((v, i) => new SurveyRow(strata[i], $"{i}", $"{i}", i == 4 ? 0 : 1 + (i % 3), v) { Group = i is 2 or 5 or 7 ? "b" : "a" }).ToList();
        var plain = new PlainVariance([i => strata[i]], [i => $"{i}"], [_ => double.PositiveInfinity]);

        foreach (var estimate in Estimate(rows, Clustered with { Clusters = [] }, new EstimateRequest.Total(["y"]) { By = ["group"] }))
        {
            bool IsIn(int i) => estimate.Domain == $"group={rows[i].Group}";
            var counted = rows.Where((r, i) => IsIn(i) && r.Weight > 0).ToList();
            Approx.Equal(counted.Sum(r => r.Weight * r.Y), estimate.Value, 1e-14);
            Approx.Equal(Math.Sqrt(plain.Of([.. rows.Select((r, i) => IsIn(i) ? r.Weight * r.Y : 0)], IsIn)), estimate.StandardError, 1e-13);
            Assert.Equal((counted.Count - counted.Select(r => r.Stratum).Distinct().Count(), counted.Count), ((int)estimate.DegreesOfFreedom!.Value, estimate.SampleSize));
        }
    }

    // Law: clusters of one row among larger ones are in their own strata, in the order of the file or against it.
    [Fact]
    public void Clusters_of_one_row_are_in_their_strata()
    {
        var rows = new (string Stratum, string Psu, int Rows)[] { ("a", "1", 1), ("a", "2", 9), ("b", "3", 1), ("b", "4", 13), ("b", "5", 1), ("c", "6", 3), ("c", "7", 1) }
            .SelectMany(c => Enumerable.Range(0, c.Rows).Select(i => new SurveyRow(c.Stratum, c.Psu, "", 1 + (i % 2), (3 * i) + c.Psu[0]))).ToList();
        var plain = new PlainVariance([i => rows[i].Stratum], [i => rows[i].Psu], [_ => double.PositiveInfinity]);
        var expected = Math.Sqrt(plain.Of([.. rows.Select(r => r.Weight * r.Y)], _ => true));

        foreach (var order in new[] { rows, Enumerable.Reverse(rows).ToList() })
        {
            var found = Assert.Single(Estimate(order, Clustered, new EstimateRequest.Total(["y"])));
            Approx.Equal(expected, found.StandardError, 1e-13);
            Assert.Equal(4, found.DegreesOfFreedom);
        }
    }

    // Ten thousand strata of two rows, 0 and 1: every one adds (1 - 0)² to the variance, and a degree of freedom.
    [Fact]
    public void Many_strata_are_taken_in_runs()
    {
        var rows = Enumerable.Range(0, 20_000).ToArray();
        var data = Microdata.Of(Numbers("h", rows.Select(i => (double)(i / 2))), Numbers("y", rows.Select(i => (double)(i % 2))));

        var total = Assert.Single(Estimate(data, new DesignSettings { Strata = ["h"] }, new EstimateRequest.Total(["y"]) { DesignEffect = DesignEffectKind.None }));

        Assert.Equal((10_000.0, 10_000.0, 20_000), (total.Value, total.DegreesOfFreedom, total.SampleSize));
        Approx.Equal(100, total.StandardError, 1e-13);

        // Under the rule of averages, a stratum of one row adds as much as any other.
        var more = Microdata.Of(Numbers("h", rows.Select(i => i / 2 * 1.0).Append(4999.5)), Numbers("y", rows.Select(i => (double)(i % 2)).Append(7)));
        var average = Assert.Single(Estimate(more, new DesignSettings { Strata = ["h"], SinglePsu = SinglePsuRule.Average }, new EstimateRequest.Total(["y"]) { DesignEffect = DesignEffectKind.None }));
        Assert.Equal((10_007.0, 10_000.0), (average.Value, average.DegreesOfFreedom));
        Approx.Equal(Math.Sqrt(10_001), average.StandardError, 1e-13);
    }

    // Law: the rule of averages holds at every stage, for the strata of a unit of the stage before.
    [Fact]
    public void Averages_are_taken_at_every_stage()
    {
        var rows = Rows(5);
        var first = rows[0];
        rows.AddRange(
            first with { Psu = "more", Household = "m1", Half = "x", Y = 12 }, first with { Psu = "more", Household = "m2", Half = "x", Y = 30, Group = "b" }, first with { Psu = "more", Household = "m3", Half = "y", Y = 21 },
            new("alone", "p", "p1", 3, 40) { Psus = 4 }, new("alone", "p", "p2", 2, 11) { Psus = 4, Group = "b" });
        rows = rows.ConvertAll(r => r with { Psus = r.Psus + 1 });
        var settings = new DesignSettings { Weights = "w", Strata = ["stratum", "half"], Clusters = ["psu", "household"], PopulationSizes = ["psus", "households"], SinglePsu = SinglePsuRule.Average };
        var plain = new PlainVariance([i => rows[i].Stratum, i => rows[i].Half], [i => rows[i].Psu, i => rows[i].Household], [i => rows[i].Psus, i => rows[i].Households]) { Rule = SinglePsuRule.Average };

        var found = Estimate(rows, settings, new EstimateRequest.Total(["y"]) { By = ["group"] });
        Assert.Equal(2, found.Length);
        foreach (var estimate in found)
        {
            bool IsIn(int i) => estimate.Domain == $"group={rows[i].Group}";
            Approx.Equal(Math.Sqrt(plain.Of([.. rows.Select((r, i) => IsIn(i) ? r.Weight * r.Y : 0)], IsIn)), estimate.StandardError, 1e-12);
        }
    }

    // Law: the standard error of a smooth statistic is that of the total of its derivatives with respect to the weights.
    [Theory]
    [MemberData(nameof(Requests))]
    public void The_influence_is_the_derivative_by_the_weight(int request)
    {
        var rows = Rows(11 + request);
        var data = Table(rows);
        var asked = Smooth().ElementAt(request);
        var found = Estimate(data, Clustered, asked).Where(e => e.Level != "covariance").ToArray();
        var derivatives = found.Select(_ => new double[rows.Count]).ToArray();
        for (var i = 0; i < rows.Count; i++)
        {
            var (up, down) = (Changed(0.01), Changed(-0.01));
            for (var k = 0; k < found.Length; k++)
                derivatives[k][i] = (up[k].Value!.Value - down[k].Value!.Value) / 0.02;

            SurveyEstimate[] Changed(double change) =>
                [.. Estimate([.. rows.Select((r, j) => j == i ? r with { Weight = r.Weight + change } : r)], Clustered, asked).Where(e => e.Level != "covariance")];
        }

        for (var k = 0; k < found.Length; k++)
        {
            var total = Estimate(Table(rows, Numbers("u", derivatives[k])), Clustered, new EstimateRequest.Total(["u"]))[0];
            // A logistic fit takes the weights of its last step but one.
            Approx.Equal(total.StandardError!.Value, found[k].StandardError, asked is EstimateRequest.Regression { Family: RegressionFamily.Binomial } ? 1e-3 : 1e-6, 1e-9);
        }
    }

    public static TheoryData<int> Requests => [.. Enumerable.Range(0, Smooth().Count())];

    // Law: what a stratum of one cluster adds, by rule; also where a domain leaves one cluster.
    [Theory]
    [InlineData(SinglePsuRule.Remove, false)]
    [InlineData(SinglePsuRule.Certainty, true)]
    [InlineData(SinglePsuRule.Adjust, false)]
    [InlineData(SinglePsuRule.Adjust, true)]
    [InlineData(SinglePsuRule.Average, false)]
    [InlineData(SinglePsuRule.Average, true)]
    public void A_stratum_of_one_cluster_adds_what_the_rule_says(SinglePsuRule rule, bool inDomains)
    {
        foreach (var hasSizes in new[] { false, true })
        {
            var rows = Rows(5);
            rows.AddRange(
                new SurveyRow("alone", "p", "p-1", 3, 40) { Psus = 4 }, new("alone", "p", "p-2", 2, 11) { Psus = 4, Group = "b" }, new("all", "q", "q-1", 5, 9) { Psus = hasSizes ? 1 : 4 },
                new("some", "r", "r-1", 5, 9) { Psus = 5 }, new("some", "t", "t-1", 5, 30) { Psus = 5, Group = "c" }, new("some", "t", "t-1", 5, 35) { Psus = 5, Group = "c" });
            var settings = Clustered with { SinglePsu = rule, SinglePsuInDomains = inDomains, PopulationSizes = hasSizes ? ["psus"] : [] };
            var plain = new PlainVariance([i => rows[i].Stratum], [i => rows[i].Psu], [i => hasSizes ? rows[i].Psus : double.PositiveInfinity]) { Rule = rule, InDomains = inDomains };

            foreach (var estimate in Estimate(rows, settings, new EstimateRequest.Total(["y"]) { By = ["group"], Where = "group != \"c\" or y > 30" }))
            {
                bool IsIn(int i) => estimate.Domain == $"group={rows[i].Group}" && (rows[i].Group != "c" || rows[i].Y > 30);
                var variance = plain.Of([.. rows.Select((r, i) => IsIn(i) ? r.Weight * r.Y : 0)], IsIn);
                if (double.IsFinite(variance))
                    Approx.Equal(Math.Sqrt(variance), estimate.StandardError, 1e-12);
                else
                    Assert.Null(estimate.StandardError);
            }
        }
    }

    // Law: with one stage, unequal probabilities that are all the same are a sampling fraction.
    [Fact]
    public void Equal_inclusion_probabilities_are_a_fraction()
    {
        var rows = Rows(3);
        var data = Table(rows, Numbers("p", rows.Select(r => rows.Where(o => o.Stratum == r.Stratum).Select(o => o.Psu).Distinct().Count() / r.Psus)));
        var byProbability = Clustered with { InclusionProbabilities = "p" };
        var byCounts = Clustered with { PopulationSizes = ["psus"] };

        Same(Estimate(data, byCounts with { FirstStageOnly = true }, new EstimateRequest.Mean(["y"]) { By = ["group"] }), Estimate(data, byProbability, new EstimateRequest.Mean(["y"]) { By = ["group"] }));
    }

    // Brewer's approximation: n/(n-1) Σ (1 - p) (t - mean)² with one probability a cluster.
    [Fact]
    public void Unequal_inclusion_probabilities_weigh_the_squares()
    {
        double[] p = [0.2, 0.5, 0.7, 0.4, 0.9];
        double[] y = [3, 8, 1, 9, 4];
        var data = Microdata.Of(Numbers("p", p), Numbers("y", y));
        var totals = y.Zip(p, (a, b) => a / b).ToArray();
        var found = Estimate(data, new DesignSettings { InclusionProbabilities = "p" }, new EstimateRequest.Total(["y"]))[0];

        Approx.Equal(totals.Sum(), found.Value, 1e-14);
        Approx.Equal(Math.Sqrt(5 / 4.0 * totals.Zip(p, (t, q) => (1 - q) * (t - totals.Average()) * (t - totals.Average())).Sum()), found.StandardError, 1e-14);

        // A domain without some units: these count with the total 0.
        var above = Estimate(data, new DesignSettings { InclusionProbabilities = "p" }, new EstimateRequest.Total(["y"]) { Where = "y > 3" })[0];
        var some = totals.Zip(y, (t, v) => v > 3 ? t : 0).ToArray();
        Approx.Equal(Math.Sqrt(5 / 4.0 * some.Zip(p, (t, q) => (1 - q) * (t - some.Average()) * (t - some.Average())).Sum()), above.StandardError, 1e-14);
    }

    // Law: strata of unequal probabilities add up.
    [Fact]
    public void Strata_of_unequal_probabilities_add_up()
    {
        double[] p = [0.2, 0.5, 0.7, 0.4, 0.9, 0.3, 0.6];
        double[] y = [3, 8, 1, 9, 4, 6, 2];
        string[] h = ["a", "b", "a", "b", "a", "b", "b"];
        Microdata Of(Func<int, bool> isIn) => Microdata.Of(
            TextColumn.Of("h", h.Where((_, i) => isIn(i))), Numbers("p", p.Where((_, i) => isIn(i))), Numbers("y", y.Where((_, i) => isIn(i))));

        foreach (var request in new[] { new EstimateRequest.Total(["y"]), new EstimateRequest.Total(["y"]) { Where = "y > 3" } })
        {
            var parts = new[] { "a", "b" }.Select(s => Estimate(Of(i => h[i] == s), new DesignSettings { InclusionProbabilities = "p" }, request)[0]).ToArray();
            var whole = Estimate(Of(_ => true), new DesignSettings { InclusionProbabilities = "p", Strata = ["h"] }, request)[0];

            Approx.Equal(parts.Sum(e => e.Value!.Value), whole.Value, 1e-13);
            Approx.Equal(Math.Sqrt(parts.Sum(e => e.StandardError!.Value * e.StandardError!.Value)), whole.StandardError, 1e-13);
        }
    }

    // Law: sizes by counts and by fractions are the same; weights follow from them.
    [Fact]
    public void Population_sizes_are_counts_or_fractions()
    {
        var rows = Rows(8);
        var data = Table(
            rows, Numbers("f1", rows.Select(r => rows.Where(o => o.Stratum == r.Stratum).Select(o => o.Psu).Distinct().Count() / r.Psus)),
            Numbers("f2", rows.Select(r => rows.Where(o => o.Psu == r.Psu).Select(o => o.Household).Distinct().Count() / r.Households)));
        DesignSettings stages = new() { Strata = ["stratum"], Clusters = ["psu", "household"] };
        var (counts, fractions) = (stages with { PopulationSizes = ["psus", "households"] }, stages with { PopulationSizes = ["f1", "f2"] });

        Same(Estimate(data, counts, new EstimateRequest.Total(["y"]) { By = ["group"] }), Estimate(data, fractions, new EstimateRequest.Total(["y"]) { By = ["group"] }), 1e-11);
        var weights = SurveyDesign.Create(data, counts).Require().Weights.ToArray();
        for (var i = 0; i < rows.Count; i++)
            Approx.Equal(1 / ((NumberColumn)data.Find("f1")!).Values[i] / ((NumberColumn)data.Find("f2")!).Values[i], weights[i], 1e-13);
    }

    // Law: a stratum that is split into one is the same; ids that begin anew in every stratum are those of the nested design.
    [Fact]
    public void Strata_by_another_name_and_nested_ids_give_the_same()
    {
        var rows = Rows(9);
        var data = Table(rows, TextColumn.Of("one", rows.Select(_ => "only")), TextColumn.Of("own", rows.Select(r => r.Psu.Split('-')[1])));
        EstimateRequest mean = new EstimateRequest.Mean(["y"]) { By = ["half"] };

        Same(Estimate(data, new DesignSettings { Weights = "w", Clusters = ["psu"] }, mean), Estimate(data, new DesignSettings { Weights = "w", Clusters = ["psu"], Strata = ["one"] }, mean));
        Same(Estimate(data, Clustered, mean), Estimate(data, Clustered with { Clusters = ["own"], Nested = true }, mean));
        Same(Estimate(data, Clustered with { PopulationSizes = ["psus"] }, mean), Estimate(data, Clustered with { Clusters = ["psu", "household"], PopulationSizes = ["psus", "households"], FirstStageOnly = true }, mean));
    }

    // Law: the order of rows matters only to rounding, for every kind of estimate; interleaved clusters are put together.
    [Fact]
    public void Permuted_rows_give_the_same_estimates()
    {
        var rows = Rows(21);
        var random = new System.Random(4);
        var permuted = rows.OrderBy(_ => random.Next()).ToList();
        var settings = new DesignSettings { Weights = "w", Strata = ["stratum"], Clusters = ["psu", "household"], PopulationSizes = ["psus", "households"] };

        foreach (var request in Smooth())
            Same(Estimate(rows, settings, request), Estimate(permuted, settings, request), 1e-9);
    }

    // Law: rows without weight are no part of the sample, but their clusters are there.
    [Fact]
    public void Rows_without_weight_count_for_nothing()
    {
        var rows = Rows(2);
        var more = rows.Append(rows[0] with { Weight = 0, Y = 1e6, X = 5, Yes = 1 }).ToList();

        foreach (var request in Smooth())
            Same(Estimate(rows, Clustered, request), Estimate(more, Clustered, request), 1e-9);
        Same(
            Estimate(rows, Clustered, new EstimateRequest.Quantile("y", [0, 0.3, 1], Indicators.Numerics.QuantileDefinition.R7)),
            Estimate(more, Clustered, new EstimateRequest.Quantile("y", [0, 0.3, 1], Indicators.Numerics.QuantileDefinition.R7)));
    }

    // Law: every row many times with as much less weight is the same sample of clusters; sums go over many blocks of rows.
    [Fact]
    public void Rows_that_are_split_give_the_same()
    {
        var rows = Rows(14);
        var split = rows.SelectMany(r => Enumerable.Repeat(r with { Weight = r.Weight / 64 }, 64)).ToList();
        foreach (var request in Smooth().Where(r => r is not EstimateRequest.Variance { IsDivisorN: false }))
        {
            foreach (var asked in new[] { request, request with { Where = "stratum == \"s0\" or stratum == \"s2\"" } })
            {
                var (once, often) = (Estimate(rows, Clustered, asked with { DesignEffect = DesignEffectKind.None }), Estimate(split, Clustered, asked with { DesignEffect = DesignEffectKind.None }));
                Same(once, [.. often.Select((e, i) => e with { SampleSize = once[i].SampleSize })], 1e-8);
                Assert.All(once.Zip(often), p => Assert.Equal(64 * p.First.SampleSize, p.Second.SampleSize));
            }
        }

        foreach (var by in new SciLiteracy.Domain.ValueList<SciLiteracy.Domain.SourceText>[] { [], ["stratum"], ["group"] })
        {
            var (few, many) = (Replicated(rows, by), Replicated(split, by));
            Assert.Equal(few.Select(e => e.DegreesOfFreedom), many.Select(e => e.DegreesOfFreedom));
            for (var d = 0; d < few.Length; d++)
                Approx.Equal(few[d].StandardError!.Value, many[d].StandardError, 1e-10);
        }

        static SurveyEstimate[] Replicated(List<SurveyRow> rows, SciLiteracy.Domain.ValueList<SciLiteracy.Domain.SourceText> by) =>
            [.. Estimate(Table(rows), Indicators.Surveys.Replication.ReplicateBuilder.Build(Sample(Table(rows), Clustered), new Indicators.Surveys.Replication.ReplicationPlan.JackknifeN()).Require(), new EstimateRequest.Mean(["y"]) { By = by })];
    }

    internal static void Same(IReadOnlyList<SurveyEstimate> expected, IReadOnlyList<SurveyEstimate> found, double relative = 1e-12)
    {
        Assert.Equal(expected.Count, found.Count);
        for (var i = 0; i < expected.Count; i++)
        {
            var (a, b) = (expected[i], found[i]);
            Assert.Equal((a.Variable, a.Domain, a.Level, a.SampleSize), (b.Variable, b.Domain, b.Level, b.SampleSize));
            foreach (var (x, y) in new[] { (a.Value, b.Value), (a.StandardError, b.StandardError), (a.Low, b.Low), (a.High, b.High), (a.DegreesOfFreedom, b.DegreesOfFreedom), (a.DesignEffect, b.DesignEffect), (a.PValue, b.PValue) })
            {
                Assert.Equal(x is null, y is null);
                if (x is { } value)
                    Approx.Equal(value, y, relative, 1e-10);
            }
        }
    }
}
