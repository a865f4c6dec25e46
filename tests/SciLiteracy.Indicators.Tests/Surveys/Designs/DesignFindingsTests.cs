using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Designs;
using static SciLiteracy.Indicators.Tests.Surveys.SurveySamples;

namespace SciLiteracy.Indicators.Tests.Surveys.Designs;

/// <summary>What is said of designs that do not fit their data: code and message of every finding, all at once.</summary>
public class DesignFindingsTests
{
    private const double Gap = double.NaN;

    private static readonly Microdata Data = Microdata.Of(
        Texts("stratum", "a", "a", "b", "b"), Texts("psu", "1", "2", "3", "4"), Texts("again", "1", "2", "1", "2"), Numbers("w", 1, 2, 3, 4), Texts("text", "1", "2", "x", "y"),
        Numbers("gaps", 1, Gap, 3, -4), Numbers("zero", 0, 0, 0, 0), Numbers("wild", 1, double.PositiveInfinity, -1, -2), Texts("holes", "a", null, "b", "b"), Texts("lone", "a", "b", "b", "b"), Numbers("N", 10, 10, 20, 20),
        Numbers("few", 2, 2, 1.5, 1.5), Numbers("split", 10, 11, 20, 20), Numbers("below", 0.5, 0.5, 5, 5), Numbers("never", 0, 5, -1, Gap), Numbers("half", 0.5, 0.5, 0.25, 0.25), Numbers("p", 0.5, 0.2, 1, 0.1),
        Numbers("q", 0.5, 0, 1.5, Gap), Numbers("r1", 1, 2, 3, 4), Numbers("r2", 2, 1, 4, 3), Numbers("f1", 1, 1, 2, 0), Numbers("f2", 0.5, 1.5, 1, 1), Numbers("far1", 9, 9, 9, 9), Numbers("far2", 8, 9, 9, 9), Numbers("hole1", 1, Gap, 1, 1),
        Numbers("inf1", 1, 1, double.PositiveInfinity, 1));

    [Fact]
    public void A_design_without_settings_is_a_simple_random_sample()
    {
        var design = Sample(Data, new());

        Assert.Equal([1.0, 1, 1, 1], design.Weights.ToArray());
        Assert.Equal((1, 4, 4, SinglePsuRule.Fail, false), (design.StratumCount, design.ClusterCount, design.Rows, design.SinglePsu, design.SinglePsuInDomains));
    }

    [Fact]
    public void A_design_knows_its_strata_and_clusters()
    {
        var design = Sample(Data, new() { Weights = "w", Strata = ["stratum"], Clusters = ["again"], Nested = true, SinglePsu = SinglePsuRule.Adjust, SinglePsuInDomains = true });

        Assert.Equal([1.0, 2, 3, 4], design.Weights.ToArray());
        Assert.Equal((2, 4, SinglePsuRule.Adjust, true), (design.StratumCount, design.ClusterCount, design.SinglePsu, design.SinglePsuInDomains));
    }

    [Fact]
    public void Weights_follow_from_sizes_and_probabilities()
    {
        Assert.Equal([5.0, 5, 10, 10], SurveyDesign.Create(Data, new() { Strata = ["stratum"], PopulationSizes = ["N"] }).Require().Weights.ToArray());
        Assert.Equal([2.0, 2, 4, 4], SurveyDesign.Create(Data, new() { Strata = ["stratum"], PopulationSizes = ["half"] }).Require().Weights.ToArray());
        Assert.Equal([2.0, 5, 1, 10], SurveyDesign.Create(Data, new() { InclusionProbabilities = "p" }).Require().Weights.ToArray());
        Assert.Equal([1.0, 2, 3, 4], SurveyDesign.Create(Data, new() { Weights = "w", Strata = ["stratum"], PopulationSizes = ["N"] }).Require().Weights.ToArray());
    }

    [Fact]
    public void No_rows() => Finds(Microdata.Of(Numbers("w")), new() { Weights = "w" }, "SL6311: The data have no rows; expected one a respondent.");

    [Fact]
    public void Unknown_columns_have_a_suggestion() => Finds(
        new() { Weights = "W", Strata = ["stratums"], Clusters = ["township"], PopulationSizes = ["NN"] },
        "SL6301: The data have no column 'stratums'; did you mean 'stratum'?", "SL6301: The data have no column 'township'.", "SL6301: The data have no column 'NN'; did you mean 'N'?", "SL6301: The data have no column 'W'; did you mean 'w'?");

    [Fact]
    public void Texts_are_no_numbers()
    {
        Finds(new() { Weights = "text" }, "SL6302: The column 'text' has texts: row 3 has 'x'; expected numbers.");
        Finds(new() { PopulationSizes = ["psu"] }, "SL6302: The column 'psu' has texts; expected numbers.");
        Finds(new() { InclusionProbabilities = "stratum" }, "SL6302: The column 'stratum' has texts: row 1 has 'a'; expected numbers.");
    }

    [Fact]
    public void Weights_are_finite_and_at_least_0()
    {
        Finds(new() { Weights = "gaps" }, "SL6303: The column 'gaps' has no weight in row 2.", "SL6303: The column 'gaps' has a weight that is not finite and at least 0 in row 4.");
        Finds(new() { Weights = "wild" }, "SL6303: The column 'wild' has a weight that is not finite and at least 0 in rows 2, 3, 4.");
        Finds(new() { Weights = "zero" }, "SL6303: The column 'zero' has no weight above 0.");
        Finds(Microdata.Of(Numbers("w", -1, -1, -1, -1, -1, -1, -1)), new() { Weights = "w" }, "SL6303: The column 'w' has a weight that is not finite and at least 0 in rows 1, 2, 3, 4, 5 and 2 more.");
        Finds(Microdata.Of(Numbers("w", -1, -1, -1, -1, -1)), new() { Weights = "w" }, "SL6303: The column 'w' has a weight that is not finite and at least 0 in rows 1, 2, 3, 4, 5.");
    }

    [Fact]
    public void Every_row_has_a_place_in_the_design() => Finds(
        new() { Strata = ["holes"], Clusters = ["holes"], PopulationSizes = ["never"] },
        "SL6304: The column 'holes' has no value in row 2.", "SL6304: The column 'never' has no population size in row 4.",
        "SL6307: The column 'never' has a population size that is not above 0 in rows 1, 3.");

    [Fact]
    public void A_column_of_one_level_has_its_gaps_told() => Finds(
        Microdata.Of(Texts("only", "a", null, "a", null)), new() { Strata = ["only"], SinglePsu = SinglePsuRule.Remove }, "SL6304: The column 'only' has no value in rows 2, 4.");

    [Fact]
    public void Ids_in_two_strata() => Finds(
        new() { Strata = ["stratum"], Clusters = ["again"] },
        "SL6305: The cluster '1' of 'again' is in two strata, 'a' in row 1 and 'b' in row 3; if ids begin anew in every stratum, say 'nested: true'.",
        "SL6305: The cluster '2' of 'again' is in two strata, 'a' in row 2 and 'b' in row 4; if ids begin anew in every stratum, say 'nested: true'.");

    // The first row of a cluster is told, whichever row is in another stratum.
    [Fact]
    public void The_first_row_of_a_cluster_is_told() => Finds(
        Microdata.Of(Texts("h", "a", "a", "b", "b"), Texts("c", "1", "1", "1", "2")), new() { Strata = ["h"], Clusters = ["c"], SinglePsu = SinglePsuRule.Remove },
        "SL6305: The cluster '1' of 'c' is in two strata, 'a' in row 1 and 'b' in row 3; if ids begin anew in every stratum, say 'nested: true'.");

    [Fact]
    public void Findings_are_where_the_column_is_named()
    {
        var design = new DesignSettings { Strata = [new("lone") { Location = Line(3) }], Location = Line(1) };

        Assert.Equal(3, Assert.Single(SurveyDesign.Create(Data, design).Diagnostics).Location.Line);
        Assert.Equal(1, Assert.Single(SurveyDesign.Create(Microdata.Of(Texts("psu", "1", "1")), new() { Clusters = [new("psu") { Location = Line(3) }], Location = Line(1) }).Diagnostics).Location.Line);

        static SourceLocation Line(int line) => new("survey.yaml", line, 1);
    }

    [Fact]
    public void Ids_in_two_strata_are_listed_up_to_five()
    {
        var rows = Enumerable.Range(0, 14).ToArray();
        var data = Microdata.Of(TextColumn.Of("h", rows.Select(i => i < 7 ? "a" : "b")), TextColumn.Of("c", rows.Select(i => $"{i % 7}")));

        Assert.Equal(5, SurveyDesign.Create(data, new() { Strata = ["h"], Clusters = ["c"] }).Diagnostics.Count(d => d.Code == "SL6305"));
    }

    [Fact]
    public void Strata_with_one_unit()
    {
        Finds(
            new() { Strata = ["lone"] },
            "SL6306: The stratum 'a' (row 1) has one sampled unit at stage 1, from which no variance can be computed; expected two or more, or a rule 'single_psu' other than 'fail'.");
        Finds(
            Microdata.Of(Texts("psu", "1", "1")), new() { Clusters = ["psu"] },
            "SL6306: The stratum (row 1) has one sampled unit at stage 1, from which no variance can be computed; expected two or more, or a rule 'single_psu' other than 'fail'.");
        var many = Microdata.Of(TextColumn.Of("h", Enumerable.Range(0, 9).Select(i => $"{i}")));
        Assert.Equal(5, SurveyDesign.Create(many, new() { Strata = ["h"] }).Diagnostics.Length);
        Assert.True(SurveyDesign.Create(many, new() { Strata = ["h"], SinglePsu = SinglePsuRule.Remove }).IsOk);

        // Certain units need no variance.
        Assert.True(SurveyDesign.Create(Microdata.Of(Texts("h", "a", "b", "b"), Numbers("N", 1, 4, 4)), new() { Strata = ["h"], PopulationSizes = ["N"] }).IsOk);
        Assert.True(SurveyDesign.Create(Microdata.Of(Numbers("p", 0.5)), new() { InclusionProbabilities = "p" }).IsOk);
        Assert.False(SurveyDesign.Create(Microdata.Of(Numbers("p", 0.5, 0.5, 0.5), Texts("h", "a", "b", "b")), new() { InclusionProbabilities = "p", Strata = ["h"] }).IsOk);

        // At the second stage the unit is within one of the first.
        Finds(
            Microdata.Of(Texts("c", "1", "1", "2"), Texts("k", "1", "2", "3"), Numbers("N", 9, 9, 9), Numbers("M", 5, 5, 5)), new() { Clusters = ["c", "k"], PopulationSizes = ["N", "M"] },
            "SL6306: The stratum (row 3) has one sampled unit at stage 2, from which no variance can be computed; expected two or more, or a rule 'single_psu' other than 'fail'.");
        Assert.True(SurveyDesign.Create(
            Microdata.Of(Texts("c", "1", "1", "2"), Texts("k", "1", "2", "3"), Numbers("N", 9, 9, 9), Numbers("M", 5, 5, 5)),
            new() { Clusters = ["c", "k"], PopulationSizes = ["N", "M"], FirstStageOnly = true }).IsOk);
    }

    [Fact]
    public void Population_sizes_fit_the_sample()
    {
        Finds(new() { Strata = ["stratum"], PopulationSizes = ["few"] }, "SL6307: The population size 1.5 of 'few' in row 3 is below the 2 sampled units of the stratum.");
        Finds(
            new() { Strata = ["stratum"], PopulationSizes = ["split"] },
            "SL6307: The population size of 'split' is 10 in row 1 and 11 in row 2 of the same stratum; expected one value a stratum.");
        Finds(new() { Strata = ["stratum"], PopulationSizes = ["below"] }, "SL6307: The population size 0.5 of 'below' in row 1 is below the 2 sampled units of the stratum.");
        Assert.True(SurveyDesign.Create(Data, new() { Strata = ["stratum"], PopulationSizes = ["half"] }).IsOk);
        var many = Microdata.Of(TextColumn.Of("h", Enumerable.Range(0, 18).Select(i => $"{i / 2}")), Numbers("N", Enumerable.Range(0, 18).Select(i => i % 2 == 0 ? 1.5 : 7)));
        Assert.Equal(5, SurveyDesign.Create(many, new() { Strata = ["h"], PopulationSizes = ["N"] }).Diagnostics.Count(d => d.Code == "SL6307"));

        // A rounding apart is the same size, and a sample as large as its population is a census.
        Assert.True(SurveyDesign.Create(Microdata.Of(Numbers("N", 10, 10 * (1 + 1e-10))), new() { PopulationSizes = ["N"] }).IsOk);
        Assert.True(SurveyDesign.Create(Microdata.Of(Numbers("N", 2, 2)), new() { PopulationSizes = ["N"] }).IsOk);
        Assert.Equal([1.0, 1], SurveyDesign.Create(Microdata.Of(Numbers("N", 1, 1)), new() { PopulationSizes = ["N"] }).Require().Weights.ToArray());
    }

    [Fact]
    public void Inclusion_probabilities_are_above_0_and_at_most_1() => Finds(
        new() { InclusionProbabilities = "q" }, "SL6307: The column 'q' has an inclusion probability that is not above 0 and at most 1 in rows 2, 3, 4.");

    [Fact]
    public void Settings_that_exclude_each_other()
    {
        const string Conflict = "SL6310: A design has replicate weights or strata and clusters, not both; leave 'strata', 'clusters', 'population_sizes' and 'pps' out.";
        var replicates = new ReplicateSettings { Method = ReplicateMethod.Bootstrap, Columns = ["r*"] };
        Finds(new() { Weights = "w", Replicates = replicates, Strata = ["stratum"] }, Conflict);
        Finds(new() { Weights = "w", Replicates = replicates, Clusters = ["psu"] }, Conflict);
        Finds(new() { Weights = "w", Replicates = replicates, PopulationSizes = ["N"] }, Conflict);
        Finds(new() { Weights = "w", Replicates = replicates, InclusionProbabilities = "p" }, Conflict);
        Finds(new() { InclusionProbabilities = "p", PopulationSizes = ["N"] }, "SL6310: Inclusion probabilities and population sizes both correct for a finite population; expected one of them.");
        Finds(new() { Strata = ["stratum", "psu"] }, "SL6310: The column 'psu' belongs to stage 2; expected no more than the 1 stage of 'clusters'.");
        Finds(new() { Strata = ["stratum"], PopulationSizes = ["N", "half"] }, "SL6310: The column 'half' belongs to stage 2; expected no more than the 1 stage of 'clusters'.");
        Finds(new() { Clusters = ["psu", "w"], PopulationSizes = ["N", "N", "half"] }, "SL6310: The column 'half' belongs to stage 3; expected no more than the 2 stages of 'clusters'.");
        Assert.True(SurveyDesign.Create(Data, new() { Clusters = ["stratum", "psu"], Strata = ["zero", "zero"] }).IsOk);
    }

    [Fact]
    public void Replicates_fit_together()
    {
        Finds(Replicated(ReplicateMethod.Bootstrap, "r1"), "SL6308: There is one column of replicate weights; expected two or more.");
        Finds(Replicated(ReplicateMethod.Bootstrap, "s*"), "SL6302: The column 'stratum' has texts: row 1 has 'a'; expected numbers.", "SL6308: There is one column of replicate weights; expected two or more.");
        Finds(Replicated(ReplicateMethod.Bootstrap, "z9*"), "SL6301: The data have no column 'z9*'.");
        Finds(Replicated(ReplicateMethod.Bootstrap, "r1", "hole1", "inf1"), "SL6303: The column 'hole1' has no replicate weight in row 2.", "SL6303: The column 'inf1' has no replicate weight in row 3.");
        foreach (var fay in new[] { -0.5, 1, Gap })
        {
            Finds(
                Replicated(ReplicateMethod.Fay, "r*") with { Replicates = new() { Method = ReplicateMethod.Fay, Columns = ["r1", "r2"], Fay = fay } },
                FormattableString.Invariant($"SL6308: Fay's factor is {fay:R}; expected one from 0 to below 1."));
        }

        Finds(With(r => r with { ReplicateScales = [1, 1, 1] }), "SL6308: There are 3 scales for 2 replicates; expected one each.");
        foreach (var bad in new[] { -1, double.PositiveInfinity, Gap })
            Finds(With(r => r with { ReplicateScales = [1, bad] }), "SL6308: A scale of replicates is not finite and at least 0.");
        Finds(With(r => r with { Scale = 0 }), "SL6308: A scale of replicates is not finite and at least 0.");
        Assert.True(SurveyDesign.Create(Data, With(r => r with { ReplicateScales = [0, 1] })).IsOk);
        Finds(Replicated(ReplicateMethod.JackknifeN, "r1", "r2"), "SL6308: The method has no scale of its own; expected 'scale' or 'rscales'.");
        Finds(Replicated(ReplicateMethod.Other, "r1", "r2"), "SL6308: The method has no scale of its own; expected 'scale' or 'rscales'.");
        Assert.Equal(0.5, ((ReplicateDesign)SurveyDesign.Create(Data, With(r => r with { Method = ReplicateMethod.Other, Scale = 0.5 })).Require()).Scale);

        static DesignSettings With(Func<ReplicateSettings, ReplicateSettings> change) =>
            new() { Weights = "w", Replicates = change(new() { Method = ReplicateMethod.Bootstrap, Columns = ["r1", "r2"] }) };
    }

    [Fact]
    public void Replicate_weights_that_look_like_something_else()
    {
        Finds(Replicated(ReplicateMethod.Bootstrap, "f1", "f2"), "SL6309: The mean of the replicate weights is 1, that of the weights 2.5; if they are factors, say 'combined: false'.");
        Finds(Replicated(ReplicateMethod.Bootstrap, "far*"), "SL6309: The mean of the replicate weights is 8.875, that of the weights 2.5.");
        var factors = Replicated(ReplicateMethod.Bootstrap, "r1", "r2");
        Finds(factors with { Replicates = factors.Replicates! with { Combined = false } }, "SL6309: The mean of the replicate weights is 2.5, that of the weights 1; if they are weights, leave 'combined' out.");
        Finds(factors, []);
        Assert.Equal(DiagnosticSeverity.Warning, SurveyDesign.Create(Data, Replicated(ReplicateMethod.Bootstrap, "far*")).Diagnostics[0].Severity);

        // Half and twice are no surprise.
        foreach (var (mean, isNear) in new[] { (0.5, true), (0.499, false), (2, true), (2.01, false) })
            Assert.Equal(isNear, SurveyDesign.Create(Microdata.Of(Numbers("a1", mean, mean), Numbers("a2", mean, mean)), Replicated(ReplicateMethod.Bootstrap, "a*") with { Weights = null }).Diagnostics.IsEmpty);
    }

    // A hint of factors is given where the mean is near 1.
    [Theory]
    [InlineData(0.5, "")]
    [InlineData(0.51, "; if they are factors, say 'combined: false'")]
    [InlineData(1.99, "; if they are factors, say 'combined: false'")]
    [InlineData(2, "")]
    public void Factors_have_a_mean_near_1(double mean, string hint) => Finds(
        Microdata.Of(Numbers("w", 10, 10), Numbers("r1", mean, mean), Numbers("r2", mean, mean)), Replicated(ReplicateMethod.Bootstrap, "r*"),
        FormattableString.Invariant($"SL6309: The mean of the replicate weights is {mean}, that of the weights 10{hint}."));

    // A pattern may take a column that is none of them: its mean is below half or above twice that of the others.
    [Fact]
    public void A_column_among_replicate_weights_that_is_none_of_them()
    {
        Finds(Of(2, 2, 0.9, 2, 4.1), Other(3, "0.9"), Other(5, "4.1"));
        Finds(Of(2, 2, 1, 2, 4), []);
        Finds(
            Of(2, 0.1, 2, 0.1, 2, 0.1, 2, 0.1, 2, 0.1, 2, 0.1, 2, 2, 2),
            [.. new[] { 2, 4, 6, 8, 10 }.Select(i => Other(i, "0.1"))]);

        // Of four columns the third smallest mean is that of most.
        Finds(Of(3, 1, 3, 1), Other(2, "1", "3"), Other(4, "1", "3"));

        static Microdata Of(params double[] means) => Microdata.Of([Numbers("w", 2, 2), .. means.Select((m, i) => Numbers($"r{i + 1}", m, m))]);

        static string Other(int column, string mean, string middle = "2") =>
            $"SL6309: The mean of the replicate weights in 'r{column}' is {mean}, that of most other columns about {middle}; is it a column of replicate weights?";

        static void Finds(Microdata data, params string[] expected) => DesignFindingsTests.Finds(data, Replicated(ReplicateMethod.Bootstrap, "r*"), expected);
    }

    // The scale of balanced replicates, two of them, is 1/2: from half to twice of it is no surprise.
    [Fact]
    public void A_scale_that_is_that_of_another_method()
    {
        Finds(null, []);
        foreach (var scale in new[] { 0.25, 0.5, 1 })
            Finds(scale, []);
        Finds(0.24, [], Suspicious("0.24"));
        Finds(1.01, [], Suspicious("1.01"));

        // The scales of the replicates count with their mean.
        Finds(null, [1, 3]);
        Finds(null, [1, 4], Suspicious("1.25"));
        Finds(0.25, [3, 3]);
        Finds(0.4, [3, 3], Suspicious("1.2"));

        // These methods have no scale of their own.
        foreach (var method in new[] { ReplicateMethod.JackknifeN, ReplicateMethod.Other })
        {
            Assert.Empty(Diagnostics(method, 100, []));
            Assert.Empty(Diagnostics(method, null, [0.01, 0.01]));
        }

        static string Suspicious(string scale) => $"SL6309: The scale of the 2 replicates is {scale}, that of their method 0.5; variances are multiplied by it.";

        static void Finds(double? scale, ValueList<double> scales, params string[] expected) => Assert.Equal(expected, Diagnostics(ReplicateMethod.BalancedRepeatedReplication, scale, scales));

        static IEnumerable<string> Diagnostics(ReplicateMethod method, double? scale, ValueList<double> scales) => SurveyDesign.Create(
            Data, new() { Weights = "w", Replicates = new() { Method = method, Columns = ["r1", "r2"], Scale = scale, ReplicateScales = scales } }).Diagnostics.Select(d => $"{d.Code}: {d.Message}");
    }

    [Theory]
    [InlineData("rw*", "rw1 rw10 rw2_x")]
    [InlineData("*2*", "rw2_x a2")]
    [InlineData("rw*_x", "rw2_x")]
    [InlineData("rw1", "rw1")]
    [InlineData("*", "rw1 rw10 rw2_x a2 aa")]
    [InlineData("a*a", "aa")]
    [InlineData("r*1*0", "rw10")]
    [InlineData("rw1*0*0", "")]
    [InlineData("rw2*2_x", "")]
    [InlineData("b*", "")]
    [InlineData("rw", "")]
    [InlineData("*rw*", "rw1 rw10 rw2_x")]
    [InlineData("*2*2", "")]
    [InlineData("*a*a", "aa")]
    public void A_pattern_stands_for_its_columns_in_the_order_of_the_data(string pattern, string expected)
    {
        var data = Microdata.Of(Numbers("rw1", 1), Numbers("rw10", 1), Numbers("rw2_x", 1), Numbers("a2", 1), Numbers("aa", 1));

        Assert.Equal(expected, string.Join(' ', ColumnPattern.Match(pattern, data).Select(c => c.Name)));
    }

    [Fact]
    public void Data_and_settings_are_given()
    {
        Assert.Throws<ArgumentNullException>("data", () => SurveyDesign.Create(null!, new()));
        Assert.Throws<ArgumentNullException>("settings", () => SurveyDesign.Create(Data, null!));
    }

    [Fact]
    public void Columns_are_as_long_as_each_other_and_have_their_own_names()
    {
        Assert.Contains("The column 'b' has 1 rows; expected 2, as in the first.", Assert.Throws<ArgumentException>("columns", () => Microdata.Of(Numbers("a", 1, 2), Numbers("b", 1))).Message, StringComparison.Ordinal);
        Assert.Contains("The column 'a' is there twice.", Assert.Throws<ArgumentException>("columns", () => Microdata.Of(Numbers("a", 1), Numbers("a", 1))).Message, StringComparison.Ordinal);
        Assert.Equal(0, Microdata.Of().Rows);
        Assert.Null(Data.Find("W"));
        Assert.Same(Data.Columns[0], Data.Find("stratum"));
        Assert.Equal(Data.Columns.Length, Data.ByName.Count);
    }

    private static DesignSettings Replicated(ReplicateMethod method, params SourceText[] columns) =>
        new() { Weights = "w", Replicates = new() { Method = method, Columns = columns.ToValueList() } };

    private static TextColumn Texts(string name, params string?[] values) => TextColumn.Of(name, values);

    private static void Finds(DesignSettings settings, params string[] expected) => Finds(Data, settings, expected);

    private static void Finds(Microdata data, DesignSettings settings, params string[] expected) =>
        Assert.Equal(expected, SurveyDesign.Create(data, settings).Diagnostics.Select(d => $"{d.Code}: {d.Message}"));
}
