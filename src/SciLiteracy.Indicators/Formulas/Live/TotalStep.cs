using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Live;

/// <summary>
/// Adds over siblings, once for all of them. The sum is kept as it is, even where it left the range of doubles: a share of it differs from one of a missing total.
/// </summary>
internal sealed class TotalStep(LiveColumn target, LiveColumn x, AccessPatterns patterns) : FamilyStep(target, patterns.Families, patterns)
{
    private readonly double[] _terms = new double[Largest(patterns.Families)];

    protected override void Recompute(int cell, int start, int[] members, LiveWriter writer)
    {
        var status = ObservationStatus.Normal;
        for (var k = 0; k < members.Length; k++)
        {
            Load(x, members[k] < 0 ? -1 : start + members[k], out _terms[k], out var own);
            status = StatusCaution.Combine(status, own);
        }

        var sum = status.IsMissing() ? double.NaN : Summation.Compensated(_terms.AsSpan(0, members.Length));
        writer.Write(Target, cell, sum, status);
    }
}
