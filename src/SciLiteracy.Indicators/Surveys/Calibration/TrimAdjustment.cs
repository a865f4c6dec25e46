using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Surveys.Calibration;

/// <summary>Trimming of weights. Rows without weight stay without.</summary>
internal sealed class TrimAdjustment(CalibrationStep.Trim step) : WeightAdjustment
{
    private const int MostPasses = 1000;

    public override (int Iterations, double Misfit, string Worst) Adjust(double[] weights)
    {
        for (var pass = 1; pass <= MostPasses; pass++)
        {
            var sum = new ExactSums(1);
            var (others, outside) = (0, 0);
            foreach (var w in weights)
            {
                if (w == 0)
                    continue;
                if (w < step.Lower || w > step.Upper)
                {
                    outside++;
                    sum.Add(0, w - Math.Clamp(w, step.Lower, step.Upper));
                }
                else
                {
                    others++;
                }
            }

            if (outside == 0)
                return (pass - 1, 0, "");
            if (others == 0)
                break;
            var cut = sum.Value(0);
            foreach (ref var w in weights.AsSpan())
            {
                if (w == 0)
                    continue;
                w = w < step.Lower || w > step.Upper ? Math.Clamp(w, step.Lower, step.Upper) : w + (cut / others);
            }

            if (!step.IsStrict)
                return (pass, 0, "");
        }

        return (MostPasses, double.PositiveInfinity, "the sum of weights");
    }

    public override Residualizer? ResidualizerOf(double[] before, double[] after) => null;
}
