using SciLiteracy.Indicators.Composite.Audit;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Tests.Numerics;

namespace SciLiteracy.Indicators.Tests.Composite.Audit;

public class SamplingAdequacyTests
{
    // Equal correlations r: partial correlations q = r / (1 + (p - 2) r), measure r² / (r² + q²), |R| = (1 - r)^(p-1) (1 + (p - 1) r).
    [Theory]
    [InlineData(2, 0.5)]
    [InlineData(4, 0.36)]
    [InlineData(6, 0.81)]
    public void Equal_correlations_have_a_closed_form(int p, double r)
    {
        var columns = Enumerable.Range(0, p).Select(i => Members.Contrast((15, Math.Sqrt(r)), (i + 1, Math.Sqrt(1 - r)))).ToArray();
        var adequacy = Assert.Single(SamplingAdequacy.Of(Members.Flat(columns)));
        var q = r / (1 + ((p - 2) * r));
        var measure = r * r / ((r * r) + (q * q));
        Assert.Equal(("I", p, 16, false), (adequacy.Code, adequacy.Items, adequacy.Rows, adequacy.IsSingular));
        Approx.Equal(measure, adequacy.Overall, 1e-12, 0);
        Assert.Equal("a", adequacy.Members[0].Code);
        Assert.Equal(p, adequacy.Members.Length);
        Assert.All(adequacy.Members, m => Approx.Equal(measure, m.Measure, 1e-12, 0));
        var chiSquare = -(15 - (((2 * p) + 5) / 6.0)) * (((p - 1) * Math.Log(1 - r)) + Math.Log(1 + ((p - 1) * r)));
        Approx.Equal(chiSquare, adequacy.BartlettChiSquare, 1e-11, 0);
        Assert.Equal(p * (p - 1) / 2, adequacy.BartlettDegreesOfFreedom);
        Approx.Equal(ChiSquareDistribution.Upper(chiSquare, p * (p - 1) / 2), adequacy.BartlettPValue, 1e-9, 0);
    }

    // Three members with correlations .5, .4 and 0: partial correlations by the formula for one control.
    [Fact]
    public void Members_differ_where_correlations_do()
    {
        // x = f + g + u, y = f + v, z = g + w with weights that make r(x,y) = .5, r(x,z) = .4, r(y,z) = 0.
        var x = Members.Contrast((1, 0.5), (2, 0.4), (3, Math.Sqrt(1 - 0.41)));
        var adequacy = Assert.Single(SamplingAdequacy.Of(Members.Flat(x, Members.Contrast((1, 1)), Members.Contrast((2, 1)))));
        var xy = 0.5 / Math.Sqrt(1 - 0.16);
        var xz = 0.4 / Math.Sqrt(1 - 0.25);
        var yz = -0.5 * 0.4 / Math.Sqrt((1 - 0.25) * (1 - 0.16));
        Approx.Equal(Measure(0.41, (xy * xy) + (xz * xz)), adequacy.Members[0].Measure, 1e-12, 0);
        Approx.Equal(Measure(0.25, (xy * xy) + (yz * yz)), adequacy.Members[1].Measure, 1e-12, 0);
        Approx.Equal(Measure(0.16, (xz * xz) + (yz * yz)), adequacy.Members[2].Measure, 1e-12, 0);
        Approx.Equal(Measure(0.82, 2 * ((xy * xy) + (xz * xz) + (yz * yz))), adequacy.Overall, 1e-12, 0);

        static double Measure(double plain, double partial) => plain / (plain + partial);
    }

    [Fact]
    public void Singular_correlations_have_no_measure()
    {
        var twice = Members.Contrast((1, 1));
        AssertSingular(Members.Flat(twice, twice, Members.Contrast((2, 1))), 16);
        AssertSingular(Members.Flat(twice, [.. twice.Select(_ => 3.0)]), 16);
        AssertSingular(Members.Flat([1, 2, 4], [2, 1, 5], [0, 9, 3], [1, 1, 2]), 3);
        AssertSingular(Members.Flat([1, Members.None], [Members.None, 2]), 0);

        static void AssertSingular(AuditTable table, int rows)
        {
            var adequacy = Assert.Single(SamplingAdequacy.Of(table));
            Assert.True(adequacy.IsSingular);
            Assert.Equal(rows, adequacy.Rows);
            Assert.Equal(
                (double.NaN, double.NaN, double.NaN), (adequacy.Overall, adequacy.BartlettChiSquare, adequacy.BartlettPValue));
            Assert.All(adequacy.Members, m => Assert.Equal(double.NaN, m.Measure));
        }
    }

    [Fact]
    public void Groups_of_one_are_passed_over()
    {
        var tree = Members.Aggregate(
            "I", Members.Aggregate("P", Members.Indicator("a"), Members.Indicator("b")), Members.Aggregate("Q", Members.Indicator("c")));
        var table = AuditTable.Of(tree, Members.Data(("a", [1, 2, 4, 4]), ("b", [1, 3, 2, 5]), ("c", [2, 2, 1, 4]), ("P", [1, 2, 3, 5]), ("Q", [1, 2, 3, 3])));
        Assert.Equal(["P"], SamplingAdequacy.Of(table).Select(a => a.Code));
        Assert.Equal(["I"], SamplingAdequacy.Of(table, 2).Select(a => a.Code));
        Assert.Throws<ArgumentException>("members", () => SamplingAdequacy.OfGroup(table, "x", ["a"]));
        Assert.Equal(4, SamplingAdequacy.OfGroup(table, "x", ["a", "c"]).Rows);
    }
}
