namespace SciLiteracy.Domain;
public sealed class MeasureUnit { public bool IsConvertibleTo(MeasureUnit o) => throw new NotImplementedException(); }
public sealed record UnitDefinition : Located { public required string Code { get; init; } }
public sealed class UnitCatalog { public static UnitCatalog Empty { get; } = new(); public static Result<UnitCatalog> Create(IEnumerable<UnitDefinition> d) => throw new NotImplementedException(); public Result<MeasureUnit> Parse(string t, SourceLocation at = default) => throw new NotImplementedException(); }
public sealed record Region : Located { public required string Code { get; init; } }
public sealed class RegionHierarchy { public static Result<RegionHierarchy> Create(IEnumerable<Region> d) => throw new NotImplementedException(); }
public static class PlaceDiagnostics { public static readonly DiagnosticDescriptor UnknownRegion = new("SL4402", DiagnosticSeverity.Error, "x"); }
