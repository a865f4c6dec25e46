namespace SciLiteracy.Domain;

/// <summary>The findings about indicators, their formulas, and targets.</summary>
public static class IndicatorDiagnostics
{
    /// <summary>Two indicators have one id.</summary>
    public static readonly DiagnosticDescriptor DuplicateIndicator = new("SL4201", DiagnosticSeverity.Error, "An indicator's id is used twice");

    /// <summary>An indicator's id is not a code, or a word of the formula language.</summary>
    public static readonly DiagnosticDescriptor BadIndicatorId = new("SL4202", DiagnosticSeverity.Error, "An indicator's id cannot stand in a formula");

    /// <summary>Something refers to an indicator that is not defined.</summary>
    public static readonly DiagnosticDescriptor UnknownIndicator = new("SL4203", DiagnosticSeverity.Error, "An indicator is not defined");

    /// <summary>An indicator or target says that it belongs to an element that is not in the plan.</summary>
    public static readonly DiagnosticDescriptor UnknownElement = new("SL4204", DiagnosticSeverity.Error, "An element is not in the plan");

    /// <summary>A formula is longer or deeper than a formula may be.</summary>
    public static readonly DiagnosticDescriptor FormulaTooLarge = new("SL4210", DiagnosticSeverity.Error, "A formula is too long or too deep");

    /// <summary>A bracket or quotation mark of a formula has no partner.</summary>
    public static readonly DiagnosticDescriptor FormulaUnbalanced = new("SL4211", DiagnosticSeverity.Error, "A bracket or quotation mark in a formula has no partner");

    /// <summary>A formula has a character that means nothing in a formula.</summary>
    public static readonly DiagnosticDescriptor FormulaCharacter = new("SL4212", DiagnosticSeverity.Error, "A character means nothing in a formula");

    /// <summary>Formulas refer to each other in a circle.</summary>
    public static readonly DiagnosticDescriptor FormulaCycle = new("SL4213", DiagnosticSeverity.Error, "Formulas refer to each other in a circle");

    /// <summary>Two targets have one id.</summary>
    public static readonly DiagnosticDescriptor DuplicateTarget = new("SL4220", DiagnosticSeverity.Error, "A target's id is used twice");

    /// <summary>A target's id is not a code.</summary>
    public static readonly DiagnosticDescriptor BadTargetId = new("SL4221", DiagnosticSeverity.Error, "A target's id has characters that ids may not have");

    /// <summary>A target's unit cannot become its indicator's unit.</summary>
    public static readonly DiagnosticDescriptor TargetUnit = new("SL4222", DiagnosticSeverity.Error, "A target's unit does not fit its indicator");

    /// <summary>A target's baseline is not before the target.</summary>
    public static readonly DiagnosticDescriptor BaselineNotBefore = new("SL4223", DiagnosticSeverity.Error, "A baseline is not before its target");

    /// <summary>The value of a target or of its baseline is not a finite number.</summary>
    public static readonly DiagnosticDescriptor TargetNotFinite = new("SL4224", DiagnosticSeverity.Error, "A target's value is no finite number");

    /// <summary>The value of a target or of its baseline is neither 0 nor 1, though its indicator says yes or no.</summary>
    public static readonly DiagnosticDescriptor TargetNotBinary = new("SL4225", DiagnosticSeverity.Error, "A target of a binary indicator is neither 0 nor 1");

    /// <summary>Gets all of them.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        DuplicateIndicator, BadIndicatorId, UnknownIndicator, UnknownElement, FormulaTooLarge, FormulaUnbalanced, FormulaCharacter, FormulaCycle,
        DuplicateTarget, BadTargetId, TargetUnit, BaselineNotBefore, TargetNotFinite, TargetNotBinary,
    ];
}
