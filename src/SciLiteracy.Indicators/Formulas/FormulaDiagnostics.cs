using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Formulas;

/// <summary>The findings about formulas: SL6001 to SL6029 about the text, SL6030 to SL6049 about values.</summary>
public static class FormulaDiagnostics
{
    /// <summary>Something stands where the grammar has no place for it, or is not there.</summary>
    public static readonly DiagnosticDescriptor Syntax = new("SL6001", DiagnosticSeverity.Error, "A formula is not well formed");

    /// <summary>A number is not well formed, or too large for a double.</summary>
    public static readonly DiagnosticDescriptor BadNumber = new("SL6002", DiagnosticSeverity.Error, "A number in a formula is not well formed");

    /// <summary>A character means nothing in a formula.</summary>
    public static readonly DiagnosticDescriptor BadCharacter = new("SL6003", DiagnosticSeverity.Error, "A character means nothing in a formula");

    /// <summary>A bracket or quotation mark is not closed, or closes nothing.</summary>
    public static readonly DiagnosticDescriptor Unbalanced = new("SL6004", DiagnosticSeverity.Error, "A bracket or quotation mark in a formula has no partner");

    /// <summary>A formula is longer or deeper than a formula may be.</summary>
    public static readonly DiagnosticDescriptor TooLarge = new("SL6005", DiagnosticSeverity.Error, "A formula is too long or too deep");

    /// <summary>A selection in square brackets does not name a part of an entity.</summary>
    public static readonly DiagnosticDescriptor BadSelection = new("SL6006", DiagnosticSeverity.Error, "A selection of a breakdown is not well formed");

    /// <summary>A function is not one of the language.</summary>
    public static readonly DiagnosticDescriptor UnknownFunction = new("SL6010", DiagnosticSeverity.Error, "A function does not exist");

    /// <summary>A function has more or fewer arguments than it takes.</summary>
    public static readonly DiagnosticDescriptor ArgumentCount = new("SL6011", DiagnosticSeverity.Error, "A function has a wrong number of arguments");

    /// <summary>An argument is not of the kind that the function takes there.</summary>
    public static readonly DiagnosticDescriptor BadArgument = new("SL6012", DiagnosticSeverity.Error, "An argument of a function is of a wrong kind");

    /// <summary>An operator has an operand of a type that it does not take.</summary>
    public static readonly DiagnosticDescriptor OperandType = new("SL6013", DiagnosticSeverity.Error, "An operand is of a wrong type");

    /// <summary>Values that are added, compared or chosen from have units of different dimension.</summary>
    public static readonly DiagnosticDescriptor UnitMismatch = new("SL6014", DiagnosticSeverity.Error, "Units do not fit together");

    /// <summary>A value with a unit stands where only a plain number makes sense.</summary>
    public static readonly DiagnosticDescriptor NotDimensionless = new("SL6015", DiagnosticSeverity.Error, "A value must be a plain number");

    /// <summary>A power or root of a value with a unit has no unit.</summary>
    public static readonly DiagnosticDescriptor BadPower = new("SL6016", DiagnosticSeverity.Error, "A power or root has no unit");

    /// <summary>The unit of a product or power is larger than a unit may be.</summary>
    public static readonly DiagnosticDescriptor UnitOutOfBounds = new("SL6017", DiagnosticSeverity.Error, "A unit is out of bounds");

    /// <summary>The unit that a formula gives cannot become the unit that the indicator declares.</summary>
    public static readonly DiagnosticDescriptor DeclaredUnit = new("SL6018", DiagnosticSeverity.Error, "A formula does not give the declared unit");

    /// <summary>Values are added over periods or entities that may not be.</summary>
    public static readonly DiagnosticDescriptor NotAdditive = new("SL6019", DiagnosticSeverity.Error, "Values may not be added");

    /// <summary>A formula gives a truth value or a text instead of a number.</summary>
    public static readonly DiagnosticDescriptor NotANumber = new("SL6020", DiagnosticSeverity.Error, "A formula does not give a number");

    /// <summary>A formula over the columns of a table names one that is not there.</summary>
    public static readonly DiagnosticDescriptor UnknownColumn = new("SL6021", DiagnosticSeverity.Error, "A formula names a column that is not there");

    /// <summary>Cells were divided by zero; they are missing.</summary>
    public static readonly DiagnosticDescriptor DivisionByZero = new("SL6030", DiagnosticSeverity.Warning, "Division by zero");

    /// <summary>A function is not defined for the values of some cells, such as the logarithm of 0; they are missing.</summary>
    public static readonly DiagnosticDescriptor Undefined = new("SL6031", DiagnosticSeverity.Warning, "A function is not defined for a value");

    /// <summary>The result of some cells is too large for a double; they are missing.</summary>
    public static readonly DiagnosticDescriptor Overflow = new("SL6032", DiagnosticSeverity.Warning, "A result is too large");

    /// <summary>A measure over regions was computed from those that have a value.</summary>
    public static readonly DiagnosticDescriptor PartialCoverage = new("SL6033", DiagnosticSeverity.Info, "A measure over regions does not cover all of them");

    /// <summary>No observation of the indicator has the part that a formula selects.</summary>
    public static readonly DiagnosticDescriptor UnknownBreakdown = new("SL6034", DiagnosticSeverity.Warning, "A selected breakdown has no observations");

    /// <summary>An indicator that has a formula has observations too; the formula counts.</summary>
    public static readonly DiagnosticDescriptor ObservedAndComputed = new("SL6035", DiagnosticSeverity.Warning, "An indicator with a formula has observations");

    /// <summary>Gets all of them, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        Syntax, BadNumber, BadCharacter, Unbalanced, TooLarge, BadSelection,
        UnknownFunction, ArgumentCount, BadArgument, OperandType, UnitMismatch, NotDimensionless, BadPower, UnitOutOfBounds, DeclaredUnit, NotAdditive, NotANumber, UnknownColumn,
        DivisionByZero, Undefined, Overflow, PartialCoverage, UnknownBreakdown, ObservedAndComputed,
    ];
}
