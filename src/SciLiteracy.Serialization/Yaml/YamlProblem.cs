using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>Turns what the scanner says about broken YAML into a finding that tells the author what to do.</summary>
internal static class YamlProblem
{
    /// <summary>Adds the finding.</summary>
    /// <param name="message">The scanner's message, or null if it gave none that is fit to be read.</param>
    /// <param name="markIndex">Where the scanner says it is, or below 0.</param>
    /// <param name="scannerIndex">Where the scanner had got to.</param>
    /// <param name="source">The text.</param>
    /// <param name="tree">The tree so far.</param>
    /// <param name="diagnostics">Receives the finding.</param>
    public static void Report(string? message, long markIndex, long scannerIndex, DecodedText source, DocumentTreeBuilder tree, DiagnosticBuilder diagnostics)
    {
        var index = (int)Math.Clamp(markIndex >= 0 ? markIndex : message is null || NeedsScanner(message) ? scannerIndex : 0, 0, source.Text.Length);
        var location = source.Locate(index);
        var open = tree.Innermost;
        var isInFlow = open is { Layout: NodeLayout.Flow };
        var endsHere = source.Text.AsSpan(index).IndexOfAnyExcept(" \t\r\n") < 0;
        if (isInFlow && (message is null || endsHere))
        {
            var (noun, closing) = open!.IsMapping ? ("mapping", "}") : ("list", "]");
            var reached = endsHere ? "the end of the file" : $"{location.Line}:{location.Column}, where its indentation ends";
            diagnostics.Add(FileDiagnostics.YamlSyntax, open.Location, $"Expected '{closing}' for the {noun} that begins here, before {reached}.");
            return;
        }

        diagnostics.Add(FileDiagnostics.YamlSyntax, location, Explain(message, source.Text.AsSpan(index)));
    }

    /// <summary>Adds the finding for a text without quotes that goes on through a ': '.</summary>
    public static void ReportMappingIndicator(SourceLocation location, string text, DiagnosticBuilder diagnostics) => diagnostics.Add(
        FileDiagnostics.YamlSyntax, location, $"A ':' and a '*' cannot stand in one text without quotes; put '{Excerpt.Of(text)}' or its part before the ':' in quotes.");

    private static bool NeedsScanner(string message) => message.Contains("invalid tab", StringComparison.Ordinal);

    private static string Explain(string? message, ReadOnlySpan<char> rest)
    {
        var found = Excerpt.Of(FirstWords(rest));
        if (message is null)
            return found.Length == 0 ? "Broken YAML before the end of the file." : $"Broken YAML near '{found}'.";
        return message switch
        {
            _ when Has("expected ',' or ']'") => $"Expected ',' or ']' in a list in brackets, found '{found}'.",
            _ when Has("expected ',' or '}'") => $"Expected ',' or '}}' in a mapping in brackets, found '{found}'.",
            _ when Has("found invalid mapping") || Has("Mapping values are not allowed") =>
                "A ':' cannot stand in a text without quotes; put the text in quotes, check the indentation, or write a space after the ':' before.",
            _ when Has("multi-line double-quoted scalar, found wrong indentation") => "The text in double quotes that begins here is not closed before the indentation ends.",
            _ when Has("Block sequence entries are not allowed") => "A list cannot begin here; put '- ' on a line of its own.",
            _ when Has("cannot start any token") => $"A text without quotes cannot begin with '{found[..Math.Min(1, found.Length)]}'; put it in quotes.",
            _ when Has("quoted scalar, found unexpected end of stream") => "The quotes that begin here are not closed.",
            _ when Has("unknown escape") => "Unknown escape after a '\\' in double quotes; write '\\\\' for a backslash, or use single quotes.",
            _ when Has("invalid tab") => "A tab cannot indent; use spaces.",
            _ when Has("block mapping, did not find expected key") => $"Expected a key, found '{found}'; check the indentation, and quotes that close too early.",
            _ when Has("block collection, did not find expected '-'") => $"Expected '- ' for the next item, found '{found}'; check the indentation.",
            _ when Has("simple key, could not find expected ':'") => "Expected ':' after a key on this line or the one before.",
            _ when Has("undefined tag handle") => $"Unknown tag '{found}'; leave it out.",
            _ when Has("expected <document start>") || Has("expected <document end>") => $"Expected the end of the document, found '{found}'; check the indentation.",
            _ when Has("expected node content") => found.Length == 0 ? "Expected a value before the end of the file." : $"Expected a value, found '{found}'.",
            _ => $"Broken YAML: {char.ToLowerInvariant(message[0])}{message.AsSpan(1).TrimEnd('.')}.",
        };

        bool Has(string part) => message.Contains(part, StringComparison.Ordinal);
    }

    private static ReadOnlySpan<char> FirstWords(ReadOnlySpan<char> rest)
    {
        var text = rest.TrimStart();
        var end = text.IndexOfAny('\r', '\n');
        text = (end < 0 ? text : text[..end]).TrimEnd();
        return text.Length > 20 ? text[..(char.IsHighSurrogate(text[19]) ? 19 : 20)] : text;
    }
}
