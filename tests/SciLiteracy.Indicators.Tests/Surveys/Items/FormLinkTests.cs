using SciLiteracy.Indicators.Surveys.Items;

namespace SciLiteracy.Indicators.Tests.Surveys.Items;

public class FormLinkTests
{
    private static readonly ItemParameters[] Items =
    [
        new("q1", 1.3, [0.4], 0), new("q2", 1.1, [-0.9], 0.2), new("q3", 0.7, [0.5, 0.2, -1], 0), new("q4", 0.9, [1.2], 0), new("q5", 1.6, [-1.4], 0),
    ];

    // Law: a form that is the base on another scale is brought back exactly, by both methods.
    [Theory]
    [InlineData(1, 0)]
    [InlineData(1.25, -0.4)]
    [InlineData(0.6, 1.1)]
    public void A_form_on_another_scale_is_brought_back(double a, double b)
    {
        var target = TestForm.Of(Items);
        var inverse = new FormLink(1 / a, -b / a, 0);
        var form = TestForm.Of(Items.Select(inverse.Transform));

        foreach (var link in new[] { FormLink.MeanSigma(form, target).Require(), FormLink.StockingLord(form, target).Require() })
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
    }
}
