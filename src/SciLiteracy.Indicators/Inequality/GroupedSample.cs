namespace SciLiteracy.Indicators.Inequality;

/// <summary>The observations that count, by group: each group's values ascending, nothing missing, magnitudes moderate.</summary>
internal sealed class GroupedSample
{
    private readonly double[] _values;
    private readonly double[] _weights;
    private readonly int[] _starts;

    private GroupedSample(double[] values, double[] weights, int[] groups, int[] starts, int exponent, InequalityUndefinedReason? problem)
    {
        _values = values;
        _weights = weights;
        _starts = starts;
        Groups = groups;
        Exponent = exponent;
        Problem = problem;
    }

    /// <summary>Gets the numbers of the groups that have observations, ascending.</summary>
    public int[] Groups { get; }

    public int Count => _values.Length;

    public InequalityUndefinedReason? Problem { get; }

    /// <summary>Gets the power of two that a value here is to be multiplied by to be in the caller's unit again.</summary>
    public int Exponent { get; }

    /// <summary>Gets all values, group after group.</summary>
    public ReadOnlySpan<double> Values => _values;

    public ReadOnlySpan<double> Weights => _weights;

    public ReadOnlySpan<double> ValuesOf(int group) => _values.AsSpan(_starts[group].._starts[group + 1]);

    public ReadOnlySpan<double> WeightsOf(int group) => _weights.AsSpan(_starts[group].._starts[group + 1]);

    public static GroupedSample Gather(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, ReadOnlySpan<int> groups)
    {
        WeightedSample.RequireSameLength(values, weights);
        if (groups.Length != values.Length)
            throw new ArgumentException($"{groups.Length} groups for {values.Length} values.", nameof(groups));

        // An observation without a group is missing like one without a value.
        var known = values.ToArray();
        var order = new List<(int Group, int Position)>(known.Length);
        for (var i = 0; i < known.Length; i++)
        {
            if (groups[i] < 0)
                known[i] = double.NaN;
            else if (!double.IsNaN(known[i]) && (weights.IsEmpty || (!double.IsNaN(weights[i]) && weights[i] != 0)))
                order.Add((groups[i], order.Count));
        }

        using var sample = WeightedSample.Gather(known, weights, sort: false);
        if (sample.Problem is not null)
            return new GroupedSample(sample.Values.ToArray(), sample.Weights.ToArray(), [], [], 0, sample.Problem);

        order.Sort();
        var x = new double[order.Count];
        var w = new double[order.Count];
        var present = new List<int>();
        var starts = new List<int>();
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = sample.Values[order[i].Position];
            w[i] = sample.Weights[order[i].Position];
            if (present.Count > 0 && present[^1] == order[i].Group)
                continue;
            present.Add(order[i].Group);
            starts.Add(i);
        }

        starts.Add(x.Length);
        for (var g = 0; g < present.Count; g++)
            WeightedSample.Sort(x.AsSpan(starts[g]..starts[g + 1]), w.AsSpan(starts[g]..starts[g + 1]));
        return new GroupedSample(x, w, [.. present], [.. starts], sample.Exponent, null);
    }
}
