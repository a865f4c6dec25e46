namespace SciLiteracy.Indicators.Numerics;

/// <summary>
/// Some numbers side by side, on which an operation works at once: as many as a register of the processor holds. Loops that are written for any number of them run
/// at the width that there is; each number has the same bits at any width.
/// </summary>
/// <remarks>A truth is all bits of a number or none. Operations on bits take the 64 bits of a number for a whole number.</remarks>
internal interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>Gets how many numbers there are; a divisor of 8.</summary>
    static abstract int Count { get; }

    static abstract TSelf Create(double number);

    static abstract TSelf CreateBits(long bits);

    static abstract TSelf Load(ref readonly double source, nuint index);

    static abstract void Store(TSelf numbers, ref double destination, nuint index);

    /// <summary>Writes past the caches to an address that the numbers together divide.</summary>
    static abstract unsafe void Stream(TSelf numbers, double* destination);

    static abstract double First(TSelf numbers);

    static abstract TSelf operator +(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a, TSelf b);

    static abstract TSelf operator *(TSelf a, TSelf b);

    static abstract TSelf operator /(TSelf a, TSelf b);

    static abstract TSelf operator &(TSelf a, TSelf b);

    static abstract TSelf operator |(TSelf a, TSelf b);

    static abstract TSelf operator ~(TSelf a);

    static abstract TSelf Min(TSelf a, TSelf b);

    static abstract TSelf Max(TSelf a, TSelf b);

    static abstract TSelf Abs(TSelf a);

    static abstract TSelf Sqrt(TSelf a);

    /// <summary>Returns a b + c, rounded once.</summary>
    static abstract TSelf FusedMultiplyAdd(TSelf a, TSelf b, TSelf c);

    static abstract TSelf Equal(TSelf a, TSelf b);

    static abstract TSelf Less(TSelf a, TSelf b);

    static abstract TSelf LessOrEqual(TSelf a, TSelf b);

    /// <summary>Returns those of <paramref name="yes"/> where the condition is true, and of <paramref name="no"/> elsewhere.</summary>
    static abstract TSelf Select(TSelf condition, TSelf yes, TSelf no);

    /// <summary>Returns one bit for each truth, the first one lowest.</summary>
    static abstract uint Truths(TSelf condition);

    static abstract TSelf AddBits(TSelf a, TSelf b);

    static abstract TSelf SubtractBits(TSelf a, TSelf b);

    static abstract TSelf ShiftLeft(TSelf a, int bits);

    /// <summary>Shifts zeros in.</summary>
    static abstract TSelf ShiftRight(TSelf a, int bits);
}
