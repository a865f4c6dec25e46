using System.Reflection;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;
using SciLiteracy.Reporting;
using SciLiteracy.Serialization;

namespace SciLiteracy.Documentation.Tests;

/// <summary>docs/diagnostics.md, and the kinds of findings that the libraries declare.</summary>
internal static class DiagnosticsPage
{
    /// <summary>The page.</summary>
    public const string Path = "docs/diagnostics.md";

    private static readonly Assembly[] Libraries =
        [typeof(Diagnostic).Assembly, typeof(Dataset).Assembly, typeof(DocumentReader).Assembly, typeof(PlanReport).Assembly];

    /// <summary>Gets the kinds of findings of all libraries: what the <c>All</c> of every class called <c>…Diagnostics</c> lists.</summary>
    public static DiagnosticDescriptor[] Descriptors { get; } =
    [
        .. Libraries
            .SelectMany(a => a.GetTypes())
            .Where(t => t.Name.EndsWith("Diagnostics", StringComparison.Ordinal))
            .Select(t => t.GetProperty("All", BindingFlags.Public | BindingFlags.Static)?.GetValue(null))
            .OfType<IEnumerable<DiagnosticDescriptor>>()
            .SelectMany(all => all)
            .OrderBy(d => d.Code, StringComparer.Ordinal),
    ];

    /// <summary>Gets the fields that hold a kind, listed in an <c>All</c> or not.</summary>
    public static DiagnosticDescriptor[] Fields { get; } =
    [
        .. Libraries
            .SelectMany(a => a.GetTypes())
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static))
            .Where(f => f.FieldType == typeof(DiagnosticDescriptor))
            .Select(f => (DiagnosticDescriptor)f.GetValue(null)!),
    ];

    /// <summary>Gets the sections: headings that begin with a code.</summary>
    public static MarkdownHeading[] Sections { get; } =
        [.. MarkdownPage.At(Path).Headings.Where(h => h.Level == 3 && h.Text.StartsWith("SL", StringComparison.Ordinal))];
}
