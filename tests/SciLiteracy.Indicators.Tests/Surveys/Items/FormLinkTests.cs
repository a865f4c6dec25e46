using SciLiteracy.Indicators.Surveys.Items;

namespace SciLiteracy.Indicators.Tests.Surveys.Items;

public class FormLinkTests
{
    private static readonly ItemParameters[] Items =
    [
        new("q1", 1.3, [0.4], 0), new("q2", 1.1, [-0.9], 0.2), new("q3", 0.7, [0.5, 0.2, -1], 0), new("q4", 0.9, [1.2], 0), new("q5", 1.6, [-1.4], 0),
    ];

    // Law: a form that is the base on another scale is brought back exactly, by all methods.
    [Theory]
    [InlineData(1, 0)]
    [InlineData(1.25, -0.4)]
    [InlineData(0.6, 1.1)]
    public void A_form_on_another_scale_is_brought_back(double a, double b)
    {
        var target = TestForm.Of(Items);
        var inverse = new FormLink(1 / a, -b / a, 0);
        var form = TestForm.Of(Items.Select(inverse.Transform));

        foreach (var link in Links(form, target).Values)
        {
            Assert.Equal(a, link.A, 1e-9);
            Assert.Equal(b, link.B, 1e-9);
            Assert.Equal(5, link.CommonItems);
        }
    }

    // Law: what is expected of a person does not depend on the scale.
    [Theory]
    [InlineData(-1.2)]
    [InlineData(0.8)]
    public void Scores_do_not_change_with_the_scale(double ability)
    {
        var link = new FormLink(1.4, 0.3, 5);
        var linked = TestForm.Of(Items.Select(link.Transform));

        Assert.Equal(TestForm.Of(Items).ExpectedScore(ability), linked.ExpectedScore(link.Transform(ability)), 1e-12);
        Assert.Equal(TestForm.Of(Items).StandardError(ability), linked.StandardError(link.Transform(ability)) / 1.4, 1e-12);
        Assert.Equal(Items[2].Difficulties.Select(link.Transform), link.Transform(Items[2]).Difficulties, (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.Equal(new PersonScore(0.3, 1.4), link.Transform(new PersonScore(0, 1)));
        Assert.Equal(0.35, link.Transform(new PersonScore(0, 0.25)).StandardError, 1e-15);
        Assert.Equal(new PersonScore((1.4 * -2) + 0.3, 1.4 * 0.5), link.Transform(new PersonScore(-2, 0.5)));
    }

    [Fact]
    public void Forms_and_items_are_given()
    {
        var form = TestForm.Of(Items);

        foreach (var link in new Func<TestForm, TestForm, object>[] { FormLink.MeanSigma, FormLink.MeanMean, FormLink.Haebara, FormLink.StockingLord })
        {
            Assert.Throws<ArgumentNullException>("form", () => link(null!, form));
            Assert.Throws<ArgumentNullException>("target", () => link(form, null!));
        }

        Assert.Throws<ArgumentNullException>("item", () => new FormLink(1, 0, 1).Transform((ItemParameters)null!));
    }

    // No line near the one that is found fits the curves better.
    [Fact]
    public void Stocking_and_Lord_find_the_least_difference_of_the_curves()
    {
        var form = TestForm.Of(Items.Select((i, j) => i with { Slope = i.Slope * (1 + (0.05 * j)), Intercepts = [.. i.Intercepts.Select(d => d + 0.3 - (0.1 * j))] }));
        var target = TestForm.Of(Items);
        var link = FormLink.StockingLord(form, target).Require();
        var least = Loss(link);

        Assert.True(least < Loss(FormLink.MeanSigma(form, target).Require()));
        foreach (var (da, db) in new[] { (1e-4, 0.0), (-1e-4, 0.0), (0.0, 1e-4), (0.0, -1e-4) })
            Assert.True(least < Loss(link with { A = link.A + da, B = link.B + db }));

        double Loss(FormLink l) => Enumerable.Range(-30, 61).Select(i => i / 5.0)
            .Sum(x => Math.Exp(-x * x / 2) * Math.Pow(form.ExpectedScore((x - l.B) / l.A) - target.ExpectedScore(x), 2));
    }

    // Golden/r/items: A and B by a direct search for the least loss.
    [Fact]
    public void Links_are_those_of_the_definitions()
    {
        var rows = ItemGolden.Rows("forms.csv");
        var found = Links(Form(rows, "form"), Form(rows, "base"));
        foreach (var row in ItemGolden.Rows("links.csv"))
        {
            ItemGolden.Near(row.Number("A"), found[row["method"]].A, 1e-9, row["method"]);
            ItemGolden.Near(row.Number("B"), found[row["method"]].B, 1e-9, row["method"]);
            Assert.Equal(8, found[row["method"]].CommonItems);
        }

        static TestForm Form(List<Dictionary<string, string>> rows, string which) =>
            TestForm.Of(rows.Select(r => new ItemParameters(r["item"], r.Number($"a_{which}"), [-r.Number($"a_{which}") * r.Number($"b_{which}")], r.Number($"c_{which}"))));
    }

    // Published: the twelve common items of table 6.5 of Kolen and Brennan (2004, 2014), and their lines by means and deviations (table 6.6; digits by the authors' program
    // STUIRT). Their lines by curves, A = 1.07 to 1.09 and B = -0.45 to -0.49, have other weights of abilities than the normal distribution.
    [Fact]
    public void The_example_of_Kolen_and_Brennan_is_reproduced()
    {
        double[][] items =
        [
            [0.4551, -0.7101, 0.2087, 0.4416, -1.3349, 0.1559], [0.5839, -0.8567, 0.2038, 0.5730, -1.3210, 0.1913], [0.7544, 0.0212, 0.1600, 0.5987, -0.7098, 0.1177],
            [0.6633, 0.0506, 0.1240, 0.6041, -0.3539, 0.0818], [1.0690, 0.9610, 0.2986, 0.9902, 0.5320, 0.3024], [0.9672, 0.1950, 0.0535, 0.8081, -0.1156, 0.0648],
            [0.3479, 2.2768, 0.1489, 0.4140, 2.5538, 0.2410], [1.4579, 1.0241, 0.2453, 1.3554, 0.5811, 0.2243], [1.8811, 1.4062, 0.1992, 1.0417, 0.9392, 0.1651],
            [0.7020, 2.2401, 0.0853, 0.6336, 1.8960, 0.0794], [1.4080, 1.5556, 0.0789, 1.1347, 1.0790, 0.0630], [1.2993, 2.1589, 0.1075, 0.9255, 2.1337, 0.1259],
        ];
        var links = Links(Form(0), Form(3));

        Assert.Equal(1.168891, links["mean_sigma"].A, 1e-6);
        Assert.Equal(-0.515543, links["mean_sigma"].B, 1e-6);
        Assert.Equal(1.217266, links["mean_mean"].A, 1e-6);
        Assert.Equal(-0.557156, links["mean_mean"].B, 1e-6);
        foreach (var method in new[] { "stocking_lord", "haebara" })
        {
            Assert.Equal(1.08, links[method].A, 0.03);
            Assert.Equal(-0.47, links[method].B, 0.03);
        }

        // The slopes of the table are those of the normal ogive's metric, 1 / 1.7 of ours.
        TestForm Form(int first) => TestForm.Of(items.Select((i, j) => new ItemParameters($"q{j}", 1.7 * i[first], [-1.7 * i[first] * i[first + 1]], i[first + 2])));
    }

    // No line near the one that is found fits the curves of the items better, those of several scores too.
    [Fact]
    public void Haebara_finds_the_least_difference_of_the_curves()
    {
        var form = TestForm.Of(Items.Select((i, j) => i with { Slope = i.Slope * (1 + (0.05 * j)), Intercepts = [.. i.Intercepts.Select(d => d + 0.3 - (0.1 * j))] }));
        var target = TestForm.Of(Items);
        var link = FormLink.Haebara(form, target).Require();
        var least = Loss(link);

        Assert.True(least < Loss(FormLink.StockingLord(form, target).Require()));
        foreach (var (da, db) in new[] { (1e-5, 0.0), (-1e-5, 0.0), (0.0, 1e-5), (0.0, -1e-5) })
            Assert.True(least < Loss(link with { A = link.A + da, B = link.B + db }));

        double Loss(FormLink l) => Enumerable.Range(-30, 61).Select(i => i / 5.0).Sum(x => Math.Exp(-x * x / 2) * Enumerable.Range(0, 5).Sum(j =>
            Enumerable.Range(0, Items[j].Intercepts.Length + 1).Sum(k => Math.Pow(form.Probability(j, k, (x - l.B) / l.A).Value - target.Probability(j, k, x).Value, 2))));
    }

    // Law: the link back by means and by deviations is the line turned around.
    [Fact]
    public void Moments_link_back_and_forth()
    {
        var form = TestForm.Of(Items.Select((i, j) => i with { Slope = i.Slope * (1 + (0.05 * j)), Intercepts = [.. i.Intercepts.Select(d => d + 0.3 - (0.1 * j))] }));
        foreach (var method in new[] { FormLink.MeanMean, FormLink.MeanSigma })
        {
            var (forth, back) = (method(form, TestForm.Of(Items)).Require(), method(TestForm.Of(Items), form).Require());
            Assert.Equal(1, forth.A * back.A, 1e-12);
            Assert.Equal(0, forth.Transform(back.B), 1e-12);
        }
    }

    [Fact]
    public void Only_common_items_count()
    {
        var target = TestForm.Of([.. Items, new("new", 2, [3], 0)]);
        var form = TestForm.Of([.. Items, new("old", 0.2, [-3], 0)]);

        Assert.Equal(1, FormLink.StockingLord(form, target).Require().A, 1e-9);
    }

    [Fact]
    public void Forms_that_cannot_be_linked_are_findings()
    {
        var target = TestForm.Of(Items);

        Assert.False(FormLink.MeanSigma(TestForm.Of(Items[0]), target).IsOk);
        Assert.False(FormLink.StockingLord(TestForm.Of(Items[0] with { Item = "x" }), target).IsOk);
        Assert.False(FormLink.MeanSigma(TestForm.Of(Items[0] with { Intercepts = [1, 2] }, Items[1]), target).IsOk);
        Assert.False(FormLink.MeanSigma(TestForm.Of(Items[0], Items[0] with { Item = "q5" }), target).IsOk);
        Assert.Equal(
            [
                "(code): error SL6331: The item 'q1' has 3 scores in one form and 2 in the other.",
                "(code): error SL6331: The item 'q2' has the slope 0, and no difficulty.",
            ],
            Texts(FormLink.MeanMean(TestForm.Of(Items[0] with { Intercepts = [1, 2] }, Items[1] with { Slope = 0 }), target)));
        Assert.Equal(["(code): error SL6331: The forms have 1 common items; expected two or more difficulties."], Texts(FormLink.Haebara(TestForm.Of(Items[0]), target)));
        Assert.Equal(
            ["(code): error SL6331: The common items are all of one difficulty, which gives no unit of the scale."],
            Texts(FormLink.StockingLord(TestForm.Of(Items[0], Items[0] with { Item = "q4" }), target)));
        Assert.Equal(
            ["(code): error SL6331: The mean slopes of the common items are 0 or differ in sign, which gives no unit of the scale."],
            Texts(FormLink.MeanMean(TestForm.Of(Items.Select(i => i with { Slope = -i.Slope })), target)));

        // Items of one difficulty in the base alone, and slopes whose mean is 0.
        Assert.Equal(
            ["(code): error SL6331: The common items are all of one difficulty, which gives no unit of the scale."],
            Texts(FormLink.MeanSigma(target, TestForm.Of(Items[0] with { Slope = 2, Intercepts = [1] }, Items[1] with { Slope = 1, Intercepts = [0.5] }))));
        Assert.Equal(
            ["(code): error SL6331: The mean slopes of the common items are 0 or differ in sign, which gives no unit of the scale."],
            Texts(FormLink.MeanMean(TestForm.Of(Items[0] with { Slope = 1 }, Items[1] with { Slope = -1 }), target)));

        static IEnumerable<string> Texts(Domain.Result<FormLink> result) => result.Diagnostics.Select(d => d.ToString());
    }

    [Fact]
    public void Nothing_is_refused_by_name()
    {
        var form = TestForm.Of(Items);
        foreach (var method in new[] { FormLink.MeanSigma, FormLink.MeanMean, FormLink.Haebara, FormLink.StockingLord })
        {
            Assert.Equal("form", Assert.Throws<ArgumentNullException>(() => method(null!, form)).ParamName);
            Assert.Equal("target", Assert.Throws<ArgumentNullException>(() => method(form, null!)).ParamName);
        }

        Assert.Equal("item", Assert.Throws<ArgumentNullException>(() => new FormLink(1, 0, 2).Transform((ItemParameters)null!)).ParamName);
    }

    private static Dictionary<string, FormLink> Links(TestForm form, TestForm target) => new()
    {
        ["mean_mean"] = FormLink.MeanMean(form, target).Require(),
        ["mean_sigma"] = FormLink.MeanSigma(form, target).Require(),
        ["haebara"] = FormLink.Haebara(form, target).Require(),
        ["stocking_lord"] = FormLink.StockingLord(form, target).Require(),
    };
}
