using SciLiteracy.Domain;
using SciLiteracy.Indicators.Inequality;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Live;

/// <summary>Measures the inequality over the regions in an entity, with or without weights.</summary>
internal sealed class InequalityStep(LiveColumn target, InequalityMeasure measure, LiveColumn x, LiveColumn? w, AccessPatterns patterns)
    : FamilyStep(target, patterns.Inside, patterns)
{
    private readonly double[] _values = new double[Largest(patterns.Inside)];
    private readonly double[] _weights = new double[Largest(patterns.Inside)];

    protected override void Recompute(int cell, int start, int[] members, LiveWriter writer)
    {
        var status = ObservationStatus.Normal;
        var isBad = false;
        for (var k = 0; k < members.Length; k++)
        {
            _values[k] = double.NaN;
            _weights[k] = double.NaN;
            if (members[k] < 0)
                continue;
            Load(x, start + members[k], out var value, out var own);
            var (weight, other) = (1.0, ObservationStatus.Normal);
            if (w is not null)
                Load(w, start + members[k], out weight, out other);
            if (double.IsNaN(value) || double.IsNaN(weight))
                continue;
            status = StatusCaution.Combine(status, StatusCaution.Combine(own, other));

            // The language speaks of amounts, the measure of amounts per head. What stands where nobody is has no amount per head.
            if (measure is Hoover && weight == 0)
                isBad |= value != 0;
            else if (measure is Hoover)
                value /= weight;
            _values[k] = value;
            _weights[k] = weight;
        }

        var outcome = measure.Evaluate(_values.AsSpan(0, members.Length), _weights.AsSpan(0, members.Length));
        if (isBad)
            writer.Write(Target, cell, double.NaN, ObservationStatus.CannotExist);
        else if (outcome.Value is { } result && outcome.Count > 1)
            writer.Store(Target, cell, result, status);
        else
            writer.Write(Target, cell, double.NaN, outcome.Count > 1 ? ObservationStatus.CannotExist : ObservationStatus.Missing);
    }
}
