#pragma warning disable CS1591, CA1062, CA1822, CA1801, IDE0060, SA1402
namespace SciLiteracy.Domain;
public sealed class MeasureUnit { public bool IsConvertibleTo(MeasureUnit o) => throw new NotImplementedException(); public double ConversionFactorTo(MeasureUnit o) => throw new NotImplementedException(); }
public sealed record UnitDefinition : Located { public required string Code { get; init; } public required LocalizedText Name { get; init; } public string? Symbol { get; init; } public SourceText? Definition { get; init; } }
public sealed class UnitCatalog { public static UnitCatalog Empty { get; } = new(); public static Result<UnitCatalog> Create(IEnumerable<UnitDefinition> d) => throw new NotImplementedException(); public Result<MeasureUnit> Parse(string t, SourceLocation at = default) => throw new NotImplementedException(); }
public sealed record Region : Located { public required string Code { get; init; } public required LocalizedText Name { get; init; } public string? Level { get; init; } public Reference? Parent { get; init; } public ValueList<Reference> Groups { get; init; } = []; }
public sealed class RegionHierarchy { public static Result<RegionHierarchy> Create(IEnumerable<Region> d) => throw new NotImplementedException(); }
public static class PlaceDiagnostics { public static readonly DiagnosticDescriptor UnknownRegion = new("SL4402", DiagnosticSeverity.Error, "x"); }
