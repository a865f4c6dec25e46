using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>The findings about files of microdata: SL6401 to SL6409.</summary>
public static class MicrodataDiagnostics
{
    /// <summary>A file without a header.</summary>
    public static readonly DiagnosticDescriptor NoHeader = new("SL6401", DiagnosticSeverity.Error, "A data file has no header");

    /// <summary>A column without a name, or with a name that another has.</summary>
    public static readonly DiagnosticDescriptor BadColumnName = new("SL6402", DiagnosticSeverity.Error, "A column has no name of its own");

    /// <summary>A column that settings name and the file does not have.</summary>
    public static readonly DiagnosticDescriptor UnknownColumn = new("SL6403", DiagnosticSeverity.Error, "A data file has no such column");

    /// <summary>Gets all kinds of findings of this area.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [NoHeader, BadColumnName, UnknownColumn];
}
