using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>Quantiles of weighted values by each of the nine definitions.</summary>
/// <remarks>
/// With cumulative weights C[k], C[n] = W: R1 is the first value with C[k] at least p W, R2 the mean of it and the next where they are equal, R3 the one with
/// C[k] nearest to p W (of two the even k); R4 to R9 interpolate linearly between the values at R4 C[k]/W, R5 (C[k] - w[k]/2)/W, R6 C[k]/(W + w[n]),
/// R7 C[k-1]/C[n-1], R8 (C[k] - w[k]/3)/(W + w[n]/3), R9 (C[k] - 3 w[k]/8)/(W + w[n]/4). With equal weights these are the definitions of Hyndman and Fan (1996).
/// Cumulative weights nearer to p W than 1e-12 W are equal to it. Checked against: R survey 4.1 (svyquantile).
/// </remarks>
internal sealed class WeightedQuantile
{
    private const double Tie = 1e-12;

    private readonly double[] _values;
    private readonly double[] _weights;
    private readonly double[] _cumulative;
    private readonly QuantileDefinition _rule;

    /// <summary>Sorts the values of rows with weight.</summary>
    public WeightedQuantile(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, QuantileDefinition rule)
    {
        _rule = rule;
        var count = 0;
        foreach (var w in weights)
            count += w != 0 ? 1 : 0;
        (_values, _weights, _cumulative) = (new double[count], new double[count], new double[count]);
        var rows = new int[count];
        for (int i = 0, at = 0; i < values.Length; i++)
        {
            if (weights[i] != 0)
                (_values[at], rows[at++]) = (values[i], i);
        }

        // Equal values stay in the order of the rows: as in R, where a rule looks at the weight of one row the first of them counts.
        Array.Sort(_values, rows);
        for (int start = 0, end; start < count; start = end)
        {
            for (end = start + 1; end < count && _values[end].Equals(_values[start]); end++)
            {
            }

            if (end - start > 1)
                Array.Sort(rows, start, end - start);
        }

        for (var i = 0; i < count; i++)
            _weights[i] = weights[rows[i]];
        var sum = default(CompensatedSum);
        for (var i = 0; i < count; i++)
        {
            sum.Add(_weights[i]);
            _cumulative[i] = sum.Value;
        }
    }

    /// <summary>Returns the quantile of level p; NaN without values, or with a missing one.</summary>
    public double At(double p)
    {
        var n = _values.Length;
        if (n == 0 || double.IsNaN(_values[0]) || double.IsNaN(p))
            return double.NaN;
        var total = _cumulative[n - 1];
        switch (_rule)
        {
            case QuantileDefinition.R1 or QuantileDefinition.R2:
                var k = FirstAtLeast((p - Tie) * total);
                var isTie = Math.Abs(_cumulative[k] - (p * total)) <= Tie * total;
                return _rule == QuantileDefinition.R2 && isTie && k + 1 < n ? (_values[k] + _values[k + 1]) / 2 : _values[k];
            case QuantileDefinition.R3:
                var above = FirstAtLeast((p - Tie) * total);
                if (above == 0)
                    return _values[0];
                var (far, near) = (_cumulative[above] - (p * total), (p * total) - _cumulative[above - 1]);
                var isHalf = Math.Abs(far - near) <= Tie * total;
                // Counted from 1, an even one of two as near.
                return isHalf ? _values[(above + 1) % 2 == 0 ? above : above - 1] : far < near ? _values[above] : _values[above - 1];
            default:
                return Interpolate(p);
        }
    }

    private int FirstAtLeast(double target)
    {
        var (low, high) = (0, _cumulative.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_cumulative[middle] >= target)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    private double Interpolate(double p)
    {
        var n = _values.Length;
        if (n == 1 || p <= Position(0))
            return _values[0];
        if (p >= Position(n - 1))
            return _values[n - 1];
        var (low, high) = (0, n - 1);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (Position(middle) <= p)
                low = middle;
            else
                high = middle;
        }

        var (before, after) = (Position(low), Position(high));
        return _values[low] + ((_values[high] - _values[low]) * (p - before) / (after - before));
    }

    private double Position(int k)
    {
        var n = _values.Length;
        var (c, w, total, last) = (_cumulative[k], _weights[k], _cumulative[n - 1], _weights[n - 1]);
        return _rule switch
        {
            QuantileDefinition.R4 => c / total,
            QuantileDefinition.R5 => (c - (w / 2)) / total,
            QuantileDefinition.R6 => c / (total + last),
            QuantileDefinition.R7 => k == 0 ? 0 : _cumulative[k - 1] / _cumulative[n - 2],
            QuantileDefinition.R8 => (c - (w / 3)) / (total + (last / 3)),
            _ => (c - (3 * w / 8)) / (total + (last / 4)),
        };
    }
}
