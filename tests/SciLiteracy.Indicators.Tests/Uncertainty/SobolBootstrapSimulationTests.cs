using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Uncertainty;

namespace SciLiteracy.Indicators.Tests.Uncertainty;

public class SobolBootstrapSimulationTests
{
    [Fact]
    public void Intervals_hold_about_as_often_as_they_say()
    {
        // y = 2 u + v, the total order of u is 4/5; 200 analyses of 64 random points, intervals of 90 %.
        var held = 0;
        for (var seed = 0UL; seed < 200; seed++)
        {
            var design = new PseudoRandomDesign(seed, 4);
            var a = new double[64];
            var b = new double[64];
            var mixed = new double[128];
            var u = new double[4];
            for (var n = 0; n < 64; n++)
            {
                design.Fill(n, u);
                a[n] = (2 * u[0]) + u[1];
                b[n] = (2 * u[2]) + u[3];
                mixed[n] = (2 * u[2]) + u[1];
                mixed[64 + n] = (2 * u[0]) + u[3];
            }

            var bounds = SobolBootstrap.Indices(a, b, mixed, ["u", "v"], new() { Resamples = 300, Confidence = 0.9 }, seed)[0].TotalBounds!.Value;
            held += bounds.Low <= 0.8 && 0.8 <= bounds.High ? 1 : 0;
        }

        Assert.InRange(held, 160, 196);
    }
}
