using SciLiteracy.Composite.Conformance.Tests.Operations;
using SciLiteracy.Composite.Conformance.Tests.Oracle;

namespace SciLiteracy.Composite.Conformance.Tests;

/// <summary>How a case is checked: as the oracle has it, or as a deliberate difference.</summary>
internal static class Conformance
{
    public static void Check(GoldenCase golden)
    {
        if (DeliberateDifferences.Find(golden) is { } difference)
            difference.Check(golden);
        else
            Operation.Check(golden);
    }
}
