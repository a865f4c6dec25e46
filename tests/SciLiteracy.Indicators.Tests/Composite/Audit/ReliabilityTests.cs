using SciLiteracy.Indicators.Composite.Audit;
using SciLiteracy.Indicators.Tests.Numerics;

namespace SciLiteracy.Indicators.Tests.Composite.Audit;

public class ReliabilityTests
{
    // Items with equal variances and equal correlations r: α = k r / (1 + (k - 1) r), and ω is the same.
    [Theory]
    [InlineData(2, 0.5)]
    [InlineData(3, 0.25)]
    [InlineData(5, 0.8)]
    public void Parallel_items_have_a_closed_form(int k, double r)
    {
        var expected = k * r / (1 + ((k - 1) * r));
        var columns = Enumerable.Range(0, k).Select(i => Members.Contrast((15, Math.Sqrt(r)), (i + 1, Math.Sqrt(1 - r)))).ToArray();
        var reliability = Assert.Single(ReliabilityAnalysis.Of(Members.Flat(columns)));
        Assert.Equal(("I", k), (reliability.Code, reliability.Items));
        Approx.Equal(expected, reliability.Alpha, 1e-12, 0);
        if (k < 3)
        {
            Assert.Equal(double.NaN, reliability.Omega);
            Assert.Null(reliability.Factor);
            return;
        }

        Approx.Equal(expected, reliability.Omega, 1e-9, 0);
        Assert.All(reliability.Factor!.Loadings, l => Approx.Equal(Math.Sqrt(r), l, 1e-9, 0));
        Assert.All(reliability.Factor.Uniquenesses, u => Approx.Equal(1 - r, u, 1e-9, 0));
        Assert.True(reliability.Factor.Converged);
        Assert.False(reliability.Factor.IsImproper);
    }

    // Covariances σᵢσⱼλᵢλⱼ + δᵢⱼσ²ψ of a true factor: ω = (Σσλ)² / ΣΣ S, and α is less.
    [Fact]
    public void Omega_of_a_true_factor_is_the_share_of_the_factor()
    {
        double[] loadings = [0.9, 0.7, 0.5, 0.3];
        double[] deviations = [1, 2, 10, 0.5];
        var covariances = new double[16];
        double common = 0, total = 0;
        for (var i = 0; i < 4; i++)
        {
            common += deviations[i] * loadings[i];
            for (var j = 0; j < 4; j++)
            {
                covariances[(i * 4) + j] = deviations[i] * deviations[j] * (i == j ? 1 : loadings[i] * loadings[j]);
                total += covariances[(i * 4) + j];
            }
        }

        var reliability = ReliabilityAnalysis.OfCovariances("x", covariances, 4);
        Approx.Equal(common * common / total, reliability.Omega, 1e-8, 0);
        Assert.True(reliability.Alpha < reliability.Omega);
        for (var i = 0; i < 4; i++)
        {
            Approx.Equal(loadings[i], reliability.Factor!.Loadings[i], 1e-8, 0);
            Approx.Equal(1 - (loadings[i] * loadings[i]), reliability.Factor.Uniquenesses[i], 1e-8, 0);
        }
    }

    // Three items: λ₁² = r₁₂ r₁₃ / r₂₃.
    [Fact]
    public void Three_items_fit_exactly()
    {
        var model = OneFactorModel.Fit([1, 0.42, 0.56, 0.42, 1, 0.48, 0.56, 0.48, 1])!;
        Approx.Equal(Math.Sqrt(0.42 * 0.56 / 0.48), model.Loadings[0], 1e-9, 0);
        Approx.Equal(Math.Sqrt(0.42 * 0.48 / 0.56), model.Loadings[1], 1e-9, 0);
        Approx.Equal(Math.Sqrt(0.56 * 0.48 / 0.42), model.Loadings[2], 1e-9, 0);
        Assert.InRange(model.Iterations, 2, 5000);
    }

    // The score equations of maximum likelihood: diag(Σ⁻¹ (R - Σ) Σ⁻¹) = 0 and Σ⁻¹ (R - Σ) Σ⁻¹ λ = 0, here by Σ⁻¹λ ∝ Ψ⁻¹λ: R Ψ⁻¹ λ = λ (1 + λᵀ Ψ⁻¹ λ), and
    // the diagonal is reproduced.
    [Fact]
    public void The_fit_solves_the_likelihood_equations()
    {
        double[] r = [1, 0.5, 0.3, 0.4, 0.5, 1, 0.6, 0.2, 0.3, 0.6, 1, 0.25, 0.4, 0.2, 0.25, 1];
        var model = OneFactorModel.Fit(r)!;
        Assert.True(model.Converged);
        var strength = Enumerable.Range(0, 4).Sum(i => model.Loadings[i] * model.Loadings[i] / model.Uniquenesses[i]);
        for (var i = 0; i < 4; i++)
        {
            var left = Enumerable.Range(0, 4).Sum(j => r[(i * 4) + j] * model.Loadings[j] / model.Uniquenesses[j]);
            Approx.Equal(model.Loadings[i] * (1 + strength), left, 1e-7, 0);
            Approx.Equal(1, (model.Loadings[i] * model.Loadings[i]) + model.Uniquenesses[i], 1e-8, 0);
        }
    }

    [Fact]
    public void A_factor_that_is_an_item_is_called_improper()
    {
        // λ₁² = 0.8 · 0.8 / 0.5 > 1
        var model = OneFactorModel.Fit([1, 0.8, 0.8, 0.8, 1, 0.5, 0.8, 0.5, 1])!;
        Assert.True(model.IsImproper);
        Assert.True(model.Converged);
    }

    [Fact]
    public void The_sum_of_the_loadings_is_not_negative()
    {
        // One item runs against three: the factor goes with the three.
        var model = OneFactorModel.Fit([1, -0.5, -0.5, -0.5, -0.5, 1, 0.5, 0.5, -0.5, 0.5, 1, 0.5, -0.5, 0.5, 0.5, 1])!;
        Assert.True(model.Loadings[0] < 0);
        Assert.True(model.Loadings[1] > 0);
        // Turned, the first is large: still the sum counts.
        Approx.Equal(Math.Sqrt(0.5), model.Loadings[1], 1e-8, 0);
    }

    [Fact]
    public void What_cannot_be_fitted_is_null()
    {
        Assert.Null(OneFactorModel.Fit([1, 0.5, 0.5, 1]));
        Assert.Null(OneFactorModel.Fit([]));
        Assert.Null(OneFactorModel.Fit([1, 0.5, double.NaN, 0.5, 1, 0.5, double.NaN, 0.5, 1]));
        Assert.Throws<ArgumentException>("correlations", () => OneFactorModel.Fit([1, 2, 3]));
        Assert.Throws<ArgumentException>("covariances", () => ReliabilityAnalysis.OfCovariances("x", [1, 2, 3], 2));
    }

    [Fact]
    public void Corner_cases_of_alpha()
    {
        // Identical items, opposite items, a single one.
        Approx.Equal(1, Assert.Single(ReliabilityAnalysis.Of(Members.Flat([1, 2, 4], [1, 2, 4]))).Alpha, 1e-14, 0);
        Assert.Equal(double.NegativeInfinity, Assert.Single(ReliabilityAnalysis.Of(Members.Flat([1, 2, 3], [3, 2, 1]))).Alpha);
        var single = Assert.Single(ReliabilityAnalysis.Of(Members.Flat([1, 2, 4])));
        Assert.Equal((1, double.NaN, double.NaN), (single.Items, single.Alpha, single.Omega));
        // Pairs without a common row have no covariance.
        var apart = Assert.Single(ReliabilityAnalysis.Of(Members.Flat([1, 2, Members.None, Members.None], [Members.None, Members.None, 1, 2])));
        Assert.Equal(double.NaN, apart.Alpha);
        // A constant item has no correlations.
        Assert.Null(Assert.Single(ReliabilityAnalysis.Of(Members.Flat([1, 2, 4], [1, 3, 4], [7, 7, 7]))).Factor);
    }

    // Covariances are pairwise: the mean of each is over the rows of the pair. Rows of c: a and b of all 4, c of 3.
    [Fact]
    public void Covariances_are_of_the_rows_that_a_pair_has()
    {
        double[] a = [1, 2, 3, 6];
        double[] b = [2, 2, 5, 7];
        double[] c = [1, 4, 2, Members.None];
        // a: Σd² = 14 / 3, b: 18 / 3, c: 14/3 / 2; ab: 3 - ...
        var saa = 14 / 3.0;
        var sbb = 18 / 3.0;
        var scc = (14 / 3.0) / 2;
        var sab = (4 + 2 + 0 + 9) / 3.0;
        var sac = (4 / 3.0 + 0 - (1 / 3.0)) / 2;
        var sbc = ((-1 * (1 - (7 / 3.0))) + (-1 * (4 - (7 / 3.0))) + (2 * (2 - (7 / 3.0)))) / 2;
        var apart = 2 * (sab + sac + sbc);
        Approx.Equal(1.5 * apart / (apart + saa + sbb + scc), Assert.Single(ReliabilityAnalysis.Of(Members.Flat(a, b, c))).Alpha, 1e-13, 0);
    }

    [Fact]
    public void Each_aggregate_is_judged_by_all_members_of_the_level_below_it()
    {
        var tree = Members.Aggregate(
            "I",
            Members.Aggregate("P", Members.Indicator("a"), Members.Indicator("b")),
            Members.Aggregate("Q", Members.Indicator("c"), Members.Indicator("d")));
        double[][] columns = [[1, 2, 3, 5], [2, 1, 4, 5], [1, 1, 2, 3], [4, 1, 2, 9]];
        var data = Members.Data(("a", columns[0]), ("b", columns[1]), ("c", columns[2]), ("d", columns[3]), ("P", columns[0]), ("Q", columns[3]));
        var table = SciLiteracy.Indicators.Composite.Audit.AuditTable.Of(tree, data);
        var reliabilities = ReliabilityAnalysis.Of(table);
        Assert.Equal([("I", 4), ("P", 2), ("Q", 2)], reliabilities.Select(r => (r.Code, r.Items)));
        Assert.Equal(Assert.Single(ReliabilityAnalysis.Of(Members.Flat(columns))).Alpha, reliabilities[0].Alpha);
        Assert.Equal(Assert.Single(ReliabilityAnalysis.Of(Members.Flat(columns[2], columns[3]))).Alpha, reliabilities[2].Alpha);
        Assert.Equal([("I", 2)], ReliabilityAnalysis.Of(table, 2).Select(r => (r.Code, r.Items)));
        Assert.Empty(ReliabilityAnalysis.Of(Members.Flat([1, 2]), 2));
    }

    // Laws: α is at most 1, and does not depend on the order of items and rows, nor on a common unit.
    [Property]
    public bool Alpha_is_bounded_and_does_not_depend_on_order_or_unit(NonNull<byte[]> bytes)
    {
        var rows = bytes.Get.Length / 3;
        double[][] columns = [.. Enumerable.Range(0, 3).Select(c => Enumerable.Range(0, rows).Select(r => (double)(bytes.Get[(r * 3) + c] % 10)).ToArray())];
        if (rows < 3)
            return true;
        var alpha = Assert.Single(ReliabilityAnalysis.Of(Members.Flat(columns))).Alpha;
        double[][] turned = [.. columns.Reverse().Select(c => c.Reverse().Select(v => (v * 8) + 3).ToArray())];
        var other = Assert.Single(ReliabilityAnalysis.Of(Members.Flat(turned))).Alpha;
        return (double.IsNaN(alpha) && double.IsNaN(other)) || (alpha <= 1 + 1e-12 && Approx.IsClose(alpha, other, 1e-9, 1e-9));
    }
}
