using System.Globalization;
using System.Runtime.CompilerServices;

namespace SciLiteracy.Serialization;

/// <summary>Reads numbers from UTF-8; those that <see cref="NumberText"/> reads, with the same bits.</summary>
internal static class Utf8Number
{
    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
    private const ulong ExactlyDouble = 1UL << 53;

    // Powers of ten that are doubles.
    private static ReadOnlySpan<double> Powers =>
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    /// <summary>Reads a finite decimal number.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out double value)
    {
        // Digits with at most one point, no more than a double holds exactly: one division then gives the nearest double.
        // Source: Clinger, How to read floating point numbers accurately (1990).
        var at = text is [(byte)'-', ..] ? 1 : 0;
        var digits = 0UL;
        var point = -1;
        if (text.Length - at is > 0 and <= 18)
        {
            var i = at;
            for (; i < text.Length; i++)
            {
                var digit = (uint)text[i] - '0';
                if (digit <= 9)
                    digits = (digits * 10) + digit;
                else if (text[i] == '.' && point < 0)
                    point = i;
                else
                    break;
            }

            if (i == text.Length && digits <= ExactlyDouble && point != at && point != text.Length - 1)
            {
                value = digits;
                if (point >= 0)
                    value /= Powers[text.Length - 1 - point];
                if (at != 0)
                    value = -value;
                return true;
            }
        }

        return TryParseAny(text, out value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TryParseAny(ReadOnlySpan<byte> text, out double value) =>
        double.TryParse(text, Styles, CultureInfo.InvariantCulture, out value) && double.IsFinite(value)
        && (value != 0 || !HasDigitsThatCount(text)) && text.IndexOfAnyInRange((byte)'0', (byte)'9') >= 0;

    private static bool HasDigitsThatCount(ReadOnlySpan<byte> text)
    {
        var exponent = text.IndexOfAny((byte)'e', (byte)'E');
        return (exponent < 0 ? text : text[..exponent]).IndexOfAnyInRange((byte)'1', (byte)'9') >= 0;
    }
}
