using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace SciLiteracy.Indicators.Numerics;

/// <summary>Hints to the processor, where it takes them, about what is read soon. They change nothing, so it is no matter if what they name is moved meanwhile.</summary>
internal static class CachePrefetch
{
    /// <summary>The bytes of a line of the cache.</summary>
    public const int LineLength = 64;

    /// <summary>Begins to bring a place into the nearest cache.</summary>
    public static unsafe void Begin<T>(ref readonly T place)
        where T : unmanaged
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.AsRef(in place)));
    }

    /// <summary>Begins to bring numbers into the second cache.</summary>
    public static unsafe void Begin(ReadOnlySpan<double> numbers)
    {
        if (!Sse.IsSupported)
            return;
        for (var i = 0; i < numbers.Length; i += LineLength / sizeof(double))
            Sse.Prefetch1(Unsafe.AsPointer(ref Unsafe.AsRef(in numbers[i])));
    }
}
