using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Live;

/// <summary>Takes the mean over the regions in an entity.</summary>
internal sealed class MeanStep(LiveColumn target, LiveColumn x, AccessPatterns patterns) : FamilyStep(target, patterns.Inside, patterns)
{
    protected override void Recompute(int cell, int start, int[] members, LiveWriter writer)
    {
        var sum = default(CompensatedSum);
        var status = ObservationStatus.Normal;
        var count = 0;
        foreach (var member in members)
        {
            if (member < 0 || double.IsNaN(x.Values[start + member]))
                continue;
            Load(x, start + member, out var value, out var own);
            sum.Add(value);
            status = StatusCaution.Combine(status, own);
            count++;
        }

        if (count == 0)
            writer.Write(Target, cell, double.NaN, ObservationStatus.Missing);
        else
            writer.Store(Target, cell, sum.Value / count, status);
    }
}
