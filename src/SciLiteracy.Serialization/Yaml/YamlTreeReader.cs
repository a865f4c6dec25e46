using SciLiteracy.Domain;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SciLiteracy.Serialization;

/// <summary>Builds the tree from the events of YamlDotNet, one at a time, so that a limit stops the scanner before it has gone far.</summary>
/// <remarks>
/// Places come from the index of a mark, not from its line: the scanner counts line ends that YAML 1.2 does not know, and some of its errors have
/// no mark at all. Some broken inputs make it throw exceptions that are not its own; here is the one place where they are caught.
/// </remarks>
internal sealed class YamlTreeReader
{
    // More anchors than that are not compared with a name that is not there.
    private const int MostSuggestions = 100;

    private readonly DecodedText _source;
    private readonly ReaderLimits _limits;
    private readonly DiagnosticBuilder _diagnostics;
    private readonly DocumentTreeBuilder _tree;
    private readonly Scanner _scanner;
    private readonly Dictionary<string, BuiltNode> _anchors = new(StringComparer.Ordinal);
    private long _expanded;
    private long _lastIndex;

    public YamlTreeReader(DecodedText source, ReaderLimits limits, DiagnosticBuilder diagnostics)
    {
        _source = source;
        _limits = limits;
        _diagnostics = diagnostics;
        _tree = new DocumentTreeBuilder(source, limits, diagnostics);
        _scanner = new Scanner(new StringReader(source.Text));
    }

    /// <summary>Reads the one document; null after a finding that ends reading, else the tree, which may go with findings.</summary>
    public DocumentNode? Read()
    {
        // The scanner takes these for line ends, as YAML 1.1 did, and would fold them away.
        var separator = _source.Text.AsSpan().IndexOfAny('\u0085', '\u2028', '\u2029');
        if (separator >= 0)
        {
            _diagnostics.Add(
                FileDiagnostics.ControlCharacter,
                _source.Locate(separator),
                $"Line separator '\\u{(int)_source.Text[separator]:X4}'; write it as an escape in double quotes, or as a line end.");
            return null;
        }

        try
        {
            return ReadDocument();
        }
        catch (YamlException exception)
        {
            YamlProblem.Report(exception.Message, exception.Start.Index > 0 ? exception.Start.Index : -1, _scanner.CurrentPosition.Index, _source, _tree, _diagnostics);
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException))
        {
            YamlProblem.Report(null, -1, Math.Max(_lastIndex, _scanner.CurrentPosition.Index), _source, _tree, _diagnostics);
        }

        return null;
    }

    private DocumentNode? ReadDocument()
    {
        var parser = new Parser(_scanner);
        var documents = 0;
        while (parser.MoveNext())
        {
            var current = parser.Current!;
            _lastIndex = Math.Max(_lastIndex, current.End.Index);
            if (current is DocumentStart && ++documents == 2)
            {
                _diagnostics.Add(FileDiagnostics.SeveralDocuments, _source.Locate(current.Start.Index), "A second document begins here; one file holds one document.");
                return null;
            }

            if (!Take(current))
                return null;
        }

        if (_tree.Depth > 0)
        {
            YamlProblem.Report(null, -1, _source.Text.Length, _source, _tree, _diagnostics);
            return null;
        }

        if (_tree.Root is null or ScalarNode { IsNull: true, Text: "" })
        {
            if (!_diagnostics.HasErrors)
                _diagnostics.Add(FileDiagnostics.EmptyDocument, _source.Locate(0), "The document is empty.");
            return null;
        }

        return _tree.Root;
    }

    private bool Take(ParsingEvent current) => current switch
    {
        MappingStart start => Begin(start, isMapping: true, start.Style == MappingStyle.Flow),
        SequenceStart start => Begin(start, isMapping: false, start.Style == SequenceStyle.Flow),
        MappingEnd or SequenceEnd => End(current),
        Scalar scalar => TakeScalar(scalar),
        AnchorAlias alias => TakeAlias(alias),
        _ => true,
    };

    private bool Begin(NodeEvent start, bool isMapping, bool isFlow)
    {
        // The parser gives the mapping of `[a: 1]`, which has no brackets, no place.
        var beginsWithKey = isMapping && isFlow && start.Start.Index == 0 && _tree.Depth > 0;
        CheckTag(start, isMapping ? "map" : "seq");
        return _tree.Begin(
            isMapping, beginsWithKey ? _lastIndex : start.Start.Index, isFlow ? NodeLayout.Flow : NodeLayout.Block, start.Anchor.IsEmpty ? null : start.Anchor.Value, beginsWithKey);
    }

    private bool End(ParsingEvent end)
    {
        var open = _tree.Innermost!;
        if (open.Layout == NodeLayout.Flow && !IsClosed(open, end))
        {
            YamlProblem.Report(null, -1, end.Start.Index, _source, _tree, _diagnostics);
            return false;
        }

        var built = _tree.End();
        if (open.Anchor is { } anchor)
            _anchors[anchor] = built;
        return true;
    }

    // A flow collection that began with a bracket has to end with one.
    private bool IsClosed(OpenCollection open, ParsingEvent end)
    {
        var text = _source.Text;
        var bracket = open.Index >= 0 && open.Index < text.Length ? text[(int)open.Index] : '\0';
        if (bracket is not ('[' or '{'))
            return true;
        var close = end.Start.Index < text.Length ? text[(int)end.Start.Index] : '\0';
        return open.IsMapping ? bracket == '[' || close == '}' : close == ']' || bracket == '{';
    }

    private bool TakeScalar(Scalar scalar)
    {
        var location = _source.Locate(scalar.Start.Index);
        var isPlain = scalar.Style == ScalarStyle.Plain;
        if (_tree.ExpectsKey && isPlain && scalar.Value is "" or "<<")
            return TakeBadKey(scalar, location);

        if (isPlain && HoldsMappingIndicator(scalar.Value))
        {
            YamlProblem.ReportMappingIndicator(location, scalar.Value, _diagnostics);
            return false;
        }

        var node = new ScalarNode(scalar.Value, KindOf(scalar, isPlain))
        {
            Location = location,
            IsQuoted = !isPlain,
            TextOffset = scalar.Style is ScalarStyle.Plain or ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted
                ? _source.OffsetOf(scalar.Value, scalar.Start.Index, !isPlain)
                : null,
        };
        if (!scalar.Anchor.IsEmpty)
            _anchors[scalar.Anchor.Value] = new(node, 1, 0);
        return _tree.AddScalar(node);
    }

    // Behind a blank and a '*' the scanner reads on through a ': ' that ends the text (`a *b: c` becomes one text); nothing else makes such texts.
    private static bool HoldsMappingIndicator(string plain) =>
        plain.Contains(": ", StringComparison.Ordinal) || plain.Contains(":\t", StringComparison.Ordinal) || (plain is [.., ':'] && plain.Contains('*', StringComparison.Ordinal));

    private bool TakeBadKey(Scalar scalar, SourceLocation location)
    {
        if (scalar.Value.Length == 0)
            _diagnostics.Add(FileDiagnostics.KeyNotText, location, "There is no key before the ':'.");
        else
            _diagnostics.Add(FileDiagnostics.MergeKey, location, "Merge keys ('<<') are not supported; write the keys out.");
        _tree.SkipEntry();
        return true;
    }

    private ScalarKind KindOf(Scalar scalar, bool isPlain)
    {
        var spelled = isPlain ? ScalarSpelling.KindOf(scalar.Value) : ScalarKind.Text;
        if (scalar.Tag.IsEmpty)
            return spelled;
        if (scalar.Tag.IsNonSpecific)
            return ScalarKind.Text;

        var bare = ScalarSpelling.KindOf(scalar.Value);
        var (tag, kind) = YamlTag.ShortName(scalar.Tag.Value) switch
        {
            "!!int" or "!!float" => ("number", ScalarKind.Number),
            "!!bool" => ("truth value", ScalarKind.Boolean),
            "!!null" => ("null", ScalarKind.Null),
            "!!str" => ("text", ScalarKind.Text),
            _ => ("", ScalarKind.Text),
        };
        if (tag.Length == 0)
            ReportTag(scalar);
        else if (kind != ScalarKind.Text && kind != bare)
        {
            _diagnostics.Add(
                FileDiagnostics.UnsupportedTag,
                _source.Locate(scalar.Start.Index),
                $"The tag '{YamlTag.ShortName(scalar.Tag.Value)}' says {(kind == ScalarKind.Null ? "" : "a ")}{tag}, but '{Excerpt.Of(scalar.Value)}' is none.");
            return spelled;
        }

        return kind;
    }

    private void CheckTag(NodeEvent start, string expected)
    {
        if (!start.Tag.IsEmpty && !start.Tag.IsNonSpecific && YamlTag.ShortName(start.Tag.Value) != "!!" + expected)
            ReportTag(start);
    }

    private void ReportTag(NodeEvent node) => _diagnostics.Add(
        FileDiagnostics.UnsupportedTag,
        _source.Locate(node.Start.Index),
        $"The tag '{Excerpt.Of(YamlTag.ShortName(node.Tag.Value))}' is not supported here; leave it out.");

    private bool TakeAlias(AnchorAlias alias)
    {
        var location = _source.Locate(alias.Start.Index);
        var name = alias.Value.Value;
        if (_tree.ExpectsKey)
        {
            _diagnostics.Add(FileDiagnostics.KeyNotText, location, $"A key has to be a text; found the alias '*{Excerpt.Of(name)}'.");
            _tree.SkipEntry();
            return true;
        }

        if (!_anchors.TryGetValue(name, out var target))
        {
            var isInside = _tree.Open.Any(o => o.Anchor == name);
            var hint = isInside ? "; it cannot stand inside what it repeats." : NearestName.Hint(name, _anchors.Keys.Take(MostSuggestions));
            _diagnostics.Add(FileDiagnostics.UndefinedAlias, location, $"No anchor '&{Excerpt.Of(name)}' before this alias{(hint.Length == 0 ? "." : hint)}");
            target = new(ScalarNode.Null with { Location = location }, 1, 0);
        }

        _expanded += target.Size;
        if (_expanded > _limits.AliasExpansion)
        {
            _diagnostics.Add(FileDiagnostics.TooManyAliases, location, $"Aliases repeat more than {_limits.AliasExpansion} nodes, the limit.");
            return false;
        }

        return _tree.AddAgain(target, location);
    }
}
