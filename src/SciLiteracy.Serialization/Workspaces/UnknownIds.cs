using System.Collections.Frozen;
using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>
/// Sorts out findings about ids that are not defined, where the definition may stand in a file that could not be read: they would only repeat that
/// finding in other words.
/// </summary>
internal sealed class UnknownIds
{
    private static readonly FrozenDictionary<string, DocumentKind[]> DefinedBy = new Dictionary<string, DocumentKind[]>
    {
        [PlanDiagnostics.UnknownAgency.Code] = [DocumentKind.Agencies],
        [PlanDiagnostics.UnknownSuccessor.Code] = [DocumentKind.Agencies],
        [PlanDiagnostics.UnknownTask.Code] = [DocumentKind.Plan],
        [PlanDiagnostics.UnknownMeasure.Code] = [DocumentKind.Plan],
        [IndicatorDiagnostics.UnknownElement.Code] = [DocumentKind.Plan, DocumentKind.Schedule],
        [PlanDiagnostics.UnknownPhase.Code] = [DocumentKind.Schedule],
        [PlanDiagnostics.UnknownSource.Code] = [DocumentKind.Sources],
        [IndicatorDiagnostics.UnknownIndicator.Code] = [DocumentKind.Indicators],
        [UnitDiagnostics.UnknownUnit.Code] = [DocumentKind.Units],
        [PlaceDiagnostics.UnknownRegion.Code] = [DocumentKind.Regions],
        [PlaceDiagnostics.UnknownParent.Code] = [DocumentKind.Regions],
        [PlaceDiagnostics.UnknownGroup.Code] = [DocumentKind.Regions],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly HashSet<DocumentKind> _missing = [];
    private readonly HashSet<DocumentKind> _incomplete = [];

    /// <summary>Notes a file that could not be read at all; if its kind is not known, it may define anything.</summary>
    public void MissFile(DocumentKind? kind)
    {
        if (kind is null)
            _missing.UnionWith(Enum.GetValues<DocumentKind>());
        else if (kind == DocumentKind.Plan)
            _missing.UnionWith([DocumentKind.Plan, DocumentKind.Schedule, DocumentKind.Agencies, DocumentKind.Sources]);
        else
            _missing.Add(kind.Value);
    }

    /// <summary>Notes that some definitions of a document could not be read.</summary>
    public void MissSome(IEnumerable<DocumentKind> kinds) => _incomplete.UnionWith(kinds);

    /// <summary>Tells whether all definitions of a kind are known.</summary>
    public bool Knows(DocumentKind kind) => !_missing.Contains(kind) && !_incomplete.Contains(kind);

    /// <summary>Returns the findings that stand by themselves. Of a document that was read in part, a misspelling of what was read still counts.</summary>
    public IEnumerable<Diagnostic> Independent(IEnumerable<Diagnostic> findings) =>
        findings.Where(f => !DefinedBy.TryGetValue(f.Code, out var kinds)
            || (!kinds.Any(_missing.Contains) && (HasSuggestion(f) || !kinds.Any(_incomplete.Contains))));

    /// <summary>
    /// Returns the findings about a document on its own: an id that is not in it may be defined elsewhere, and is worth a warning only if it
    /// looks like a misspelling of one that is. Not so for indicators, which are mostly spread over several documents.
    /// </summary>
    /// <param name="findings">The findings.</param>
    /// <param name="complete">What the document defines completely.</param>
    public static IEnumerable<Diagnostic> OfDocument(IEnumerable<Diagnostic> findings, ICollection<DocumentKind> complete) =>
        from finding in findings
        let isOpen = DefinedBy.TryGetValue(finding.Code, out var kinds) && !kinds.All(complete.Contains)
        where !isOpen || (HasSuggestion(finding) && finding.Code != IndicatorDiagnostics.UnknownIndicator.Code)
        select isOpen ? finding with { Severity = DiagnosticSeverity.Warning } : finding;

    private static bool HasSuggestion(Diagnostic finding) => finding.Message.Contains("; did you mean '", StringComparison.Ordinal);
}
