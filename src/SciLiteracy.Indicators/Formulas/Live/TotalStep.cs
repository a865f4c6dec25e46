using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Live;

/// <summary>
/// Adds over siblings, once for all of them. The sum is kept as it is, even where it left the range of doubles: a share of it differs from one of a missing total.
/// </summary>
internal sealed class TotalStep(LiveColumn target, LiveColumn x, AccessPatterns patterns) : FamilyStep(target, patterns.Families, patterns)
{
    protected override void Recompute(int cell, int start, int[] members, LiveWriter writer)
    {
        var sum = default(CompensatedSum);
        var status = ObservationStatus.Normal;
        foreach (var member in members)
        {
            Load(x, member < 0 ? -1 : start + member, out var value, out var own);
            status = StatusCaution.Combine(status, own);
            sum.Add(value);
        }

        writer.Write(Target, cell, status.IsMissing() ? double.NaN : sum.Value, status);
    }
}
