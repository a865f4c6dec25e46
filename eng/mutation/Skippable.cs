// What Xunit.SkippableFact is to xunit v2, in the words of v3.
namespace Xunit;

internal sealed class SkippableFactAttribute : FactAttribute;

internal sealed class SkippableTheoryAttribute : TheoryAttribute;

internal static class Skip
{
    public static void If(bool condition, string reason) => Assert.SkipWhen(condition, reason);

    public static void IfNot(bool condition, string reason) => Assert.SkipUnless(condition, reason);
}
