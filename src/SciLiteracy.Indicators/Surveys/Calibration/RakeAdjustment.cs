namespace SciLiteracy.Indicators.Surveys.Calibration;

/// <summary>Raking: iterative proportional fitting.</summary>
internal sealed class RakeAdjustment(IReadOnlyList<CellAdjustment> margins) : WeightAdjustment
{
    private const int MostPasses = 1000;

    public override (int Iterations, double Misfit, string Worst) Adjust(double[] weights)
    {
        var (misfit, worst) = (0.0, "");
        for (var pass = 1; pass <= MostPasses; pass++)
        {
            foreach (var margin in margins)
                margin.Scale(weights);
            (misfit, worst) = (0, "");
            foreach (var margin in margins)
            {
                var (own, cell) = margin.Misfit(margin.Sums(weights));
                if (own > misfit)
                    (misfit, worst) = (own, margin.Describe(cell));
            }

            if (misfit <= Tolerance || double.IsInfinity(misfit))
                return (pass, misfit, worst);
        }

        return (MostPasses, misfit, worst);
    }

    public override Residualizer ResidualizerOf(double[] before, double[] after) =>
        new RakeResidualizer([.. margins.Select(m => (m.Cells, m.Totals.Length))], after);
}
