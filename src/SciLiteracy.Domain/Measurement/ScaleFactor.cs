using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace SciLiteracy.Domain;

/// <summary>An exact positive fraction in lowest terms, both parts below 2^500 (about 3e150), so that products stay small whatever is read.</summary>
internal sealed class ScaleFactor : IEquatable<ScaleFactor>
{
    private const int MaximumBits = 500;

    private ScaleFactor(BigInteger numerator, BigInteger denominator)
    {
        Numerator = numerator;
        Denominator = denominator;
    }

    public static ScaleFactor One { get; } = new(BigInteger.One, BigInteger.One);

    public BigInteger Numerator { get; }

    public BigInteger Denominator { get; }

    public bool IsOne => Numerator.IsOne && Denominator.IsOne;

    public static bool TryCreate(BigInteger numerator, BigInteger denominator, [NotNullWhen(true)] out ScaleFactor? factor)
    {
        factor = null;
        if (numerator.Sign <= 0 || denominator.Sign <= 0)
            return false;
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        if (!divisor.IsOne)
        {
            numerator /= divisor;
            denominator /= divisor;
        }

        if (numerator.GetBitLength() > MaximumBits || denominator.GetBitLength() > MaximumBits)
            return false;
        factor = new ScaleFactor(numerator, denominator);
        return true;
    }

    /// <summary>Reads digits, perhaps with a fraction and an exponent (<c>1e6</c>), to the last digit; false if it is 0 or out of bounds.</summary>
    /// <param name="text">A number that is well formed; a text so long that the work would count is out of bounds.</param>
    /// <param name="factor">The number.</param>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out ScaleFactor? factor)
    {
        factor = null;
        var exponent = 0;
        var e = text.IndexOfAny('e', 'E');
        if (e >= 0)
        {
            if (!int.TryParse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)
                || Math.Abs((long)exponent) > 1000)
            {
                return false;
            }

            text = text[..e];
        }

        var point = text.IndexOf('.');
        if (text.Length > 1000)
            return false;
        var digits = point < 0 ? text.ToString() : string.Concat(text[..point], text[(point + 1)..]);
        if (!BigInteger.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var mantissa))
            return false;
        exponent -= point < 0 ? 0 : text.Length - point - 1;
        var power = BigInteger.Pow(10, Math.Abs(exponent));
        return exponent >= 0 ? TryCreate(mantissa * power, BigInteger.One, out factor) : TryCreate(mantissa, power, out factor);
    }

    public bool TryMultiply(ScaleFactor other, [NotNullWhen(true)] out ScaleFactor? product) =>
        TryCreate(Numerator * other.Numerator, Denominator * other.Denominator, out product);

    public ScaleFactor Inverse() => new(Denominator, Numerator);

    public bool TryPow(int exponent, [NotNullWhen(true)] out ScaleFactor? power)
    {
        var n = Math.Abs((long)exponent);
        power = null;
        if (IsOne || n == 0)
        {
            power = One;
            return true;
        }

        // A part of b bits to the power n has more than (b - 1) n bits; what is refused here is never computed.
        if ((Math.Max(Numerator.GetBitLength(), Denominator.GetBitLength()) - 1) * n >= MaximumBits)
            return false;
        if (!TryCreate(BigInteger.Pow(Numerator, (int)n), BigInteger.Pow(Denominator, (int)n), out power))
            return false;
        if (exponent < 0)
            power = power.Inverse();
        return true;
    }

    /// <summary>Returns the double nearest to this divided by another; ties to even. Neither overflows nor underflows within the bounds.</summary>
    public double DividedBy(ScaleFactor other) => Nearest(Numerator * other.Denominator, Denominator * other.Numerator);

    public double ToDouble() => Nearest(Numerator, Denominator);

    public bool Equals(ScaleFactor? other) => other is not null && Numerator == other.Numerator && Denominator == other.Denominator;

    public override bool Equals(object? obj) => Equals(obj as ScaleFactor);

    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <summary>Returns an integer as the shorter of its digits and its digits with an exponent: <c>60</c>, <c>1e6</c>.</summary>
    public static string Format(BigInteger number)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        var mantissa = digits.TrimEnd('0');
        var zeros = digits.Length - mantissa.Length;
        var exponential = string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{zeros}");
        return exponential.Length < digits.Length ? exponential : digits;
    }

    // The quotient is brought to 63 or 64 bits. Its last bit is set if anything was cut off, so the one rounding, to 53 bits, sees on which side of a
    // tie it is.
    private static double Nearest(BigInteger numerator, BigInteger denominator)
    {
        var shift = 63 - (int)(numerator.GetBitLength() - denominator.GetBitLength());
        var quotient = shift >= 0
            ? BigInteger.DivRem(numerator << shift, denominator, out var remainder)
            : BigInteger.DivRem(numerator, denominator << -shift, out remainder);
        var bits = (ulong)quotient | (remainder.IsZero ? 0UL : 1UL);
        return Math.ScaleB((double)bits, -shift);
    }
}
