using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace SciLiteracy.Domain;

/// <summary>
/// A unit of measure: an exact scale factor times powers of base kinds (person, venue, CNY …). Units are multiplied, divided and raised to
/// whole powers; values in units of one dimension convert into each other by a factor.
/// </summary>
/// <remarks>
/// The scale is a fraction of whole numbers, so that <c>0.01</c> and <c>1 / 100</c> are the same unit and no order of operations
/// makes a difference. Bounds: <see cref="MaximumBaseKinds"/> base kinds, powers from -<see cref="MaximumExponent"/> to <see cref="MaximumExponent"/>,
/// numerator and denominator of the scale below 2^500 (about 3e150); an operation that would leave them is an <see cref="OverflowException"/>.
/// Units with an offset (°C) and logarithmic ones are not units of this algebra.
/// </remarks>
public sealed class MeasureUnit : IEquatable<MeasureUnit>
{
    /// <summary>The largest number of different base kinds in a unit.</summary>
    public const int MaximumBaseKinds = 12;

    /// <summary>The largest power of a base kind.</summary>
    public const int MaximumExponent = 32;

    private MeasureUnit(ScaleFactor factor, ImmutableArray<KeyValuePair<string, int>> dimension)
    {
        Factor = factor;
        Dimension = dimension;
    }

    /// <summary>Gets the unit of plain numbers, <c>1</c>.</summary>
    public static MeasureUnit Dimensionless { get; } = new(ScaleFactor.One, []);

    /// <summary>Gets the hundredth, <c>%</c>.</summary>
    public static MeasureUnit Percent { get; } = Dimensionless.ScaledBy(0.01);

    /// <summary>Gets the thousandth, <c>‰</c>.</summary>
    public static MeasureUnit PerMille { get; } = Dimensionless.ScaledBy(0.001);

    /// <summary>Gets the base kinds by code, in ordinal order, each with its power, which is not 0; empty for plain numbers and shares.</summary>
    public ImmutableArray<KeyValuePair<string, int>> Dimension { get; }

    /// <summary>Gets whether the unit has no base kinds; <c>%</c> has none.</summary>
    public bool IsDimensionless => Dimension.IsEmpty;

    /// <summary>Gets how many of the product of its base kinds the unit is: 1e-6 for <c>venue / 1e6 person</c>. Rounded to a double once.</summary>
    public double Scale => Factor.ToDouble();

    internal ScaleFactor Factor { get; }

    /// <summary>Makes the unit of a base kind.</summary>
    /// <exception cref="ArgumentException">The code is not one (<see cref="Identifier.CodePattern"/>).</exception>
    public static MeasureUnit Base(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return Identifier.IsCode(code)
            ? new MeasureUnit(ScaleFactor.One, [new(code, 1)])
            : throw new ArgumentException($"'{code}' is no code of a unit; expected letters, digits, '_' and '.', beginning with a letter.", nameof(code));
    }

    /// <summary>Returns the unit that is so many of this one: <c>Base("person").ScaledBy(1e4)</c> is <c>1e4 person</c>.</summary>
    /// <param name="factor">The number; it stands for the decimal number with the fewest digits that reads back to it, so 0.01 is exactly 1/100.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not finite or not above 0.</exception>
    /// <exception cref="OverflowException">The scale leaves the bounds.</exception>
    public MeasureUnit ScaledBy(double factor)
    {
        if (!double.IsFinite(factor) || factor <= 0)
            throw new ArgumentOutOfRangeException(nameof(factor), factor, "The scale of a unit is finite and above 0.");
        return ScaleFactor.TryParse(factor.ToString("R", CultureInfo.InvariantCulture), out var exact) && TryScale(exact, out var unit)
            ? unit
            : throw OutOfBounds();
    }

    /// <summary>Returns the unit to a power; the power 0 of every unit is <see cref="Dimensionless"/>.</summary>
    /// <exception cref="OverflowException">The result leaves the bounds.</exception>
    public MeasureUnit Pow(int exponent) => TryPow(exponent, out var power) ? power : throw OutOfBounds();

    /// <summary>Returns the unit to the power -1.</summary>
    public MeasureUnit Inverse() => new(Factor.Inverse(), [.. Dimension.Select(d => new KeyValuePair<string, int>(d.Key, -d.Value))]);

    /// <summary>Returns the product.</summary>
    /// <exception cref="OverflowException">The result leaves the bounds.</exception>
    public static MeasureUnit operator *(MeasureUnit left, MeasureUnit right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return left.TryMultiply(right, out var product) ? product : throw OutOfBounds();
    }

    /// <summary>Returns the quotient.</summary>
    /// <exception cref="OverflowException">The result leaves the bounds.</exception>
    public static MeasureUnit operator /(MeasureUnit left, MeasureUnit right)
    {
        ArgumentNullException.ThrowIfNull(right);
        return left * right.Inverse();
    }

    /// <summary>Tells whether two units are the same: equal scale, equal powers of the same base kinds.</summary>
    public static bool operator ==(MeasureUnit? left, MeasureUnit? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Tells whether two units differ in scale or in a base kind.</summary>
    public static bool operator !=(MeasureUnit? left, MeasureUnit? right) => !(left == right);

    /// <summary>Tells whether values in this unit can be told in another: both have the same powers of the same base kinds.</summary>
    public bool IsConvertibleTo(MeasureUnit other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Dimension.Length != other.Dimension.Length)
            return false;
        for (var i = 0; i < Dimension.Length; i++)
        {
            if (Dimension[i].Value != other.Dimension[i].Value || !string.Equals(Dimension[i].Key, other.Dimension[i].Key, StringComparison.Ordinal))
                return false;
        }

        return true;
    }

    /// <summary>Returns the factor by which a value in this unit becomes one in another: 60 from hour to minute, 100 from <c>1</c> to <c>%</c>.</summary>
    /// <remarks>The double nearest to the exact quotient of the two scales; never 0, never infinite.</remarks>
    /// <exception cref="ArgumentException">The units are not convertible.</exception>
    public double ConversionFactorTo(MeasureUnit other) =>
        IsConvertibleTo(other)
            ? Factor.DividedBy(other.Factor)
            : throw new ArgumentException($"A value in '{this}' cannot be told in '{other}': the base kinds differ.", nameof(other));

    /// <summary>Compares scale and base kinds, exactly.</summary>
    public bool Equals(MeasureUnit? other) => other is not null && Factor.Equals(other.Factor) && IsConvertibleTo(other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MeasureUnit);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(Factor);
        foreach (var (code, exponent) in Dimension)
        {
            hash.Add(code, StringComparer.Ordinal);
            hash.Add(exponent);
        }

        return hash.ToHashCode();
    }

    /// <summary>
    /// The canonical expression in base kinds, such as <c>venue / 1e6 person</c>, <c>1e4 person</c>, <c>%</c> or <c>1</c>; a
    /// <see cref="UnitCatalog"/> with these base kinds reads it back to an equal unit.
    /// </summary>
    public override string ToString()
    {
        if (IsDimensionless)
        {
            if (Factor.Equals(Percent.Factor))
                return "%";
            if (Factor.Equals(PerMille.Factor))
                return "‰";
        }

        StringBuilder text = new();
        AppendNumber(text, Factor.Numerator, always: !Dimension.Any(d => d.Value > 0));
        var separator = "";
        foreach (var (code, exponent) in Dimension.Where(d => d.Value > 0))
        {
            AppendPower(text.Append(separator), code, exponent);
            separator = " * ";
        }

        separator = " / ";
        if (!Factor.Denominator.IsOne)
        {
            text.Append(separator);
            separator = "";
            AppendNumber(text, Factor.Denominator, always: !Dimension.Any(d => d.Value < 0));
        }

        foreach (var (code, exponent) in Dimension.Where(d => d.Value < 0))
        {
            AppendPower(text.Append(separator), code, -exponent);
            separator = " / ";
        }

        return text.ToString();

        static void AppendNumber(StringBuilder text, BigInteger number, bool always)
        {
            if (always)
                text.Append(ScaleFactor.Format(number));
            else if (!number.IsOne)
                text.Append(ScaleFactor.Format(number)).Append(' ');
        }

        static void AppendPower(StringBuilder text, string code, int exponent)
        {
            text.Append(code);
            if (exponent != 1)
                text.Append('^').Append(exponent.ToString(CultureInfo.InvariantCulture));
        }
    }

    internal bool TryScale(ScaleFactor factor, [NotNullWhen(true)] out MeasureUnit? unit)
    {
        unit = Factor.TryMultiply(factor, out var product) ? new MeasureUnit(product, Dimension) : null;
        return unit is not null;
    }

    internal bool TryMultiply(MeasureUnit other, [NotNullWhen(true)] out MeasureUnit? product)
    {
        product = null;
        if (!Factor.TryMultiply(other.Factor, out var factor))
            return false;

        // Both sides are in ordinal order: a merge.
        var merged = ImmutableArray.CreateBuilder<KeyValuePair<string, int>>(Dimension.Length + other.Dimension.Length);
        int i = 0, j = 0;
        while (i < Dimension.Length || j < other.Dimension.Length)
        {
            var order = i == Dimension.Length ? 1
                : j == other.Dimension.Length ? -1
                : string.CompareOrdinal(Dimension[i].Key, other.Dimension[j].Key);
            if (order < 0)
            {
                merged.Add(Dimension[i++]);
            }
            else if (order > 0)
            {
                merged.Add(other.Dimension[j++]);
            }
            else
            {
                var exponent = Dimension[i].Value + other.Dimension[j].Value;
                if (Math.Abs(exponent) > MaximumExponent)
                    return false;
                if (exponent != 0)
                    merged.Add(new(Dimension[i].Key, exponent));
                i++;
                j++;
            }
        }

        if (merged.Count > MaximumBaseKinds)
            return false;
        product = new MeasureUnit(factor, merged.ToImmutable());
        return true;
    }

    internal bool TryPow(int exponent, [NotNullWhen(true)] out MeasureUnit? power)
    {
        power = null;
        if (exponent == 0)
        {
            power = Dimensionless;
            return true;
        }

        if (!Factor.TryPow(exponent, out var factor) || Dimension.Any(d => Math.Abs((long)d.Value * exponent) > MaximumExponent))
            return false;
        power = new MeasureUnit(factor, [.. Dimension.Select(d => new KeyValuePair<string, int>(d.Key, d.Value * exponent))]);
        return true;
    }

    private static OverflowException OutOfBounds() =>
        new($"The unit leaves the bounds: {MaximumBaseKinds} base kinds, powers up to {MaximumExponent}, a scale from about 1e-150 to 1e150.");
}
