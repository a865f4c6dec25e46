using System.Collections.Frozen;
using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>What came of reading the text of one document: as much of the document as could be read, even after errors.</summary>
/// <param name="Kind">The kind; null if the first key names none, or could not be read.</param>
/// <param name="LaterKind">The first key, if it names a kind that this version does not read.</param>
/// <param name="Document">The document, with placeholders for what could not be read; null if its kind is not known.</param>
/// <param name="Missing">What the document defines and could not be read in part.</param>
internal sealed record DocumentReading(DocumentKind? Kind, string? LaterKind, Document? Document, FrozenSet<DocumentKind> Missing)
{
    /// <summary>A text that is no document at all.</summary>
    public static DocumentReading Failed { get; } = new(null, null, null, FrozenSet<DocumentKind>.Empty);

    /// <summary>Reads a text.</summary>
    public static DocumentReading Of(DecodedText? text, bool isJson, ReaderLimits limits, DiagnosticBuilder findings)
    {
        if (text is null)
            return Failed;
        var root = isJson ? new JsonTreeReader(text, limits, findings).Read() : new YamlTreeReader(text, limits, findings).Read();
        if (root is null)
            return Failed with { Kind = GuessKind(text.Text) };
        var reading = Of(root, findings);
        if (reading.Document is IndicatorsDocument indicators)
            FormulaSize.Check(indicators, limits, findings);
        return reading;
    }

    /// <summary>Reads a tree.</summary>
    public static DocumentReading Of(DocumentNode root, DiagnosticBuilder findings)
    {
        if (root is not MappingNode { Entries.Count: > 0 } mapping)
        {
            findings.Add(
                DocumentDiagnostics.WrongShape, root.Location,
                $"Expected a document that begins with its kind, {Listing.Of(DocumentKinds.Keys)}; found {(root is MappingNode ? "an empty mapping" : root.Description)}.");
            return Failed;
        }

        var first = mapping.Entries[0].Key;
        if (!DocumentKinds.TryParse(first.Text, out var kind))
        {
            if (DocumentKinds.LaterKeys.Contains(first.Text))
                return Failed with { LaterKind = first.Text };
            var later = mapping.Entries.Select(e => e.Key.Text).FirstOrDefault(k => DocumentKinds.TryParse(k, out _));
            findings.Add(WorkspaceDiagnostics.UnknownDocumentKind, first.Location, UnknownKind(first, later));
            if (!DocumentKinds.TryParse(later, out kind))
                return Failed;
        }

        var notes = new ReadingNotes();
        var reader = new MappingReader(mapping, $"a document of the kind '{kind.ToKey()}'", findings);
        Document document = kind switch
        {
            DocumentKind.Workspace => WorkspaceDocumentFormat.Read(reader),
            DocumentKind.Plan => PlanDocumentFormat.Read(reader, notes),
            DocumentKind.Agencies => AgenciesDocumentFormat.Read(reader, notes),
            DocumentKind.Schedule => ScheduleDocumentFormat.Read(reader, notes),
            DocumentKind.Sources => SourcesDocumentFormat.Read(reader, notes),
            DocumentKind.Regions => RegionsDocumentFormat.Read(reader, notes),
            DocumentKind.Units => UnitsDocumentFormat.Read(reader, notes),
            DocumentKind.Indicators => IndicatorsDocumentFormat.Read(reader, notes),
            DocumentKind.Targets => TargetsDocumentFormat.Read(reader, notes),
            DocumentKind.Index => IndexDocumentFormat.Read(reader, notes),
            DocumentKind.Survey => SurveyDocumentFormat.Read(reader),
            _ => RecordsDocumentFormat.Read(reader, notes),
        };
        reader.Finish();
        return new(kind, null, document, notes.Missing);
    }

    /// <summary>Writes a document as a tree.</summary>
    public static MappingNode ToTree(Document document) => document switch
    {
        WorkspaceDocument d => WorkspaceDocumentFormat.Write(d),
        PlanDocument d => PlanDocumentFormat.Write(d),
        AgenciesDocument d => AgenciesDocumentFormat.Write(d),
        ScheduleDocument d => ScheduleDocumentFormat.Write(d),
        SourcesDocument d => SourcesDocumentFormat.Write(d),
        RegionsDocument d => RegionsDocumentFormat.Write(d),
        UnitsDocument d => UnitsDocumentFormat.Write(d),
        IndicatorsDocument d => IndicatorsDocumentFormat.Write(d),
        TargetsDocument d => TargetsDocumentFormat.Write(d),
        RecordsDocument d => RecordsDocumentFormat.Write(d),
        IndexDocument d => IndexDocumentFormat.Write(d),
        SurveyDocument d => SurveyWriter.Write(d),
        _ => throw new ArgumentOutOfRangeException(nameof(document), document.GetType(), "Not a document that can be written."),
    };

    private static string UnknownKind(ScalarNode first, string? later)
    {
        if (later is not null)
            return $"The first key tells the kind of a document, and '{Excerpt.Of(first.Text)}' is none; put '{later}' first.";
        var near = NearestName.Find(first.Text, DocumentKinds.Keys.Concat(DocumentKinds.LaterKeys));
        var hint = near is null ? "" : $" did you mean '{near}'?";
        return near is null
            ? $"Unknown kind of document '{Excerpt.Of(first.Text)}'; expected {Listing.Of(DocumentKinds.Keys)} as the first key."
            : $"Unknown kind of document '{Excerpt.Of(first.Text)}';{hint}";
    }

    // The first word of the first line that is no comment, if it is a kind: of a broken text it says what is missing to others.
    private static DocumentKind? GuessKind(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var content = line.TrimStart(" {\t\uFEFF\"");
            if (content.IsEmpty || content[0] is '#' or '%' || content is ['-', '-', '-', ..])
                continue;
            var end = content.IndexOfAny(":\"");
            return end > 0 && DocumentKinds.TryParse(content[..end].ToString(), out var kind) ? kind : null;
        }

        return null;
    }
}
