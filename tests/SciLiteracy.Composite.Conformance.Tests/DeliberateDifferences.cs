using SciLiteracy.Composite.Conformance.Tests.Oracle;

namespace SciLiteracy.Composite.Conformance.Tests;

/// <summary>All cases that are answered differently on purpose, each with its reason; docs/methods.md lists them too.</summary>
internal static class DeliberateDifferences
{
    public static IReadOnlyList<DeliberateDifference> All { get; } = [];

    public static DeliberateDifference? Find(GoldenCase golden) => All.FirstOrDefault(d => golden.Id == d.Id || golden.Id.EndsWith("/" + d.Id, StringComparison.Ordinal));
}
