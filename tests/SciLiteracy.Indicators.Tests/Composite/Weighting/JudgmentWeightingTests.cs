using SciLiteracy.Indicators.Composite.Weighting;
using SciLiteracy.Indicators.Tests.Numerics;

namespace SciLiteracy.Indicators.Tests.Composite.Weighting;


/// <summary>Weights from comparisons and from what experts shared out.</summary>
public class JudgmentWeightingTests
{
    private const double None = double.NaN;

    // Saaty (1990), "How to make a decision: the analytic hierarchy process", European Journal of Operational Research 48: the choice of a house.
    [Fact]
    public void Saatys_choice_of_a_house()
    {
        double[] comparisons =
        [
            1, 5, 3, 7, 6, 6, 1 / 3.0, 1 / 4.0,
            1 / 5.0, 1, 1 / 3.0, 5, 3, 3, 1 / 5.0, 1 / 7.0,
            1 / 3.0, 3, 1, 6, 3, 4, 6, 1 / 5.0,
            1 / 7.0, 1 / 5.0, 1 / 6.0, 1, 1 / 3.0, 1 / 4.0, 1 / 7.0, 1 / 8.0,
            1 / 6.0, 1 / 3.0, 1 / 3.0, 3, 1, 1 / 2.0, 1 / 5.0, 1 / 6.0,
            1 / 6.0, 1 / 3.0, 1 / 4.0, 4, 2, 1, 1 / 5.0, 1 / 6.0,
            3, 5, 1 / 6.0, 7, 5, 5, 1, 1 / 2.0,
            4, 7, 5, 8, 6, 6, 2, 1,
        ];
        double[] published = [0.173, 0.054, 0.188, 0.018, 0.031, 0.036, 0.167, 0.333];
        var weights = new double[8];

        var fault = AnalyticHierarchy.Compute(comparisons, weights, out var consistency);

        Assert.Equal(WeightingFault.None, fault);
        for (var i = 0; i < 8; i++)
            Approx.Equal(published[i], weights[i], 0, 6e-4);
        Approx.Equal(9.669, consistency.PrincipalEigenvalue, 0, 5e-4);
        Approx.Equal(0.169, consistency.Ratio, 0, 5e-4);
    }

    // The closed form for three: λ = 1 + t + 1/t, t the cube root of the circle's product.
    [Fact]
    public void Three_siblings_have_a_closed_form()
    {
        var weights = new double[3];
        AnalyticHierarchy.Compute([1, 2, 8, None, 1, 3, None, None, 1], weights, out var consistency);

        var t = Math.Cbrt(8 / (2.0 * 3));
        Approx.Equal(1 + t + (1 / t), consistency.PrincipalEigenvalue, 1e-12);
        Approx.Equal((t + (1 / t) - 2) / 2, consistency.Index, 1e-10);
        Approx.Equal((t + (1 / t) - 2) / 2 / 0.58, consistency.Ratio, 1e-10);
        // geometric means of the lines
        double[] lines = [Math.Cbrt(16), Math.Cbrt(3 / 2.0), Math.Cbrt(1 / 24.0)];
        for (var i = 0; i < 3; i++)
            Approx.Equal(lines[i] / lines.Sum(), weights[i], 1e-12);
    }

    // Law: what agrees with itself is found again, whatever is left out as long as all are connected.
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(4, 0)]
    [InlineData(4, 3)]
    [InlineData(9, 12)]
    [InlineData(16, 40)]
    public void Consistent_comparisons_give_their_weights_again(int n, int leftOut)
    {
        var random = new Random(n + leftOut);
        var true_ = Enumerable.Range(0, n).Select(_ => 1 + (9 * random.NextDouble())).ToArray();
        var comparisons = new double[n * n];
        comparisons.AsSpan().Fill(None);
        for (var i = 0; i < n; i++)
        {
            for (var j = i + 1; j < n; j++)
                comparisons[random.Next(2) == 0 ? (i * n) + j : (j * n) + i] = 1;
        }

        for (var at = 0; at < n * n; at++)
        {
            if (!double.IsNaN(comparisons[at]))
                comparisons[at] = true_[at / n] / true_[at % n];
        }

        // the first line stays
        for (var at = n * n - 1; at > 0 && leftOut > 0; at--)
        {
            if (at / n == 0 || at % n == 0 || double.IsNaN(comparisons[at]))
                continue;
            comparisons[at] = None;
            leftOut--;
        }

        var weights = new double[n];
        Assert.Equal(WeightingFault.None, AnalyticHierarchy.Compute(comparisons, weights, out var consistency));
        for (var i = 0; i < n; i++)
            Approx.Equal(true_[i] / true_.Sum(), weights[i], 1e-9);
        Approx.Equal(n, consistency.PrincipalEigenvalue, 1e-9);
        Approx.Equal(0, consistency.Index, 0, 1e-9);
        if (n <= 15)
            Approx.Equal(0, consistency.Ratio, 0, 1e-9);
        else
            Assert.True(double.IsNaN(consistency.Ratio));
    }

    [Fact]
    public void Comparisons_that_leave_a_sibling_apart_are_refused()
    {
        var weights = new double[4];
        var fault = AnalyticHierarchy.Compute([1, 2, None, None, None, 1, None, None, None, None, 1, 3, None, None, None, 1], weights, out _);

        Assert.Equal(new(WeightingFaultKind.NotConnected, -1, -1), fault);
        Assert.All(weights, w => Assert.True(double.IsNaN(w)));
        Assert.Throws<ArgumentException>(() => AnalyticHierarchy.Compute([1, 2, 3], new double[2], out _));
        Assert.Throws<ArgumentException>(() => AnalyticHierarchy.Compute([1, -2, None, 1], new double[2], out _));
        Assert.Throws<ArgumentException>(() => AnalyticHierarchy.Compute([1, None, 0, 1], new double[2], out _));
        Assert.Throws<ArgumentException>(() => AnalyticHierarchy.Compute([1, 0, None, 1], new double[2], out _));
    }

    [Fact]
    public void A_sibling_may_be_reached_by_way_of_others()
    {
        // a : b = 2, d : c = 2, b : d = 3: weights 12, 6, 1, 2
        var weights = new double[4];
        double[] comparisons = [1, 2, None, None, None, 1, None, 3, None, None, 1, None, None, None, 2, 1];

        Assert.Equal(WeightingFault.None, AnalyticHierarchy.Compute(comparisons, weights, out var consistency));

        double[] expected = [12 / 21.0, 6 / 21.0, 1 / 21.0, 2 / 21.0];
        for (var i = 0; i < 4; i++)
            Approx.Equal(expected[i], weights[i], 1e-11);
        Approx.Equal(0, consistency.Ratio, 0, 1e-11);
    }

    // Three in a circle, each a hundred thousand times the next: with t the cube root of the circle's product the eigenvalues are 1 + t w + 1 / (t w) for
    // the cube roots w of 1, which are of nearly one size, 1 - 1.5 / t, so that powers of the matrix alone do not come to rest.
    [Fact]
    public void Comparisons_that_contradict_each_other_without_measure_have_their_closed_form()
    {
        var weights = new double[3];

        var fault = AnalyticHierarchy.Compute([1, 1e5, 0.25e-5, None, 1, 1e5, None, None, 1], weights, out var consistency);

        Assert.Equal(WeightingFault.None, fault);
        var t = Math.Cbrt(1e10 / 0.25e-5);
        Approx.Equal(1 + t + (1 / t), consistency.PrincipalEigenvalue, 1e-12);
        double[] lines = [Math.Cbrt(0.25), 1, Math.Cbrt(4)];
        for (var i = 0; i < 3; i++)
            Approx.Equal(lines[i] / lines.Sum(), weights[i], 1e-11);
    }

    // Each is compared with the next one only: powers of the matrix move a long chain by ever less.
    [Theory]
    [InlineData(15, 2)]
    [InlineData(40, 1.2)]
    [InlineData(40, 0.7)]
    [InlineData(120, 1.1)]
    public void A_long_chain_of_comparisons_is_followed(int n, double ratio)
    {
        var comparisons = new double[n * n];
        Array.Fill(comparisons, None);
        for (var i = 0; i + 1 < n; i++)
            comparisons[(i * n) + i + 1] = ratio;
        var weights = new double[n];

        Assert.Equal(WeightingFault.None, AnalyticHierarchy.Compute(comparisons, weights, out var consistency));

        Approx.Equal(n, consistency.PrincipalEigenvalue, 1e-11);
        var sum = Enumerable.Range(0, n).Sum(i => Math.Pow(ratio, -i));
        for (var i = 0; i < n; i++)
            Approx.Equal(Math.Pow(ratio, -i) / sum, weights[i], 1e-9);
    }

    [Fact]
    public void The_random_index_is_saatys()
    {
        Assert.Equal(
            [0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59, None], Enumerable.Range(1, 16).Select(AnalyticHierarchy.RandomIndex));
        Assert.Throws<ArgumentOutOfRangeException>(() => AnalyticHierarchy.RandomIndex(0));
    }

    [Fact]
    public void Every_expert_counts_alike()
    {
        var weights = new double[3];

        // shares (0.5, 0.3, 0.2) and (0.25, 0.75, 0); the third gave nothing to these
        Assert.Equal(WeightingFault.None, BudgetAllocationWeighting.Compute([50, 30, 20, 1, 3, 0, 0, 0, 0], weights));

        Approx.Equal(0.375, weights[0]);
        Approx.Equal(0.525, weights[1]);
        Approx.Equal(0.1, weights[2]);
        Assert.Equal(new(WeightingFaultKind.NoPoints, -1, -1), BudgetAllocationWeighting.Compute([0, 0, 0], weights));
        Assert.Throws<ArgumentException>(() => BudgetAllocationWeighting.Compute([1, 2], new double[3]));
        Assert.Throws<ArgumentException>(() => BudgetAllocationWeighting.Compute([], []));
    }
}
