using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>The findings about the shape of a document: its keys, and what stands under them.</summary>
public static class DocumentDiagnostics
{
    /// <summary>A key that is not known there.</summary>
    public static readonly DiagnosticDescriptor UnknownKey = new("SL2001", DiagnosticSeverity.Error, "Unknown key");

    /// <summary>A required key that is missing.</summary>
    public static readonly DiagnosticDescriptor MissingKey = new("SL2002", DiagnosticSeverity.Error, "Missing key");

    /// <summary>A required key with nothing after it.</summary>
    public static readonly DiagnosticDescriptor MissingValue = new("SL2003", DiagnosticSeverity.Error, "Missing value");

    /// <summary>A list where a mapping belongs, a text where a list belongs, and so on.</summary>
    public static readonly DiagnosticDescriptor WrongShape = new("SL2004", DiagnosticSeverity.Error, "Wrong kind of node");

    /// <summary>A scalar that is not a value of the expected type: no number, no date, no truth value.</summary>
    public static readonly DiagnosticDescriptor BadValue = new("SL2005", DiagnosticSeverity.Error, "Value not readable");

    /// <summary>An id that does not follow the pattern of its kind.</summary>
    public static readonly DiagnosticDescriptor BadIdentifier = new("SL2006", DiagnosticSeverity.Error, "Malformed id");

    /// <summary>A word that is not one of the allowed ones.</summary>
    public static readonly DiagnosticDescriptor UnknownName = new("SL2007", DiagnosticSeverity.Error, "Unknown word");

    /// <summary>A text without its language.</summary>
    public static readonly DiagnosticDescriptor TextWithoutLanguage = new("SL2008", DiagnosticSeverity.Error, "Text without a language");

    /// <summary>A language tag that is malformed or there twice.</summary>
    public static readonly DiagnosticDescriptor BadLanguageTag = new("SL2009", DiagnosticSeverity.Error, "Malformed or repeated language tag");

    /// <summary>A text that is required and blank.</summary>
    public static readonly DiagnosticDescriptor BlankText = new("SL2010", DiagnosticSeverity.Error, "Blank text");

    /// <summary>Gets all kinds of findings of this area.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        UnknownKey, MissingKey, MissingValue, WrongShape, BadValue, BadIdentifier, UnknownName, TextWithoutLanguage, BadLanguageTag, BlankText,
    ];
}
