namespace SciLiteracy.Indicators.Observations.Consistency;

/// <summary>The weight of one of two parts that their ratios and that of the whole imply: whole = w part + (1 - w) other.</summary>
public sealed record ImpliedWeight
{
    private ImpliedWeight(double value, double low, double high)
    {
        Value = value;
        Low = low;
        High = high;
    }

    /// <summary>Gets (whole - other) / (part - other); from 0 to 1 if the three agree.</summary>
    public double Value { get; }

    /// <summary>Gets the smallest weight that printed rounding leaves possible.</summary>
    public double Low { get; }

    /// <summary>Gets the largest weight that printed rounding leaves possible.</summary>
    public double High { get; }

    /// <summary>Gets the weight of the other part.</summary>
    public ImpliedWeight OfOther => new(1 - Value, 1 - High, 1 - Low);

    /// <summary>Computes the weight of a part.</summary>
    /// <param name="whole">The ratio of the whole; none of the three is missing.</param>
    /// <param name="part">The ratio of the part.</param>
    /// <param name="other">The ratio of the other part, in the same unit.</param>
    /// <returns>The weight; null if the parts may be equal but for rounding, so that any weight would do.</returns>
    /// <exception cref="ArgumentException">A value is missing.</exception>
    public static ImpliedWeight? Of(Observation whole, Observation part, Observation other)
    {
        ArgumentNullException.ThrowIfNull(whole);
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(other);
        if (whole.IsMissing || part.IsMissing || other.IsMissing)
            throw new ArgumentException("An implied weight needs three values.");
        var (t, a, b) = (PrintedRounding.HalfUnit(whole), PrintedRounding.HalfUnit(part), PrintedRounding.HalfUnit(other));
        if (Math.Abs(part.Value - other.Value) <= a + b)
            return null;

        // The weight is monotone in each of the three, so its extremes are at corners.
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var corner = 0; corner < 8; corner++)
        {
            var weight = Weight(
                whole.Value + ((corner & 1) == 0 ? t : -t), part.Value + ((corner & 2) == 0 ? a : -a), other.Value + ((corner & 4) == 0 ? b : -b));
            (low, high) = (Math.Min(low, weight), Math.Max(high, weight));
        }

        return new(Weight(whole.Value, part.Value, other.Value), low, high);

        static double Weight(double whole, double part, double other) => (whole - other) / (part - other);
    }
}
