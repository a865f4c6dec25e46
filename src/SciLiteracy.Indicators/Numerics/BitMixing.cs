namespace SciLiteracy.Indicators.Numerics;

/// <summary>A one-to-one function of 64 bits that leaves no trace of their pattern.</summary>
/// <remarks>Source: the finalizer of SplitMix64: Steele, Lea and Flood (2014), "Fast splittable pseudorandom number generators", OOPSLA; constants by Stafford.</remarks>
internal static class BitMixing
{
    /// <summary>Returns the mixed bits.</summary>
    public static ulong Mix(ulong bits)
    {
        unchecked
        {
            bits += 0x9E3779B97F4A7C15;
            bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
            return bits ^ (bits >> 31);
        }
    }
}
