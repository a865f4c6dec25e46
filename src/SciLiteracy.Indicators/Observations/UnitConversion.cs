using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Observations;

/// <summary>Tells values of one unit in another. The default changes nothing.</summary>
/// <remarks>
/// A value is multiplied by the factor between the units, or divided by its inverse where that is the whole number: 7 % are 7 / 100 and not 7 × 0.01,
/// so that the result is the nearest double. Between equal units the bits stay as they are.
/// </remarks>
public readonly record struct UnitConversion
{
    // 0 stands for 1, so that the default is the identity.
    private readonly double _number;
    private readonly bool _divides;

    private UnitConversion(double number, bool divides)
    {
        _number = number;
        _divides = divides;
    }

    /// <summary>Gets whether values stay as they are.</summary>
    public bool IsIdentity => _number == 0;

    // What values are multiplied by or divided by; 0 for the identity.
    internal double Number => _number;

    internal bool Divides => _divides;

    /// <summary>Returns the conversion between two units.</summary>
    /// <exception cref="ArgumentException">The base kinds of the units differ.</exception>
    public static UnitConversion Between(MeasureUnit from, MeasureUnit to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (from.Equals(to))
            return default;
        var factor = from.ConversionFactorTo(to);
        var inverse = to.ConversionFactorTo(from);
        return factor < 1 && double.IsInteger(inverse) ? new(inverse, divides: true) : new(factor, divides: false);
    }

    /// <summary>Converts a value; a missing one (NaN) stays missing.</summary>
    public double Apply(double value) => IsIdentity ? value : _divides ? value / _number : value * _number;
}
