using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>The findings about files as such: limits, encoding, and the syntax of YAML and JSON.</summary>
public static class FileDiagnostics
{
    /// <summary>A file with more bytes than <see cref="ReaderLimits.Bytes"/>.</summary>
    public static readonly DiagnosticDescriptor TooManyBytes = new("SL1001", DiagnosticSeverity.Error, "File too large");

    /// <summary>A line longer than <see cref="ReaderLimits.LineLength"/>.</summary>
    public static readonly DiagnosticDescriptor LineTooLong = new("SL1002", DiagnosticSeverity.Error, "Line too long");

    /// <summary>Bytes that are no UTF-8.</summary>
    public static readonly DiagnosticDescriptor NotUtf8 = new("SL1003", DiagnosticSeverity.Error, "Not UTF-8");

    /// <summary>A control character, such as NUL, that has no place in a text file.</summary>
    public static readonly DiagnosticDescriptor ControlCharacter = new("SL1004", DiagnosticSeverity.Error, "Control character");

    /// <summary>Collections nested deeper than <see cref="ReaderLimits.Depth"/>.</summary>
    public static readonly DiagnosticDescriptor TooDeep = new("SL1005", DiagnosticSeverity.Error, "Nested too deeply");

    /// <summary>More nodes than <see cref="ReaderLimits.Nodes"/>.</summary>
    public static readonly DiagnosticDescriptor TooManyNodes = new("SL1006", DiagnosticSeverity.Error, "Too many nodes");

    /// <summary>A text longer than <see cref="ReaderLimits.TextLength"/>.</summary>
    public static readonly DiagnosticDescriptor TextTooLong = new("SL1007", DiagnosticSeverity.Error, "Text too long");

    /// <summary>Aliases that repeat more nodes than <see cref="ReaderLimits.AliasExpansion"/>.</summary>
    public static readonly DiagnosticDescriptor TooManyAliases = new("SL1008", DiagnosticSeverity.Error, "Aliases repeat too much");

    /// <summary>A document with nothing in it.</summary>
    public static readonly DiagnosticDescriptor EmptyDocument = new("SL1009", DiagnosticSeverity.Error, "Empty document");

    /// <summary>Text that is not well-formed YAML.</summary>
    public static readonly DiagnosticDescriptor YamlSyntax = new("SL1010", DiagnosticSeverity.Error, "Broken YAML");

    /// <summary>Text that is not well-formed JSON.</summary>
    public static readonly DiagnosticDescriptor JsonSyntax = new("SL1011", DiagnosticSeverity.Error, "Broken JSON");

    /// <summary>A key that is in one mapping twice.</summary>
    public static readonly DiagnosticDescriptor DuplicateKey = new("SL1012", DiagnosticSeverity.Error, "Duplicate key");

    /// <summary>A YAML alias to an anchor that is not there, or that is still open.</summary>
    public static readonly DiagnosticDescriptor UndefinedAlias = new("SL1013", DiagnosticSeverity.Error, "Undefined alias");

    /// <summary>A YAML key that is a list, a mapping, an alias or nothing.</summary>
    public static readonly DiagnosticDescriptor KeyNotText = new("SL1014", DiagnosticSeverity.Error, "Key that is no text");

    /// <summary>The YAML 1.1 merge key <c>&lt;&lt;</c>.</summary>
    public static readonly DiagnosticDescriptor MergeKey = new("SL1015", DiagnosticSeverity.Error, "Merge key");

    /// <summary>A YAML tag other than those of the core schema, or one that does not fit its node.</summary>
    public static readonly DiagnosticDescriptor UnsupportedTag = new("SL1016", DiagnosticSeverity.Error, "Unsupported tag");

    /// <summary>A YAML file with more than one document.</summary>
    public static readonly DiagnosticDescriptor SeveralDocuments = new("SL1017", DiagnosticSeverity.Error, "Several documents in one file");

    /// <summary>More findings than <see cref="ReaderLimits.Findings"/>.</summary>
    public static readonly DiagnosticDescriptor TooManyFindings = new("SL1018", DiagnosticSeverity.Error, "Too many findings");

    /// <summary>Gets all kinds of findings of this area.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        TooManyBytes, LineTooLong, NotUtf8, ControlCharacter, TooDeep, TooManyNodes, TextTooLong, TooManyAliases, EmptyDocument,
        YamlSyntax, JsonSyntax, DuplicateKey, UndefinedAlias, KeyNotText, MergeKey, UnsupportedTag, SeveralDocuments, TooManyFindings,
    ];
}
