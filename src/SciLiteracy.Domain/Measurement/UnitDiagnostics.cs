namespace SciLiteracy.Domain;

/// <summary>The kinds of findings about units of measure; SL4001 to SL4199.</summary>
public static class UnitDiagnostics
{
    /// <summary>A code is not made of letters, digits, '_' and '.', beginning with a letter.</summary>
    public static readonly DiagnosticDescriptor BadUnitCode = new("SL4001", DiagnosticSeverity.Error, "Bad code of a unit");

    /// <summary>Two units have the same code.</summary>
    public static readonly DiagnosticDescriptor DuplicateUnit = new("SL4002", DiagnosticSeverity.Error, "Unit defined twice");

    /// <summary>The definition of a unit needs the unit itself.</summary>
    public static readonly DiagnosticDescriptor UnitCycle = new("SL4003", DiagnosticSeverity.Error, "Unit defined by itself");

    /// <summary>A unit expression names a unit that is not declared.</summary>
    public static readonly DiagnosticDescriptor UnknownUnit = new("SL4010", DiagnosticSeverity.Error, "Unknown unit");

    /// <summary>A unit expression is empty, has something where it cannot be, or lacks something.</summary>
    public static readonly DiagnosticDescriptor UnitSyntax = new("SL4011", DiagnosticSeverity.Error, "Malformed unit expression");

    /// <summary>A number in a unit expression is malformed, 0 or out of bounds.</summary>
    public static readonly DiagnosticDescriptor BadUnitNumber = new("SL4012", DiagnosticSeverity.Error, "Bad number in a unit expression");

    /// <summary>A power in a unit expression is missing, no whole number, or out of bounds.</summary>
    public static readonly DiagnosticDescriptor BadUnitPower = new("SL4013", DiagnosticSeverity.Error, "Bad power in a unit expression");

    /// <summary>A unit has too many base kinds, a power too high or a scale too large or too small.</summary>
    public static readonly DiagnosticDescriptor UnitOutOfBounds = new("SL4014", DiagnosticSeverity.Error, "Unit out of bounds");

    /// <summary>A unit expression is longer than <see cref="UnitCatalog.MaximumTextLength"/> characters.</summary>
    public static readonly DiagnosticDescriptor UnitTextTooLong = new("SL4015", DiagnosticSeverity.Error, "Unit expression too long");

    /// <summary>A unit expression has parentheses deeper than <see cref="UnitCatalog.MaximumDepth"/>.</summary>
    public static readonly DiagnosticDescriptor UnitTooDeep = new("SL4016", DiagnosticSeverity.Error, "Unit expression nested too deep");

    /// <summary>Gets all kinds of this class, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        BadUnitCode, DuplicateUnit, UnitCycle, UnknownUnit, UnitSyntax, BadUnitNumber, BadUnitPower, UnitOutOfBounds, UnitTextTooLong, UnitTooDeep,
    ];
}
