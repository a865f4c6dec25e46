namespace SciLiteracy.Reporting;

/// <summary>A linear axis whose ticks are round numbers.</summary>
/// <remarks>Source: Heckbert (1990), Nice numbers for graph labels, Graphics Gems I.</remarks>
internal sealed class AxisScale
{
    private AxisScale(double low, double high, double step, bool wholeNumbers)
    {
        Low = low;
        High = high;
        Step = step;
        WholeNumbers = wholeNumbers;
    }

    /// <summary>Gets the value at the start of the axis.</summary>
    public double Low { get; }

    /// <summary>Gets the value at the end of the axis.</summary>
    public double High { get; }

    /// <summary>Gets the distance of two ticks.</summary>
    public double Step { get; }

    private bool WholeNumbers { get; }

    /// <summary>Gets the values of the ticks.</summary>
    public IEnumerable<double> Ticks
    {
        get
        {
            var count = (int)Math.Round((High - Low) / Step);
            for (var i = 0; i <= count; i++)
                yield return Low + (i * Step);
        }
    }

    /// <summary>Makes an axis that holds all values.</summary>
    /// <param name="values">The values; finite, at least one.</param>
    /// <param name="ticks">About how many ticks.</param>
    /// <param name="fromZero">Whether the axis begins at 0 if no value is negative.</param>
    /// <param name="wholeNumbers">Whether ticks are whole numbers, as years are.</param>
    public static AxisScale Of(IReadOnlyCollection<double> values, int ticks, bool fromZero, bool wholeNumbers)
    {
        var low = values.Min();
        var high = values.Max();
        if (fromZero && low > 0)
            low = 0;
        if (low == high)
        {
            var margin = wholeNumbers ? 1 : Math.Max(Math.Abs(low) * 0.5, 1e-9);
            (low, high) = (low - margin, high + margin);
        }

        var step = RoundNumber((high - low) / Math.Max(ticks - 1, 1));
        if (wholeNumbers)
            step = Math.Max(1, Math.Round(step));
        return new AxisScale(Math.Floor(low / step) * step, Math.Ceiling(high / step) * step, step, wholeNumbers);
    }

    /// <summary>Returns where a value lies: 0 at the start of the axis, 1 at its end.</summary>
    public double Position(double value) => (value - Low) / (High - Low);

    private static double RoundNumber(double x)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(x)));
        var fraction = x / power;
        var rounded = fraction < 1.5 ? 1 : fraction < 3 ? 2 : fraction < 7 ? 5 : 10;
        return rounded * power;
    }
}
