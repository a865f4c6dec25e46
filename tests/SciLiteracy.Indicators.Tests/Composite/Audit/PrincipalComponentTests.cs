using SciLiteracy.Indicators.Composite.Audit;
using SciLiteracy.Indicators.Tests.Numerics;

namespace SciLiteracy.Indicators.Tests.Composite.Audit;

public class PrincipalComponentTests
{
    // Equal correlations r: one eigenvalue 1 + (p - 1) r with equal loadings, and p - 1 of 1 - r.
    [Fact]
    public void Equal_correlations_have_a_closed_form()
    {
        var columns = Enumerable.Range(0, 4).Select(i => Members.Contrast((15, 0.6 * (i + 1)), (i + 1, 0.8 * (i + 1)))).ToArray();
        var group = Assert.Single(PrincipalComponentAnalysis.Of(Members.Flat(columns)));
        Assert.Equal(("I", 16), (group.Group, group.Rows));
        Assert.Equal(["a", "b", "c", "d"], group.Members.ToArray());
        Assert.Empty(group.Constant);
        Assert.Equal([1, 2, 3, 4], group.Components.Select(c => c.Number));
        var first = group.Components[0];
        Approx.Equal(1 + (3 * 0.36), first.Eigenvalue, 1e-12, 0);
        Approx.Equal((1 + (3 * 0.36)) / 4, first.Explained, 1e-12, 0);
        Assert.All(first.Loadings, l => Approx.Equal(0.5, l, 1e-12, 0));
        Assert.All(group.Components.Skip(1), c => Approx.Equal(0.64, c.Eigenvalue, 1e-12, 0));
        Approx.Equal((1 + (3 * 0.36) + 0.64) / 4, group.Components[1].Cumulative, 1e-12, 0);
        Approx.Equal(1, group.Components[3].Cumulative, 1e-12, 0);
        Assert.Null(group.Retained);
        Assert.Empty(group.RandomEigenvalues);
    }

    [Fact]
    public void Rows_with_gaps_and_constant_members_are_left_out()
    {
        var group = Assert.Single(PrincipalComponentAnalysis.Of(Members.Flat(
            [1, 2, 3, 4, 50], [2, 1, 4, 3, Members.None], [7, 7, 7, 7, 9], [1, 0, 0, 1, 5])));
        Assert.Equal(4, group.Rows);
        // c varies only in the row that has a gap.
        Assert.Equal(["c"], group.Constant.ToArray());
        Assert.Equal(["a", "b", "d"], group.Members.ToArray());
        Assert.Equal(3, group.Components.Length);
        Approx.Equal(3, group.Components.Sum(c => c.Eigenvalue), 1e-13, 0);
        // a and b correlate by 0.6, and with d not at all: 1.6, 1, 0.4.
        Approx.Equal(1.6, group.Components[0].Eigenvalue, 1e-13, 0);
        Approx.Equal(0.4, group.Components[2].Eigenvalue, 1e-13, 0);
    }

    [Fact]
    public void There_are_not_more_components_than_rows()
    {
        var group = Assert.Single(PrincipalComponentAnalysis.Of(Members.Flat([1, 2], [2, 1], [3, 9])));
        Assert.Equal(2, group.Components.Length);
        Approx.Equal(3, group.Components[0].Eigenvalue, 1e-13, 0);
        Approx.Equal(0, group.Components[1].Eigenvalue, 0, 1e-14);
        Assert.True(group.Components[1].Eigenvalue >= 0);
        var none = Assert.Single(PrincipalComponentAnalysis.Of(Members.Flat([1, Members.None], [Members.None, 2]), 1, new ParallelAnalysis(5)));
        Assert.Equal((0, 0, 0), (none.Rows, none.Components.Length, none.Members.Length));
        Assert.Equal(["a", "b"], none.Constant.ToArray());
        Assert.Empty(none.RandomEigenvalues);
    }

    [Fact]
    public void Groups_are_the_children_of_each_aggregate_on_the_level()
    {
        var tree = Members.Aggregate(
            "I", Members.Indicator("x"), Members.Aggregate("P", Members.Indicator("a"), Members.Indicator("b")), Members.Aggregate("Q", Members.Indicator("c")));
        var table = AuditTable.Of(
            tree, Members.Data(("x", [3, 1, 2]), ("a", [1, 2, 4]), ("b", [1, 3, 2]), ("c", [2, 2, 1]), ("P", [1, 2, 3]), ("Q", [1, 2, 1])));
        Assert.Equal([("I", 1), ("P", 2), ("Q", 1)], PrincipalComponentAnalysis.Of(table).Select(g => (g.Group, g.Members.Length)));
        Assert.Equal([("I", 2)], PrincipalComponentAnalysis.Of(table, 2).Select(g => (g.Group, g.Members.Length)));
        Assert.Equal(["a", "b", "c"], PrincipalComponentAnalysis.OfGroup(table, "all", ["a", "b", "c"]).Members.ToArray());
    }

    [Fact]
    public void Parallel_analysis_retains_the_components_that_chance_does_not_make()
    {
        // Two factors, three members each, and noise.
        double[][] columns =
        [
            Members.Contrast((15, 2), (1, 1)), Members.Contrast((15, 2), (2, 1)), Members.Contrast((15, 2), (3, 1)),
            Members.Contrast((14, 2), (4, 1)), Members.Contrast((14, 2), (5, 1)), Members.Contrast((14, 2), (6, 1)),
        ];
        var group = Assert.Single(PrincipalComponentAnalysis.Of(Members.Flat(columns), 1, new ParallelAnalysis(100, 0.95, 7)));
        Assert.Equal(6, group.RandomEigenvalues.Length);
        Assert.Equal(group.RandomEigenvalues.OrderDescending(), group.RandomEigenvalues);
        Assert.Equal(2, group.Retained);
        // Uncorrelated members: none is retained.
        var noise = Assert.Single(PrincipalComponentAnalysis.Of(
            Members.Flat([.. Enumerable.Range(1, 6).Select(i => Members.Contrast((i, 1)))]), 1, new ParallelAnalysis(100, 0.95, 7)));
        Assert.Equal(0, noise.Retained);
    }

    [Fact]
    public void Random_eigenvalues_are_a_function_of_the_seed()
    {
        var analysis = new ParallelAnalysis(20, 0.5, 3);
        Assert.Equal(analysis.Eigenvalues(30, 4).ToArray(), analysis.Eigenvalues(30, 4).ToArray());
        Assert.NotEqual(analysis.Eigenvalues(30, 4).ToArray(), (analysis with { Seed = 4 }).Eigenvalues(30, 4).ToArray());
        // One draw: the eigenvalues of one table, so they add up to the number of columns; a single column has eigenvalue 1.
        Approx.Equal(4, new ParallelAnalysis(1).Eigenvalues(30, 4).Sum(), 1e-12, 0);
        Assert.Equal([1.0], new ParallelAnalysis(3).Eigenvalues(30, 1).ToArray());
        // Higher quantiles of the same draws are higher.
        Assert.All(
            analysis.Eigenvalues(30, 4).Zip((analysis with { Quantile = 0.95 }).Eigenvalues(30, 4)), pair => Assert.True(pair.First < pair.Second));
    }

    // Marchenko and Pastur: the greatest eigenvalue of n × p uncorrelated data nears (1 + √(p/n))², the least (1 - √(p/n))².
    [Fact]
    public void Random_eigenvalues_follow_their_law()
    {
        var eigenvalues = new ParallelAnalysis(5, 0.5).Eigenvalues(400, 25);
        Approx.Equal(Math.Pow(1 + Math.Sqrt(25 / 400.0), 2), eigenvalues[0], 0.06, 0);
        Approx.Equal(Math.Pow(1 - Math.Sqrt(25 / 400.0), 2), eigenvalues[^1], 0.06, 0);
    }

    [Fact]
    public void Parallel_analysis_checks_its_numbers_and_can_be_canceled()
    {
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => new ParallelAnalysis().Eigenvalues(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("columns", () => new ParallelAnalysis().Eigenvalues(2, 0));
        Assert.Throws<ArgumentOutOfRangeException>("Draws", () => new ParallelAnalysis(0).Eigenvalues(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>("Quantile", () => new ParallelAnalysis(1, -0.1).Eigenvalues(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>("Quantile", () => new ParallelAnalysis(1, 1.1).Eigenvalues(2, 1));
        Assert.Throws<OperationCanceledException>(() => new ParallelAnalysis().Eigenvalues(2, 1, new CancellationToken(true)));
        Assert.Throws<OperationCanceledException>(
            () => PrincipalComponentAnalysis.Of(Members.Flat([1, 2, 4], [2, 1, 5]), 1, new ParallelAnalysis(), new CancellationToken(true)));
    }

    // Laws: the eigenvalues add up to the number of members; neither the order of rows nor units matter; loadings are of length 1.
    [Property]
    public bool Eigenvalues_add_up_and_do_not_depend_on_order_or_unit(NonNull<byte[]> bytes)
    {
        var rows = bytes.Get.Length / 3;
        double[][] columns = [.. Enumerable.Range(0, 3).Select(c => Enumerable.Range(0, rows).Select(r => (double)(bytes.Get[(r * 3) + c] % 10)).ToArray())];
        if (rows < 3)
            return true;
        var group = Assert.Single(PrincipalComponentAnalysis.Of(Members.Flat(columns)));
        var other = Assert.Single(PrincipalComponentAnalysis.Of(Members.Flat([.. columns.Select(c => c.Reverse().Select(v => (v * 4) - 7).ToArray())])));
        return Approx.IsClose(group.Members.Length, group.Components.Sum(c => c.Eigenvalue), 1e-12, 1e-12)
            && group.Members.Length + group.Constant.Length == 3
            && group.Components.All(c => Approx.IsClose(1, c.Loadings.Sum(l => l * l), 1e-12, 0))
            && group.Components.Zip(other.Components).All(pair => Approx.IsClose(pair.First.Eigenvalue, pair.Second.Eigenvalue, 1e-10, 1e-12));
    }
}
