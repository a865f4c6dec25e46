using SciLiteracy.Composite.Conformance.Tests.Oracle;

namespace SciLiteracy.Composite.Conformance.Tests;

/// <summary>A case that is answered differently on purpose.</summary>
/// <param name="Id">The id of the case, without the folder of the data set.</param>
/// <param name="Reason">Why.</param>
/// <param name="Check">Checks that the answer does differ from that of the oracle, and is that of our own rule.</param>
internal sealed record DeliberateDifference(string Id, string Reason, Action<GoldenCase> Check);
