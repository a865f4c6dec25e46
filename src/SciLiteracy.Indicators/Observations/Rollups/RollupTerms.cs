using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Observations.Rollups;

/// <summary>The children of one cell, in a fixed order, and what can be made of them.</summary>
internal sealed class RollupTerms(int expected)
{
    private readonly List<RollupPart> _parts = new(expected);
    private readonly List<double> _weights = new(expected);
    private CompensatedSum _covered;
    private CompensatedSum _missingWeight;
    private bool _lacksWeight;

    /// <summary>Gets the status that calls for the most caution.</summary>
    public ObservationStatus Status { get; private set; } = ObservationStatus.Normal;

    /// <summary>Gets the share of the children that is covered.</summary>
    public double Coverage => _parts.Count == expected && _parts.TrueForAll(p => p.Coverage == 1) ? 1 : Math.Clamp(_covered.Value / expected, 0, 1);

    /// <summary>Gets whether no child with a value has any weight.</summary>
    public bool IsWeightless => _weights.TrueForAll(w => w == 0);

    /// <summary>Gets the number of cases behind all parts; null if that of one is not known.</summary>
    public double? SampleSize => _parts.Count > 0 && _parts.TrueForAll(p => p.SampleSize is not null) ? Summation.Compensated([.. _parts.Select(p => p.SampleSize!.Value)]) : null;

    public void Add(RollupPart part, double weight)
    {
        _parts.Add(part);
        _weights.Add(weight);
        _covered.Add(part.Coverage);
        Status = StatusCaution.Combine(Status, part.Status);
    }

    /// <summary>Adds a child without a value or weight; NaN for a weight that is not known.</summary>
    public void AddMissing(double weight)
    {
        if (double.IsNaN(weight))
            _lacksWeight = true;
        else
            _missingWeight.Add(weight);
    }

    public double? WeightCoverage(double weightOfParent)
    {
        var largest = _weights.Append(_missingWeight.Value).Max();
        if (!(largest > 0) || !double.IsFinite(largest))
            return null;

        // A power of two near the largest weight: no sum overflows, and the division rounds nothing.
        var scale = Math.ScaleB(1, Math.ILogB(largest));
        var (present, covered) = (default(CompensatedSum), default(CompensatedSum));
        var isWhole = _missingWeight.Value == 0 && !_lacksWeight;
        for (var i = 0; i < _weights.Count; i++)
        {
            present.Add(_weights[i] / scale);
            covered.Add(_weights[i] / scale * _parts[i].WeightCoverage);
            isWhole &= _parts[i].WeightCoverage == 1;
        }

        if (isWhole)
            return 1;
        var known = present.Value + (_missingWeight.Value / scale);
        var whole = !_lacksWeight ? known : weightOfParent >= 0 ? Math.Max(known, weightOfParent / scale) : double.NaN;
        return double.IsNaN(whole) ? null : Math.Clamp(covered.Value / whole, 0, 1);
    }

    public double Sum() => Summation.Compensated([.. _parts.Select(p => p.Value)]);

    public double Mean()
    {
        var weights = ScaledWeights();
        var smallest = _parts.Min(p => p.Value);
        var largest = _parts.Max(p => p.Value);
        if (smallest == largest)
            return smallest;

        // Of a fraction if the plain sum leaves the range of doubles; the mean never does.
        var mean = Of(1);
        return Math.Clamp(double.IsFinite(mean) ? mean : Of(1.0 / (1L << 40)) * (1L << 40), smallest, largest);

        double Of(double factor)
        {
            var sum = default(CompensatedSum);
            for (var i = 0; i < weights.Length; i++)
                sum.Add(weights[i] * (_parts[i].Value * factor));
            return sum.Value / Summation.Compensated(weights);
        }
    }

    public double? StandardError(bool isSum)
    {
        if (_parts.Count == 0 || _parts.Exists(p => p.StandardError is null) || (!isSum && IsWeightless))
            return null;
        var weights = isSum ? [.. Enumerable.Repeat(1.0, _parts.Count)] : ScaledWeights();
        var total = isSum ? 1 : Summation.Compensated(weights);
        var largest = _parts.Max(p => p.StandardError!.Value);
        if (largest == 0)
            return 0;

        // Squares of shares of the largest error stay in range.
        var squares = default(CompensatedSum);
        for (var i = 0; i < weights.Length; i++)
        {
            var error = weights[i] * (_parts[i].StandardError!.Value / largest);
            squares.Add(error * error);
        }

        return Math.Sqrt(squares.Value) / total * largest;
    }

    // Equal weights are 1 each, so that a mean with equal weights has the bits of the plain mean. Others are scaled by a power of two, which rounds nothing.
    private double[] ScaledWeights()
    {
        var largest = _weights.Max();
        if (_weights.TrueForAll(w => w == largest))
            return [.. _weights.Select(_ => 1.0)];
        var scale = Math.ScaleB(1, Math.ILogB(largest));
        return [.. _weights.Select(w => w / scale)];
    }
}
