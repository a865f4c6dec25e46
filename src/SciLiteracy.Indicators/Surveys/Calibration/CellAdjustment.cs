using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Surveys.Calibration;

/// <summary>Post-stratification.</summary>
internal sealed class CellAdjustment(int[] cells, double[] totals, Func<int, string> describe) : WeightAdjustment
{
    public int[] Cells => cells;

    public double[] Totals => totals;

    public string Describe(int cell) => describe(cell);

    public override (int Iterations, double Misfit, string Worst) Adjust(double[] weights)
    {
        var (misfit, worst) = Scale(weights);
        // After one pass every cell with weight is met.
        return (1, double.IsInfinity(misfit) ? misfit : 0, worst < 0 ? "" : describe(worst));
    }

    /// <summary>Multiplies the weights of every cell.</summary>
    /// <returns>The largest misfit before, and its cell.</returns>
    public (double Misfit, int Worst) Scale(double[] weights)
    {
        var sums = Sums(weights);
        var (misfit, worst) = Misfit(sums);
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i] >= 0 && sums[cells[i]] > 0)
                weights[i] *= totals[cells[i]] / sums[cells[i]];
        }

        return (misfit, worst);
    }

    public (double Misfit, int Worst) Misfit(double[] sums)
    {
        var (misfit, worst) = (0.0, -1);
        for (var c = 0; c < totals.Length; c++)
        {
            var own = totals[c] == 0 ? (sums[c] == 0 ? 0 : 1) : sums[c] == 0 ? double.PositiveInfinity : Math.Abs(sums[c] - totals[c]) / totals[c];
            if (own > misfit)
                (misfit, worst) = (own, c);
        }

        return (misfit, worst);
    }

    public double[] Sums(double[] weights)
    {
        var sums = new ExactSums(totals.Length);
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i] >= 0)
                sums.Add(cells[i], weights[i]);
        }

        return sums.Values();
    }

    public override Residualizer ResidualizerOf(double[] before, double[] after) => new CellResidualizer(cells, totals.Length, before, after);
}
